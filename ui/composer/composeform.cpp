#include "ui/composer/composeform.h"

#include "ui/composer/targetbutton.h"
#include "ui/json/jsonedit.h"
#include "ui/widgets/tintedlabel.h"

#include <QtCore/QEvent>
#include <QtCore/QSignalBlocker>
#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtGui/QTextBlock>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

namespace roomdeck {

ComposeForm::ComposeForm(QWidget *parent)
    : QWidget(parent), m_send(new QAction(this)), m_repeat(new QAction(this)), m_preview(new QAction(this)),
      m_format(new QAction(this)), m_compact(new QAction(this)), m_json(new QAction(this)),
      m_plainText(new QAction(this)), m_recipients(new QAction(this)), m_variables(new QMenu(this)),
      m_toLabel(new TintedLabel(Theme::Role::Dim, TintedLabel::Size::Normal, this)),
      m_typeLabel(new TintedLabel(Theme::Role::Dim, TintedLabel::Size::Normal, this)),
      m_to(new TargetButton(this)), m_type(new QComboBox(this)), m_mode(new QToolButton(this)),
      m_previewButton(new QToolButton(this)), m_editor(new JsonEdit(this)), m_status(new StatusLine(this)),
      m_repeatButton(new QToolButton(this)), m_sendButton(new QPushButton(this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    createActions();
    createWidgets();
    createVariablesMenu();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(3 * Theme::Step, 2 * Theme::Step, 3 * Theme::Step, 2 * Theme::Step);
    column->setSpacing(2 * Theme::Step);
    column->addWidget(createTopRow());
    column->addWidget(m_editor, 1);
    column->addWidget(createBottomRow());
    retranslate();

    connect(m_editor, &QPlainTextEdit::textChanged, this, &ComposeForm::edited);
    connect(m_editor, &JsonEdit::mistakeChanged, this, &ComposeForm::refreshSend);
    connect(m_type, &QComboBox::editTextChanged, this, [this](const QString &type) {
        Q_EMIT typeChanged(type.trimmed().toUtf8());
        edited();
    });
    connect(m_to, &TargetButton::clicked, this, &ComposeForm::targetRequested);
    connect(m_recipients, &QAction::triggered, this, &ComposeForm::targetRequested);
    connect(m_status, &StatusLine::clicked, this, &ComposeForm::statusPressed);
    connect(m_sendButton, &QPushButton::clicked, m_send, &QAction::trigger);
    setDraft({Target::everyone(), "announcement", "{\n  \"message\": \"\"\n}", false});
}

Draft ComposeForm::draft() const
{
    return {m_target, m_type->currentText().trimmed().toUtf8(), m_editor->toPlainText().toUtf8(),
            m_plainText->isChecked()};
}

void ComposeForm::setDraft(const Draft &draft)
{
    m_replacing = true;
    m_target = draft.target;
    m_type->setEditText(QString::fromUtf8(draft.type));
    (draft.plainText ? m_plainText : m_json)->setChecked(true);
    const QString text = QString::fromUtf8(draft.text);
    if (m_editor->toPlainText() != text)
        m_editor->replaceText(text);
    m_replacing = false;
    m_untouched = true;
    refreshSend();
    Q_EMIT draftChanged();
}

void ComposeForm::setTarget(const Target &target)
{
    if (m_target == target)
        return;
    m_target = target;
    Q_EMIT draftChanged();
}

void ComposeForm::showAudience(const QString &title, const QString &exception, const Audience &audience)
{
    m_to->setContent(title, exception, audience);
    m_people = audience.people;
    refreshSend();
}

void ComposeForm::setKnownTypes(const QStringList &types)
{
    const QSignalBlocker quiet(m_type);
    const QString text = m_type->currentText();
    const int cursor = m_type->lineEdit()->cursorPosition();
    m_type->clear();
    m_type->addItems(types);
    m_type->setCurrentIndex(m_type->findText(text));
    m_type->setEditText(text);
    m_type->lineEdit()->setCursorPosition(cursor);
}

void ComposeForm::setHosting(bool hosting)
{
    m_hosting = hosting;
    refreshSend();
}

void ComposeForm::setReceipt(const QList<StatusSegment> &segments, bool linked)
{
    m_receipt = segments;
    m_linked = linked;
    m_hintOver = true; // it was sent all the same
    refreshStatus();
}

QString ComposeForm::mistakeText() const
{
    if (const auto &mistake = m_editor->mistake())
        return tr("Line %1, column %2: %3").arg(mistake->line).arg(mistake->column).arg(mistake->message);
    if (m_type->currentText().trimmed().isEmpty())
        return tr("The event needs a type");
    if (m_plainText->isChecked() && m_editor->toPlainText().trimmed().isEmpty())
        return tr("There is no text yet");
    return {};
}

bool ComposeForm::canSend() const
{
    return m_hosting && mistakeText().isEmpty();
}

void ComposeForm::edited()
{
    if (m_replacing)
        return;
    m_untouched = false;
    m_hintOver = false;
    refreshSend();
    Q_EMIT draftChanged();
}

void ComposeForm::refreshSend()
{
    const bool can = canSend();
    m_send->setEnabled(can);
    m_sendButton->setEnabled(can);
    m_repeat->setEnabled(mistakeText().isEmpty());
    const bool json = m_editor->isJsonMode();
    m_format->setEnabled(json && m_editor->isValid());
    m_compact->setEnabled(json && m_editor->isValid());
    const QString keys = m_send->shortcut()
                             .toString(QKeySequence::NativeText)
                             .replace(QStringLiteral("Return"), QStringLiteral("↵"));
    m_sendButton->setText(tr("Send to %Ln", nullptr, m_people) + QStringLiteral("   ") + keys);
    m_sendButton->setAccessibleName(tr("Send to %Ln people", nullptr, m_people));
    refreshStatus();
    if (can != m_couldSend) {
        m_couldSend = can;
        Q_EMIT canSendChanged(can);
    }
}

void ComposeForm::refreshStatus()
{
    const QString mistake = mistakeText();
    if (!mistake.isEmpty())
        m_status->setSegments({{QStringLiteral("! ") + mistake, Theme::Role::Error}}, true);
    else if (!m_hosting)
        m_status->setSegments({{tr("Start the server to send"), Theme::Role::Dim}}, false);
    else
        m_status->setSegments(m_receipt, m_linked);
    if (showsHint())
        m_status->setSegments({{QStringLiteral("△ ") + m_hint, Theme::Role::Warning}}, true);
}

bool ComposeForm::showsHint() const
{
    return !m_hint.isEmpty() && !m_hintOver && mistakeText().isEmpty();
}

void ComposeForm::setHint(const QString &hint)
{
    if (hint == m_hint)
        return;
    m_hint = hint;
    m_hintOver = false;
    refreshStatus();
}

void ComposeForm::statusPressed()
{
    if (!m_editor->isValid())
        m_editor->goToMistake();
    else if (m_type->currentText().trimmed().isEmpty())
        m_type->setFocus(Qt::OtherFocusReason);
    else if (!mistakeText().isEmpty())
        m_editor->setFocus(Qt::OtherFocusReason);
    else if (showsHint())
        Q_EMIT hintPressed();
    else
        Q_EMIT receiptRequested();
}

void ComposeForm::setPlainText(bool on)
{
    m_editor->setJsonMode(!on);
    m_editor->setPlaceholderText(on ? tr("Text, sent as {\"text\": …}") : QString());
    m_editor->setAccessibleName(on ? tr("Text of the message") : tr("Payload in JSON"));
    m_mode->setText(on ? tr("Text") : tr("JSON"));
    edited();
}

bool ComposeForm::stepsThroughHistory(int key, Qt::KeyboardModifiers modifiers) const
{
    if (key != Qt::Key_Up && key != Qt::Key_Down)
        return false;
    if (modifiers == Qt::AltModifier)
        return true;
    // Plain arrows move the cursor, unless it stands at the edge of a payload nobody has changed.
    const QTextCursor cursor = m_editor->textCursor();
    const bool atEdge = key == Qt::Key_Up ? cursor.atStart() : cursor.atEnd();
    return modifiers == Qt::NoModifier && (m_editor->document()->isEmpty() || (m_untouched && atEdge));
}

bool ComposeForm::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_editor && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (stepsThroughHistory(key->key(), key->modifiers() & ~Qt::KeypadModifier)) {
            Q_EMIT historyRequested(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ComposeForm::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace roomdeck
