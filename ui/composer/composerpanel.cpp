#include "ui/composer/composerpanel.h"

#include "core/operator/jsonformat.h"
#include "ui/composer/composeform.h"
#include "ui/composer/previewdialog.h"
#include "ui/composer/receiptpopup.h"
#include "ui/composer/receipttext.h"
#include "ui/composer/targetbutton.h"
#include "ui/composer/targetpopup.h"
#include "ui/composer/targettext.h"
#include "ui/json/jsonedit.h"
#include "ui/models/rosterstate.h"
#include "ui/schema/schemadesk.h"
#include "ui/templates/schedulepanel.h"
#include "ui/templates/templatespanel.h"
#include "ui/text/quantities.h"

#include <QtCore/QDateTime>
#include <QtCore/QEvent>
#include <QtGui/QAction>

namespace roomdeck {

namespace {

constexpr int AudienceMs = 200; // counting a large roster for every change would be waste
constexpr int CompletionMs = 1000;

} // namespace

ComposerPanel::ComposerPanel(ConnectionManager &connections, RosterState &roster, QWidget *parent)
    : QWidget(parent), m_roster(roster), m_desk(connections), m_form(new ComposeForm(this)),
      m_targets(new TargetPopup(roster, this)), m_receipts(new ReceiptPopup(roster, this)),
      m_older(new QAction(this)), m_newer(new QAction(this)), m_receipt(new QAction(this)),
      m_scheduler([] { return QDateTime::currentMSecsSinceEpoch(); }),
      m_templates(new TemplatesPanel(roster, m_undo, this)),
      m_schedule(new SchedulePanel(m_scheduler, m_undo, this)), m_schemas(new SchemaDesk(*m_form))
{
    createLayout();
    createActions();
    connectForm();
    connectTemplates();
    for (QTimer *timer : {&m_audienceLater, &m_completionLater})
        timer->setSingleShot(true);
    m_audienceLater.setInterval(AudienceMs);
    m_completionLater.setInterval(CompletionMs);
    connect(&m_audienceLater, &QTimer::timeout, this, &ComposerPanel::refreshAudience);
    connect(&m_completionLater, &QTimer::timeout, this, &ComposerPanel::refreshCompletion);
    connect(&roster, &RosterState::changed, &m_audienceLater, [this] {
        if (!m_audienceLater.isActive())
            m_audienceLater.start();
    });
    connect(&m_desk, &OperatorDesk::receiptChanged, this, &ComposerPanel::showReceipt);
    connect(&m_desk, &OperatorDesk::receiptChanged, m_receipts, &ReceiptPopup::follow);
    connect(m_receipts, &ReceiptPopup::revealRow, this, &ComposerPanel::revealRow);
    retranslate();
    refreshAudience();
}

ComposerPanel::~ComposerPanel()
{
    // They refer to the scheduler and the undo stack, which go before the child widgets do.
    delete m_schedule;
    delete m_templates;
}

void ComposerPanel::connectForm()
{
    connect(m_form->sendAction(), &QAction::triggered, this, &ComposerPanel::sendNow);
    connect(m_form->previewAction(), &QAction::triggered, this, &ComposerPanel::togglePreview);
    connect(m_form, &ComposeForm::targetRequested, this, &ComposerPanel::chooseTarget);
    connect(m_form, &ComposeForm::historyRequested, this, &ComposerPanel::stepHistory);
    connect(m_form, &ComposeForm::typeChanged, this, &ComposerPanel::refreshCompletion);
    connect(m_form, &ComposeForm::draftChanged, this, &ComposerPanel::draftChanged);
    connect(m_form, &ComposeForm::receiptRequested, m_receipt, &QAction::trigger);
    connect(m_targets, &TargetPopup::targetChanged, this, &ComposerPanel::setTarget);
}

void ComposerPanel::createActions()
{
    m_older->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Up));
    m_newer->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Down));
    for (QAction *action : {m_older, m_newer})
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_form->addActions({m_older, m_newer});
    m_receipt->setEnabled(false);
    connect(m_receipt, &QAction::triggered, this, [this] {
        if (const SentMessage *sent = m_desk.sent(m_lastSend))
            openReceipt(*sent);
    });
    connect(m_older, &QAction::triggered, this, [this] { stepHistory(-1); });
    connect(m_newer, &QAction::triggered, this, [this] { stepHistory(1); });
}

void ComposerPanel::retranslate()
{
    m_older->setText(tr("Earlier Messa&ge"));
    m_newer->setText(tr("&Later Message"));
    m_receipt->setText(tr("Recei&pt of the Last Message…"));
    m_schemas->retranslate();
}

void ComposerPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refreshAudience();
        showReceipt();
        delete m_preview; // made anew in the new language when it is asked for
    }
}

QList<QAction *> ComposerPanel::menuActions() const
{
    return {m_form->sendAction(),
            m_form->repeatAction(),
            m_form->previewAction(),
            m_form->recipientsAction(),
            m_receipt,
            nullptr,
            m_form->jsonAction(),
            m_form->plainTextAction(),
            m_form->formatAction(),
            m_form->compactAction(),
            m_form->variablesAction(),
            m_schemas->actions().constFirst(),
            m_schemas->actions().constLast(),
            nullptr,
            m_older,
            m_newer};
}

void ComposerPanel::setTarget(const Target &target)
{
    m_form->setTarget(target);
}

Draft ComposerPanel::draft() const
{
    return m_form->draft();
}

void ComposerPanel::setDraft(const Draft &draft)
{
    m_templateId.clear();
    m_form->setDraft(draft);
}

void ComposerPanel::editAgain(const QByteArray &type, const QByteArray &payload)
{
    const QByteArray json = payload.isEmpty() ? QByteArray("null") : payload;
    setDraft({m_form->target(), type, escapeHiddenCharacters(indentJson(json)), false});
    focusPayload();
}

void ComposerPanel::focusPayload()
{
    m_form->editor()->setFocus(Qt::OtherFocusReason);
}

void ComposerPanel::receiptChanged(const Receipt &receipt)
{
    m_desk.take(receipt);
}

void ComposerPanel::showReceipt()
{
    const SentMessage *sent = m_desk.sent(m_lastSend);
    if (sent == nullptr)
        return;
    m_receipt->setEnabled(sent->answered && sent->receipt.event != 0);
    if (!sent->answered)
        m_form->setReceipt({{tr("sending…"), Theme::Role::Dim}}, false);
    else
        m_form->setReceipt(describeReceipt(sent->receipt, m_roster), sent->receipt.event != 0);
}

void ComposerPanel::openReceipt(const SentMessage &sent)
{
    Q_EMIT showRequested();
    const QString title
        = tr("%1 · %2").arg(quantities::timeOfDay(sent.timeUs), targetTitle(sent.draft.target, m_roster));
    m_receipts->open(sent.receipt, title, *m_form->statusLine());
}

bool ComposerPanel::showReceiptOf(quint64 seq)
{
    const SentMessage *sent = m_desk.sentAs(seq);
    if (sent != nullptr)
        openReceipt(*sent);
    return sent != nullptr;
}

void ComposerPanel::serverStatusChanged(const ServerStatus &status)
{
    const bool hosting = status.state == ServerState::Hosting;
    m_form->setHosting(hosting);
    m_scheduler.setHosting(hosting);
}

void ComposerPanel::chooseTarget()
{
    Q_EMIT showRequested();
    m_targets->open(m_form->target(), *m_form->targetButton());
}

void ComposerPanel::draftChanged()
{
    if (m_form->target() == m_counted)
        refreshPreview();
    else
        refreshAudience();
}

void ComposerPanel::refreshAudience()
{
    const Target &target = m_form->target();
    m_counted = target;
    m_audience = audienceOf(target, m_roster.connections());
    m_form->showAudience(targetTitle(target, m_roster), exceptionText(target), m_audience);
    refreshPreview();
}

void ComposerPanel::togglePreview()
{
    if (!m_preview)
        m_preview = new PreviewDialog(this);
    m_preview->show();
    m_preview->raise();
    refreshPreview();
}

void ComposerPanel::refreshPreview()
{
    if (!m_preview || !m_preview->isVisible())
        return;
    const QString mistake = m_form->mistakeText();
    if (!mistake.isEmpty()) {
        m_preview->setUnavailable(mistake);
        return;
    }
    VariableValues values;
    values.nowUs = QDateTime::currentMSecsSinceEpoch() * 1000;
    values.counter = m_counter;
    m_preview->setMessage(outgoingFrom(m_form->draft(), values), m_audience);
}

void ComposerPanel::stepHistory(int step)
{
    const auto draft = step < 0 ? m_history.older(m_form->draft()) : m_history.newer();
    if (!draft)
        return;
    setDraft(*draft);
    QTextCursor cursor = m_form->editor()->textCursor();
    cursor.movePosition(step < 0 ? QTextCursor::Start : QTextCursor::End);
    m_form->editor()->setTextCursor(cursor);
}

void ComposerPanel::learnFrom(const TrafficBatchPtr &batch)
{
    for (const TrafficEntry &entry : batch->entries) {
        if (entry.kind == TrafficKind::Message)
            m_learned |= m_vocabulary.note(entry.type, entry.payload);
    }
    if (m_learned && !m_completionLater.isActive())
        m_completionLater.start();
}

void ComposerPanel::refreshCompletion()
{
    if (m_learned) {
        QStringList types;
        for (const QByteArray &type : m_vocabulary.types())
            types.append(QString::fromUtf8(type));
        m_form->setKnownTypes(types);
        m_learned = false;
    }
    QStringList keys;
    for (const QByteArray &key : m_vocabulary.keysFor(m_form->draft().type))
        keys.append(QString::fromUtf8(key));
    m_form->editor()->setKnownKeys(keys);
}

void ComposerPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refreshAudience();
}

} // namespace roomdeck
