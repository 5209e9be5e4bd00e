// Actions, layout and texts of TemplatesPanel.
#include "ui/templates/templatespanel.h"

#include "ui/templates/templatesmodel.h"
#include "ui/text/displaytext.h"
#include "ui/widgets/tintedlabel.h"

#include <QtCore/QEvent>
#include <QtGui/QAction>
#include <QtGui/QUndoStack>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QListView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolButton>

namespace roomdeck {

namespace {

constexpr int FunctionKeys = 12;

QAction *separator(QWidget *parent)
{
    auto *action = new QAction(parent);
    action->setSeparator(true);
    return action;
}

} // namespace

void TemplatesPanel::createActions()
{
    for (QAction **action : {&m_add, &m_send, &m_load, &m_edit, &m_update, &m_duplicate, &m_remove, &m_moveUp,
                             &m_moveDown, &m_import, &m_export})
        *action = new QAction(this);
    m_add->setObjectName(QStringLiteral("addTemplate"));
    m_undoAction = m_undo.createUndoAction(this);
    m_redoAction = m_undo.createRedoAction(this);
    const auto bind
        = [this](QAction *action, auto slot) { connect(action, &QAction::triggered, this, slot); };
    bind(m_add, &TemplatesPanel::addRequested);
    bind(m_update, &TemplatesPanel::updateRequested);
    bind(m_edit, &TemplatesPanel::editSelected);
    bind(m_duplicate, &TemplatesPanel::duplicateSelected);
    bind(m_remove, &TemplatesPanel::removeSelected);
    bind(m_import, &TemplatesPanel::askImport);
    bind(m_export, &TemplatesPanel::askExport);
    bind(m_moveUp, [this] { moveSelected(-1); });
    bind(m_moveDown, [this] { moveSelected(1); });
    bind(m_load, [this] { activate(m_view->currentIndex()); });
    bind(m_send, [this] {
        if (const MessageTemplate *item = selected())
            Q_EMIT fireRequested(*item);
    });
    m_load->setShortcuts({QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)});
    m_send->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_edit->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Return));
    m_remove->setShortcut(QKeySequence(QKeySequence::Delete));
    m_moveUp->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Up));
    m_moveDown->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Down));
    m_undoAction->setShortcuts(QKeySequence::Undo);
    m_redoAction->setShortcuts(QKeySequence::Redo);
    // These keys mean other things elsewhere, so they count only while the list has the keyboard.
    for (QAction *action :
         {m_load, m_send, m_edit, m_remove, m_moveUp, m_moveDown, m_undoAction, m_redoAction})
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    for (int key = 1; key <= FunctionKeys; ++key) {
        auto *fire = new QAction(this);
        fire->setShortcut(QKeySequence(Qt::Key_F1 + key - 1));
        connect(fire, &QAction::triggered, this, [this, key] {
            for (const MessageTemplate &item : templates()) {
                if (item.functionKey == key)
                    Q_EMIT fireRequested(item);
            }
        });
        m_keys.append(fire);
        addAction(fire);
    }
}

void TemplatesPanel::createLayout()
{
    m_caption = new TintedLabel(Theme::Role::Dim, TintedLabel::Size::Caption, this);
    m_hint = new TintedLabel(Theme::Role::Dim, TintedLabel::Size::Small, this);
    m_problem = new TintedLabel(Theme::Role::Error, TintedLabel::Size::Small, this);
    for (TintedLabel *label : {m_hint, m_problem}) {
        label->setWordWrap(true);
        label->setContentsMargins(3 * Theme::Step, Theme::Step, 3 * Theme::Step, Theme::Step);
        label->hide();
    }
    m_addButton = new QToolButton(this);
    m_addButton->setText(QStringLiteral("+"));
    m_menuButton = new QToolButton(this);
    m_menuButton->setText(QStringLiteral("⋯"));
    auto *menu = new QMenu(m_menuButton);
    for (QAction *action : menuActions())
        menu->addAction(action != nullptr ? action : separator(menu));
    connect(m_menuButton, &QToolButton::clicked, menu,
            [this, menu] { menu->popup(m_menuButton->mapToGlobal(m_menuButton->rect().bottomLeft())); });
    m_view->addActions(menu->actions());
    auto *header = new QHBoxLayout;
    header->setContentsMargins(3 * Theme::Step, Theme::Step, Theme::Step, 0);
    header->setSpacing(0);
    header->addWidget(m_caption, 1);
    for (QToolButton *button : {m_menuButton, m_addButton}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        header->addWidget(button);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(header);
    column->addWidget(m_problem);
    column->addWidget(m_hint);
    column->addWidget(m_view, 1);
    connect(m_addButton, &QToolButton::clicked, m_add, &QAction::trigger);
}

QList<QAction *> TemplatesPanel::menuActions() const
{
    return {m_send,   m_load,     m_edit,  m_update,     nullptr,      m_add,   m_duplicate, m_remove,
            m_moveUp, m_moveDown, nullptr, m_undoAction, m_redoAction, nullptr, m_import,    m_export};
}

void TemplatesPanel::refreshActions()
{
    const bool any = selected() != nullptr;
    for (QAction *action : {m_send, m_edit, m_update, m_duplicate, m_remove, m_moveUp, m_moveDown})
        action->setEnabled(any);
    m_load->setEnabled(m_view->currentIndex().isValid());
    m_export->setEnabled(!m_model->templates().isEmpty());
}

void TemplatesPanel::refreshKeys()
{
    for (QAction *fire : std::as_const(m_keys)) {
        fire->setEnabled(false);
        fire->setVisible(false);
    }
    for (const MessageTemplate &item : m_model->templates()) {
        if (item.functionKey == 0)
            continue;
        QAction *fire = m_keys.at(item.functionKey - 1);
        fire->setText(displayText(item.name, 60).replace(QLatin1Char('&'), QLatin1String("&&")));
        fire->setEnabled(true);
        fire->setVisible(true);
    }
}

void TemplatesPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void TemplatesPanel::retranslate()
{
    m_caption->setText(tr("Templates"));
    m_hint->setText(
        tr("Keep messages here and send them with F1 to F12: press + for what the composer holds, "
           "or drag a row of the log here."));
    m_view->setAccessibleName(tr("Templates"));
    m_addButton->setAccessibleName(tr("Add template"));
    m_addButton->setToolTip(tr("Keep the composer's message as a template"));
    m_menuButton->setAccessibleName(tr("Template commands"));
    m_menuButton->setToolTip(tr("Template commands"));
    m_add->setText(tr("&Add from Composer…"));
    m_send->setText(tr("&Send Template"));
    m_load->setText(tr("&Open in Composer"));
    m_edit->setText(tr("&Name, Folder, Key…"));
    m_update->setText(tr("&Replace by Composer's Message"));
    m_duplicate->setText(tr("Dup&licate"));
    m_remove->setText(tr("&Delete Template"));
    m_moveUp->setText(tr("Move &Up"));
    m_moveDown->setText(tr("Move Do&wn"));
    m_import->setText(tr("&Import Templates…"));
    m_export->setText(tr("&Export Templates…"));
}

} // namespace roomdeck
