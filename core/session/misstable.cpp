#include "core/session/misstable.h"

namespace roomdeck {

namespace {

// A message that came while its recipient went is noted with the connection alone.
const char *const ofSeqSql
    = "SELECT m.connection,m.cause,coalesce(u.text,cu.text) FROM misses m LEFT JOIN strings u ON u.id=m.user "
      "LEFT JOIN connections c ON c.id=m.connection LEFT JOIN strings cu ON cu.id=c.user WHERE m.seq=? "
      "ORDER BY m.connection LIMIT ?";

// A file may hold any number; an enum only those we have a name for.
MissCause causeOf(qint64 value)
{
    return value > 0 && value <= qint64(MissCause::Unresponsive) ? MissCause(value) : MissCause::Disconnected;
}

} // namespace

void MissRow::bind(HeldInsert &insert) const
{
    insert.bind(1, qint64(seq));
    insert.bind(2, qint64(connection));
    insert.bind(3, user);
    insert.bind(4, qint64(cause));
}

bool MissTable::prepare(SqliteConnection &db)
{
    return m_rows.prepare(db, "INSERT OR REPLACE INTO misses(seq,connection,user,cause)", "(?,?,?,?)");
}

bool MissReader::prepare(SqliteConnection &db)
{
    m_select = db.prepare(ofSeqSql);
    return m_select.isValid();
}

QList<DeliveryMiss> MissReader::of(EventId seq, int most)
{
    QList<DeliveryMiss> misses;
    if (!m_select.isValid())
        return misses;
    m_select.bind(1, qint64(seq));
    m_select.bind(2, qint64(most));
    while (m_select.next())
        misses.append({seq, ConnectionId(m_select.integer(0)), m_select.text(2).toByteArray(),
                       causeOf(m_select.integer(1))});
    m_select.reset();
    return misses;
}

} // namespace roomdeck
