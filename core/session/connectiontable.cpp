#include "core/session/connectiontable.h"

namespace roomdeck {

namespace {

constexpr qsizetype maxConnections = 200'000;

enum ConnectionParameter { ConId = 1, ConDialect, ConUser, ConAddress, ConPort, ConRow, ConTime };

} // namespace

void ConnectionRow::bind(HeldInsert &insert) const
{
    insert.bind(ConId, qint64(id));
    insert.bind(ConDialect, qint64(dialect));
    insert.bind(ConUser, names.user);
    insert.bind(ConAddress, names.address);
    insert.bind(ConPort, qint64(names.port));
    if (insert.columns() < ConTime)
        return;
    insert.bind(ConRow, row);
    insert.bind(ConTime, timeUs);
}

bool ConnectionTable::prepare(SqliteConnection &db)
{
    constexpr auto openedRow = "INSERT INTO connections(id,dialect,user,address,port,opened_row,opened_us)";
    constexpr auto closedRow = "INSERT INTO connections(id,dialect,user,address,port,closed_row,closed_us)";
    // They wait apart, so whichever of a connection's rows gets into the table first, the others complete it.
    constexpr auto seenRow = "INSERT OR IGNORE INTO connections(id,dialect,user,address,port)";
    m_rename = db.prepare("UPDATE connections SET user=? WHERE id=?");
    return m_rename.isValid()
        && m_opened.prepare(
            db, openedRow, "(?,?,?,?,?,?,?)",
            "ON CONFLICT DO UPDATE SET opened_row=excluded.opened_row, opened_us=excluded.opened_us")
        && m_seen.prepare(db, seenRow, "(?,?,?,?,?)")
        && m_closed.prepare(
            db, closedRow, "(?,?,?,?,?,?,?)",
            "ON CONFLICT DO UPDATE SET closed_row=excluded.closed_row, closed_us=excluded.closed_us");
}

void ConnectionTable::forget()
{
    m_opened.forget();
    m_seen.forget();
    m_closed.forget();
    m_known.clear();
}

bool ConnectionTable::note(const TrafficEntry &entry, qint64 row, const EntryNames &names)
{
    const auto id = quint64(entry.connection);
    const ConnectionRow said{entry.connection, entry.dialect, names, row, entry.timeUs};
    if (entry.kind == TrafficKind::Disconnected) {
        m_known.remove(id);
        return m_closed.add(said);
    }
    bool ok = true;
    const bool opened = entry.kind == TrafficKind::Connected;
    if (opened || !m_known.contains(id)) {
        if (m_known.size() >= maxConnections)
            m_known.clear();
        m_known.insert(id);
        ok = opened ? m_opened.add(said) : m_seen.add(said);
    }
    if (!ok || entry.kind != TrafficKind::Renamed)
        return ok;
    m_rename.bind(1, names.user);
    m_rename.bind(2, qint64(id));
    return flush() && m_rename.run();
}

} // namespace roomdeck
