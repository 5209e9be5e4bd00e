#include "core/session/rowcursor.h"

#include "core/traffic/addressees.h"

namespace roomdeck {

namespace {

constexpr std::array columnNames
    = {"seq",     "time_us", "kind",    "sender_kind", "dialect",    "connection",     "room",
       "user",    "type",    "address", "port",        "recipients", "payload_offset", "payload_length",
       "payload", "extra",   "raw"};

// A file may hold any number; an enum only those we have a name for.
TrafficKind kindOf(qint64 value)
{
    return value >= 0 && value <= qint64(TrafficKind::Gap) ? TrafficKind(value) : TrafficKind::Server;
}

SenderKind senderKindOf(qint64 value)
{
    return value >= 0 && value <= qint64(SenderKind::Server) ? SenderKind(value) : SenderKind::Server;
}

} // namespace

bool RowCursor::wanted(Column column, RowParts parts)
{
    const RowParts sized = RowPart::Size; // what it takes to know the size
    switch (column) {
    case Seq:
        return parts & RowPart::Seq;
    case Time:
        return parts & RowPart::Time;
    case Kind:
    case SenderKind:
        return parts & (sized | RowPart::Kind);
    case Dialect:
        return parts & RowPart::Dialect;
    case Connection:
        return parts & RowPart::Connection;
    case Room:
        return parts & RowPart::Room;
    case User:
        return parts & RowPart::User;
    case Type:
        return parts & RowPart::Type;
    case Address:
    case Port:
        return parts & RowPart::Address;
    case Recipients:
        return parts & RowPart::Recipients;
    case PayloadOffset:
    case PayloadLength:
    case Payload:
        return parts & (sized | RowPart::Payload);
    case Extra:
        return parts & RowPart::Extra;
    case Raw: // the payload may be a part of it
        return parts & (sized | RowPart::Payload | RowPart::Raw);
    case ColumnCount:
        break;
    }
    return false;
}

bool RowCursor::prepare(SqliteConnection &db, RowParts parts)
{
    static_assert(columnNames.size() == ColumnCount);
    QByteArray sql = "SELECT row";
    qint8 place = 0;
    for (quint8 column = 0; column < ColumnCount; ++column) {
        m_place[column] = notRead;
        if (!wanted(Column(column), parts))
            continue;
        sql.append(',').append(columnNames[column]);
        m_place[column] = ++place;
    }
    m_parts = parts;
    sql.append(" FROM events WHERE row>? ORDER BY row LIMIT ?");
    m_select = db.prepare(sql.constData());
    return m_select.isValid();
}

void RowCursor::begin(qint64 first, qint64 rows)
{
    m_select.bind(1, first);
    m_select.bind(2, rows);
}

LogRow RowCursor::row() const
{
    LogRow row;
    row.seq = EventId(number(Seq));
    row.timeUs = number(Time);
    row.connection = ConnectionId(number(Connection));
    row.roomId = StringId(number(Room));
    row.userId = StringId(number(User));
    row.typeId = StringId(number(Type));
    row.kind = kindOf(number(Kind));
    row.senderKind = senderKindOf(number(SenderKind));
    row.dialect = DialectId(number(Dialect));
    row.recipients = quint32(number(Recipients));
    row.raw = text(Raw);
    row.extra = text(Extra);
    row.payload = payload(row.raw);
    row.size = quint32(wireText(row).size());
    return row;
}

QByteArrayView RowCursor::payload(QByteArrayView raw) const
{
    if (!has(Payload))
        return {};
    if (m_select.isNull(m_place[PayloadOffset]))
        return text(Payload);
    const qint64 offset = number(PayloadOffset);
    const qint64 length = number(PayloadLength);
    const bool inside = offset >= 0 && length >= 0 && offset <= raw.size() && length <= raw.size() - offset;
    return inside ? raw.sliced(qsizetype(offset), qsizetype(length)) : QByteArrayView();
}

qint64 RowCursor::payloadOffset(const LogRow &row) const
{
    const bool inRaw = has(Payload) && !m_select.isNull(m_place[PayloadOffset]) && !row.payload.isEmpty();
    return inRaw ? row.payload.data() - row.raw.data() : -1;
}

} // namespace roomdeck
