// What observers (window, recorder, streams) see of the server: one entry per thing that happened.
#pragma once

#include "core/model/error.h"
#include "core/model/event.h"
#include "core/model/receipt.h"

#include <QtCore/QList>
#include <QtCore/QMetaType>

namespace roomdeck {

enum class TrafficKind : quint8 {
    Message, ///< an event that was routed; senderKind tells client, operator or API
    Joined, ///< a user's first connection entered a room
    Left, ///< a user's last connection left a room
    Connected, ///< a connection opened; `raw` is its request head with secrets masked
    Disconnected, ///< a connection ended; `type` is the close code, `payload` a JSON string with the reason
    Renamed, ///< a chat connection took a name; `payload` is a JSON string with the former one
    Error, ///< a client's message was refused; `type` is the error's wire name
    Refused, ///< an upgrade was refused; `type` is the HTTP status; `extra` holds an "origin" that is not
             ///< allowed
    Action, ///< an operator or API action (kick, ban, …); `type` names it
    Server, ///< the server started, stopped, or has something to say; `type` names it
    Gap, ///< entries are missing here (recording failed, or an observer fell behind)
};

/// One row of the log. Text is UTF-8 and untrusted. Immutable; crosses threads by value.
struct TrafficEntry
{
    EventId seq = 0; ///< position in the server's order; the event's id for messages
    qint64 timeUs = 0; ///< UTC, microseconds since the epoch
    ConnectionId connection = ConnectionId::None;
    QByteArray room;
    QByteArray user;
    QByteArray type;
    QByteArray payload; ///< JSON value (see Event), or empty
    QByteArray extra; ///< further top-level members (see Event)
    QByteArray raw; ///< the client's message as it travelled
    QByteArray addressees; ///< whom a message by hand or by a backend was for, see traffic/addressees.h
    QByteArray address; ///< "ip:port" of the connection, where known
    TrafficKind kind = TrafficKind::Message;
    SenderKind senderKind = SenderKind::Client;
    DialectId dialect = 0;
    quint32 recipients = 0; ///< connections it was routed to
    bool roomEdge = false; ///< Joined: the room opened with it; Left: the room closed after it
};

/// Outcome counts of an earlier Message entry. The last one for a `seq` wins.
struct DeliveryUpdate
{
    EventId seq = 0;
    quint32 recipients = 0;
    quint32 written = 0;
    quint32 dropped = 0;
    quint32 disconnected = 0;
    qint32 latencyUs = 0; ///< from routing to the last outcome so far
};

/// What gathered since the last batch, in order of `seq`.
struct TrafficBatch
{
    QList<TrafficEntry> entries;
    QList<DeliveryUpdate> deliveries;
    QList<DeliveryMiss> misses; ///< whom messages did not reach; up to DeliveryMiss::MaxNamed of each message
    quint64 skipped = 0; ///< entries left out because an observer's queue was full
};

using TrafficBatchPtr = std::shared_ptr<const TrafficBatch>;

} // namespace roomdeck

Q_DECLARE_TYPEINFO(roomdeck::TrafficEntry, Q_RELOCATABLE_TYPE);
Q_DECLARE_METATYPE(roomdeck::TrafficBatchPtr)
