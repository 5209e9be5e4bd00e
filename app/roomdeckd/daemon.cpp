#include "app/roomdeckd/daemon.h"

#include "app/common/launch.h"
#include "app/roomdeckd/servicemanager.h"
#include "core/net/security.h"
#include "core/protocol/jsontext.h"
#include "core/settings/settingschange.h"

#include <QtCore/QCoreApplication>

#include <chrono>
#include <unistd.h>

namespace roomdeck {

namespace {

QByteArray jsonList(const QByteArrayList &words)
{
    return words.isEmpty() ? "[]" : "[\"" + words.join("\",\"") + "\"]";
}

// What notify-reload of sd_notify(3) wants to know.
QByteArray monotonicUs()
{
    using namespace std::chrono;
    return QByteArray::number(
        qint64(duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count()));
}

} // namespace

Daemon::Daemon(const LaunchOptions &options)
    : m_options(options), m_settings(options.server), m_log(options.server.logFormat),
      m_out(STDOUT_FILENO,
            [this](quint64 lines) {
                const QByteArray count = QByteArray::number(lines);
                return m_log.note({Level::Warning, "log", count + " lines are missing here: nobody read them",
                                   "\"lines\":" + count});
            }),
      m_err(STDERR_FILENO, [](quint64) { return QByteArray(); }), m_manager(m_host.manager()),
      m_recorder(m_manager, options.dataDir, options.server.recording),
      m_moderation(m_manager, options.dataDir), m_tokens(options.dataDir),
      m_webhooks(m_manager, options.dataDir)
{
    m_recorder.setServerSettings(m_settings);
    connectSignals();
}

void Daemon::connectSignals()
{
    connect(&m_manager, &ConnectionManager::statusChanged, this, &Daemon::onStatus);
    if (!m_options.quiet)
        connect(&m_manager, &ConnectionManager::trafficReady, this, &Daemon::onTraffic);
    connect(&m_recorder.recorder(), &Recorder::stateChanged, this, [this](const RecorderState &state) {
        if (state.kind == RecorderState::Kind::Failing)
            complain("recording", "cannot record: " + state.error.detail);
    });
    connect(&m_moderation, &ModerationStore::saveFailed, this,
            [this](const QString &reason) { complain("moderation", reason.toUtf8()); });
    connect(&m_tokens, &ApiTokenFile::changed, this,
            [this](const ApiTokens &changed, const Actor &by) { m_manager.setApiTokens(changed, by); });
    connect(&m_tokens, &ApiTokenFile::failed, this,
            [this](const Error &error) { complain("tokens", error.detail); });
    m_tokens.keepUses([this] { return m_manager.apiTokenUses(); });
    connect(&m_securityWatch, &SecurityWatch::changed, this, [this] { m_manager.reloadSecurity(); });
    connect(&m_signals, &SignalWatch::stopRequested, this, &Daemon::stop);
    connect(&m_signals, &SignalWatch::hangUp, this, &Daemon::reload);
}

int Daemon::run()
{
    Error wrong = restoreLists();
    if (!wrong)
        wrong = m_webhooks.apply(m_settings);
    if (!wrong)
        wrong = takeInheritedSocket();
    if (wrong) {
        complain("start", wrong.detail);
        return ExitCannotStart;
    }
    observe();
    m_securityWatch.watch(m_settings);
    m_manager.start(m_settings);
    return QCoreApplication::exec();
}

// Who was banned must not come back, and no token count, because a file is damaged.
Error Daemon::restoreLists()
{
    Error wrong = m_moderation.restore();
    if (!wrong)
        wrong = m_tokens.error();
    if (!wrong)
        m_manager.setApiTokens(m_tokens.tokens(), Actor::tokenFile());
    return wrong;
}

Error Daemon::takeInheritedSocket()
{
    const InheritedSocket inherited = inheritedSocket();
    if (inherited.descriptor < 0)
        return inherited.error;
    m_settings.listenDescriptor = inherited.descriptor;
    m_settings.address = inherited.address;
    m_settings.port = inherited.port;
    return {};
}

void Daemon::observe()
{
    m_manager.setObserved(!m_options.quiet || m_settings.recording.enabled);
}

void Daemon::onStatus(const ServerStatus &status)
{
    if (status.state == ServerState::Hosting) {
        m_hosting = true;
        say({Level::Info, "listening", "listening on " + status.url, "\"url\":" + jsonString(status.url)});
        notifyServiceManager("READY=1\nSTATUS=listening on " + status.url);
        startWatchdog();
    } else if (status.state == ServerState::Stopped) {
        if (status.error)
            complain("start", status.error.detail);
        QCoreApplication::exit(m_hosting ? ExitOk : ExitCannotStart);
    }
}

// A hub that is stuck does not answer, and then nobody tells the service manager that all is well.
void Daemon::startWatchdog()
{
    const int interval = watchdogIntervalMs();
    if (interval == 0)
        return;
    connect(&m_watchdog, &QTimer::timeout, &m_manager, [] { notifyServiceManager("WATCHDOG=1"); });
    m_watchdog.start(interval);
}

void Daemon::onTraffic(const TrafficBatchPtr &batch)
{
    if (!m_hosting) // the address is the first line, whatever happens at once
        return;
    QByteArray lines;
    for (const TrafficEntry &entry : batch->entries)
        m_log.appendEntry(lines, entry);
    m_out.write(lines);
}

void Daemon::stop()
{
    notifyServiceManager("STOPPING=1");
    m_manager.stop();
}

void Daemon::reload()
{
    notifyServiceManager("RELOADING=1\nMONOTONIC_USEC=" + monotonicUs());
    const LaunchOptions fresh = parseCommandLine(Program::Headless, QCoreApplication::arguments());
    ServerSettings wanted = fresh.server;
    if (m_settings.listenDescriptor >= 0) { // the service manager's word about the address stands
        wanted.listenDescriptor = m_settings.listenDescriptor;
        wanted.address = m_settings.address;
        wanted.port = m_settings.port;
    }
    Error wrong = fresh.error;
    if (!wrong)
        wrong = loadSecurityFiles(wanted).error;
    if (wrong)
        complain("reload", "not reloaded, the settings stay as they were: " + wrong.detail);
    else
        apply(wanted);
    notifyServiceManager("READY=1");
}

void Daemon::apply(const ServerSettings &wanted)
{
    const SettingsChange change = liveChange(m_settings, wanted);
    m_settings = change.settings;
    m_manager.applySettings(
        m_settings,
        Actor::configuration()); // also when nothing differs: it reads keys and certificates again
    m_recorder.setServerSettings(m_settings);
    if (const Error wrong = m_webhooks.apply(m_settings))
        complain("webhooks", wrong.detail);
    m_securityWatch.watch(m_settings);
    m_log.setFormat(m_settings.logFormat);
    observe();
    QByteArray text
        = "reloaded: " + (change.changed.isEmpty() ? "no setting changed" : change.changed.join(", "));
    if (!change.waiting.isEmpty())
        text += "; only after a restart: " + change.waiting.join(", ");
    say({change.waiting.isEmpty() ? Level::Info : Level::Warning, "reload", text,
         "\"changed\":" + jsonList(change.changed) + ",\"needs_restart\":" + jsonList(change.waiting)});
}

void Daemon::say(const ConsoleLog::Note &note)
{
    m_out.write(m_log.note(note));
}

void Daemon::complain(const QByteArray &topic, const QByteArray &detail)
{
    const bool forPeople = m_log.format() == ConsoleLog::Format::Text;
    m_err.write(m_log.note({Level::Error, topic, forPeople ? "roomdeckd: " + detail : detail}));
}

} // namespace roomdeck
