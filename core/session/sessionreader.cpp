#include "core/session/sessionreader.h"

#include "core/session/schema.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryFile>
#include <algorithm>

namespace roomdeck {

namespace {

constexpr qsizetype maxRememberedStrings = 50'000;

enum RowColumn {
    ColSeq,
    ColTime,
    ColKind,
    ColSenderKind,
    ColDialect,
    ColConnection,
    ColRoom,
    ColUser,
    ColType,
    ColAddress,
    ColRecipients,
    ColPayloadOffset,
    ColPayloadLength,
    ColPayload,
    ColExtra,
    ColRaw,
};

const char *const readRowsSql
    = "SELECT seq,time_us,kind,sender_kind,dialect,connection,room,user,type,address,recipients,"
      "payload_offset,payload_length,payload,extra,raw FROM events WHERE row>? ORDER BY row LIMIT ?";

// A file may hold any number; an enum only those we have a name for.
TrafficKind kindOf(qint64 value)
{
    return value >= 0 && value <= qint64(TrafficKind::Gap) ? TrafficKind(value) : TrafficKind::Server;
}

SenderKind senderKindOf(qint64 value)
{
    return value >= 0 && value <= qint64(SenderKind::Server) ? SenderKind(value) : SenderKind::Server;
}

bool folderIsWritable(const QString &path)
{
    return QFileInfo(QFileInfo(path).absolutePath()).isWritable();
}

bool hasWriteAheadLog(const QString &path)
{
    return QFileInfo(path + QLatin1String("-wal")).size() > 0;
}

} // namespace

SessionReader::~SessionReader()
{
    close();
}

SessionError SessionReader::open(const QString &path)
{
    close();
    m_path = path;
    const QFileInfo file(path);
    SessionError error;
    if (!file.exists())
        error = {SessionFault::NotFound, path.toUtf8()};
    else if (!file.isFile())
        error = {SessionFault::NotASession, path.toUtf8()};
    else if (!file.isReadable())
        error = {SessionFault::NoPermission, path.toUtf8()};
    if (!error)
        error = openDatabase();
    if (!error && !prepareStatements())
        error = m_db.lastError();
    if (error) {
        close();
        m_error = error;
        return error;
    }
    readInfo();
    // A row takes more than a byte: a count beyond the file's size is a lie, and lists would believe it.
    if (refresh() > m_db.integer("PRAGMA page_count") * m_db.integer("PRAGMA page_size")) {
        close();
        m_error = {SessionFault::Damaged, "impossible row number"};
    }
    return m_error;
}

void SessionReader::close()
{
    m_sql = {};
    m_db.close();
    if (!m_copy.isEmpty()) {
        QFile::remove(m_copy);
        QFile::remove(m_copy + QLatin1String("-wal"));
        QFile::remove(m_copy + QLatin1String("-shm"));
        m_copy.clear();
    }
    m_strings.clear();
    m_info = {};
    m_count = 0;
    m_error = {};
}

SessionError SessionReader::openDatabase()
{
    // Reading a write-ahead log needs a place for its index, beside the file.
    if (!folderIsWritable(m_path))
        return openDetached();
    if (SessionError error = m_db.open(m_path, SqliteConnection::Mode::ReadOnly))
        return error;
    SessionError error = checkHeader();
    // A finished session has no writer to hold up: a transaction kept open tells others it is in use (see
    // retention.cpp). In a live one it would stop the log from being folded back; WAL has its own lock.
    if (!error && m_db.text("PRAGMA journal_mode") != "wal" && !m_db.exec("BEGIN; SELECT 1 FROM meta"))
        error = m_db.lastError();
    return error;
}

// On a medium without room for SQLite's side files: as it is, or when a crash left a log, a copy of both.
SessionError SessionReader::openDetached()
{
    QString path = m_path;
    if (hasWriteAheadLog(m_path)) {
        QTemporaryFile file(QDir::temp().filePath(QStringLiteral("roomdeck-XXXXXX.roomdeck")));
        if (!file.open())
            return {SessionFault::IoError, file.errorString().toUtf8()};
        m_copy = file.fileName();
        file.setAutoRemove(false);
        file.remove();
        if (!QFile::copy(m_path, m_copy)
            || !QFile::copy(m_path + QLatin1String("-wal"), m_copy + QLatin1String("-wal")))
            return {SessionFault::DiskFull, "no room for a copy of the session in " + m_copy.toUtf8()};
        path = m_copy;
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
        QFile::setPermissions(path + QLatin1String("-wal"), QFile::ReadOwner | QFile::WriteOwner);
    }
    const QByteArrayView parameters = m_copy.isEmpty() ? QByteArrayView("immutable=1") : QByteArrayView();
    if (SessionError error = m_db.open(path, SqliteConnection::Mode::ReadOnly, parameters))
        return error;
    return checkHeader();
}

SessionError SessionReader::checkHeader()
{
    SqliteStatement header = m_db.prepare("PRAGMA application_id");
    if (!header.next())
        return m_db.lastError();
    if (header.integer(0) != schema::applicationId)
        return {SessionFault::NotASession, m_path.toUtf8()};
    const qint64 version = m_db.integer("PRAGMA user_version");
    if (version > schema::version)
        return {SessionFault::TooNew, "schema version " + QByteArray::number(version)};
    if (version < 1)
        return {SessionFault::Damaged, "schema version " + QByteArray::number(version)};
    return {};
}

bool SessionReader::prepareStatements()
{
    // Stops at the first failure, so that the connection still knows it.
    const auto prepare = [this](SqliteStatement &statement, const char *sql) {
        statement = m_db.prepare(sql);
        return statement.isValid();
    };
    return prepare(m_sql.readRows, readRowsSql) && prepare(m_sql.seqAt, "SELECT seq FROM events WHERE row=?")
        && prepare(m_sql.timeAt, "SELECT time_us FROM events WHERE row=?")
        && prepare(m_sql.findDelivery,
                   "SELECT recipients,written,dropped,disconnected,latency_us FROM deliveries WHERE seq=?")
        && prepare(m_sql.findConnection,
                   "SELECT dialect,user,address,opened_row,opened_us,closed_row,closed_us FROM connections "
                   "WHERE id=?")
        && prepare(m_sql.stringOf, "SELECT text FROM strings WHERE id=?")
        && prepare(m_sql.idOf, "SELECT id FROM strings WHERE text=?");
}

void SessionReader::readInfo()
{
    m_info = {};
    m_info.application.clear();
    SqliteStatement meta = m_db.prepare("SELECT key,value FROM meta");
    while (meta.next()) {
        const QByteArrayView key = meta.text(0);
        if (key == "application")
            m_info.application = meta.text(1).toByteArray();
        else if (key == "url")
            m_info.url = meta.text(1).toByteArray();
        else if (key == "settings")
            m_info.settings = meta.text(1).toByteArray();
        else if (key == "imported_from")
            m_info.importedFrom = meta.text(1).toByteArray();
        else if (key == "started_us")
            m_info.startedUs = meta.integer(1);
        else if (key == "stopped_us")
            m_info.stoppedUs = meta.integer(1);
    }
    SqliteStatement dialects = m_db.prepare("SELECT id,name FROM dialects ORDER BY id LIMIT 255");
    while (dialects.next()) {
        const qint64 id = dialects.integer(0);
        if (id < 1 || id > 255)
            continue;
        while (m_info.dialects.size() < id)
            m_info.dialects.append(QByteArray());
        m_info.dialects[id - 1] = dialects.text(1).toByteArray();
    }
}

qint64 SessionReader::refresh()
{
    if (!isOpen())
        return 0;
    m_count = m_db.integer("SELECT max(row) FROM events");
    if (m_info.stoppedUs == 0)
        m_info.stoppedUs = m_db.integer("SELECT value FROM meta WHERE key='stopped_us'");
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
    SessionChunk chunk;
    chunk.m_firstRow = first;
    if (!isOpen() || first < 0 || first >= m_count || rows <= 0)
        return chunk;
    rows = qsizetype(std::min<qint64>(rows, m_count - first));
    chunk.m_rows.reserve(std::size_t(rows));
    std::vector<Bodies> bodies;
    bodies.reserve(std::size_t(rows));
    m_sql.readRows.bind(1, first);
    m_sql.readRows.bind(2, qint64(rows));
    while (m_sql.readRows.next()) {
        chunk.m_rows.push_back(rowWithoutTexts());
        bodies.push_back(appendBodies(chunk.m_text));
        if (chunk.m_text.size() >= maxBytes)
            break;
    }
    if (SqliteConnection::faultOf(m_sql.readRows.result()) != SessionFault::None)
        m_error = m_db.lastError();
    m_sql.readRows.reset();

    resolve(chunk, bodies);
    return chunk;
}

void SessionReader::resolve(SessionChunk &chunk, const std::vector<Bodies> &bodies) const
{
    const QByteArrayView text(chunk.m_text);
    QHash<StringId, QByteArrayView> names;
    const auto name = [&](StringId id) -> QByteArrayView {
        if (id == 0)
            return {};
        auto it = names.constFind(id);
        if (it == names.constEnd()) {
            chunk.m_names.append(string(id)); // the list may move, the bytes do not
            it = names.insert(id, chunk.m_names.constLast());
        }
        return *it;
    };
    for (std::size_t i = 0; i < chunk.m_rows.size(); ++i) {
        LogRow &row = chunk.m_rows[i];
        row.payload = text.sliced(bodies[i].payload.offset, bodies[i].payload.length);
        row.extra = text.sliced(bodies[i].extra.offset, bodies[i].extra.length);
        row.raw = text.sliced(bodies[i].raw.offset, bodies[i].raw.length);
        row.size = quint32(row.raw.isEmpty() ? row.payload.size() : row.raw.size());
        row.room = name(row.roomId);
        row.user = name(row.userId);
        row.type = name(row.typeId);
        row.address = name(bodies[i].address);
    }
}

LogRow SessionReader::rowWithoutTexts() const
{
    LogRow row;
    row.seq = EventId(m_sql.readRows.integer(ColSeq));
    row.timeUs = m_sql.readRows.integer(ColTime);
    row.connection = ConnectionId(m_sql.readRows.integer(ColConnection));
    row.roomId = StringId(m_sql.readRows.integer(ColRoom));
    row.userId = StringId(m_sql.readRows.integer(ColUser));
    row.typeId = StringId(m_sql.readRows.integer(ColType));
    row.kind = kindOf(m_sql.readRows.integer(ColKind));
    row.senderKind = senderKindOf(m_sql.readRows.integer(ColSenderKind));
    row.dialect = DialectId(m_sql.readRows.integer(ColDialect));
    row.recipients = quint32(m_sql.readRows.integer(ColRecipients));
    return row;
}

SessionReader::Bodies SessionReader::appendBodies(QByteArray &text) const
{
    const auto append = [&](int column) {
        const QByteArrayView bytes = m_sql.readRows.text(column);
        const Slice slice{text.size(), bytes.size()};
        text.append(bytes.data(), bytes.size());
        return slice;
    };
    Bodies bodies;
    bodies.address = StringId(m_sql.readRows.integer(ColAddress));
    bodies.raw = append(ColRaw);
    bodies.extra = append(ColExtra);
    if (m_sql.readRows.isNull(ColPayloadOffset)) {
        bodies.payload = append(ColPayload);
        return bodies;
    }
    const qint64 offset = m_sql.readRows.integer(ColPayloadOffset);
    const qint64 length = m_sql.readRows.integer(ColPayloadLength);
    if (offset >= 0 && length >= 0 && offset <= bodies.raw.length && length <= bodies.raw.length - offset)
        bodies.payload = {bodies.raw.offset + qsizetype(offset), qsizetype(length)};
    return bodies;
}

qint64 SessionReader::valueAt(SqliteStatement &statement, qint64 row) const
{
    statement.bind(1, row + 1);
    const qint64 value = statement.next() ? statement.integer(0) : 0;
    statement.reset();
    return value;
}

template <typename Before>
qint64 SessionReader::bisect(SqliteStatement &statement, Before before) const
{
    qint64 low = 0;
    qint64 high = isOpen() ? m_count : 0;
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
    return bisect(m_sql.seqAt, [seq](qint64 value) { return EventId(value) < seq; });
}

qint64 SessionReader::rowAtTime(qint64 timeUs) const
{
    return bisect(m_sql.timeAt, [timeUs](qint64 value) { return value < timeUs; });
}

std::optional<DeliveryUpdate> SessionReader::delivery(EventId seq) const
{
    if (!isOpen())
        return {};
    std::optional<DeliveryUpdate> found;
    m_sql.findDelivery.bind(1, qint64(seq));
    if (m_sql.findDelivery.next()) {
        found = DeliveryUpdate{seq,
                               quint32(m_sql.findDelivery.integer(0)),
                               quint32(m_sql.findDelivery.integer(1)),
                               quint32(m_sql.findDelivery.integer(2)),
                               quint32(m_sql.findDelivery.integer(3)),
                               qint32(m_sql.findDelivery.integer(4))};
    }
    m_sql.findDelivery.reset();
    return found;
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
    m_sql.findConnection.reset();
    found.user = string(user);
    found.address = string(address);
    if (found.openedRow >= 0)
        found.requestHead = requestHeadAt(found.openedRow);
    return found;
}

QByteArray SessionReader::requestHeadAt(qint64 row) const
{
    m_sql.readRows.bind(1, row);
    m_sql.readRows.bind(2, qint64(1));
    const QByteArray head = m_sql.readRows.next() ? m_sql.readRows.text(ColRaw).toByteArray() : QByteArray();
    m_sql.readRows.reset();
    return head;
}

QList<SessionGap> SessionReader::gaps() const
{
    QList<SessionGap> list;
    if (!isOpen())
        return list;
    SqliteStatement statement
        = m_db.prepare("SELECT row,reason,lost,first_seq,last_seq,from_us,to_us FROM gaps ORDER BY row");
    while (statement.next()) {
        list.append({statement.integer(0) - 1, statement.text(1).toByteArray(), quint64(statement.integer(2)),
                     EventId(statement.integer(3)), EventId(statement.integer(4)), statement.integer(5),
                     statement.integer(6)});
    }
    return list;
}

QByteArray SessionReader::string(StringId id) const
{
    if (id == 0 || !isOpen())
        return {};
    const auto known = m_strings.constFind(id);
    if (known != m_strings.constEnd())
        return *known;
    m_sql.stringOf.bind(1, qint64(id));
    const QByteArray text = m_sql.stringOf.next() ? m_sql.stringOf.text(0).toByteArray() : QByteArray();
    m_sql.stringOf.reset();
    if (m_strings.size() >= maxRememberedStrings)
        m_strings.clear();
    m_strings.insert(id, text);
    return text;
}

StringId SessionReader::stringId(QByteArrayView text) const
{
    if (text.isEmpty() || !isOpen())
        return 0;
    m_sql.idOf.bind(1, text);
    const auto id = m_sql.idOf.next() ? StringId(m_sql.idOf.integer(0)) : StringId(0);
    m_sql.idOf.reset();
    return id;
}

QByteArray SessionReader::dialectName(DialectId id) const
{
    return id == 0 || id > m_info.dialects.size() ? QByteArray() : m_info.dialects.at(id - 1);
}

SessionError SessionReader::check() const
{
    if (!isOpen())
        return m_error;
    SqliteStatement pages = m_db.prepare("PRAGMA quick_check(1)");
    if (!pages.next())
        return m_db.lastError();
    if (pages.text(0) != QByteArrayView("ok"))
        return {SessionFault::Damaged, pages.text(0).toByteArray()};
    if (m_db.integer("SELECT count(*) FROM events") < m_count)
        return {SessionFault::Damaged, "rows are missing from the table events"};
    if (m_db.integer("SELECT count(*) FROM (SELECT seq < lag(seq) OVER (ORDER BY row) AS falls FROM events) "
                     "WHERE falls")
        > 0)
        return {SessionFault::Damaged, "sequence numbers fall"};
    return {};
}

} // namespace roomdeck
