// The `strings` table of a session file, from the writer's side: every text once, named by a number.
#pragma once

#include "core/session/heldinsert.h"
#include "core/session/sqlite.h"

#include <QtCore/QHash>

namespace roomdeck {

struct NewString
{
    qint64 id = 0;
    QByteArray text;

    void bind(HeldInsert &insert) const;
};

/// Used by one thread, with the connection given to prepare().
class StringInterner
{
public:
    bool prepare(SqliteConnection &db);
    /// Lets go of the connection.
    void release() { *this = {}; }
    /// The id of a text, new or known; 0 for the empty one, -1 on a failure the connection then knows. A new
    /// one may wait for flush().
    qint64 id(const QByteArray &text);
    /// Writes what waits.
    bool flush() { return m_new.flush(); }
    /// What was remembered may not be on disk, e.g. after a rollback; what waits is dropped.
    void forget();

private:
    bool mayHold(const QByteArray &text) const;
    qint64 find(const QByteArray &text);
    bool remember(const QByteArray &text, qint64 id);

    SqliteConnection *m_db = nullptr;
    RowInsert<NewString> m_new;
    SqliteStatement m_find;
    QHash<QByteArray, qint64> m_known; ///< ids of texts seen lately; bounded
    qint64 m_lastId = -1; ///< -1: to be asked for
    bool m_complete = false; ///< m_known holds every text of the table that is not too long for it
};

} // namespace roomdeck
