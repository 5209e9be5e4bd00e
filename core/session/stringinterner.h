// The `strings` table of a session file, from the writer's side: every text once, named by a number.
#pragma once

#include "core/session/sqlite.h"

#include <QtCore/QHash>

namespace roomdeck {

/// Used by one thread, with the connection given to prepare().
class StringInterner
{
public:
    bool prepare(SqliteConnection &db);
    /// Lets go of the connection.
    void release() { *this = {}; }
    /// The id of a text, new or known; 0 for the empty one, -1 on a failure the connection then knows.
    qint64 id(const QByteArray &text);
    /// What was remembered may not be on disk, e.g. after a rollback.
    void forget();

private:
    bool mayHold(const QByteArray &text) const;
    qint64 find(const QByteArray &text);
    bool insert(qint64 id, const QByteArray &text);

    SqliteConnection *m_db = nullptr;
    SqliteStatement m_insert;
    SqliteStatement m_find;
    QHash<QByteArray, qint64> m_known; ///< ids of texts seen lately; bounded
    qint64 m_lastId = -1; ///< -1: to be asked for
    bool m_complete = false; ///< m_known holds every text of the table that is not too long for it
};

} // namespace roomdeck
