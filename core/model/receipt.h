// What became of one send, recipient by recipient. Says "written" (taken by the kernel), never "read".
#pragma once

#include "core/model/error.h"
#include "core/model/ids.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

namespace roomdeck {

enum class Outcome : quint8 {
    Queued, ///< waits in the connection's outbox
    Written, ///< every byte was taken by the operating system
    Dropped, ///< thrown away because the reader was too slow
    Disconnected, ///< the connection ended before the bytes left
    Unknown, ///< counted with others, of which it may be any
};

/// Why a message did not reach a recipient. Session files hold these numbers.
enum class MissCause : quint8 {
    None = 0, ///< it did, or may still
    QueueFull = 1, ///< dropped: more waited for the connection than may wait
    TooSlow = 2, ///< dropped: what waited did not become less in time
    Disconnected = 3, ///< the connection ended before the bytes left
    Unresponsive = 4, ///< it answered no ping and was given up
};

/// What a cause makes of a recipient; Written for None.
constexpr Outcome outcomeOf(MissCause cause)
{
    switch (cause) {
    case MissCause::None:
        return Outcome::Written;
    case MissCause::QueueFull:
    case MissCause::TooSlow:
        return Outcome::Dropped;
    case MissCause::Disconnected:
    case MissCause::Unresponsive:
        break;
    }
    return Outcome::Disconnected;
}

struct RecipientOutcome
{
    ConnectionId connection = ConnectionId::None;
    QByteArray user;
    Outcome outcome = Outcome::Queued;
    MissCause cause = MissCause::None;

    bool operator==(const RecipientOutcome &) const = default;
};

/// A recipient that a message did not reach. Text is untrusted UTF-8.
struct DeliveryMiss
{
    static constexpr int MaxNamed = 1000; ///< of one message; the others are counted only

    EventId seq = 0; ///< of the message
    ConnectionId connection = ConnectionId::None;
    QByteArray user; ///< empty where only the connection is known
    MissCause cause = MissCause::Disconnected;

    bool operator==(const DeliveryMiss &) const = default;
};

/// A snapshot; a later one for the same ticket replaces it. Final when `queued == 0`.
struct Receipt
{
    SendId send = SendId::None;
    EventId event = 0; ///< the log row; 0 when the send was refused (see error)
    Error error;
    int recipients = 0;
    int written = 0;
    int queued = 0;
    int dropped = 0;
    int disconnected = 0;
    qint64 settledUs = 0; ///< time from routing to the last outcome, microseconds
    QList<RecipientOutcome> details;

    bool isFinal() const { return queued == 0; }
};

} // namespace roomdeck

Q_DECLARE_METATYPE(roomdeck::Receipt)
