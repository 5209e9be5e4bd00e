// The words that stand for kinds and senders in exported files, and times in ISO 8601.
#pragma once

#include "core/model/traffic.h"

#include <optional>

namespace roomdeck {

/// "message", "joined", …
QByteArrayView kindName(TrafficKind kind);
std::optional<TrafficKind> kindOfName(QByteArrayView name);

/// "client", "operator", "api", "server"
QByteArrayView senderKindName(SenderKind kind);
std::optional<SenderKind> senderKindOfName(QByteArrayView name);

/// "queue_full", "too_slow", "disconnected", "unresponsive"; empty for None
QByteArrayView causeName(MissCause cause);
std::optional<MissCause> causeOfName(QByteArrayView name);

/// `2024-05-31T18:04:00.123456Z`
QByteArray isoTime(qint64 timeUs);
/// The same read back, with any number of fraction digits, or a number of seconds since 1970 as written in
/// JSON; nothing when it is neither.
std::optional<qint64> timeOfText(QByteArrayView text);

} // namespace roomdeck
