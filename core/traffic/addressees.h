// Whom a message of the operator or a backend was for, as its row in the log keeps it.
#pragma once

#include "core/model/target.h"
#include "core/traffic/logrow.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

namespace roomdeck {

/// As read from a row. Names are untrusted UTF-8. Value type; any thread.
struct Addressees
{
    bool everyone = false;
    QList<QByteArray> rooms;
    QList<QByteArray> users; ///< who was meant, or whose single connections were
    QList<QByteArray> exceptUsers;
    bool connectionsOnly = false; ///< not all connections of `users`
    bool operator==(const Addressees &) const = default;
};

/// What TrafficEntry::addressees holds: one JSON object, `{"to":"everyone"}` or with lists "rooms" or
/// "users", further "except", "connections":true. `users`: the owners of a target's connections. Empty for
/// one whole room, which the row names anyway. Pure; any thread.
QByteArray addresseesRecord(const Target &target, const QList<QByteArray> &users);

/// Of a message by hand or by a backend; for other rows nothing but their room.
Addressees addresseesOf(const LogRow &row);

/// Whether it took place in a room or was to be heard there: what was for several rooms is of each, what was
/// for everyone of every room.
bool isOfRoom(const LogRow &row, QByteArrayView room);

/// Whether rows of that kind keep in `raw` what a client wrote. Files written before addressees had a place
/// of their own keep them there for the others.
bool hasWireText(TrafficKind kind, SenderKind sender);
/// Moves a record found in `raw` to its place.
void separateAddressees(TrafficEntry &entry);
/// What travelled; of messages that did not come by wire, their payload.
QByteArrayView wireText(const LogRow &row);

} // namespace roomdeck
