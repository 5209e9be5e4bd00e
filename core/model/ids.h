// Strong ids that every part of the engine passes by value.
#pragma once

#include <QtCore/QHashFunctions>
#include <QtCore/QMetaType>
#include <QtCore/QtGlobal>

namespace roomdeck {

/// One WebSocket connection for as long as it lives; never reused within a server run.
enum class ConnectionId : quint64 { None = 0 };

/// A place in the server's single order of everything that happened: events, joins, errors, actions.
/// Increasing, assigned by the hub, shared by an event and its row in the log.
using EventId = quint64;

/// A ticket for one send by the operator or the API; receipts refer to it.
enum class SendId : quint64 { None = 0 };

/// Index of a dialect in the registry (0 = no dialect: the server itself).
using DialectId = quint8;

inline size_t qHash(ConnectionId id, size_t seed = 0) noexcept
{
    return ::qHash(quint64(id), seed);
}
inline size_t qHash(SendId id, size_t seed = 0) noexcept
{
    return ::qHash(quint64(id), seed);
}

} // namespace roomdeck

Q_DECLARE_METATYPE(roomdeck::ConnectionId)
Q_DECLARE_METATYPE(roomdeck::SendId)
