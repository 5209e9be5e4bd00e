// The room server's front: starts and stops hosting, sends, directs, and tells what happens.
#pragma once

#include "core/auth/apitokens.h"
#include "core/model/actor.h"
#include "core/model/backendstate.h"
#include "core/model/moderation.h"
#include "core/model/receipt.h"
#include "core/model/roster.h"
#include "core/model/target.h"
#include "core/model/traffic.h"
#include "core/settings/serversettings.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <functional>
#include <memory>

namespace roomdeck {

/// Hosts WebSocket rooms. Lives on the hub thread (it starts no thread itself except I/O workers when
/// ServerSettings::ioThreads asks for them); move it with moveToThread() before start().
///
/// Functions marked *any thread* may be called from everywhere: from another thread they are queued and take
/// effect in call order. The others belong to the hub thread. Results arrive as signals.
class ConnectionManager : public QObject
{
    Q_OBJECT

public:
    explicit ConnectionManager(QObject *parent = nullptr);
    ~ConnectionManager() override;

    /// Any thread. Begins hosting; statusChanged() tells how it went (Hosting, or Stopped with an error).
    void start(const ServerSettings &settings);
    /// Any thread. Closes clients with 1001 and stops; statusChanged(Stopped) follows within the shutdown
    /// timeout.
    void stop();
    /// Any thread. Applies what can change while hosting (limits, echo); address and port wait for a restart.
    /// `by` is named beside the change in the log.
    void applySettings(const ServerSettings &settings, const Actor &by);
    /// Any thread. Whether trafficReady() and rosterChanged() are wanted; off costs routing nothing.
    void setObserved(bool observed);

    /// Any thread. Hands everything that happens from now on to `sink`, on the thread of `context`, until
    /// `context` is gone; observed or not.
    void follow(QObject *context, std::function<void(const TrafficBatchPtr &)> sink);

    /// Any thread. Who may use the HTTP API; without tokens only this computer may. `by` as above.
    void setApiTokens(const ApiTokens &tokens, const Actor &by);
    /// Any thread. When each API token was used last in this run, by name; UTC µs.
    QHash<QByteArray, qint64> apiTokenUses() const;
    /// Any thread. Signs the questions of the connect hook; empty: they go unsigned.
    void setHookSecret(const QByteArray &secret);
    /// Any thread. What metrics and the API tell of webhooks.
    void setWebhookState(const WebhookState &state);
    /// Any thread. Reads certificate and keys again; what cannot be read leaves the old ones in force.
    void reloadSecurity();

    // --- sending; any thread; the receipt for the returned ticket arrives through receiptChanged() ---
    SendId send(const Outgoing &message);
    SendId broadcastToRoom(const QByteArray &room, const QByteArray &type, const QByteArray &payloadJson);
    SendId broadcastToAll(const QByteArray &type, const QByteArray &payloadJson);
    SendId sendToUser(const QByteArray &user, const QByteArray &type, const QByteArray &payloadJson);
    SendId sendToConnection(ConnectionId connection, const QByteArray &type, const QByteArray &payloadJson);

    // --- directing; any thread ---
    /// Puts a live connection into a room, as if it had asked to join.
    void connectToRoom(ConnectionId connection, const QByteArray &room);
    /// Takes a connection out of a room; the connection stays open.
    void disconnectFromRoom(ConnectionId connection, const QByteArray &room);
    /// Ends connections with a WebSocket close code (1000 to 4999) and a reason of at most 123 bytes.
    void disconnectConnections(const QList<ConnectionId> &connections, quint16 code,
                               const QByteArray &reason);
    void disconnectUser(const QByteArray &user, quint16 code, const QByteArray &reason);
    /// Any thread. Carries out an action and writes it into the audit trail; actionDone() tells the result.
    void moderate(const ModerationRequest &request);
    /// Any thread. Replaces bans, mutes and room rules, as kept from an earlier run.
    void restoreModeration(const ModerationState &state);

    // --- asking; hub thread ---
    /// Live connections by room. A connection in several rooms is listed in each.
    QHash<QByteArray, QList<ConnectionId>> activeConnections() const;
    ServerStatus status() const;

Q_SIGNALS:
    void statusChanged(const roomdeck::ServerStatus &status);
    /// Everything that happened since the last batch; at most every 30 ms while observed.
    void trafficReady(const roomdeck::TrafficBatchPtr &batch);
    /// Rooms and connections that changed; a few times a second while observed.
    void rosterChanged(const roomdeck::RosterUpdate &update);
    /// A send was refused, routed, or some of its recipients' outcomes became known.
    void receiptChanged(const roomdeck::Receipt &receipt);
    void actionDone(const roomdeck::ActionResult &result);
    /// Bans, mutes or room rules changed, or some ran out.
    void moderationChanged(const roomdeck::ModerationState &state);
    void connectionOpened(const roomdeck::ConnectionInfo &connection);
    void connectionClosed(roomdeck::ConnectionId connection, quint16 code, const QByteArray &reason);

private:
    class Private;

    Private *const d;
};

} // namespace roomdeck
