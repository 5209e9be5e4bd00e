#include "core/net/connectionmanager.h"

#include "core/net/connectionmanager_p.h"
#include "core/protocol/jsonlist.h"

namespace roomdeck {

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

void ConnectionManager::start(const ServerSettings &settings)
{
    d->onHub([this, settings] { d->start(settings); });
}

void ConnectionManager::stop()
{
    d->onHub([this] { d->stop(); });
}

void ConnectionManager::applySettings(const ServerSettings &settings, const Actor &by)
{
    d->onHub([this, settings, by] { d->applySettings(settings, by); });
}

void ConnectionManager::setObserved(bool observed)
{
    d->onHub([this, observed] { d->setObserved(observed); });
}

void ConnectionManager::reloadSecurity()
{
    d->onHub([this] {
        if (d->status.state == ServerState::Hosting)
            d->reloadSecurity(d->settings);
    });
}

void ConnectionManager::setHookSecret(const QByteArray &secret)
{
    d->onHub([this, secret] { d->connectHook.setSecret(secret); });
}

void ConnectionManager::setWebhookState(const WebhookState &state)
{
    d->onHub([this, state] { d->hub.backends().webhooks = state; });
}

void ConnectionManager::follow(QObject *context, std::function<void(const TrafficBatchPtr &)> sink)
{
    d->follow(context, std::move(sink));
}

void ConnectionManager::setApiTokens(const ApiTokens &tokens, const Actor &by)
{
    const auto namesOf = [](const ApiTokens &some) {
        QByteArrayList names;
        for (const ApiToken &token : some.list())
            names.append(token.name);
        return names;
    };
    const auto former = d->access->get();
    const QByteArrayList before = former ? namesOf(former->tokens) : QByteArrayList();
    const QByteArrayList names = namesOf(tokens);
    d->access->set({tokens, true});
    if (names == before)
        return;
    d->onHub([this, names, by] {
        if (d->status.state == ServerState::Hosting)
            d->hub.note("tokens_changed", jsonList(names), by);
    });
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
    d->onHub([this, connection, room] { d->hub.connectToRoom(connection, room); });
}

void ConnectionManager::disconnectFromRoom(ConnectionId connection, const QByteArray &room)
{
    d->onHub([this, connection, room] { d->hub.disconnectFromRoom(connection, room); });
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
    d->onHub([this, request] { d->hub.moderate(request); });
}

void ConnectionManager::restoreModeration(const ModerationState &state)
{
    d->onHub([this, state] { d->hub.restoreModeration(state); });
}

QHash<QByteArray, QList<ConnectionId>> ConnectionManager::activeConnections() const
{
    return d->hub.activeConnections();
}

ServerStatus ConnectionManager::status() const
{
    return d->status;
}

} // namespace roomdeck
