// Goes through rows of a session file and reads only the parts of them that are wanted.
#pragma once

#include "core/session/sqlite.h"
#include "core/traffic/logrow.h"

#include <array>

namespace roomdeck {

/// A walk over the table `events`. Used by one thread, with the connection given to prepare().
class RowCursor
{
public:
    bool prepare(SqliteConnection &db, RowParts parts);
    RowParts parts() const { return m_parts; }

    /// Begins at a row, counted from 0, and ends after `rows` rows or with the file.
    void begin(qint64 first, qint64 rows);
    /// False at the end or on an error.
    bool next() { return m_select.next(); }
    /// Lets the file go until the next begin().
    void end() { m_select.reset(); }
    SessionFault fault() const { return SqliteConnection::faultOf(m_select.result()); }

    /// The row it is at. Texts are valid until next(); of names and the address there are only ids.
    LogRow row() const;
    StringId addressId() const { return StringId(number(Address)); }
    quint16 port() const { return quint16(number(Port)); }
    /// Where in `raw` the payload of the row is, or -1.
    qint64 payloadOffset(const LogRow &row) const;

private:
    enum Column : quint8 {
        Seq,
        Time,
        Kind,
        SenderKind,
        Dialect,
        Connection,
        Room,
        User,
        Type,
        Address,
        Port,
        Recipients,
        PayloadOffset,
        PayloadLength,
        Payload,
        Extra,
        Raw,
        ColumnCount
    };
    static constexpr qint8 notRead = -1;

    static bool wanted(Column column, RowParts parts);
    bool has(Column column) const { return m_place[column] != notRead; }
    /// 0 of a column that is not read.
    qint64 number(Column column) const { return has(column) ? m_select.integer(m_place[column]) : 0; }
    QByteArrayView text(Column column) const
    {
        return has(column) ? m_select.text(m_place[column]) : QByteArrayView();
    }
    QByteArrayView payload(QByteArrayView raw) const;

    SqliteStatement m_select;
    std::array<qint8, ColumnCount> m_place{}; // in the statement's result
    RowParts m_parts;
};

} // namespace roomdeck
