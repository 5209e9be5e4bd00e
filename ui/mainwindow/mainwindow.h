// The operator's window: puts the panels together and passes on what one has to tell the others.
#pragma once

#include "core/model/moderation.h"
#include "core/model/target.h"
#include "core/protocol/dialectregistry.h"
#include "core/settings/serversettings.h"
#include "ui/mainwindow/actions.h"
#include "ui/mainwindow/hosting.h"
#include "ui/models/roomsmodel.h"
#include "ui/models/rosterstate.h"
#include "ui/models/usersmodel.h"
#include "ui/settings/windowsettings.h"

#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtWidgets/QMainWindow>

#include <functional>

class QThreadPool;

namespace roomdeck {

class AccessDesk;
class ApiTokenFile;
class AttendanceDesk;
class AttentionDesk;
class AuditDesk;
class ComposerPanel;
class ConnectionManager;
class HostRecorder;
class HostingBar;
class HostWebhooks;
class InspectorPanel;
class LanguageSwitch;
class LogPanel;
class Menus;
class MessageBar;
class ModerationDesk;
class PanelDock;
class RecordedPages;
class RecordingDesk;
class RoomsPanel;
class SessionDesk;
class SettingsDialog;
class StatusSummary;
class StripChart;
class UsersPanel;

/// What the window works with; everything outlives it.
struct WindowContext
{
    ConnectionManager &manager; ///< may live on another thread
    WindowSettings &settings;
    LanguageSwitch &language;
    QThreadPool &workers; ///< for searching the log
    QString dataDirectory; ///< for templates and the schedule; empty: nothing is kept
    std::function<void(const ServerSettings &)> storeServer; ///< keeps changed server settings
    ModerationState moderation = {}; ///< bans, mutes and room rules at the start
    ApiTokenFile *tokens = nullptr; ///< null: there are none to manage
    HostWebhooks *webhooks = nullptr; ///< null: nobody is told
    HostRecorder *recorder = nullptr; ///< null: nothing is recorded
};

/// GUI thread. Starts nothing by itself: call hosting().start().
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(const WindowContext &context, const ServerSettings &server, QWidget *parent = nullptr);
    ~MainWindow() override;

    Hosting &hosting() { return m_hosting; }
    const Actions &actions() const { return m_actions; }
    LogPanel &log() { return *m_log; }
    RoomsPanel &rooms() { return *m_rooms; }
    UsersPanel &users() { return *m_users; }
    ComposerPanel &composer() { return *m_composer; }
    MessageBar &messages() { return *m_messages; }
    InspectorPanel &inspector() { return *m_inspector; }
    StripChart &chart() { return *m_chart; }
    AttendanceDesk &attendance() { return *m_attendance; }
    ModerationDesk &desk() { return *m_desk; }
    const RosterState &roster() const { return m_roster; }
    /// Null without a recorder.
    RecordingDesk *recording() { return m_recording; }
    SessionDesk &sessions() { return *m_sessions; }

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void createPanels();
    void createMenus();
    void connectServer();
    void connectLog();
    void connectComposer();
    void connectPanels();
    void connectActions();
    void connectPreferences();
    void createCommands();
    void createDesk();
    void createAccessDesk();
    void createSessionCommands();
    RecordedPages *createRecordingCommands();

    void showStatus(const roomdeck::ServerStatus &status);
    void showProblem();
    void showCounts();
    void showRoom(const QByteArray &room);
    void showLogStats();
    void compose(const roomdeck::Target &target);
    void editAgain(const QByteArray &type, const QByteArray &payload);
    void copyAddress();
    void openTestPage();
    void openQrCode();
    void openSettings();
    void openAbout();
    void applyScheme();
    void applyLogBounds();
    void applyServerSettings(const roomdeck::ServerSettings &settings);

    /// For views that look a dialect up by its id; the one of 0 is empty.
    QStringList dialectNamesById() const;

    void fitToSize();
    void apportion();
    void restoreLayout();
    void saveLayout();
    void retranslate();

    WindowContext m_context;
    DialectRegistry m_registry;
    RosterState m_roster;
    RoomsModel m_roomsModel;
    UsersModel m_usersModel;
    Actions m_actions;
    Hosting m_hosting;
    QTimer m_everySecond;
    QByteArray m_firstLayout;
    bool m_apportioned = false;

    HostingBar *m_bar;
    StatusSummary *m_status;
    MessageBar *m_messages;
    Menus *m_menus = nullptr;
    AccessDesk *m_access = nullptr;
    RoomsPanel *m_rooms;
    UsersPanel *m_users;
    LogPanel *m_log;
    InspectorPanel *m_inspector;
    ComposerPanel *m_composer;
    StripChart *m_chart;
    AttendanceDesk *m_attendance = nullptr;
    ModerationDesk *m_desk = nullptr;
    AuditDesk *m_audit = nullptr;
    AttentionDesk *m_attention = nullptr;
    RecordingDesk *m_recording = nullptr;
    SessionDesk *m_sessions = nullptr;
    PanelDock *m_roomsDock = nullptr;
    PanelDock *m_usersDock = nullptr;
    PanelDock *m_inspectorDock = nullptr;
    PanelDock *m_composerDock = nullptr;
    PanelDock *m_chartDock = nullptr;
    QPointer<SettingsDialog> m_settingsDialog;
};

} // namespace roomdeck
