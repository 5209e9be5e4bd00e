// The `connections` table of a session file, from the writer's side.
#pragma once

#include "core/model/traffic.h"
#include "core/session/eventtable.h"
#include "core/session/sqlite.h"

#include <QtCore/QSet>

namespace roomdeck {

/// Used by one thread, with the connection given to prepare().
class ConnectionTable
{
public:
    bool prepare(SqliteConnection &db);
    /// Lets go of the database.
    void release() { *this = {}; }
    /// Notes what an entry of a connection says about it. `row` is the entry's, `names` what its
    /// texts are called in the file. False on a failure the database then knows.
    bool note(const TrafficEntry &entry, qint64 row, const EntryNames &names);
    /// What was remembered may not be on disk, e.g. after a rollback.
    void forget() { m_known.clear(); }

private:
    bool introduce(const TrafficEntry &entry, qint64 row, const EntryNames &names);

    SqliteStatement m_open;
    SqliteStatement m_see;
    SqliteStatement m_close;
    SqliteStatement m_rename;
    QSet<quint64> m_known; ///< already in the table; bounded
};

} // namespace roomdeck
