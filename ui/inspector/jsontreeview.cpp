#include "ui/inspector/jsontreeview.h"

#include "core/traffic/filter/filteredit.h"
#include "ui/inspector/jsontreedelegate.h"

#include <QtCore/QEvent>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QContextMenuEvent>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>

namespace roomdeck {

namespace {

constexpr int fewChildren = 30;

enum Action { CopyValue, CopyPath, CopyJson, Only, Exclude, Colour };

/// The value as a term of the filter language; empty where there is none.
QString termFor(const JsonTreeModel &model, const QModelIndex &index)
{
    const QList<JsonTreeModel::Step> steps = model.path(index);
    if (steps.isEmpty() || model.isMore(index))
        return {};
    const bool payload = steps.first().key == QLatin1String("payload");
    if (payload && steps.size() == 1)
        return {};
    QList<FilterStep> path;
    for (const JsonTreeModel::Step &step : payload ? steps.mid(1) : steps) {
        if (step.index >= 0)
            path.append({FilterStep::Kind::Index, {}, step.index});
        else
            path.append({FilterStep::Kind::Key, step.key, 0});
    }
    return filterTermFor(payload ? FilterField::Payload : FilterField::Extra, path, model.json(index));
}

} // namespace

JsonTreeView::JsonTreeView(JsonTreeModel &model, QWidget *parent) : QTreeView(parent), m_model(model)
{
    setModel(&model);
    setItemDelegate(new JsonTreeDelegate(this));
    header()->hide();
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setIndentation(14);
    setEditTriggers(NoEditTriggers);
    connect(this, &QTreeView::clicked, this, &JsonTreeView::onActivated);
    connect(this, &QTreeView::activated, this, &JsonTreeView::onActivated);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, &JsonTreeView::updateActions);
    connect(&model, &QAbstractItemModel::modelReset, this, &JsonTreeView::updateActions);
    addValueAction(&JsonTreeView::copyValue);
    addValueAction(&JsonTreeView::copyPath);
    addValueAction(&JsonTreeView::copyJson);
    addFilterAction(FilterRequest::Only);
    addFilterAction(FilterRequest::Exclude);
    addFilterAction(FilterRequest::Colour);
    m_actions[CopyValue]->setShortcut(QKeySequence::Copy);
    m_actions[CopyValue]->setShortcutContext(Qt::WidgetShortcut);
    retranslate();
    updateActions();
}

QAction *JsonTreeView::addValueAction(void (JsonTreeView::*slot)())
{
    auto *action = new QAction(this);
    connect(action, &QAction::triggered, this, slot);
    m_actions.append(action);
    addAction(action);
    return action;
}

void JsonTreeView::addFilterAction(FilterRequest request)
{
    auto *action = new QAction(this);
    connect(action, &QAction::triggered, this, [this, request] {
        if (const QString term = termFor(m_model, currentIndex()); !term.isEmpty())
            Q_EMIT filterRequested(term, request);
    });
    m_actions.append(action);
    addAction(action);
}

void JsonTreeView::retranslate()
{
    setAccessibleName(tr("Payload"));
    m_actions[CopyValue]->setText(tr("Copy Value"));
    m_actions[CopyPath]->setText(tr("Copy Path"));
    m_actions[CopyJson]->setText(tr("Copy as JSON"));
    m_actions[Only]->setText(tr("Only Rows with This Value"));
    m_actions[Exclude]->setText(tr("Exclude Rows with This Value"));
    m_actions[Colour]->setText(tr("Colour Rows with This Value"));
}

void JsonTreeView::updateActions()
{
    const QModelIndex current = currentIndex();
    const bool value = current.isValid() && !m_model.isMore(current);
    const bool term = value && !termFor(m_model, current).isEmpty();
    for (const int action : {CopyValue, CopyPath, CopyJson})
        m_actions[action]->setEnabled(value);
    for (const int action : {Only, Exclude, Colour})
        m_actions[action]->setEnabled(term);
}

void JsonTreeView::expandFew()
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QModelIndex root = m_model.index(row, 0);
        m_model.fetchMore(root);
        expand(root);
        const int children = m_model.rowCount(root);
        for (int child = 0; child < children && children <= fewChildren; ++child)
            expand(m_model.index(child, 0, root));
    }
}

void JsonTreeView::onActivated(const QModelIndex &index)
{
    m_model.showMore(index);
}

void JsonTreeView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Mouse)
        setCurrentIndex(indexAt(event->pos()));
    if (!currentIndex().isValid() || m_model.isMore(currentIndex()))
        return;
    QMenu menu(this);
    menu.addActions(m_actions.mid(CopyValue, 3));
    menu.addSeparator();
    menu.addActions(m_actions.mid(Only));
    menu.exec(event->globalPos());
}

// The window has a command with the same keys: where the tree has the keyboard, they are the tree's.
bool JsonTreeView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        event->accept();
        return true;
    }
    return QTreeView::event(event);
}

void JsonTreeView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyValue(); // the item view would copy the painted text
        return;
    }
    QTreeView::keyPressEvent(event);
}

void JsonTreeView::copyPath()
{
    QGuiApplication::clipboard()->setText(m_model.pathText(currentIndex()));
}

void JsonTreeView::copyValue()
{
    QGuiApplication::clipboard()->setText(m_model.plainValue(currentIndex()));
}

void JsonTreeView::copyJson()
{
    QGuiApplication::clipboard()->setText(QString::fromUtf8(m_model.json(currentIndex())));
}

void JsonTreeView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QTreeView::changeEvent(event);
}

} // namespace roomdeck
