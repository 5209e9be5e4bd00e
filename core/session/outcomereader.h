// What became of a session's messages: beside their rows, or in rows of its own when it was known later.
#pragma once

#include "core/model/traffic.h"
#include "core/session/sqlite.h"

#include <QtCore/QList>
#include <optional>

namespace roomdeck {

/// Used by one thread, with the connection given to prepare(). Rows count from 0.
class OutcomeReader
{
public:
    bool prepare(SqliteConnection &db);
    /// Lets go of the connection.
    void release() { *this = {}; }

    /// What was known after the message's row had been written.
    std::optional<DeliveryUpdate> late(EventId seq);
    /// What was known with the row, if it is the one of `seq`.
    std::optional<DeliveryUpdate> ofRow(qint64 row, EventId seq);
    /// The newest of each of `rows` rows from `first` on where it is known, in order.
    QList<DeliveryUpdate> ofRows(qint64 first, qint64 rows);

private:
    SqliteStatement m_late;
    SqliteStatement m_ofRow;
    SqliteStatement m_ofRows;
};

} // namespace roomdeck
