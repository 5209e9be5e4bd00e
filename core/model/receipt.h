// What became of one send, recipient by recipient. Says "written" (taken by the kernel), never "read".
#pragma once

#include "core/model/error.h"
#include "core/model/ids.h"

#include <QtCore/QList>

namespace roomdeck {

enum class Outcome : quint8 {
    Queued, ///< waits in the connection's outbox
    Written, ///< every byte was taken by the operating system
    Dropped, ///< thrown away because the reader was too slow
    Disconnected, ///< the connection ended before the bytes left
};

struct RecipientOutcome
{
    ConnectionId connection = ConnectionId::None;
    QByteArray user;
    Outcome outcome = Outcome::Queued;
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
