// Who an operator's or a backend's message is for.
#pragma once

#include "core/model/event.h"

#include <QtCore/QList>

namespace roomdeck {

struct Target
{
    enum class Kind : quint8 { Everyone, Rooms, Users, Connections };

    Kind kind = Kind::Everyone;
    QList<QByteArray> names; ///< rooms or users
    QList<ConnectionId> connections;
    QList<QByteArray> exceptUsers; ///< users left out although the target covers them

    static Target everyone() { return {}; }
    static Target room(const QByteArray &name) { return {Kind::Rooms, {name}, {}, {}}; }
    static Target user(const QByteArray &name) { return {Kind::Users, {name}, {}, {}}; }
    static Target connection(ConnectionId id) { return {Kind::Connections, {}, {id}, {}}; }

    bool operator==(const Target &) const = default;
};

/// A message sent by hand or by a backend. `payload` and `extra` as in Event; an empty payload means null.
struct Outgoing
{
    Target target;
    QByteArray type;
    QByteArray payload;
    QByteArray extra;
    QByteArray sender = "operator";
    SenderKind senderKind = SenderKind::Operator;
};

} // namespace roomdeck
