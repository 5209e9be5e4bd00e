#include "core/session/outcomereader.h"

namespace roomdeck {

namespace {

const char *const lateSql
    = "SELECT recipients,written,dropped,disconnected,latency_us FROM deliveries WHERE seq=?";

const char *const ofRowSql = "SELECT recipients,written,dropped,disconnected,latency_us FROM events "
                             "WHERE row=? AND seq=? AND written IS NOT NULL";

const char *const ofRowsSql
    = "SELECT e.seq,e.recipients,coalesce(v.written,e.written),coalesce(v.dropped,e.dropped),"
      "coalesce(v.disconnected,e.disconnected),coalesce(v.latency_us,e.latency_us) FROM events e "
      "LEFT JOIN deliveries v ON v.seq=e.seq WHERE e.row>? AND e.row<=? AND (e.written IS NOT NULL OR "
      "v.seq IS NOT NULL) ORDER BY e.row";

DeliveryUpdate outcomeOf(const SqliteStatement &statement, EventId seq, int column)
{
    return {seq,
            quint32(statement.integer(column)),
            quint32(statement.integer(column + 1)),
            quint32(statement.integer(column + 2)),
            quint32(statement.integer(column + 3)),
            qint32(statement.integer(column + 4))};
}

std::optional<DeliveryUpdate> only(SqliteStatement &statement, EventId seq)
{
    std::optional<DeliveryUpdate> found;
    if (statement.next())
        found = outcomeOf(statement, seq, 0);
    statement.reset();
    return found;
}

} // namespace

bool OutcomeReader::prepare(SqliteConnection &db)
{
    // Stops at the first failure, so that the connection still knows it.
    const auto prepare = [&db](SqliteStatement &statement, const char *sql) {
        statement = db.prepare(sql);
        return statement.isValid();
    };
    return prepare(m_late, lateSql) && prepare(m_ofRow, ofRowSql) && prepare(m_ofRows, ofRowsSql);
}

std::optional<DeliveryUpdate> OutcomeReader::late(EventId seq)
{
    m_late.bind(1, qint64(seq));
    return only(m_late, seq);
}

std::optional<DeliveryUpdate> OutcomeReader::ofRow(qint64 row, EventId seq)
{
    m_ofRow.bind(1, row + 1);
    m_ofRow.bind(2, qint64(seq));
    return only(m_ofRow, seq);
}

QList<DeliveryUpdate> OutcomeReader::ofRows(qint64 first, qint64 rows)
{
    QList<DeliveryUpdate> list;
    m_ofRows.bind(1, first);
    m_ofRows.bind(2, first + rows);
    while (m_ofRows.next())
        list.append(outcomeOf(m_ofRows, EventId(m_ofRows.integer(0)), 1));
    m_ofRows.reset();
    return list;
}

} // namespace roomdeck
