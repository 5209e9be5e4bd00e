// The window's capabilities beside its panels: each has a desk of its own, which brings its actions.
#include "core/host/hostrecorder.h"
#include "core/net/connectionmanager.h"
#include "ui/access/accessdesk.h"
#include "ui/attendance/attendancedesk.h"
#include "ui/audit/auditdesk.h"
#include "ui/inspector/inspectorpanel.h"
#include "ui/log/logpanel.h"
#include "ui/mainwindow/editcommands.h"
#include "ui/mainwindow/hostingbar.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/menus.h"
#include "ui/mainwindow/rostercommands.h"
#include "ui/mainwindow/statussummary.h"
#include "ui/moderation/moderationdesk.h"
#include "ui/notify/attentiondesk.h"
#include "ui/rooms/roomspanel.h"
#include "ui/sessions/connectionlookup.h"
#include "ui/sessions/misslookup.h"
#include "ui/sessions/recordedpages.h"
#include "ui/sessions/recordingdesk.h"
#include "ui/sessions/recordinglabel.h"
#include "ui/sessions/sessiondesk.h"
#include "ui/settings/settingsdialog.h"
#include "ui/users/userspanel.h"
#include "ui/widgets/messagebar.h"

#include <QtWidgets/QVBoxLayout>

namespace roomdeck {

void MainWindow::createCommands()
{
    new EditCommands(m_actions, this);
    auto *commands = new RosterCommands({m_actions, *m_rooms, *m_users}, this);
    connect(commands, &RosterCommands::targetChosen, this, &MainWindow::compose);
    connect(commands, &RosterCommands::userIsolated, this,
            [this](const QByteArray &user) { m_log->setScope(m_rooms->currentRoom(), user); });
    createSessionCommands();
    m_attendance = new AttendanceDesk(this);
    m_inspector->setAttendance(&m_attendance->book());
    m_menus->addSessionActions({m_attendance->action()});
    connect(&m_context.manager, &ConnectionManager::trafficReady, m_attendance, &AttendanceDesk::take);
    connect(m_rooms, &RoomsPanel::currentRoomChanged, m_attendance, &AttendanceDesk::setRoom);
    connect(m_attendance, &AttendanceDesk::visitorActivated, m_log, &LogPanel::setScope);
    createDesk();
}

void MainWindow::createDesk()
{
    m_desk = new ModerationDesk(
        {m_context.manager, m_roster, m_actions, *m_rooms, *m_users, *m_log, *m_messages},
        m_context.moderation, this);
    ModerationActions &desk = m_desk->actions();
    m_audit = new AuditDesk(m_context.manager, m_context.dataDirectory, m_context.workers, this);
    m_menus->addModeration(desk.subject, desk.peopleActions(), desk.roomActions(),
                           desk.bookActions() + QList<QAction *>{m_audit->action()});
    const QList<QAction *> ends{nullptr, m_actions.disconnectUser, m_actions.disconnectConnection};
    m_users->setContextActions(
        QList<QAction *>{m_actions.isolateUser, m_actions.sendToUser, m_actions.copyUserName} + ends
        + desk.peopleActions());
    m_rooms->setContextActions(
        QList<QAction *>{m_actions.sendToRoom, m_actions.copyRoomName, m_actions.allRooms, nullptr}
        + desk.roomActions() + QList<QAction *>{nullptr, desk.everybodyHere()});
    m_attention = new AttentionDesk({m_context.manager, m_roster, m_roomsModel, *m_rooms, m_context.settings},
                                    dialectNamesById(), this);
    m_menus->addViewActions({m_attention->action()});
    m_log->setContextActions(ends + desk.peopleActions());
    createAccessDesk();
}

void MainWindow::createAccessDesk()
{
    m_access
        = new AccessDesk({m_context.manager, m_hosting, *m_messages, m_context.tokens, m_context.webhooks,
                          [this](const ServerSettings &settings) {
                              applyServerSettings(settings);
                              if (m_settingsDialog)
                                  m_settingsDialog->setServerSettings(settings);
                          }},
                         this);
    connect(m_access, &AccessDesk::settingsRequested, this, [this] {
        openSettings();
        m_settingsDialog->showAccess();
    });
    m_menus->addServerActions(m_access->actions());
}

void MainWindow::createSessionCommands()
{
    m_sessions = new SessionDesk(
        {m_context.settings, m_context.workers, *m_log, m_registry.names(), m_context.dataDirectory}, this);
    m_menus->addFileActions(m_sessions->fileActions());
    connect(m_sessions, &SessionDesk::sendAgainRequested, this, &MainWindow::editAgain);
    static_cast<QVBoxLayout *>(centralWidget()->layout())->insertWidget(1, m_sessions->banner());
    const RecordedPages *pages = m_context.recorder ? createRecordingCommands() : nullptr;
    auto *misses = new MissLookup(
        *m_inspector, m_context.workers,
        [pages] { return pages ? pages->files() : ConnectionLookup::Files(); }, this);
    connect(&m_context.manager, &ConnectionManager::trafficReady, misses, &MissLookup::take);
    m_sessions->setMisses(*misses);
}

RecordedPages *MainWindow::createRecordingCommands()
{
    m_recording = new RecordingDesk(*m_context.recorder, m_context.workers, this);
    connect(&m_context.recorder->recorder(), &Recorder::stateChanged, m_sessions,
            [this](const RecorderState &state) { m_sessions->setCurrentFile(state.file); });
    auto *pages = new RecordedPages(m_context.recorder->recorder(), m_log->pager(), this);
    new ConnectionLookup(
        *m_log, *m_inspector, m_context.workers, [pages] { return pages->files(); }, this);
    connect(m_recording, &RecordingDesk::enabledChanged, this, [this](bool enabled) {
        ServerSettings settings = m_hosting.settings();
        settings.recording.enabled = enabled;
        applyServerSettings(settings);
    });
    m_bar->insertButton(m_recording->record(), m_actions.follow);
    m_status->addPermanentWidget(m_recording->label());
    m_menus->addSessionActions({m_recording->record(), m_recording->showInFolder()});
    static_cast<QVBoxLayout *>(centralWidget()->layout())->insertWidget(1, m_recording->banner());
    return pages;
}

QStringList MainWindow::dialectNamesById() const
{
    QStringList dialects{QString()};
    for (const QByteArray &name : m_registry.names())
        dialects.append(QString::fromUtf8(name));
    return dialects;
}

} // namespace roomdeck
