// Who and what the operator means: people, connections, rooms.
#pragma once

#include "core/model/ids.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

namespace roomdeck {

class RosterState;

/// What moderation acts on. Names are untrusted UTF-8. Value type.
struct ModerationScope
{
    QList<QByteArray> users; ///< distinct; they need not be connected
    QList<ConnectionId> connections; ///< live ones that are meant, ascending
    QList<ConnectionId>
        userConnections; ///< all live ones of `users`, ascending; more where rows name single ones
    QList<QByteArray> hosts; ///< addresses without port they come from, or came
    QList<QByteArray> rooms;
    bool everybodyInRooms = false; ///< `users` are all who are in `rooms`
    bool ofRows = false; ///< pointed at in the log: `connections` are those of the rows

    bool hasPeople() const { return !users.isEmpty(); }
};

/// "anna, boris and 3 more": at most three names, made safe for painting.
QString namesText(const QList<QByteArray> &names);
/// Whom a scope means, in a few words.
QString peopleText(const ModerationScope &scope);

/// All of the users' live connections, ascending.
QList<ConnectionId> connectionsOf(const RosterState &roster, const QList<QByteArray> &users);
/// The addresses without port the connections come from, distinct.
QList<QByteArray> addressesOf(const RosterState &roster, const QList<ConnectionId> &connections);

} // namespace roomdeck
