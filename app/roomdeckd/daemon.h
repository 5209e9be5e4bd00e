// The headless server put together: engine, recorder, lists, log, signals and service manager.
#pragma once

#include "app/common/signalwatch.h"
#include "app/roomdeckd/consolelog.h"
#include "app/roomdeckd/logoutput.h"
#include "core/auth/apitokenfile.h"
#include "core/host/hostrecorder.h"
#include "core/host/hostwebhooks.h"
#include "core/host/moderationstore.h"
#include "core/host/securitywatch.h"
#include "core/host/serverhost.h"
#include "core/settings/commandline.h"

#include <QtCore/QTimer>

namespace roomdeck {

/// Main thread; one at a time. SIGINT and SIGTERM stop it, SIGHUP reads the settings and keys again.
class Daemon final : public QObject
{
    Q_OBJECT

public:
    explicit Daemon(const LaunchOptions &options);

    /// Hosts until it is stopped; returns what to exit with.
    int run();

private:
    using Level = ConsoleLog::Level;

    void connectSignals();
    Error restoreLists();
    Error takeInheritedSocket();
    void onStatus(const ServerStatus &status);
    void onTraffic(const TrafficBatchPtr &batch);
    void stop();
    void reload();
    void apply(const ServerSettings &wanted);
    void startWatchdog();
    void observe();

    void say(const ConsoleLog::Note &note);
    void complain(const QByteArray &topic, const QByteArray &detail);

    LaunchOptions m_options;
    ServerSettings m_settings; ///< in force
    ConsoleLog m_log;
    LogOutput m_out;
    LogOutput m_err;
    ServerHost m_host;
    ConnectionManager &m_manager;
    HostRecorder m_recorder;
    ModerationStore m_moderation;
    ApiTokenFile m_tokens;
    HostWebhooks m_webhooks;
    SecurityWatch m_securityWatch;
    SignalWatch m_signals;
    QTimer m_watchdog;
    bool m_hosting = false;
};

} // namespace roomdeck
