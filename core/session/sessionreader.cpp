#include "core/session/sessionreader.h"

#include "core/session/eventtable.h"
#include "core/session/schema.h"
#include "core/session/sessionmeta.h"

#include <algorithm>

namespace roomdeck {

namespace {

const char *const findConnectionSql
    = "SELECT dialect,user,address,opened_row,opened_us,closed_row,closed_us,port FROM connections WHERE "
      "id=?";

} // namespace

SessionReader::~SessionReader()
{
    close();
}

SessionError SessionReader::open(const QString &path)
{
    close();
    m_path = path;
    SessionError error = m_file.open(path);
    m_scanner.prepare(db());
    if (!error && !prepareStatements())
        error = db().lastError();
    if (!error) {
        m_info = readSessionInfo(db());
        // A row takes more than a byte: a count beyond the file's size is a lie, and lists would believe it.
        if (refresh() > db().integer("PRAGMA page_count") * db().integer("PRAGMA page_size"))
            error = {SessionFault::Damaged, "impossible row number"};
    }
    if (error) {
        close();
        m_error = error;
    }
    return error;
}

void SessionReader::close()
{
    m_sql = {};
    m_chunks.release();
    m_outcomes.release();
    m_misses.release();
    m_names.release();
    m_scanner.release();
    m_file.close();
    m_info = {};
    m_count = 0;
    m_near = 0;
    m_error = {};
}

bool SessionReader::prepareStatements()
{
    // Stops at the first failure, so that the connection still knows it.
    const auto prepare = [this](SqliteStatement &statement, const char *sql) {
        statement = db().prepare(sql);
        return statement.isValid();
    };
    const bool hasMisses = m_file.version() >= schema::versionWithMisses;
    return m_chunks.prepare(db()) && m_outcomes.prepare(db()) && m_names.prepare(db())
        && (!hasMisses || m_misses.prepare(db()))
        && prepare(m_sql.seqAt, "SELECT seq FROM events WHERE row=?")
        && prepare(m_sql.timeAt, "SELECT time_us FROM events WHERE row=?")
        && prepare(m_sql.seqAndTimeAt, "SELECT seq,time_us FROM events WHERE row=?")
        && prepare(m_sql.headAt, "SELECT raw FROM events WHERE row=?")
        && prepare(m_sql.findConnection, findConnectionSql);
}

qint64 SessionReader::refresh()
{
    if (!isOpen())
        return 0;
    m_count = db().integer("SELECT max(row) FROM events");
    if (m_info.stoppedUs == 0)
        m_info.stoppedUs = db().integer("SELECT value FROM meta WHERE key='stopped_us'");
    return m_count;
}

EventId SessionReader::firstSeq() const
{
    return m_count == 0 ? 0 : EventId(valueAt(m_sql.seqAt, 0));
}

EventId SessionReader::lastSeq() const
{
    return m_count == 0 ? 0 : EventId(valueAt(m_sql.seqAt, m_count - 1));
}

SessionChunk SessionReader::read(qint64 first, qsizetype rows, qint64 maxBytes) const
{
    if (!isOpen() || first < 0 || first >= m_count || rows <= 0)
        return {};
    m_names.trim();
    SessionChunk chunk = m_chunks.load(first, std::min<qint64>(rows, m_count - first), maxBytes, m_names);
    if (m_chunks.fault() != SessionFault::None)
        m_error = {m_chunks.fault(), "cannot read rows from " + QByteArray::number(first)};
    return chunk;
}

void SessionReader::scan(qint64 first, qint64 rows, const RowWish &wish,
                         const RowScanner::Visitor &visit) const
{
    if (!isOpen() || first < 0 || first >= m_count)
        return;
    m_names.trim();
    const SessionFault fault = m_scanner.scan(first, std::min(rows, m_count - first), wish, m_names, visit);
    if (fault != SessionFault::None)
        m_error = {fault, "cannot read rows from " + QByteArray::number(first)};
}

QList<qint64> SessionReader::auditRows(qsizetype newest) const
{
    QList<qint64> rows;
    if (!isOpen())
        return rows;
    SqliteStatement select = db().prepare("SELECT row FROM events WHERE kind IN (8,9)"
                                          " OR (kind=0 AND sender_kind IN (1,2)) ORDER BY row DESC LIMIT ?");
    select.bind(1, newest);
    while (select.next())
        rows.append(select.integer(0) - 1);
    if (const SessionFault fault = SqliteConnection::faultOf(select.result()); fault != SessionFault::None)
        m_error = {fault, "cannot look through the rows"};
    std::reverse(rows.begin(), rows.end());
    return rows;
}

qint64 SessionReader::valueAt(SqliteStatement &statement, qint64 row) const
{
    statement.bind(1, row + 1);
    const qint64 value = statement.next() ? statement.integer(0) : 0;
    statement.reset();
    return value;
}

std::pair<EventId, qint64> SessionReader::seqAndTimeAt(qint64 row) const
{
    SqliteStatement &find = m_sql.seqAndTimeAt;
    find.bind(1, row + 1);
    const bool found = find.next();
    const std::pair<EventId, qint64> both{found ? EventId(find.integer(0)) : 0, found ? find.integer(1) : 0};
    find.reset();
    return both;
}

template <typename Before>
qint64 SessionReader::bisect(SqliteStatement &statement, qint64 low, qint64 high, Before before) const
{
    while (low < high) {
        const qint64 middle = low + (high - low) / 2;
        if (before(valueAt(statement, middle)))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

qint64 SessionReader::rowOfSeq(EventId seq) const
{
    const auto before = [seq](qint64 value) { return EventId(value) < seq; };
    qint64 low = 0;
    qint64 high = isOpen() ? m_count : 0;
    // Who reads a file asks for one row after the other: look near the last answer first.
    if (m_near < high && before(valueAt(m_sql.seqAt, m_near))) {
        low = m_near + 1;
        qint64 step = 1;
        for (; low + step < high && before(valueAt(m_sql.seqAt, low + step)); step *= 2)
            low += step + 1;
        high = std::min(high, low + step);
    }
    const qint64 row = bisect(m_sql.seqAt, low, high, before);
    m_near = std::max<qint64>(0, row - 1);
    return row;
}

qint64 SessionReader::rowAtTime(qint64 timeUs) const
{
    return bisect(m_sql.timeAt, 0, isOpen() ? m_count : 0, [timeUs](qint64 value) { return value < timeUs; });
}

std::optional<DeliveryUpdate> SessionReader::delivery(EventId seq) const
{
    if (!isOpen())
        return {};
    const auto late = m_outcomes.late(seq);
    return late ? late : m_outcomes.ofRow(rowOfSeq(seq), seq);
}

QList<DeliveryUpdate> SessionReader::deliveries(qint64 first, qsizetype rows) const
{
    return isOpen() ? m_outcomes.ofRows(first, rows) : QList<DeliveryUpdate>();
}

QList<DeliveryMiss> SessionReader::misses(EventId seq) const
{
    return isOpen() ? m_misses.of(seq, DeliveryMiss::MaxNamed) : QList<DeliveryMiss>();
}

std::optional<SessionConnection> SessionReader::connection(ConnectionId id) const
{
    if (!isOpen())
        return {};
    m_sql.findConnection.bind(1, qint64(id));
    if (!m_sql.findConnection.next()) {
        m_sql.findConnection.reset();
        return {};
    }
    const auto valueOr = [&](int column, qint64 fallback, qint64 shift) {
        return m_sql.findConnection.isNull(column) ? fallback : m_sql.findConnection.integer(column) - shift;
    };
    SessionConnection found;
    found.id = id;
    found.dialect = DialectId(m_sql.findConnection.integer(0));
    const auto user = StringId(m_sql.findConnection.integer(1));
    const auto address = StringId(m_sql.findConnection.integer(2));
    found.openedRow = valueOr(3, -1, 1);
    found.openedUs = valueOr(4, -1, 0);
    found.closedRow = valueOr(5, -1, 1);
    found.closedUs = valueOr(6, -1, 0);
    const auto port = quint16(m_sql.findConnection.integer(7));
    m_sql.findConnection.reset();
    found.user = string(user);
    found.address = joinAddress(string(address), port);
    if (found.openedRow >= 0)
        found.requestHead = requestHeadAt(found.openedRow);
    return found;
}

QByteArray SessionReader::requestHeadAt(qint64 row) const
{
    m_sql.headAt.bind(1, row + 1);
    const QByteArray head = m_sql.headAt.next() ? m_sql.headAt.text(0).toByteArray() : QByteArray();
    m_sql.headAt.reset();
    return head;
}

QList<SessionGap> SessionReader::gaps() const
{
    QList<SessionGap> list;
    if (!isOpen())
        return list;
    SqliteStatement statement
        = db().prepare("SELECT row,reason,lost,first_seq,last_seq,from_us,to_us FROM gaps ORDER BY row");
    while (statement.next()) {
        list.append({statement.integer(0) - 1, statement.text(1).toByteArray(), quint64(statement.integer(2)),
                     EventId(statement.integer(3)), EventId(statement.integer(4)), statement.integer(5),
                     statement.integer(6)});
    }
    return list;
}

QByteArray SessionReader::dialectName(DialectId id) const
{
    return id == 0 || id > m_info.dialects.size() ? QByteArray() : m_info.dialects.at(id - 1);
}

SessionError SessionReader::check() const
{
    if (!isOpen())
        return m_error;
    SqliteStatement pages = db().prepare("PRAGMA quick_check(1)");
    if (!pages.next())
        return db().lastError();
    if (pages.text(0) != QByteArrayView("ok"))
        return {SessionFault::Damaged, pages.text(0).toByteArray()};
    if (db().integer("SELECT count(*) FROM events") < m_count)
        return {SessionFault::Damaged, "rows are missing from the table events"};
    if (db().integer("SELECT count(*) FROM (SELECT seq < lag(seq) OVER (ORDER BY row) AS falls FROM events) "
                     "WHERE falls")
        > 0)
        return {SessionFault::Damaged, "sequence numbers fall"};
    return {};
}

} // namespace roomdeck
