#include "ui/templates/templatespanel.h"

#include "ui/composer/targettext.h"
#include "ui/templates/templatedelegate.h"
#include "ui/templates/templatedialog.h"
#include "ui/templates/templatesmodel.h"
#include "ui/widgets/tintedlabel.h"

#include <QtGui/QAction>
#include <QtGui/QUndoCommand>
#include <QtGui/QUndoStack>
#include <QtWidgets/QListView>

namespace roomdeck {

namespace {

/// One edit of the list, as a whole; lists are short. Counters are not part of it: undoing a rename must not
/// repeat a number.
class TemplatesEdit : public QUndoCommand
{
public:
    using Apply = std::function<void(const TemplateList &)>;

    TemplatesEdit(const TemplateList &before, const TemplateList &after, Apply apply, const QString &text)
        : QUndoCommand(text), m_before(before), m_after(after), m_apply(std::move(apply))
    { }
    void undo() override { m_apply(m_before); }
    void redo() override { m_apply(m_after); }

private:
    TemplateList m_before;
    TemplateList m_after;
    Apply m_apply;
};

} // namespace

TemplatesPanel::TemplatesPanel(const RosterState &roster, QUndoStack &undo, QWidget *parent)
    : QWidget(parent), m_roster(roster), m_undo(undo), m_model(new TemplatesModel(this)),
      m_view(new QListView(this))
{
    createActions();
    createLayout();
    m_view->setModel(m_model);
    m_view->setItemDelegate(new TemplateDelegate(m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setMouseTracking(true);
    m_view->setDragDropMode(QAbstractItemView::DragDrop);
    m_view->setDefaultDropAction(Qt::MoveAction);
    m_view->setDragDropOverwriteMode(false);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_model, &TemplatesModel::editRequested, this, &TemplatesPanel::pushEdit);
    connect(m_view, &QListView::clicked, this, &TemplatesPanel::activate);
    connect(m_view, &QListView::doubleClicked, m_edit, &QAction::trigger);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &TemplatesPanel::refreshActions);
    retranslate();
    apply({});
}

TemplatesPanel::~TemplatesPanel() = default;

TemplateList TemplatesPanel::templates() const
{
    return m_model->templates();
}

void TemplatesPanel::pushEdit(const TemplateList &after, const QString &what)
{
    const QString id = selected() != nullptr ? selected()->id : QString();
    const auto applyKeepingCounters = [this](const TemplateList &list) {
        TemplateList merged = list;
        for (MessageTemplate &item : merged) {
            const qsizetype now = indexOf(m_model->templates(), item.id);
            if (now >= 0)
                item.counter = m_model->templates().at(now).counter;
        }
        apply(merged);
        save();
    };
    m_undo.push(new TemplatesEdit(m_model->templates(), normalized(after), applyKeepingCounters, what));
    if (!id.isEmpty())
        select(id);
}

void TemplatesPanel::apply(const TemplateList &templates)
{
    m_model->setTemplates(templates);
    m_hint->setVisible(templates.isEmpty());
    m_view->setVisible(!templates.isEmpty());
    refreshKeys();
    refreshActions();
}

const MessageTemplate *TemplatesPanel::selected() const
{
    return m_model->at(m_view->currentIndex());
}

void TemplatesPanel::select(const QString &id)
{
    const QModelIndex index = m_model->indexOfTemplate(id);
    if (index.isValid())
        m_view->setCurrentIndex(index);
}

void TemplatesPanel::activate(const QModelIndex &index)
{
    if (const MessageTemplate *item = m_model->at(index))
        Q_EMIT loadRequested(*item);
    else
        m_model->toggleFolder(index);
}

void TemplatesPanel::addTemplate(const Draft &draft)
{
    MessageTemplate item;
    item.id = newTemplateId();
    item.name = QString::fromUtf8(draft.type);
    item.draft = draft;
    item.functionKey = freeFunctionKey(m_model->templates());
    if (const MessageTemplate *current = selected())
        item.folder = current->folder;
    openDialog(item, tr("Add template"));
}

void TemplatesPanel::updateSelected(const Draft &draft)
{
    const MessageTemplate *current = selected();
    if (current == nullptr)
        return;
    MessageTemplate item = *current;
    item.draft = draft;
    item.ownTarget = item.ownTarget && draft.target.kind != Target::Kind::Connections;
    takeEdited(item, tr("Change template"));
}

void TemplatesPanel::editSelected()
{
    if (const MessageTemplate *item = selected())
        openDialog(*item, tr("Change template"));
}

void TemplatesPanel::openDialog(const MessageTemplate &item, const QString &what)
{
    auto *dialog
        = new TemplateDialog(item, m_model->templates(), targetTitle(item.draft.target, m_roster), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, what] { takeEdited(dialog->result(), what); });
    dialog->open();
}

void TemplatesPanel::takeEdited(const MessageTemplate &item, const QString &what)
{
    TemplateList after = m_model->templates();
    for (MessageTemplate &other : after) {
        if (item.functionKey != 0 && other.functionKey == item.functionKey && other.id != item.id)
            other.functionKey = 0;
    }
    const qsizetype at = indexOf(after, item.id);
    if (at >= 0)
        after[at] = item;
    else
        after.append(item);
    pushEdit(after, what);
    select(item.id);
}

void TemplatesPanel::duplicateSelected()
{
    const MessageTemplate *current = selected();
    if (current == nullptr)
        return;
    MessageTemplate item = *current;
    item.id = newTemplateId();
    item.name = tr("%1 (copy)").arg(item.name);
    item.functionKey = 0;
    item.counter = 1;
    TemplateList after = m_model->templates();
    after.insert(indexOf(after, current->id) + 1, item);
    pushEdit(after, tr("Duplicate template"));
    select(item.id);
}

void TemplatesPanel::removeSelected()
{
    const MessageTemplate *current = selected();
    if (current == nullptr)
        return;
    const int row = m_view->currentIndex().row();
    TemplateList after = m_model->templates();
    after.removeAt(indexOf(after, current->id));
    pushEdit(after, tr("Delete template"));
    m_view->setCurrentIndex(m_model->index(qMin(row, m_model->rowCount() - 1)));
}

void TemplatesPanel::moveSelected(int step)
{
    const MessageTemplate *current = selected();
    if (current == nullptr)
        return;
    const TemplateList &all = m_model->templates();
    const qsizetype at = indexOf(all, current->id);
    const qsizetype neighbour = at + step;
    if (neighbour < 0 || neighbour >= all.size())
        return;
    // Crossing a folder's edge enters or leaves the folder before it passes anybody.
    const bool crosses = all.at(neighbour).folder != current->folder;
    const qsizetype row = crosses ? (step > 0 ? neighbour : at) : (step > 0 ? neighbour + 1 : neighbour);
    pushEdit(moved(all, current->id, row, all.at(neighbour).folder), tr("Move template"));
}

quint64 TemplatesPanel::takeCounter(const QString &id)
{
    TemplateList templates = m_model->templates();
    const qsizetype at = indexOf(templates, id);
    if (at < 0)
        return 0;
    const quint64 counter = templates[at].counter++;
    apply(templates);
    save();
    return counter;
}

void TemplatesPanel::say(const QString &problem)
{
    m_problem->setText(problem.isEmpty() ? QString() : QStringLiteral("! ") + problem);
    m_problem->setVisible(!problem.isEmpty());
}

} // namespace roomdeck
