// What the hub and the I/O workers say to each other. Values only: they may cross threads.
#pragma once

#include "core/auth/authenticator.h"
#include "core/model/receipt.h"
#include "core/net/banlist.h"
#include "core/protocol/command.h"
#include "core/protocol/servermessage.h"
#include "core/settings/serversettings.h"

#include <variant>
#include <vector>

namespace roomdeck {

/// A room's index, chosen by the hub and reused after the room closed.
using RoomSlot = quint32;

// --- hub → worker ---

/// Send to every connection of the worker that sits in `room`.
struct DeliverToRoom
{
    EventPtr event;
    RoomSlot room = 0;
    ConnectionId except = ConnectionId::None;
    SendId send = SendId::None;
};
/// Send to these connections.
struct DeliverToList
{
    EventPtr event;
    std::vector<ConnectionId> recipients;
    SendId send = SendId::None;
};
struct TellConnection
{
    ConnectionId connection = ConnectionId::None;
    ServerMessage message; ///< anything but EventDelivery
};
struct TellRoom
{
    RoomSlot room = 0;
    MembershipChange change;
    ConnectionId except = ConnectionId::None;
};
struct EnterRoom
{
    ConnectionId connection = ConnectionId::None;
    RoomSlot room = 0;
    QByteArray name;
};
struct ExitRoom
{
    ConnectionId connection = ConnectionId::None;
    RoomSlot room = 0;
};
struct RenameUser
{
    ConnectionId connection = ConnectionId::None;
    QByteArray user;
};
struct CloseConnection
{
    ConnectionId connection = ConnectionId::None;
    quint16 code = 1000;
    QByteArray reason;
};
struct ApplySettings
{
    ServerSettings settings;
    bool observed = false;
};
/// Who is kept out from now on.
struct UpdateBans
{
    std::shared_ptr<const BanList> bans;
};
/// Close every connection with 1001 and report `Drained` when none is left.
struct Drain
{ };

using WorkerOrder = std::variant<DeliverToRoom, DeliverToList, TellConnection, TellRoom, EnterRoom, ExitRoom,
                                 RenameUser, CloseConnection, ApplySettings, UpdateBans, Drain>;

/// Where the hub sends its orders; executed in order.
class WorkerPort
{
public:
    virtual ~WorkerPort() = default;
    virtual void order(WorkerOrder &&order) = 0;
    /// Hands over an accepted connection.
    virtual void adopt(qintptr descriptor) = 0;
};

// --- worker → hub ---

struct ConnectionOpened
{
    ConnectionId connection = ConnectionId::None;
    QByteArray user;
    QByteArray room; ///< to be joined at once; empty: none
    QByteArray address; ///< "ip:port"
    QByteArray head; ///< request head with secrets masked
    DialectId dialect = 0;
    quint32 worker = 0;
    bool hearsMembership = true; ///< its dialect tells who joins and leaves
    std::shared_ptr<const Identity> identity; ///< null: anonymous
};

struct DeliveryReport
{
    EventId event = 0;
    SendId send = SendId::None;
    quint32 recipients = 0;
    quint32 written = 0;
    quint32 dropped = 0;
    quint32 disconnected = 0;
    quint32 latencyUs = 0;
    quint32 worker = 0;
    std::vector<RecipientOutcome> details;
};

/// A connection's condition, reported about once a second where it changed.
struct ConnectionProbe
{
    ConnectionId connection = ConnectionId::None;
    qint64 roundTripUs = -1;
    qint64 queuedBytes = 0;
    bool slow = false;
};

/// Bytes and frames since the last report.
struct WorkerCounters
{
    quint64 bytesIn = 0;
    quint64 bytesOut = 0;
    quint64 deliveries = 0;
    quint64 dropped = 0;
};

/// Where a worker reports to; called in order, on the worker's thread.
class HubPort
{
public:
    virtual ~HubPort() = default;
    virtual void opened(ConnectionOpened &&connection) = 0;
    /// `raw` is empty unless the traffic is observed. The vector is the worker's: move from its elements
    /// only.
    virtual void received(ConnectionId connection, std::vector<Command> &commands, QByteArray &&raw) = 0;
    virtual void closed(ConnectionId connection, quint16 code, const QByteArray &reason) = 0;
    /// `origin` is set when it was the reason.
    virtual void refused(const QByteArray &address, int status, const QByteArray &detail,
                         const QByteArray &origin)
        = 0;
    virtual void delivered(std::vector<DeliveryReport> &&reports) = 0;
    /// Whom messages did not reach; told before the reports that count them. Only while observed.
    virtual void missed(std::vector<DeliveryMiss> &&misses) = 0;
    virtual void probed(std::vector<ConnectionProbe> &&probes, WorkerCounters counters) = 0;
    virtual void drained(quint32 worker) = 0;
};

} // namespace roomdeck
