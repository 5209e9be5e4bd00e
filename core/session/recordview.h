// A row of a table as SQLite stores it: https://www.sqlite.org/fileformat2.html#record_format
#pragma once

#include <QtCore/QByteArrayView>
#include <array>

namespace roomdeck {

bool readLongVarint(QByteArrayView bytes, qsizetype &at, quint64 &value);

/// Reads a number of SQLite's variable length at `at` and moves behind it; false when it does not end in
/// time.
inline bool readVarint(QByteArrayView bytes, qsizetype &at, quint64 &value)
{
    if (at < bytes.size() && quint8(bytes[at]) < 0x80) { // nearly all of them
        value = quint8(bytes[at++]);
        return true;
    }
    return readLongVarint(bytes, at, value);
}

/// Borrows the record it was given. Columns count from 0; those the record does not have are NULL.
class RecordView
{
public:
    static constexpr int MaxColumns = 32;

    /// Takes the first `columns` columns of a record of `size` bytes apart, of which at least the header must
    /// be at hand. False when it is no record.
    bool parse(QByteArrayView record, qint64 size, int columns);
    /// The same record in another place, or with more of it at hand.
    void moveTo(QByteArrayView record) { m_bytes = record; }
    /// Bytes that must be at hand to read the columns.
    qint64 needed() const { return m_needed; }

    bool isNull(int column) const { return column >= m_columns || m_fields[size_t(column)].type == 0; }
    /// 0 of what is no number.
    qint64 number(int column) const;
    /// Empty of what is no text. Valid as long as the record is.
    QByteArrayView text(int column) const
    {
        if (column >= m_columns || m_fields[size_t(column)].type < FirstText)
            return {};
        const Field &field = m_fields[size_t(column)];
        return m_bytes.sliced(field.at, field.size);
    }

private:
    static constexpr quint32 FirstText = 12; // types from here on are bytes or text

    struct Field
    {
        quint32 type;
        quint32 at;
        quint32 size;
    };

    QByteArrayView m_bytes;
    std::array<Field, MaxColumns> m_fields{}; // what is behind m_columns counts as NULL
    int m_columns = 0;
    qint64 m_needed = 0;
};

} // namespace roomdeck
