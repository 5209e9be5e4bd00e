#include "core/net/connectionmanager.h"

#include "core/api/apihandler.h"
#include "core/http/pages.h"
#include "core/net/acceptor.h"
#include "core/net/frame.h"
#include "core/net/workerpool.h"
#include "core/protocol/jsontext.h"
#include "core/rooms/roomhub.h"
#include "core/settings/settingschange.h"
#include "core/webhooks/connecthook.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QPointer>
#include <QtCore/QThread>
#include <QtCore/QTimer>
#include <QtNetwork/QHostAddress>

#include <atomic>

namespace roomdeck {

namespace {

constexpr int RosterIntervalMs = 250;
constexpr int UnobservedIntervalMs = 1000;

} // namespace

class ConnectionManager::Private : public QObject, public HubGateway
{
public:
    explicit Private(ConnectionManager &manager);
    ~Private() override { tearDown(); }

    void ask(Task task, QObject *context, HttpHandler::Reply reply) override;
    void follow(QObject *context, std::function<void(const TrafficBatchPtr &)> sink) override;

    void start(const ServerSettings &wanted);
    void stop();
    void applySettings(const ServerSettings &wanted);
    void setObserved(bool wanted);
    void addFollower(int change);
    void observe();
    bool isObserved() const { return observed || followers > 0; }

    Error loadSecurity(const ServerSettings &wanted);
    Error open();
    void reloadSecurity(ServerSettings &wanted);
    void applyConnectHook();
    void setStatus(ServerState state, const Error &error = {});
    void workerDrained();
    void tearDown();
    void watchClock();
    void tickRoster();
    QByteArray url() const;

    ConnectionManager &q;
    std::atomic<quint64> lastTicket = 0;
    ServerSettings settings;
    ServerStatus status;
    bool observed = false; // by our owner
    int followers = 0; // HTTP streams
    std::shared_ptr<Security> security = std::make_shared<Security>();
    std::shared_ptr<ApiAccessHolder> access = std::make_shared<ApiAccessHolder>();
    TrafficFeed feed;
    LocalBroker broker;
    RoomHub hub;
    std::unique_ptr<WorkerPool> pool;
    std::unique_ptr<Acceptor> acceptor;
    ConnectHook connectHook{this};
    int draining = 0;
    bool restartWanted = false;
    QTimer shutdownTimer;
    QTimer rosterTimer;
    QElapsedTimer rosterClock;
};

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

void ConnectionManager::Private::applySettings(const ServerSettings &wanted)
{
    if (status.state == ServerState::Hosting) {
        ServerSettings live = liveChange(settings, wanted).settings;
        reloadSecurity(live);
        settings = live;
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
    hub.setObserved(wanted);
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
    if (observed)
        Q_EMIT q.rosterChanged(hub.takeRosterUpdate(seconds));
}

ConnectionManager::ConnectionManager(QObject *parent) : QObject(parent), d(new Private(*this))
{
    qRegisterMetaType<roomdeck::ServerStatus>();
    qRegisterMetaType<roomdeck::TrafficBatchPtr>();
    qRegisterMetaType<roomdeck::RosterUpdate>();
    qRegisterMetaType<roomdeck::Receipt>();
    qRegisterMetaType<roomdeck::ConnectionInfo>();
    qRegisterMetaType<roomdeck::ConnectionId>();
    qRegisterMetaType<roomdeck::ActionResult>();
    qRegisterMetaType<roomdeck::ModerationState>();
}

// A child, so that it moves between threads with us; gone before our signals are.
ConnectionManager::~ConnectionManager()
{
    delete d;
}

// Calls from the hub thread itself act at once, so that tests and embedders on one thread see their effect.
#define ON_HUB(...)                                                                                          \
    QMetaObject::invokeMethod(                                                                               \
        d, [=, this] { __VA_ARGS__; }, Qt::AutoConnection)

void ConnectionManager::start(const ServerSettings &settings)
{
    ON_HUB(d->start(settings));
}

void ConnectionManager::stop()
{
    ON_HUB(d->stop());
}

void ConnectionManager::applySettings(const ServerSettings &settings)
{
    ON_HUB(d->applySettings(settings));
}

void ConnectionManager::setObserved(bool observed)
{
    ON_HUB(d->setObserved(observed));
}

void ConnectionManager::reloadSecurity()
{
    ON_HUB(if (d->status.state == ServerState::Hosting) d->reloadSecurity(d->settings));
}

void ConnectionManager::setHookSecret(const QByteArray &secret)
{
    ON_HUB(d->connectHook.setSecret(secret));
}

void ConnectionManager::setWebhookState(const WebhookState &state)
{
    ON_HUB(d->hub.backends().webhooks = state);
}

void ConnectionManager::follow(QObject *context, std::function<void(const TrafficBatchPtr &)> sink)
{
    d->follow(context, std::move(sink));
}

void ConnectionManager::setApiTokens(const ApiTokens &tokens)
{
    d->access->set({tokens, true});
}

QHash<QByteArray, qint64> ConnectionManager::apiTokenUses() const
{
    return d->access->uses();
}

SendId ConnectionManager::send(const Outgoing &message)
{
    const auto ticket = SendId(++d->lastTicket);
    const auto route = [this, ticket, message] {
        if (d->status.state == ServerState::Hosting) {
            d->hub.send(ticket, message);
            return;
        }
        Receipt receipt;
        receipt.send = ticket;
        receipt.error = {ErrorCode::NotRunning, "the server is not running"};
        Q_EMIT receiptChanged(receipt);
    };
    // Always queued: the caller has to know its ticket before the receipt arrives.
    QMetaObject::invokeMethod(d, route, Qt::QueuedConnection);
    return ticket;
}

SendId ConnectionManager::broadcastToRoom(const QByteArray &room, const QByteArray &type,
                                          const QByteArray &payloadJson)
{
    return send({Target::room(room), type, payloadJson, {}});
}

SendId ConnectionManager::broadcastToAll(const QByteArray &type, const QByteArray &payloadJson)
{
    return send({Target::everyone(), type, payloadJson, {}});
}

SendId ConnectionManager::sendToUser(const QByteArray &user, const QByteArray &type,
                                     const QByteArray &payloadJson)
{
    return send({Target::user(user), type, payloadJson, {}});
}

SendId ConnectionManager::sendToConnection(ConnectionId connection, const QByteArray &type,
                                           const QByteArray &payloadJson)
{
    return send({Target::connection(connection), type, payloadJson, {}});
}

void ConnectionManager::connectToRoom(ConnectionId connection, const QByteArray &room)
{
    ON_HUB(d->hub.connectToRoom(connection, room));
}

void ConnectionManager::disconnectFromRoom(ConnectionId connection, const QByteArray &room)
{
    ON_HUB(d->hub.disconnectFromRoom(connection, room));
}

void ConnectionManager::disconnectConnections(const QList<ConnectionId> &connections, quint16 code,
                                              const QByteArray &reason)
{
    ModerationRequest request;
    request.connections = connections;
    request.code = code;
    request.reason = reason;
    moderate(request);
}

void ConnectionManager::disconnectUser(const QByteArray &user, quint16 code, const QByteArray &reason)
{
    ModerationRequest request;
    request.users = {user};
    request.code = code;
    request.reason = reason;
    moderate(request);
}

void ConnectionManager::moderate(const ModerationRequest &request)
{
    ON_HUB(d->hub.moderate(request));
}

void ConnectionManager::restoreModeration(const ModerationState &state)
{
    ON_HUB(d->hub.restoreModeration(state));
}

#undef ON_HUB

QHash<QByteArray, QList<ConnectionId>> ConnectionManager::activeConnections() const
{
    return d->hub.activeConnections();
}

ServerStatus ConnectionManager::status() const
{
    return d->status;
}

} // namespace roomdeck
