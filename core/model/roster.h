// Who is here: snapshots of rooms and connections for lists, and the changes between them.
#pragma once

#include "core/model/error.h"
#include "core/model/ids.h"

#include <QtCore/QList>
#include <QtCore/QMetaType>

namespace roomdeck {

/// A message a room sends by itself. Empty type: none.
struct Greeting
{
    QByteArray type;
    QByteArray payload; ///< JSON value
    bool operator==(const Greeting &) const = default;
};

/// Settings of one room, kept by name. Zero means "no limit".
struct RoomRules
{
    enum class Echo : quint8 { AsServer, On, Off };

    int capacity = 0; ///< users
    int slowModeMs = 0; ///< least time between two messages of one user
    bool locked = false; ///< no new joins
    Echo echo = Echo::AsServer; ///< whether a sender hears itself
    QByteArray description; ///< for the operator
    Greeting welcome; ///< sent to each newcomer
    Greeting pinned; ///< announcement sent to each newcomer after the welcome
    bool operator==(const RoomRules &) const = default;
};

struct RoomInfo
{
    QByteArray name;
    int users = 0;
    int connections = 0;
    quint64 messages = 0; ///< routed since the room opened
    quint64 bytes = 0; ///< payload bytes routed
    double rate = 0; ///< messages per second, last few seconds
    qint64 openedUs = 0; ///< UTC µs
    qint64 lastActivityUs = 0; ///< UTC µs
    RoomRules rules;
};

struct ConnectionInfo
{
    ConnectionId id = ConnectionId::None;
    QByteArray user;
    QByteArray address; ///< "ip:port"
    QList<QByteArray> rooms;
    DialectId dialect = 0;
    bool slow = false; ///< its queue stands above the soft limit
    bool muted = false;
    qint64 connectedUs = 0; ///< UTC µs
    qint64 lastActivityUs = 0; ///< UTC µs, last message from it
    qint64 roundTripUs = -1; ///< last ping's; -1 = not measured yet
    qint64 queuedBytes = 0; ///< waiting in its outbox
    quint64 messagesIn = 0;
    quint64 messagesOut = 0;
};

struct ServerStats
{
    int connections = 0;
    int users = 0;
    int rooms = 0;
    quint64 messagesIn = 0;
    quint64 deliveries = 0; ///< frames put into outboxes
    quint64 bytesIn = 0;
    quint64 bytesOut = 0;
    quint64 dropped = 0;
    quint64 refused = 0;
    double messagesPerSecond = 0;
    double bytesPerSecond = 0; ///< in and out
};

/// Changes since the last update; sent a few times a second, never once per message.
struct RosterUpdate
{
    bool reset = false; ///< forget everything known before applying this
    QList<RoomInfo> rooms; ///< new or changed
    QList<QByteArray> closedRooms;
    QList<ConnectionInfo> connections; ///< new or changed
    QList<ConnectionId> closedConnections;
    ServerStats stats;
};

enum class ServerState : quint8 { Stopped, Starting, Hosting, Stopping };

struct ServerStatus
{
    ServerState state = ServerState::Stopped;
    QByteArray url; ///< "ws://127.0.0.1:8000" while hosting
    quint16 port = 0;
    Error error; ///< why it does not host
};

} // namespace roomdeck

Q_DECLARE_METATYPE(roomdeck::RosterUpdate)
Q_DECLARE_METATYPE(roomdeck::ServerStatus)
