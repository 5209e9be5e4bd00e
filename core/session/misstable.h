// The `misses` table of a session file: whom messages did not reach.
#pragma once

#include "core/model/receipt.h"
#include "core/session/heldinsert.h"

#include <QtCore/QList>

namespace roomdeck {

/// A row to be. Borrows nothing.
struct MissRow
{
    EventId seq = 0;
    ConnectionId connection = ConnectionId::None;
    qint64 user = 0; ///< id of strings
    MissCause cause = MissCause::None;

    void bind(HeldInsert &insert) const;
};

/// Used by one thread, with the connection given to prepare(). Functions return false on a failure the
/// connection then knows. What is inserted may wait until flush().
class MissTable
{
public:
    bool prepare(SqliteConnection &db);
    /// Lets go of the connection.
    void release() { *this = {}; }
    bool insert(const MissRow &row) { return m_rows.add(row); }
    bool flush() { return m_rows.isEmpty() || m_rows.flush(); }
    /// Drops what waits.
    void forget() { m_rows.forget(); }

private:
    RowInsert<MissRow> m_rows;
};

/// Reads them. Used by one thread, with the connection given to prepare(); without one, as of files from
/// before the table, there are none.
class MissReader
{
public:
    bool prepare(SqliteConnection &db);
    /// Lets go of the connection.
    void release() { *this = {}; }
    /// In order of their connections, up to `most`.
    QList<DeliveryMiss> of(EventId seq, int most);

private:
    SqliteStatement m_select;
};

} // namespace roomdeck
