// The neutral event: what a dialect decodes to and encodes from.
#pragma once

#include "core/model/ids.h"

#include <QtCore/QByteArray>
#include <memory>

namespace roomdeck {

enum class SenderKind : quint8 { Client, Operator, Api, Server };

/// An application message on its way to a room, a user, a connection or everyone.
///
/// All text is UTF-8. `payload` is one JSON value exactly as its author wrote it (so that big numbers, key
/// order and spelling survive); `extra` holds further top-level members in order, as `"a":1,"b":[2]` without
/// braces. `room`, `sender`, `timeUs` and `id` are the server's: nothing a client wrote reaches another
/// client under those names. Immutable once the hub has numbered it, and shared between threads.
struct Event
{
    EventId id = 0;
    qint64 timeUs = 0; ///< UTC, microseconds since the epoch
    QByteArray room; ///< empty: sent outside any room (to everyone, a user or a connection)
    QByteArray sender; ///< user id, "operator", or the name of an API token
    QByteArray type;
    QByteArray payload;
    QByteArray extra;
    ConnectionId connection = ConnectionId::None; ///< where it came from; None for operator and API
    SenderKind senderKind = SenderKind::Client;
    DialectId origin = 0;
};

using EventPtr = std::shared_ptr<const Event>;

} // namespace roomdeck
