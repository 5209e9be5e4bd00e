// The rules of the rooms: who may enter, who may speak, and where a message goes.
#pragma once

#include "core/broker/broker.h"
#include "core/model/actor.h"
#include "core/model/backendstate.h"
#include "core/model/target.h"
#include "core/net/workerorder.h"
#include "core/rooms/eventmemory.h"
#include "core/rooms/hubstatistics.h"
#include "core/rooms/membership.h"
#include "core/rooms/moderator.h"
#include "core/rooms/receiptledger.h"
#include "core/rooms/rosterkeeper.h"
#include "core/settings/serversettings.h"
#include "core/traffic/trafficfeed.h"

#include <deque>
#include <functional>

namespace roomdeck {

/// What the hub tells its owner, on the hub thread.
struct HubEvents
{
    std::function<void(const Receipt &)> receipt;
    std::function<void(const ConnectionInfo &)> opened;
    std::function<void(ConnectionId, quint16, const QByteArray &)> closed;
    std::function<void(quint32 worker)> drained;
    std::function<void(const ActionResult &)> action;
    std::function<void(const ModerationState &)> moderation;
};

/// What routing a message found out at once.
struct RoutedCount
{
    EventId event = 0;
    int recipients = 0;
};

/// Knows members and rooms, not sockets: workers report to it, and it answers with orders. One thread, no
/// locks.
class RoomHub final : public HubPort, private BrokerSubscriber
{
public:
    RoomHub(Broker &broker, TrafficFeed &feed, HubEvents events);

    /// Workers must outlive the hub's last order. Their index is their place in the list.
    void setWorkers(std::vector<WorkerPort *> workers);
    void applySettings(const ServerSettings &settings) { m_settings = settings; }
    /// Whether roster updates are wanted; the first one after that is complete.
    void observeRoster(bool wanted) { m_roster.setObserved(wanted); }

    // What operators and backends do.
    RoutedCount send(SendId ticket, const Outgoing &message);
    void connectToRoom(ConnectionId connection, const QByteArray &room);
    void disconnectFromRoom(ConnectionId connection, const QByteArray &room);
    ActionResult moderate(const ModerationRequest &request);
    void restoreModeration(const ModerationState &state);
    const ModerationState &moderation() const { return m_moderator.state(); }

    QHash<QByteArray, QList<ConnectionId>> activeConnections() const;
    const Membership &membership() const { return m_membership; }
    ServerStats stats() const;
    const HubStatistics &statistics() const { return m_statistics; }
    void setLag(double seconds) { m_statistics.lagSeconds = seconds; }
    EventMemory &memory() { return m_memory; }
    /// What observers were told lately, up to now, oldest first.
    std::deque<TrafficBatchPtr> recentTraffic() const
    {
        m_feed.flush();
        return m_feed.recent();
    }
    EventId lastEvent() const { return m_lastEvent; }
    /// Changes since the last call; `seconds` since then.
    RosterUpdate takeRosterUpdate(double seconds);
    /// How it goes with backends; kept here for those who ask, told by those who do it.
    BackendState &backends() { return m_backends; }
    /// A line of the server's own in the log.
    void note(const QByteArray &type, const QByteArray &payloadJson = {}, const Actor &by = {});

    // HubPort
    void opened(ConnectionOpened &&connection) override;
    void received(ConnectionId connection, std::vector<Command> &commands, QByteArray &&raw) override;
    void closed(ConnectionId connection, quint16 code, const QByteArray &reason) override;
    void refused(const QByteArray &address, int status, const QByteArray &detail,
                 const QByteArray &origin) override;
    void delivered(std::vector<DeliveryReport> &&reports) override;
    void missed(std::vector<DeliveryMiss> &&misses) override;
    void probed(std::vector<ConnectionProbe> &&probes, WorkerCounters counters) override;
    void drained(quint32 worker) override;

private:
    struct Closing
    {
        ConnectionId connection;
        quint16 code;
        QByteArray reason;
    };
    /// While the hub is at work, a connection cut by one of its own orders (a full outbox) is only noted: its
    /// tables must not change under a loop. The outermost turn clears up.
    class Turn
    {
    public:
        explicit Turn(RoomHub &hub) : m_hub(hub) { ++m_hub.m_depth; }
        ~Turn();
        Q_DISABLE_COPY_MOVE(Turn)

    private:
        RoomHub &m_hub;
    };

    void handle(Member &member, Command &command, QByteArray &&raw);
    void publish(Member &member, Command &command, QByteArray &&raw);
    Room *roomFor(Member &member, const Command &command, Error &error) const;
    Error spend(Member &member, const Command &command) const;
    static bool mayPublishOutside(const Member &member, const Command &command);
    void endExpired();
    void adoptName(Member &member, const QByteArray &name);
    static QByteArray roomMeant(const Member &member, const Command &command);
    void fail(Member &member, const Error &error, const Command &command, const QByteArray &raw);
    void welcome(const Member &member, const QByteArray &entered);
    Error admit(const Member &member, const QByteArray &room) const;
    void join(Member &member, const QByteArray &room);
    Room &openRoom(const QByteArray &name);
    void leave(Member &member, Room &room, bool tellLeaver);
    void announce(Room &room, bool joined, const QByteArray &user, ConnectionId except);
    void confirm(const Member &member, const Room &room);
    void closeNow(const Closing &closing);

    std::vector<Member *> membersMeant(const ModerationRequest &request) const;
    int carryOut(const ModerationRequest &request, const std::vector<Member *> &members,
                 const QList<QByteArray> &users, Error &error);
    void closeAll(const std::vector<Member *> &members, quint16 code, const QByteArray &reason);
    int restrict(const ModerationRequest &request, const std::vector<Member *> &members,
                 const QList<QByteArray> &users);
    void place(Member &member, const ModerationRequest &request);
    void setRules(const QByteArray &name, const RoomRules &rules);
    bool emptyRoom(const QByteArray &name);
    Error mayPublish(Member &member, Room &room, qint64 nowUs);
    void greet(const Member &member, const Room &room);
    void moderationChanged();

    // BrokerSubscriber
    void eventPublished(const RoutedEvent &routed) override;
    int deliverToRoom(const RoutedEvent &routed, Room &room);
    using Lists = std::vector<std::vector<ConnectionId>>; // recipients by worker
    int deliverToLists(const RoutedEvent &routed, Lists &&lists);
    Lists recipientsOf(const RoutedEvent &routed) const;
    std::vector<ConnectionId> resolve(const Target &target) const;
    QList<QByteArray> ownersOf(const Target &target) const;

    void tell(const Member &member, ServerMessage &&message);
    void log(TrafficKind kind, const Member *member, const QByteArray &room, const QByteArray &type,
             const QByteArray &payload = {}, const QByteArray &raw = {}, bool roomEdge = false);

    Broker &m_broker;
    TrafficFeed &m_feed;
    HubEvents m_events;
    ServerSettings m_settings;
    Membership m_membership;
    Moderator m_moderator;
    RosterKeeper m_roster{m_membership};
    ReceiptLedger m_ledger;
    std::vector<WorkerPort *> m_workers;
    std::deque<Closing> m_closings; // connections that ended while the hub was at work
    EventMemory m_memory;
    HubStatistics m_statistics;
    qint64 m_expiryChecked = 0; // Unix seconds
    int m_lastRecipients = 0; // of the event published last
    int m_depth = 0;
    EventId m_lastEvent = 0;
    BackendState m_backends;
};

/// UTC, microseconds since the epoch.
qint64 utcNowUs();

} // namespace roomdeck
