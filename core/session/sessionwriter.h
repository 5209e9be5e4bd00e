// Writes one session file: transactions of entries, delivery counts and gaps.
#pragma once

#include "core/model/traffic.h"
#include "core/session/connectiontable.h"
#include "core/session/eventtable.h"
#include "core/session/misstable.h"
#include "core/session/pacedfiles.h"
#include "core/session/sessioninfo.h"
#include "core/session/sqlite.h"
#include "core/session/stringinterner.h"

#include <optional>

namespace roomdeck {

/// Entries that could not be recorded, in one stretch.
struct RecordingGap
{
    QByteArray reason; ///< see SCHEMA.md, `gaps`
    quint64 lost = 0;
    EventId firstSeq = 0; ///< 0: not known
    EventId lastSeq = 0;
    qint64 fromUs = 0; ///< UTC µs
    qint64 toUs = 0;
};

/// A session file being written; the format is described in SCHEMA.md. Has no thread of its own: used by one
/// thread at a time, blocks on the disk.
///
/// begin(), any number of append…(), commit(). The first failure in between is remembered, the rest does
/// nothing, and commit() rolls back and reports it; the same entries can then be appended again.
class SessionWriter
{
public:
    SessionWriter() = default;
    /// `pacer`, which must live longer, is told of every small step of writing, in SQLite too.
    explicit SessionWriter(WritePacer &pacer);
    ~SessionWriter();
    SessionWriter(const SessionWriter &) = delete;
    SessionWriter &operator=(const SessionWriter &) = delete;

    /// Creates a file readable by its owner alone; one that exists is an error.
    SessionError create(const QString &path, const SessionInfo &info);
    /// Takes up a file this class created, after a failure.
    SessionError resume(const QString &path);
    /// Ends the session: notes the time and makes the file a single one, without a write-ahead log.
    SessionError finish(qint64 stoppedUs);
    /// Replaces the start noted by create(); outside begin() … commit().
    SessionError noteStart(qint64 startedUs);
    /// Closes without a note of the end, e.g. after a failure.
    void close();

    bool isOpen() const { return m_db.isOpen(); }
    QString path() const { return m_path; }
    qint64 rows() const { return m_row; }
    EventId lastSeq() const { return m_lastSeq; }
    /// True when the file was moved or deleted.
    bool hasMoved() const { return m_db.hasMoved(); }

    void begin();
    void append(const TrafficEntry &entry);
    void append(const DeliveryUpdate &delivery);
    void append(const DeliveryMiss &miss);
    void append(const RecordingGap &gap);
    /// All of a batch; what the server skipped becomes a gap.
    void append(const TrafficBatch &batch);
    SessionError commit();
    /// Names a dialect not named in SessionInfo; between begin() and commit().
    void addDialect(DialectId id, QByteArrayView name);

private:
    struct Statements
    {
        SqliteStatement insertGap;
        SqliteStatement begin;
        SqliteStatement commit;
    };

    SessionError openAndPrepare(const QString &path);
    void release();
    bool prepareStatements();
    // What is added waits, borrowed, for flush().
    void add(const TrafficEntry &entry, const DeliveryUpdate *outcome);
    void add(const DeliveryUpdate &delivery);
    void add(const DeliveryMiss &miss);
    void flush();
    void rollback();
    void fail();
    qint64 intern(const QByteArray &text);

    WritePacer *const m_pacer = nullptr;
    std::optional<PacedFiles> m_files;
    SqliteConnection m_db;
    Statements m_sql;

    QString m_path;
    StringInterner m_strings;
    EventTable m_events;
    MissTable m_misses;
    ConnectionTable m_connections;
    qint64 m_row = 0;
    EventId m_lastSeq = 0;
    qint64 m_committedRow = 0; ///< state to return to on a rollback
    EventId m_committedSeq = 0;
    SessionError m_error; ///< first failure since begin()
};

} // namespace roomdeck
