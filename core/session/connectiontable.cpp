#include "core/session/connectiontable.h"

namespace roomdeck {

namespace {
constexpr qsizetype maxConnections = 200'000;
}

bool ConnectionTable::prepare(SqliteConnection &db)
{
    const auto prepare = [&db](SqliteStatement &statement, const char *sql) {
        statement = db.prepare(sql);
        return statement.isValid();
    };
    return prepare(m_open,
                   "INSERT INTO connections(id,dialect,user,address,port,opened_row,opened_us) "
                   "VALUES(?,?,?,?,?,?,?) "
                   "ON CONFLICT DO UPDATE SET opened_row=excluded.opened_row, opened_us=excluded.opened_us")
        && prepare(m_see, "INSERT OR IGNORE INTO connections(id,dialect,user,address,port) VALUES(?,?,?,?,?)")
        && prepare(m_close, "UPDATE connections SET closed_row=?, closed_us=? WHERE id=?")
        && prepare(m_rename, "UPDATE connections SET user=? WHERE id=?");
}

bool ConnectionTable::note(const TrafficEntry &entry, qint64 row, const EntryNames &names)
{
    const auto id = quint64(entry.connection);
    if (entry.kind == TrafficKind::Connected || !m_known.contains(id)) {
        if (!introduce(entry, row, names))
            return false;
    }
    if (entry.kind == TrafficKind::Renamed) {
        m_rename.bind(1, names.user);
        m_rename.bind(2, qint64(id));
        return m_rename.run();
    }
    if (entry.kind == TrafficKind::Disconnected) {
        m_known.remove(id);
        m_close.bind(1, row);
        m_close.bind(2, entry.timeUs);
        m_close.bind(3, qint64(id));
        return m_close.run();
    }
    return true;
}

bool ConnectionTable::introduce(const TrafficEntry &entry, qint64 row, const EntryNames &names)
{
    const bool opened = entry.kind == TrafficKind::Connected;
    SqliteStatement &statement = opened ? m_open : m_see;
    statement.bind(1, qint64(entry.connection));
    statement.bind(2, qint64(entry.dialect));
    statement.bind(3, names.user);
    statement.bind(4, names.address);
    statement.bind(5, qint64(names.port));
    if (opened) {
        statement.bind(6, row);
        statement.bind(7, entry.timeUs);
    }
    if (m_known.size() >= maxConnections)
        m_known.clear();
    m_known.insert(quint64(entry.connection));
    return statement.run();
}

} // namespace roomdeck
