#include "core/session/sessionwriter.h"

#include "core/session/batchoutcomes.h"
#include "core/session/schema.h"
#include "core/session/sessionmeta.h"

#include <QtCore/QDateTime>
#include <QtCore/QFile>
#include <algorithm>

namespace roomdeck {

namespace {

const char *const insertGapSql
    = "INSERT OR REPLACE INTO gaps(row,reason,lost,first_seq,last_seq,from_us,to_us) VALUES(?,?,?,?,?,?,?)";

constexpr int rowsPerStep = 32; // about 60 µs

qint64 nowUs()
{
    return QDateTime::currentMSecsSinceEpoch() * 1000;
}

} // namespace

SessionWriter::SessionWriter(WritePacer &pacer) : m_pacer(&pacer), m_files(std::in_place, pacer) { }

SessionWriter::~SessionWriter()
{
    close();
}

SessionError SessionWriter::create(const QString &path, const SessionInfo &info)
{
    close();
    {
        // Traffic is private; SQLite gives its side files the permissions of the database.
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly)) {
            const bool denied = file.error() == QFile::PermissionsError || file.error() == QFile::OpenError;
            return {denied ? SessionFault::NoPermission : SessionFault::IoError, file.errorString().toUtf8()};
        }
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
    SessionError error = openAndPrepare(path);
    if (!error) {
        const QByteArray header = "PRAGMA application_id=" + QByteArray::number(schema::applicationId)
            + ";PRAGMA user_version=" + QByteArray::number(schema::version);
        const bool ok = m_db.exec("BEGIN IMMEDIATE") && m_db.exec(header.constData())
            && m_db.exec(schema::createSql) && writeSessionInfo(m_db, info) && m_db.exec("COMMIT")
            && prepareStatements();
        if (!ok)
            error = m_db.lastError();
    }
    if (error) {
        close();
        QFile::remove(path);
        QFile::remove(path + QLatin1String("-wal"));
        QFile::remove(path + QLatin1String("-shm"));
    }
    return error;
}

SessionError SessionWriter::resume(const QString &path)
{
    close();
    if (!QFile::exists(path))
        return {SessionFault::FileRemoved, path.toUtf8()};
    if (SessionError error = openAndPrepare(path))
        return error;
    if (!prepareStatements()) {
        SessionError error = m_db.lastError();
        close();
        return error;
    }
    m_row = m_committedRow = m_db.integer("SELECT max(row) FROM events");
    m_lastSeq = m_committedSeq
        = EventId(m_db.integer("SELECT seq FROM events WHERE row=(SELECT max(row) FROM events)"));
    return {};
}

SessionError SessionWriter::openAndPrepare(const QString &path)
{
    m_path = path;
    const QByteArray access = m_files ? m_files->uriParameters() : QByteArray();
    SessionError error = m_db.open(path, SqliteConnection::Mode::ReadWrite, access);
    if (!error && !m_db.exec(schema::prepareSql))
        error = m_db.lastError();
    if (error)
        close();
    return error;
}

bool SessionWriter::prepareStatements()
{
    // Stops at the first failure, so that the connection still knows it.
    const auto prepare = [this](SqliteStatement &statement, const char *sql) {
        statement = m_db.prepare(sql);
        return statement.isValid();
    };
    return prepare(m_sql.insertGap, insertGapSql) && prepare(m_sql.begin, "BEGIN IMMEDIATE")
        && prepare(m_sql.commit, "COMMIT") && m_strings.prepare(m_db) && m_events.prepare(m_db)
        && m_misses.prepare(m_db) && m_connections.prepare(m_db);
}

void SessionWriter::addDialect(DialectId id, QByteArrayView name)
{
    if (!m_error && !writeDialect(m_db, id, name))
        fail();
}

SessionError SessionWriter::noteStart(qint64 startedUs)
{
    return writeMeta(m_db, "started_us", startedUs) ? SessionError() : m_db.lastError();
}

SessionError SessionWriter::finish(qint64 stoppedUs)
{
    SessionError error;
    if (!writeMeta(m_db, "stopped_us", stoppedUs))
        error = m_db.lastError();
    // Changing the journal needs the file alone. With a reader in between the log stays: no harm.
    release();
    if (!error && m_db.exec("PRAGMA wal_checkpoint(TRUNCATE)"))
        m_db.exec("PRAGMA busy_timeout=0; PRAGMA journal_mode=DELETE");
    close();
    return error;
}

void SessionWriter::close()
{
    release();
    m_db.close();
    m_row = m_committedRow = 0;
    m_lastSeq = m_committedSeq = 0;
    m_error = {};
}

void SessionWriter::release()
{
    m_sql = {};
    m_strings.release();
    m_events.release();
    m_misses.release();
    m_connections.release();
}

void SessionWriter::begin()
{
    m_error = {};
    if (!m_sql.begin.run())
        fail();
}

SessionError SessionWriter::commit()
{
    if (!m_error && !m_sql.commit.run())
        fail();
    if (m_error) {
        rollback();
        return m_error;
    }
    m_committedRow = m_row;
    m_committedSeq = m_lastSeq;
    return {};
}

void SessionWriter::rollback()
{
    m_db.exec("ROLLBACK"); // SQLite may have done so already
    m_row = m_committedRow;
    m_lastSeq = m_committedSeq;
    m_events.forget();
    m_misses.forget();
    m_strings.forget();
    m_connections.forget();
}

void SessionWriter::fail()
{
    if (!m_error)
        m_error = m_db.lastError();
}

qint64 SessionWriter::intern(const QByteArray &text)
{
    const qint64 id = m_strings.id(text);
    if (id < 0)
        fail();
    return id;
}

void SessionWriter::append(const TrafficEntry &entry)
{
    add(entry, nullptr);
    flush();
}

void SessionWriter::append(const DeliveryUpdate &delivery)
{
    add(delivery);
    flush();
}

void SessionWriter::append(const DeliveryMiss &miss)
{
    add(miss);
    flush();
}

void SessionWriter::add(const TrafficEntry &entry, const DeliveryUpdate *outcome)
{
    if (m_error)
        return;
    const AddressParts address = splitAddress(entry.address);
    const EntryNames names{intern(entry.room), intern(entry.user), intern(entry.type), intern(address.host),
                           address.port};
    // Rows are found by bisection over seq, so it must never fall, whatever arrives.
    const EventId seq = std::max(entry.seq, m_lastSeq);
    if (m_error || !m_events.insert(EventRow{seq, &entry, names, outcome})) {
        fail();
        return;
    }
    ++m_row;
    m_lastSeq = seq;
    if (entry.connection != ConnectionId::None && !m_connections.note(entry, m_row, names))
        fail();
}

void SessionWriter::add(const DeliveryUpdate &delivery)
{
    if (!m_error && !m_events.insert(DeliveryRow{&delivery}))
        fail();
}

void SessionWriter::add(const DeliveryMiss &miss)
{
    if (m_error)
        return;
    const qint64 user = intern(miss.user);
    if (!m_error && !m_misses.insert({miss.seq, miss.connection, user, miss.cause}))
        fail();
}

void SessionWriter::flush()
{
    if (!m_error && !(m_strings.flush() && m_events.flush() && m_misses.flush() && m_connections.flush()))
        fail();
}

void SessionWriter::append(const RecordingGap &gap)
{
    TrafficEntry entry;
    entry.kind = TrafficKind::Gap;
    entry.senderKind = SenderKind::Server;
    entry.seq = gap.firstSeq;
    entry.timeUs = gap.fromUs;
    entry.type = gap.reason;
    entry.payload = "{\"lost\":" + QByteArray::number(gap.lost) + '}';
    append(entry);
    if (m_error)
        return;
    m_sql.insertGap.bind(1, m_row);
    m_sql.insertGap.bind(2, gap.reason);
    m_sql.insertGap.bind(3, qint64(gap.lost));
    m_sql.insertGap.bind(4, qint64(gap.firstSeq));
    m_sql.insertGap.bind(5, qint64(gap.lastSeq));
    m_sql.insertGap.bind(6, gap.fromUs);
    m_sql.insertGap.bind(7, gap.toUs);
    if (!m_sql.insertGap.run())
        fail();
}

void SessionWriter::append(const TrafficBatch &batch)
{
    bool gapWanted = batch.skipped > 0;
    const qint64 now = gapWanted ? nowUs() : 0;
    const auto appendGap = [&](EventId nextSeq) {
        const EventId first = m_lastSeq + 1;
        append(RecordingGap{"observer_behind", batch.skipped, first, std::max(first, nextSeq - 1), now, now});
        gapWanted = false;
    };
    BatchOutcomes outcomes(batch.deliveries);
    int untold = 0;
    for (const TrafficEntry &entry : batch.entries) {
        if (m_pacer && ++untold == rowsPerStep) {
            untold = 0;
            m_pacer->step();
        }
        // Skipped entries had numbers: the gap belongs where numbers are missing.
        if (gapWanted && entry.seq > m_lastSeq + 1 && m_row > 0)
            appendGap(entry.seq);
        add(entry, outcomes.take(entry));
    }
    if (gapWanted)
        appendGap(m_lastSeq + batch.skipped + 1);
    for (const DeliveryUpdate *delivery : outcomes.rest())
        add(*delivery);
    for (const DeliveryMiss &miss : batch.misses)
        add(miss);
    flush();
}

} // namespace roomdeck
