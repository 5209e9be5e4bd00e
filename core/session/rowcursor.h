// Goes through rows of a session file and reads only the parts of them that are wanted.
#pragma once

#include "core/session/sqlite.h"
#include "core/session/tablewalk.h"
#include "core/traffic/logrow.h"

#include <array>
#include <memory>

namespace roomdeck {

/// A walk over the table `events`. Used by one thread, with the connection given to prepare().
class RowCursor
{
public:
    /// Fast: by a TableWalk, where that is possible.
    enum class Way : quint8 { Plain, Fast };

    bool prepare(SqliteConnection &db, RowParts parts, Way way);
    RowParts parts() const { return m_parts; }

    using TextTest = TableWalk::BytesTest;
    /// Begins at a row, counted from 0, and ends after `rows` rows or with the file. `textsMatter` is asked
    /// as in RowWish, must stay there until end(), and may be null.
    void begin(qint64 first, qint64 rows, const TextTest *textsMatter = nullptr);
    /// False at the end or on an error.
    bool next();
    /// Lets the file go until the next begin().
    void end() { m_select.reset(); }
    SessionFault fault() const
    {
        return m_walk ? SessionFault::None : SqliteConnection::faultOf(m_select.result());
    }

    /// The row it is at. Texts are valid until next(); of names and the address there are only ids.
    LogRow row() const;
    StringId addressId() const { return StringId(number(Address)); }
    quint16 port() const { return quint16(number(Port)); }
    /// Its place in the file, from 0.
    qint64 place() const { return (m_walk ? m_walk->id() : m_select.integer(0)) - 1; }
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
        Addressees,
        ColumnCount
    };
    static constexpr qint8 notRead = -1;

    void select(qint64 behind);
    static bool wanted(Column column, RowParts parts);
    bool findFields(SqliteConnection &db);
    RowParts partsToRead(RowParts parts) const;
    int fieldsToRead(bool texts) const;
    bool has(Column column) const { return m_place[column] != notRead; }
    bool isNull(Column column) const
    {
        return m_walk ? m_walk->record().isNull(m_field[column]) : m_select.isNull(m_place[column]);
    }
    /// 0 of a column that is not read.
    qint64 number(Column column) const
    {
        if (!has(column))
            return 0;
        return m_walk ? m_walk->record().number(m_field[column]) : m_select.integer(m_place[column]);
    }
    QByteArrayView text(Column column) const
    {
        if (!has(column))
            return {};
        return m_walk ? m_walk->record().text(m_field[column]) : m_select.text(m_place[column]);
    }
    QByteArrayView payload(QByteArrayView raw) const;

    SqliteStatement m_select;
    std::unique_ptr<TableWalk> m_walk; // null: SQLite reads
    std::array<qint8, ColumnCount> m_place{}; // in the statement's result
    std::array<qint8, ColumnCount> m_field{}; // in the table's records
    qint64 m_left = 0; // rows to come, of a walk
    RowParts m_parts;
    bool m_separate = true; // the table has a column of addressees
};

} // namespace roomdeck
