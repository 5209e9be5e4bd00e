// The `connections` table of a session file, from the writer's side.
#pragma once

#include "core/model/traffic.h"
#include "core/session/eventtable.h"
#include "core/session/heldinsert.h"
#include "core/session/sqlite.h"

#include <QtCore/QSet>

namespace roomdeck {

/// What an entry says about its connection.
struct ConnectionRow
{
    ConnectionId id = ConnectionId::None;
    DialectId dialect = 0;
    EntryNames names;
    qint64 row = 0; ///< the entry's
    qint64 timeUs = 0;

    void bind(HeldInsert &insert) const;
};

/// Used by one thread, with the connection given to prepare(). Functions return false on a failure the
/// database then knows. What is noted may wait for flush().
class ConnectionTable
{
public:
    bool prepare(SqliteConnection &db);
    /// Lets go of the database.
    void release() { *this = {}; }
    /// Notes what an entry of a connection says about it. `row` is the entry's, `names` what its
    /// texts are called in the file.
    bool note(const TrafficEntry &entry, qint64 row, const EntryNames &names);
    /// Writes what waits.
    bool flush() { return m_opened.flush() && m_seen.flush() && m_closed.flush(); }
    /// What was remembered may not be on disk, e.g. after a rollback; what waits is dropped.
    void forget();

private:
    RowInsert<ConnectionRow> m_opened;
    RowInsert<ConnectionRow> m_seen; ///< not yet known, not just opened
    RowInsert<ConnectionRow> m_closed;
    SqliteStatement m_rename;
    QSet<quint64> m_known; ///< already in the table; bounded
};

} // namespace roomdeck
