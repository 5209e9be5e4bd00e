// Reads a session file: rows by place, sequence number or time, delivery counts, connections, names.
#pragma once

#include "core/model/traffic.h"
#include "core/session/misstable.h"
#include "core/session/outcomereader.h"
#include "core/session/rowscanner.h"
#include "core/session/sessionchunk.h"
#include "core/session/sessiondatabase.h"
#include "core/session/sessioninfo.h"
#include "core/session/sessionnames.h"

#include <QtCore/QList>
#include <optional>
#include <utility>

namespace roomdeck {

/// A connection as the session saw it. Times in UTC µs, rows count from 0; -1 = before or after the
/// recording.
struct SessionConnection
{
    ConnectionId id = ConnectionId::None;
    DialectId dialect = 0;
    QByteArray user;
    QByteArray address;
    QByteArray requestHead; ///< secrets masked; empty: opened before recording began
    qint64 openedRow = -1;
    qint64 openedUs = -1;
    qint64 closedRow = -1;
    qint64 closedUs = -1;
};

/// A stretch of entries the file does not have, at the place of its row.
struct SessionGap
{
    qint64 row = 0;
    QByteArray reason;
    quint64 lost = 0;
    EventId firstSeq = 0;
    EventId lastSeq = 0;
    qint64 fromUs = 0;
    qint64 toUs = 0;
};

/// A session file opened read-only: finished, left behind by a crash, on a read-only medium, or being
/// recorded at this moment by this or another process. Never changes the session (a crash's log is read, not
/// folded in). Used by one thread at a time; blocks on the disk. Rows count from 0.
///
/// Functions that fail return something empty and leave the reason in error().
class SessionReader
{
public:
    static constexpr qsizetype chunkRows = 1024;
    static constexpr qint64 maxChunkBytes = 16 * 1024 * 1024;

    SessionReader() = default;
    ~SessionReader();
    SessionReader(const SessionReader &) = delete;
    SessionReader &operator=(const SessionReader &) = delete;

    SessionError open(const QString &path);
    void close();
    bool isOpen() const { return m_file.isOpen(); }
    QString path() const { return m_path; }
    const SessionInfo &info() const { return m_info; }
    SessionError error() const { return m_error; }

    /// Rows known at open() or the last refresh().
    qint64 count() const { return m_count; }
    /// Looks for rows recorded since; returns count().
    qint64 refresh();
    EventId firstSeq() const;
    EventId lastSeq() const;

    /// At most `rows` rows from `first` on; fewer at the end, or (but at least one) when their text passes
    /// `maxBytes`.
    SessionChunk read(qint64 first, qsizetype rows = chunkRows, qint64 maxBytes = maxChunkBytes) const;
    /// Shows up to `rows` rows from `first` on, one after the other, until `visit` wants no more. They are
    /// valid during the call and have what was wished for. Much faster than read() where these
    /// are few.
    void scan(qint64 first, qint64 rows, const RowWish &wish, const RowScanner::Visitor &visit) const;
    /// The first row numbered `seq` or higher; count() when there is none. O(log n).
    qint64 rowOfSeq(EventId seq) const;
    /// The first row at or after this time, taking the clock for steady. O(log n).
    qint64 rowAtTime(qint64 timeUs) const;

    /// Places of the newest rows that operators, backends and the server caused, ascending: actions, notices
    /// and messages not from clients. Looks at every row's kind.
    QList<qint64> auditRows(qsizetype newest) const;
    /// Of one row; 0 when there is none.
    EventId seqAt(qint64 row) const { return EventId(valueAt(m_sql.seqAt, row)); }
    qint64 timeAt(qint64 row) const { return valueAt(m_sql.timeAt, row); }

    /// Both at once.
    std::pair<EventId, qint64> seqAndTimeAt(qint64 row) const;

    std::optional<DeliveryUpdate> delivery(EventId seq) const;
    /// Of `rows` rows from `first` on, those that are known, in order.
    QList<DeliveryUpdate> deliveries(qint64 first, qsizetype rows) const;
    /// Whom a message did not reach, the first DeliveryMiss::MaxNamed; none in files of version 1.
    QList<DeliveryMiss> misses(EventId seq) const;
    std::optional<SessionConnection> connection(ConnectionId id) const;
    QList<SessionGap> gaps() const;

    /// Text of a room, user, type or address id of this file; empty for 0 and unknown ids.
    QByteArray string(StringId id) const { return m_names.text(id); }
    /// Its id in this file; 0 when no row has that text.
    StringId stringId(QByteArrayView text) const { return m_names.idOf(text); }
    QByteArray dialectName(DialectId id) const;

    /// Looks at every page and row for damage; slow.
    SessionError check() const;

private:
    struct Statements
    {
        SqliteStatement seqAt;
        SqliteStatement timeAt;
        SqliteStatement seqAndTimeAt;
        SqliteStatement headAt;
        SqliteStatement findConnection;
    };

    SqliteConnection &db() const { return m_file.connection(); }
    bool prepareStatements();
    qint64 valueAt(SqliteStatement &statement, qint64 row) const;
    template <typename Before>
    qint64 bisect(SqliteStatement &statement, qint64 low, qint64 high, Before before) const;
    QByteArray requestHeadAt(qint64 row) const;

    QString m_path;
    SessionInfo m_info;
    qint64 m_count = 0;
    // The connection, its statements and caches change while reading; the file does not.
    mutable SessionDatabase m_file;
    mutable Statements m_sql;
    mutable ChunkLoader m_chunks;
    mutable OutcomeReader m_outcomes;
    mutable MissReader m_misses;
    mutable RowScanner m_scanner;
    mutable SessionNames m_names;
    mutable qint64 m_near = 0; ///< a row just before the last one found by its number
    mutable SessionError m_error;
};

} // namespace roomdeck
