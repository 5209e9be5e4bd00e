// Keeping order: what an operator or a backend may do to users, connections and rooms.
#pragma once

#include "core/model/event.h"
#include "core/model/roster.h"

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QMetaType>

namespace roomdeck {

enum class ModerationAction : quint8 {
    Disconnect, ///< end connections with `code` and `reason`
    Ban, ///< keep users or addresses out, and end their connections
    Unban,
    Mute, ///< let users listen, not speak
    Unmute,
    Enter, ///< put connections into `room`
    Leave, ///< take connections out of `room`
    Move, ///< take connections out of all their rooms and put them into `room`
    SetRules, ///< give `rooms` these `rules`
    CloseRoom, ///< take everybody out of `rooms`
};

/// "disconnect", "ban", …: the type of the action's row in the log.
QByteArray actionName(ModerationAction action);

struct ModerationRequest
{
    ModerationAction action = ModerationAction::Disconnect;
    QList<ConnectionId> connections;
    QList<QByteArray> users;
    QList<QByteArray> addresses; ///< IP addresses without port (Ban, Unban)
    QList<QByteArray> rooms;
    QByteArray room; ///< destination, or the room to leave
    quint16 code = 1008;
    QByteArray reason; ///< at most 123 bytes travel
    qint64 durationMs = 0; ///< Ban, Mute; 0 = for good
    RoomRules rules;
    QByteArray actor = "operator";
    SenderKind actorKind = SenderKind::Operator;
    quint64 ticket = 0; ///< the caller's; comes back in the result
};

/// A ban or a mute. Users are matched by nameKey(), so that letter case and Unicode forms do not help.
struct Restriction
{
    QByteArray user; ///< empty: by address
    QByteArray address; ///< empty: by user
    QByteArray reason;
    QByteArray actor;
    qint64 sinceUs = 0; ///< UTC µs
    qint64 untilUs = 0; ///< UTC µs; 0 = for good
    bool operator==(const Restriction &) const = default;
};

struct ModerationState
{
    QList<Restriction> bans;
    QList<Restriction> mutes;
    QHash<QByteArray, RoomRules> rules; ///< by room name; rooms with default rules are not listed
    bool operator==(const ModerationState &) const = default;
};

struct ActionResult
{
    ModerationAction action = ModerationAction::Disconnect;
    int affected = 0; ///< connections, users or rooms it changed something for
    Error error;
    quint64 ticket = 0; ///< the request's
};

/// What two spellings of one name have in common: Unicode compatibility form, case folded.
QByteArray nameKey(QByteArrayView name);

} // namespace roomdeck

Q_DECLARE_METATYPE(roomdeck::ModerationRequest)
Q_DECLARE_METATYPE(roomdeck::ModerationState)
Q_DECLARE_METATYPE(roomdeck::ActionResult)
