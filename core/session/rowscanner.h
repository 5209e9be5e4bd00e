// Shows rows of a session file one after the other, with nothing but what is wanted of them.
#pragma once

#include "core/session/rowcursor.h"
#include "core/session/sessionnames.h"
#include "core/traffic/logpages.h"

#include <functional>
#include <memory>
#include <vector>

namespace roomdeck {

/// Used by one thread, with the connection given to prepare().
class RowScanner
{
public:
    /// The row is valid during the call. Whether to go on.
    using Visitor = std::function<bool(const LogRow &row)>;

    void prepare(SqliteConnection &db) { m_db = &db; }
    /// Lets go of the connection.
    void release() { *this = {}; }
    /// Rows from `first` on, counted from 0, `rows` at most.
    SessionFault scan(qint64 first, qint64 rows, const RowWish &wish, SessionNames &names,
                      const Visitor &visit);

private:
    RowCursor *cursorFor(RowParts parts);

    SqliteConnection *m_db = nullptr;
    std::vector<std::unique_ptr<RowCursor>> m_cursors; // a few; the one used last in front
};

} // namespace roomdeck
