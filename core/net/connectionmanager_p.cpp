#include "core/net/connectionmanager_p.h"

#include "core/http/pages.h"
#include "core/protocol/jsonlist.h"
#include "core/protocol/jsontext.h"
#include "core/settings/settingschange.h"

#include <QtCore/QMetaMethod>
#include <QtCore/QPointer>
#include <QtCore/QThread>
#include <QtNetwork/QHostAddress>

namespace roomdeck {

namespace {

constexpr int RosterIntervalMs = 250;
constexpr int UnobservedIntervalMs = 1000;

} // namespace

ConnectionManager::Private::Private(ConnectionManager &manager)
    : QObject(&manager), // so that it moves to the hub's thread together with its owner
      q(manager), feed(this),
      hub(broker, feed,
          {[this](const Receipt &receipt) { Q_EMIT q.receiptChanged(receipt); },
           [this](const ConnectionInfo &info) { Q_EMIT q.connectionOpened(info); },
           [this](ConnectionId id, quint16 code, const QByteArray &reason) {
               Q_EMIT q.connectionClosed(id, code, reason);
           },
           [this](quint32) { workerDrained(); },
           [this](const ActionResult &result) { Q_EMIT q.actionDone(result); },
           [this](const ModerationState &state) { Q_EMIT q.moderationChanged(state); }}),
      shutdownTimer(this), rosterTimer(this)
{
    connect(&feed, &TrafficFeed::batchReady, &q, &ConnectionManager::trafficReady);
    shutdownTimer.setSingleShot(true);
    connect(&shutdownTimer, &QTimer::timeout, this, &Private::tearDown);
    connect(&rosterTimer, &QTimer::timeout, this, &Private::tickRoster);
    connect(&connectHook, &ConnectHook::stateChanged, this,
            [this] { hub.backends().connectHook = connectHook.state(); });
}

void ConnectionManager::Private::ask(Task task, QObject *context, HttpHandler::Reply reply)
{
    if (QThread::currentThread() == thread()) {
        reply(task(hub));
        return;
    }
    const auto onHub = [this, task = std::move(task), context = QPointer(context), reply = std::move(reply)] {
        // The I/O threads end before this object does, so a context that is alive now can be posted to.
        HttpResponse response = task(hub);
        if (context)
            QMetaObject::invokeMethod(
                context.data(), [reply, response] { reply(response); }, Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(this, onHub, Qt::QueuedConnection);
}

void ConnectionManager::Private::follow(QObject *context, std::function<void(const TrafficBatchPtr &)> sink)
{
    QMetaObject::invokeMethod(
        this, [this] { addFollower(1); }, Qt::AutoConnection);
    connect(&q, &ConnectionManager::trafficReady, context, std::move(sink));
    connect(context, &QObject::destroyed, this, [this] { addFollower(-1); });
}

void ConnectionManager::Private::addFollower(int change)
{
    followers += change;
    observe();
}

void ConnectionManager::Private::setStatus(ServerState state, const Error &error)
{
    status.state = state;
    status.error = error;
    if (state != ServerState::Hosting) {
        status.url.clear();
        status.port = 0;
    }
    Q_EMIT q.statusChanged(status);
}

QByteArray ConnectionManager::Private::url() const
{
    const QHostAddress address = acceptor->serverAddress();
    const bool v6 = address.protocol() == QAbstractSocket::IPv6Protocol
        && address != QHostAddress(QHostAddress::AnyIPv6);
    QByteArray host = address.toString().toUtf8();
    if (address == QHostAddress(QHostAddress::Any) || address == QHostAddress(QHostAddress::AnyIPv6))
        host = "0.0.0.0";
    return (settings.tlsCertificate.isEmpty() ? "ws://" : "wss://") + (v6 ? '[' + host + ']' : host) + ':'
        + QByteArray::number(acceptor->serverPort());
}

Error ConnectionManager::Private::loadSecurity(const ServerSettings &wanted)
{
    SecurityFiles files = loadSecurityFiles(wanted);
    if (!files.error)
        security->set(std::move(files.authenticator), std::move(files.tls));
    return files.error;
}

void ConnectionManager::Private::applyConnectHook()
{
    connectHook.configure(settings.connectHook);
    security->setGate(settings.connectHook.url.isEmpty() ? nullptr : &connectHook);
}

void ConnectionManager::Private::reloadSecurity(ServerSettings &wanted)
{
    // What cannot be read leaves the old in force: a half-written key must not lock everybody out, or let
    // anybody in.
    if (const Error error = loadSecurity(wanted)) {
        wanted.auth = settings.auth;
        wanted.authFile = settings.authFile;
        wanted.tlsCertificate = settings.tlsCertificate;
        wanted.tlsKey = settings.tlsKey;
        hub.note("reload_failed", jsonString(error.detail));
    } else if (wanted.auth != ServerSettings::Auth::Off || security->tls()) {
        hub.note("reloaded");
    }
}

Error ConnectionManager::Private::open()
{
    acceptor = std::make_unique<Acceptor>([this](qintptr descriptor) { pool->adopt(descriptor); });
    return settings.listenDescriptor >= 0 ? acceptor->adopt(settings.listenDescriptor)
                                          : acceptor->open(settings.address, settings.port);
}

void ConnectionManager::Private::start(const ServerSettings &wanted)
{
    if (status.state == ServerState::Stopping) {
        settings = wanted;
        restartWanted = true;
        return;
    }
    if (status.state != ServerState::Stopped)
        return;
    settings = wanted;
    setStatus(ServerState::Starting);
    Error error = exposureProblem(settings);
    if (!error)
        error = loadSecurity(settings);
    if (error) {
        setStatus(ServerState::Stopped, error);
        return;
    }
    error = open();
    if (error) {
        acceptor.reset();
        setStatus(ServerState::Stopped, error);
        return;
    }
    connect(acceptor.get(), &Acceptor::starved, this,
            [this](const QString &reason) { hub.note("accept_failed", jsonString(reason.toUtf8())); });
    hub.applySettings(settings);
    applyConnectHook();
    pool = std::make_unique<WorkerPool>(
        WorkerPool::threadsFor(settings.ioThreads), settings, security, hub,
        [this] { return std::make_unique<ApiHandler>(*this, access, std::make_unique<Pages>()); });
    hub.setWorkers(pool->ports());
    watchClock();
    pool->orderAll(ApplySettings{settings, isObserved()});
    status.url = url();
    status.port = acceptor->serverPort();
    hub.note("server_started", jsonString(status.url));
    setStatus(ServerState::Hosting);
}

void ConnectionManager::Private::stop()
{
    restartWanted = false;
    if (status.state != ServerState::Hosting)
        return;
    setStatus(ServerState::Stopping);
    acceptor.reset();
    draining = pool->size();
    // Longer than a session waits for its peer's close frame: normally everybody is gone before.
    shutdownTimer.start(settings.limits.shutdownTimeoutMs + 500);
    pool->orderAll(Drain{});
}

void ConnectionManager::Private::workerDrained()
{
    // We are inside a worker's call: it must not be destroyed here.
    if (--draining == 0)
        QMetaObject::invokeMethod(this, &Private::tearDown, Qt::QueuedConnection);
}

void ConnectionManager::Private::tearDown()
{
    shutdownTimer.stop();
    if (!pool)
        return;
    acceptor.reset();
    const ServerState former = status.state;
    pool.reset();
    hub.setWorkers({});
    watchClock();
    hub.note("server_stopped");
    feed.flush();
    tickRoster();
    if (former == ServerState::Stopping) {
        setStatus(ServerState::Stopped);
        if (std::exchange(restartWanted, false))
            start(settings);
    }
}

void ConnectionManager::Private::applySettings(const ServerSettings &wanted, const Actor &by)
{
    if (status.state == ServerState::Hosting) {
        const SettingsChange change = liveChange(settings, wanted);
        ServerSettings live = change.settings;
        reloadSecurity(live);
        settings = live;
        if (!change.changed.isEmpty())
            hub.note("settings_changed", jsonList(change.changed), by);
    } else {
        settings = wanted;
    }
    applyConnectHook();
    hub.applySettings(settings);
    if (pool)
        pool->orderAll(ApplySettings{settings, isObserved()});
}

void ConnectionManager::Private::setObserved(bool wanted)
{
    observed = wanted;
    watchClock();
    tickRoster();
    observe();
}

void ConnectionManager::Private::observe()
{
    if (feed.isObserved() == isObserved())
        return;
    feed.setObserved(isObserved());
    if (pool)
        pool->orderAll(ApplySettings{settings, isObserved()});
}

// Metrics want to know how late the hub runs even when nobody looks at the roster.
void ConnectionManager::Private::watchClock()
{
    rosterClock.start();
    if (observed)
        rosterTimer.start(RosterIntervalMs);
    else if (pool)
        rosterTimer.start(UnobservedIntervalMs);
    else
        rosterTimer.stop();
}

void ConnectionManager::Private::tickRoster()
{
    const double seconds = double(rosterClock.restart()) / 1000.0;
    hub.setLag(qMax(0.0, seconds - rosterTimer.interval() / 1000.0));
    // Where there is no window nobody hears of the roster; then what changes in it is not even noted.
    const bool heard
        = observed && q.isSignalConnected(QMetaMethod::fromSignal(&ConnectionManager::rosterChanged));
    hub.observeRoster(heard);
    if (!observed)
        return;
    const RosterUpdate update = hub.takeRosterUpdate(seconds);
    if (heard)
        Q_EMIT q.rosterChanged(update);
}

} // namespace roomdeck
