// Everything the server can say to a client, before a dialect gives it a shape.
#pragma once

#include "core/model/error.h"
#include "core/model/event.h"

#include <QtCore/QList>
#include <variant>

namespace roomdeck {

/// Answer to a finished upgrade.
struct Welcome
{
    ConnectionId connection = ConnectionId::None;
    QByteArray user;
    QByteArray room; ///< empty: in no room yet
    QList<QByteArray> members; ///< users in the room, the newcomer included
    qint64 timeUs = 0;
};

/// A user came or went. `members` is sent to the joiner alone.
struct MembershipChange
{
    bool joined = true;
    QByteArray room;
    QByteArray user;
    QList<QByteArray> members;
    bool withMembers = false;
    qint64 timeUs = 0;
};

/// An event for a recipient who sits in `room` (the event's own, or for events to everyone the recipient's).
struct EventDelivery
{
    const Event *event = nullptr;
    QByteArray room;
};

struct Pong
{
    QByteArray payload; ///< the ping's; empty: it had none
    QByteArray ref;
};

struct ErrorReply
{
    Error error;
    QByteArray ref; ///< see Command::ref
};

using ServerMessage = std::variant<EventDelivery, Welcome, MembershipChange, Pong, ErrorReply>;

} // namespace roomdeck
