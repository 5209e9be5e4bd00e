// Actions, layout and texts of ComposeForm.
#include "ui/composer/composeform.h"

#include "ui/composer/targetbutton.h"
#include "ui/json/jsonedit.h"
#include "ui/widgets/tintedlabel.h"

#include <QtGui/QAction>
#include <QtGui/QActionGroup>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

#include <array>

namespace roomdeck {

namespace {

// What can be inserted from the menu; retranslate() explains them in this order.
constexpr std::array variables{"{{now}}",  "{{now+5m}}",  "{{uuid}}",    "{{room}}",
                               "{{user}}", "{{counter}}", "{{ask:Name}}"};

constexpr int MaxTypeChars = 128;
constexpr int MinTypeWidth = 120; // device-independent pixels
constexpr int MaxTypeWidth = 220;
constexpr int EditorHeight = 72;

} // namespace

void ComposeForm::createActions()
{
    m_send->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    m_send->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_format->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
    m_format->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_repeat->setObjectName(QStringLiteral("repeatMessage"));
    m_preview->setObjectName(QStringLiteral("previewMessage"));
    m_recipients->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_U));
    auto *modes = new QActionGroup(this);
    for (QAction *mode : {m_json, m_plainText}) {
        mode->setCheckable(true);
        modes->addAction(mode);
    }
    m_json->setChecked(true);
    addActions({m_send, m_repeat, m_preview, m_format, m_compact});
    connect(m_format, &QAction::triggered, m_editor, &JsonEdit::format);
    connect(m_compact, &QAction::triggered, m_editor, &JsonEdit::compact);
    connect(m_plainText, &QAction::toggled, this, &ComposeForm::setPlainText);
}

void ComposeForm::createWidgets()
{
    m_type->setEditable(true);
    m_type->setInsertPolicy(QComboBox::NoInsert);
    m_type->setFont(Theme::monospaceFont());
    m_type->setMinimumWidth(MinTypeWidth);
    m_type->setMaximumWidth(MaxTypeWidth);
    m_type->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // the target's name needs the room first
    m_type->lineEdit()->setMaxLength(MaxTypeChars);
    m_type->completer()->setFilterMode(Qt::MatchContains);
    m_type->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_typeLabel->setBuddy(m_type);
    m_toLabel->setBuddy(m_to);
    auto *menu = new QMenu(m_mode);
    menu->addActions({m_json, m_plainText});
    menu->addSeparator();
    menu->addActions({m_format, m_compact});
    menu->addSeparator();
    menu->addMenu(m_variables);
    m_mode->setMenu(menu);
    m_mode->setPopupMode(QToolButton::InstantPopup);
    m_previewButton->setDefaultAction(m_preview);
    m_repeatButton->setDefaultAction(m_repeat);
    for (QToolButton *button : {m_mode, m_previewButton, m_repeatButton})
        button->setFocusPolicy(Qt::StrongFocus);
    m_sendButton->setProperty("emphasis", QStringLiteral("operator"));
    m_editor->setMinimumHeight(EditorHeight);
    m_editor->installEventFilter(this);
}

QAction *ComposeForm::variablesAction() const
{
    return m_variables->menuAction();
}

void ComposeForm::createVariablesMenu()
{
    for (const char *variable : variables) {
        const QString text = QString::fromLatin1(variable);
        auto *action = new QAction(m_variables);
        action->setData(text);
        connect(action, &QAction::triggered, m_editor, [this, text] {
            m_editor->insertPlainText(text);
            m_editor->setFocus(Qt::OtherFocusReason);
        });
        m_variables->addAction(action);
        m_variableActions.append(action);
    }
}

QWidget *ComposeForm::createTopRow()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * Theme::Step);
    row->addWidget(m_toLabel);
    row->addWidget(m_to);
    row->addWidget(m_typeLabel);
    row->addWidget(m_type, 1);
    row->addStretch(0);
    row->addWidget(m_mode);
    row->addWidget(m_previewButton);
    return bar;
}

QWidget *ComposeForm::createBottomRow()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * Theme::Step);
    row->addWidget(m_status, 1);
    row->addWidget(m_repeatButton);
    row->addWidget(m_sendButton);
    return bar;
}

void ComposeForm::retranslate()
{
    m_toLabel->setText(tr("&To"));
    m_typeLabel->setText(tr("T&ype"));
    m_recipients->setText(tr("Choose Recip&ients…"));
    m_type->setAccessibleName(tr("Event type"));
    m_type->lineEdit()->setPlaceholderText(tr("event type"));
    m_json->setText(tr("&JSON"));
    m_plainText->setText(tr("Plain Te&xt"));
    m_format->setText(tr("&Format JSON"));
    m_compact->setText(tr("&Compact JSON"));
    m_send->setText(tr("&Send"));
    m_variables->setTitle(tr("Insert Varia&ble"));
    const QStringList hints{tr("the time it is sent"),
                            tr("five minutes later"),
                            tr("a new UUID"),
                            tr("the room it is sent to"),
                            tr("the user it is sent to"),
                            tr("1, 2, 3, … with every send"),
                            tr("asks for a value before sending")};
    for (int i = 0; i < hints.size(); ++i)
        m_variableActions.at(i)->setText(m_variableActions.at(i)->data().toString() + QLatin1Char('\t')
                                         + hints.at(i));
    m_repeat->setText(tr("Repe&at…"));
    m_repeat->setIconText(tr("⟳ Repeat…"));
    m_preview->setText(tr("Pre&view"));
    m_mode->setAccessibleName(tr("Format of the payload"));
    const bool plain = m_plainText->isChecked();
    m_mode->setText(plain ? tr("Text") : tr("JSON"));
    m_editor->setAccessibleName(plain ? tr("Text of the message") : tr("Payload in JSON"));
    refreshSend();
}

} // namespace roomdeck
