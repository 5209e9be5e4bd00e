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
    void forget() { m_known.clear(); }

private:
    SqliteStatement m_insert;
    SqliteStatement m_find;
    QHash<QByteArray, qint64> m_known; ///< ids of texts seen lately; bounded
};

} // namespace roomdeck
