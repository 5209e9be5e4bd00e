#include "core/session/recordview.h"

#include <algorithm>
#include <cstring>

namespace roomdeck {

namespace {

/// By the types 0 to 11; 10 and 11 are not used in files.
constexpr std::array<quint8, 12> sizesOfNumbers = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0};

qint64 bigEndian(const char *bytes, qsizetype size)
{
    auto value = quint64(qint64(qint8(bytes[0]))); // the sign goes all the way up
    for (qsizetype i = 1; i < size; ++i)
        value = value << 8 | quint8(bytes[i]);
    return qint64(value);
}

} // namespace

bool readLongVarint(QByteArrayView bytes, qsizetype &at, quint64 &value)
{
    value = 0;
    for (int i = 0; i < 9 && at < bytes.size(); ++i) {
        const auto byte = quint8(bytes[at++]);
        if (i == 8) {
            value = value << 8 | byte;
            return true;
        }
        value = value << 7 | (byte & 0x7fu);
        if (byte < 0x80)
            return true;
    }
    return false;
}

bool RecordView::parse(QByteArrayView record, qint64 size, int columns)
{
    m_bytes = record;
    m_columns = 0;
    qsizetype at = 0;
    quint64 headerSize = 0;
    if (!readVarint(record, at, headerSize) || headerSize < quint64(at)
        || headerSize > quint64(record.size()))
        return false;
    const QByteArrayView header = record.first(qsizetype(headerSize));
    auto body = qsizetype(headerSize);
    int found = 0;
    // A column may have been added to the table later.
    for (; found < std::min(columns, MaxColumns) && at < header.size(); ++found) {
        quint64 type = 0;
        if (!readVarint(header, at, type))
            return false;
        const quint64 length = type < FirstText ? sizesOfNumbers[type] : (type - FirstText) / 2;
        if (length > quint64(size - body))
            return false;
        m_fields[size_t(found)] = {quint32(type), quint32(body), quint32(length)};
        body += qsizetype(length);
    }
    m_columns = found;
    m_needed = body;
    return body <= size;
}

qint64 RecordView::number(int column) const
{
    if (column >= m_columns)
        return 0;
    const Field &field = m_fields[size_t(column)];
    switch (field.type) {
    case 0:
    case 8:
        return 0;
    case 9:
        return 1;
    case 7: {
        const qint64 bits = bigEndian(m_bytes.data() + field.at, qsizetype(field.size));
        double value = 0;
        std::memcpy(&value, &bits, sizeof value);
        return value > -9e18 && value < 9e18 ? qint64(value) : 0;
    }
    default:
        return field.type < 7 ? bigEndian(m_bytes.data() + field.at, qsizetype(field.size)) : 0;
    }
}

} // namespace roomdeck
