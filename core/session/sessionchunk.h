// Rows read from a session file, with everything they point at.
#pragma once

#include "core/session/rowcursor.h"
#include "core/session/sessionnames.h"
#include "core/traffic/logrow.h"

#include <QtCore/QList>
#include <vector>

namespace roomdeck {

/// Immutable; moved or shared between threads.
class SessionChunk
{
public:
    /// Place of the first row in the file, from 0.
    qint64 firstRow() const { return m_firstRow; }
    qsizetype count() const { return qsizetype(m_rows.size()); }
    bool isEmpty() const { return m_rows.empty(); }
    /// Valid as long as this chunk lives.
    const LogRow &at(qsizetype i) const { return m_rows[std::size_t(i)]; }
    qint64 bytes() const { return m_text.size() + qint64(m_rows.size() * sizeof(LogRow)); }

private:
    friend class ChunkLoader;

    qint64 m_firstRow = 0;
    std::vector<LogRow> m_rows;
    QByteArray m_text; ///< payloads, extras and raws, one after the other
    QList<QByteArray> m_names; ///< keeps rooms, users, types and addresses alive
};

/// Makes chunks of the `events` table. Used by one thread, with the connection given to prepare().
class ChunkLoader
{
public:
    bool prepare(SqliteConnection &db);
    /// Lets go of the connection.
    void release() { *this = {}; }
    /// At most `rows` rows from `first` on, at least one if there is one; ends when texts pass `maxBytes`.
    SessionChunk load(qint64 first, qint64 rows, qint64 maxBytes, SessionNames &names);
    /// What the last load() ended with.
    SessionFault fault() const { return m_cursor.fault(); }

private:
    struct Slice
    {
        qsizetype offset = 0;
        qsizetype length = 0;
    };
    /// What a row points at, before the texts of its chunk have their final place.
    struct Bodies
    {
        Slice payload;
        Slice extra;
        Slice raw;
        Slice addressees;
        StringId address = 0;
        quint16 port = 0;
    };

    Bodies appendBodies(const LogRow &row, QByteArray &text) const;
    static void resolve(SessionChunk &chunk, const std::vector<Bodies> &bodies, SessionNames &names);

    RowCursor m_cursor;
    qint64 m_usualBytes = 0; // of texts
};

} // namespace roomdeck
