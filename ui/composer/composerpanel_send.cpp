// How ComposerPanel sends: by hand, from templates, on schedule.
#include "ui/composer/composerpanel.h"

#include "ui/composer/askdialog.h"
#include "ui/composer/composeform.h"
#include "ui/composer/receipttext.h"
#include "ui/composer/targettext.h"
#include "ui/json/jsoncheck.h"
#include "ui/models/rosterstate.h"
#include "ui/schema/schemadesk.h"
#include "ui/templates/repeatdialog.h"
#include "ui/templates/schedulepanel.h"
#include "ui/templates/templatespanel.h"

#include <QtCore/QDateTime>
#include <QtGui/QAction>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QSplitter>

namespace roomdeck {

namespace {

constexpr int SideWidth = 250; // device-independent pixels
constexpr int MinSideWidth = 160;

} // namespace

void ComposerPanel::createLayout()
{
    auto *side = new QWidget(this);
    side->setBackgroundRole(QPalette::Base);
    side->setAutoFillBackground(true);
    side->setMinimumWidth(MinSideWidth);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_templates, 3);
    column->addWidget(m_schedule, 2);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->addWidget(m_form);
    splitter->addWidget(side);
    splitter->setStretchFactor(0, 1);
    splitter->setCollapsible(0, false);
    splitter->setSizes({2 * SideWidth, SideWidth});
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(splitter);
}

void ComposerPanel::connectTemplates()
{
    connect(m_templates, &TemplatesPanel::loadRequested, this, &ComposerPanel::loadTemplate);
    connect(m_templates, &TemplatesPanel::fireRequested, this, &ComposerPanel::fireTemplate);
    connect(m_templates, &TemplatesPanel::addRequested, this, [this] { m_templates->addTemplate(draft()); });
    connect(m_templates, &TemplatesPanel::updateRequested, this,
            [this] { m_templates->updateSelected(draft()); });
    connect(m_form->repeatAction(), &QAction::triggered, this, &ComposerPanel::askRepeat);
    connect(&m_scheduler, &Scheduler::due, this, &ComposerPanel::sendScheduled);
    connect(&m_desk, &OperatorDesk::receiptChanged, this, &ComposerPanel::noteScheduled);
}

void ComposerPanel::setDataDirectory(const QString &path)
{
    m_templates->setFile(path + QStringLiteral("/templates.json"));
    m_schedule->setFile(path + QStringLiteral("/schedule.json"));
    m_schemas->setFile(path + QStringLiteral("/schemas.json"));
}

QList<QAction *> ComposerPanel::templateActions() const
{
    return m_templates->menuActions();
}

QList<QAction *> ComposerPanel::scheduleActions() const
{
    return m_schedule->menuActions();
}

void ComposerPanel::sendNow()
{
    if (m_form->canSend())
        askAndSend(m_form->draft(), m_templateId);
}

void ComposerPanel::askAndSend(const Draft &draft, const QString &templateId)
{
    const QList<QByteArray> questions = questionsIn(payloadTemplate(draft));
    if (questions.isEmpty()) {
        sendWith(draft, {}, templateId);
        return;
    }
    auto *dialog = new AskDialog(questions, AskDialog::Purpose::Send, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, draft, templateId] { sendWith(draft, dialog->answers(), templateId); });
    dialog->open();
}

quint64 ComposerPanel::takeCounter(const QString &templateId)
{
    const quint64 counter = templateId.isEmpty() ? 0 : m_templates->takeCounter(templateId);
    return counter != 0 ? counter : m_counter++;
}

void ComposerPanel::sendWith(const Draft &draft, const QHash<QByteArray, QByteArray> &answers,
                             const QString &templateId)
{
    const bool counts = usesCounter(payloadTemplate(draft));
    m_lastSend = m_desk.send(draft, answers, counts ? takeCounter(templateId) : 0);
    m_history.add(draft);
    showReceipt();
}

void ComposerPanel::loadTemplate(const MessageTemplate &item)
{
    Draft draft = item.draft;
    if (!item.ownTarget)
        draft.target = m_form->target();
    setDraft(draft);
    m_templateId = item.id;
}

void ComposerPanel::fireTemplate(const MessageTemplate &item)
{
    const bool broken = !item.draft.plainText && findJsonMistake(QString::fromUtf8(item.draft.text), true);
    if (broken || item.draft.type.isEmpty()) {
        loadTemplate(item); // the composer says what is wrong with it
        focusPayload();
        return;
    }
    Draft draft = item.draft;
    if (!item.ownTarget)
        draft.target = m_form->target();
    askAndSend(draft, item.id);
}

void ComposerPanel::askRepeat()
{
    if (!m_form->mistakeText().isEmpty())
        return;
    const Draft draft = m_form->draft();
    const QList<QByteArray> questions = questionsIn(payloadTemplate(draft));
    if (questions.isEmpty()) {
        openRepeat(draft);
        return;
    }
    // Nobody is there to answer when it is due: the answers are given now and hold for every send.
    auto *dialog = new AskDialog(questions, AskDialog::Purpose::Schedule, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, draft] { openRepeat(answeredDraft(draft, dialog->answers())); });
    dialog->open();
}

void ComposerPanel::openRepeat(const Draft &draft)
{
    auto *dialog = new RepeatDialog(draft, targetTitle(draft.target, m_roster), m_scheduler.now(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        ScheduledSend send = dialog->result();
        if (dialog->startsNow())
            send.dueMs = m_scheduler.now();
        m_scheduler.add(send);
    });
    dialog->open();
}

void ComposerPanel::sendScheduled(const ScheduledSend &send)
{
    constexpr int maxTickets = 200;
    if (m_scheduledSends.size() >= maxTickets)
        m_scheduledSends.clear();
    m_scheduledSends.insert(m_desk.send(send.draft, {}, send.counter), send.id);
}

void ComposerPanel::noteScheduled(const Receipt &receipt)
{
    const auto entry = m_scheduledSends.constFind(receipt.send);
    if (entry == m_scheduledSends.constEnd())
        return;
    QStringList words;
    for (const StatusSegment &segment : describeReceipt(receipt, m_roster))
        words.append(segment.text);
    m_schedule->setOutcome(*entry, words.join(QStringLiteral(", ")));
}

} // namespace roomdeck
