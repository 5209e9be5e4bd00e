#include "ui/templates/schedulepanel.h"

#include "core/operator/templatefile.h"
#include "ui/templates/scheduledelegate.h"
#include "ui/templates/schedulemodel.h"
#include "ui/text/displaytext.h"
#include "ui/theme/icons.h"
#include "ui/widgets/tintedlabel.h"

#include <QtCore/QEvent>
#include <QtGui/QAction>
#include <QtGui/QUndoCommand>
#include <QtGui/QUndoStack>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QListView>
#include <QtWidgets/QToolButton>

namespace roomdeck {

namespace {

constexpr int CountdownMs = 1000;
constexpr int SaveMs = 2000;

using State = ScheduledSend::State;

/// Takes an entry off the list; undone, it goes on where it was.
class CancelSend : public QUndoCommand
{
public:
    CancelSend(Scheduler &scheduler, quint64 id, const QString &text)
        : QUndoCommand(text), m_scheduler(scheduler), m_id(id)
    { }
    void redo() override { m_cancelled = m_scheduler.cancel(m_id); }
    void undo() override { m_scheduler.restore(m_cancelled); }

private:
    Scheduler &m_scheduler;
    quint64 m_id;
    ScheduledSend m_cancelled;
};

} // namespace

SchedulePanel::SchedulePanel(Scheduler &scheduler, QUndoStack &undo, QWidget *parent)
    : QWidget(parent), m_scheduler(scheduler), m_undo(undo), m_model(new ScheduleModel(scheduler, this)),
      m_view(new QListView(this)), m_pause(new QAction(this)), m_cancel(new QAction(this)),
      m_forgetDone(new QAction(this))
{
    createLayout();
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_saveLater.setSingleShot(true);
    m_saveLater.setInterval(SaveMs);
    connect(&m_timer, &QTimer::timeout, this, &SchedulePanel::tick);
    connect(&m_saveLater, &QTimer::timeout, this, &SchedulePanel::save);
    connect(m_pause, &QAction::triggered, this, &SchedulePanel::togglePause);
    connect(m_cancel, &QAction::triggered, this, &SchedulePanel::cancelSelected);
    connect(m_forgetDone, &QAction::triggered, this, &SchedulePanel::forgetDone);
    for (auto signal : {&Scheduler::added, &Scheduler::removed})
        connect(&scheduler, signal, this, &SchedulePanel::listChanged);
    connect(&scheduler, &Scheduler::reset, this, &SchedulePanel::listChanged);
    connect(&scheduler, &Scheduler::changed, this, &SchedulePanel::listChanged);
    connect(&scheduler, &Scheduler::missed, this, &SchedulePanel::sayMissed);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &SchedulePanel::refreshActions);
    retranslate();
    listChanged();
}

SchedulePanel::~SchedulePanel()
{
    if (m_saveLater.isActive())
        save();
}

void SchedulePanel::createLayout()
{
    m_caption = new TintedLabel(Theme::Role::Dim, TintedLabel::Size::Caption, this);
    m_notice = new TintedLabel(Theme::Role::Warning, TintedLabel::Size::Small, this);
    m_notice->setWordWrap(true);
    m_notice->setContentsMargins(3 * Theme::Step, 0, 3 * Theme::Step, Theme::Step);
    m_notice->hide();
    m_pauseButton = new QToolButton(this);
    m_cancelButton = new QToolButton(this);
    m_pauseButton->setDefaultAction(m_pause);
    m_cancelButton->setDefaultAction(m_cancel);
    m_cancel->setIcon(symbolIcon(QStringLiteral("close")));
    auto *header = new QHBoxLayout;
    header->setContentsMargins(3 * Theme::Step, Theme::Step, Theme::Step, 0);
    header->setSpacing(0);
    header->addWidget(m_caption, 1);
    for (QToolButton *button : {m_pauseButton, m_cancelButton}) {
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setFocusPolicy(Qt::TabFocus);
        header->addWidget(button);
    }
    m_view->setModel(m_model);
    m_view->setItemDelegate(new ScheduleDelegate(m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUniformItemSizes(true);
    m_view->setMouseTracking(true);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_cancel->setShortcut(QKeySequence(QKeySequence::Delete));
    m_pause->setShortcut(QKeySequence(Qt::Key_Space));
    for (QAction *action : {m_pause, m_cancel})
        action->setShortcutContext(Qt::WidgetShortcut);
    m_view->addActions(menuActions());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(header);
    column->addWidget(m_notice);
    column->addWidget(m_view, 1);
}

QList<QAction *> SchedulePanel::menuActions() const
{
    return {m_pause, m_cancel, m_forgetDone};
}

void SchedulePanel::setFile(const QString &path)
{
    m_file.clear();
    QByteArray content;
    QList<ScheduledSend> sends;
    Error error = readSmallFile(path, MaxTemplateFileBytes, content);
    if (!error && !content.isEmpty())
        error = schedulesFromJson(content, sends);
    if (!error) {
        m_scheduler.load(sends);
        m_file = path;
    }
}

void SchedulePanel::saveSoon()
{
    if (!m_file.isEmpty() && !m_saveLater.isActive())
        m_saveLater.start();
}

void SchedulePanel::save()
{
    const Error error = writeWholeFile(m_file, schedulesToJson(m_scheduler.sends()));
    if (error) {
        m_notice->setText(tr("The schedule cannot be saved: %1").arg(displayText(error.detail)));
        m_notice->show();
    }
}

void SchedulePanel::listChanged()
{
    setVisible(!m_scheduler.sends().isEmpty());
    refreshActions();
    arm();
    saveSoon();
}

void SchedulePanel::arm()
{
    const qint64 next = m_scheduler.nextTickMs();
    if (next < 0)
        m_timer.stop();
    else // never longer than a countdown step, so that a woken machine notices at once
        m_timer.start(int(qMin(next, qint64(CountdownMs))));
}

void SchedulePanel::tick()
{
    m_scheduler.tick();
    m_model->refreshCountdowns();
    arm();
}

void SchedulePanel::setOutcome(quint64 id, const QString &outcome)
{
    m_model->setOutcome(id, outcome);
}

void SchedulePanel::sayMissed(quint64 id, int count)
{
    const ScheduledSend *send = m_scheduler.find(id);
    if (send == nullptr)
        return;
    m_notice->setText(tr("%1: %Ln not sent, for the computer slept or the program was away", nullptr, count)
                          .arg(displayText(send->name, 60)));
    m_notice->show();
}

void SchedulePanel::refreshActions()
{
    const ScheduledSend *send = m_model->at(m_view->currentIndex());
    const bool alive = send != nullptr && send->state != State::Done;
    const bool active = alive && send->state == State::Active;
    m_pause->setEnabled(alive);
    m_cancel->setEnabled(send != nullptr);
    m_pause->setText(!alive || active ? tr("&Pause Scheduled Message") : tr("&Resume Scheduled Message"));
    m_pause->setIcon(symbolIcon(!alive || active ? QStringLiteral("pause") : QStringLiteral("play")));
    const auto &all = m_scheduler.sends();
    m_forgetDone->setEnabled(
        std::any_of(all.begin(), all.end(), [](const ScheduledSend &s) { return s.state == State::Done; }));
}

void SchedulePanel::togglePause()
{
    const ScheduledSend *send = m_model->at(m_view->currentIndex());
    if (send == nullptr)
        return;
    m_notice->hide();
    if (send->state == State::Active)
        m_scheduler.pause(send->id);
    else
        m_scheduler.resume(send->id);
}

void SchedulePanel::cancelSelected()
{
    const quint64 id = m_model->idAt(m_view->currentIndex());
    if (id == 0)
        return;
    m_notice->hide();
    m_undo.push(new CancelSend(m_scheduler, id, tr("Cancel scheduled message")));
}

void SchedulePanel::forgetDone()
{
    const auto all = m_scheduler.sends();
    for (const ScheduledSend &send : all) {
        if (send.state == State::Done)
            m_scheduler.cancel(send.id);
    }
    m_notice->hide();
}

void SchedulePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SchedulePanel::retranslate()
{
    m_caption->setText(tr("Scheduled"));
    m_view->setAccessibleName(tr("Scheduled messages"));
    m_cancel->setText(tr("&Cancel Scheduled Message"));
    m_forgetDone->setText(tr("&Remove Finished"));
    refreshActions();
}

} // namespace roomdeck
