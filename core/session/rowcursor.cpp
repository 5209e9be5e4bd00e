#include "core/session/rowcursor.h"

#include "core/traffic/addressees.h"

#include <algorithm>
#include <utility>

namespace roomdeck {

namespace {

constexpr std::array columnNames
    = {"seq",     "time_us", "kind",    "sender_kind", "dialect",    "connection",     "room",
       "user",    "type",    "address", "port",        "recipients", "payload_offset", "payload_length",
       "payload", "extra",   "raw",     "addressees"};

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
    case Addressees:
        return parts & RowPart::Addressees;
    case ColumnCount:
        break;
    }
    return false;
}

// Files of version 1 have addressees in the place of what travelled; the kind tells which it is.
RowParts RowCursor::partsToRead(RowParts parts) const
{
    if (m_separate)
        return parts;
    if (parts & RowPart::Addressees)
        parts |= RowPart::Raw;
    if (parts & RowParts{RowPart::Raw, RowPart::Size})
        parts |= RowPart::Kind;
    return parts;
}

bool RowCursor::prepare(SqliteConnection &db, RowParts parts, Way way)
{
    static_assert(columnNames.size() == ColumnCount);
    m_separate = db.integer("SELECT count(*) FROM pragma_table_info('events') WHERE name='addressees'") > 0;
    const RowParts read = partsToRead(parts);
    QByteArray sql = "SELECT row";
    qint8 place = 0;
    for (quint8 column = 0; column < ColumnCount; ++column) {
        m_place[column] = notRead;
        if (!wanted(Column(column), read) || (column == Addressees && !m_separate))
            continue;
        sql.append(',').append(columnNames[column]);
        m_place[column] = ++place;
    }
    m_parts = parts;
    sql.append(" FROM events WHERE row>? ORDER BY row LIMIT ?");
    m_select = db.prepare(sql.constData());
    m_walk.reset();
    if (way == Way::Fast && m_select.isValid() && findFields(db)) {
        if (const auto table = TablePlace::find(db, "events"))
            m_walk = std::make_unique<TableWalk>(db, *table, fieldsToRead(true), fieldsToRead(false));
    }
    return m_select.isValid();
}

// How many fields of a record it takes to have the wanted columns; without texts: but for what RowWish may
// leave out.
int RowCursor::fieldsToRead(bool texts) const
{
    int fields = 0;
    for (quint8 i = 0; i < ColumnCount; ++i) {
        const bool isText = i >= PayloadOffset && i <= Raw;
        if (has(Column(i)) && (texts || !isText))
            fields = std::max(fields, m_field[i] + 1);
    }
    return fields;
}

// False when the table is not as this program makes it.
bool RowCursor::findFields(SqliteConnection &db)
{
    size_t found = 0;
    SqliteStatement fields = db.prepare(
        "SELECT name,pk,hidden,upper(type)='INTEGER' FROM pragma_table_xinfo('events') ORDER BY cid");
    for (int field = 0; fields.next(); ++field) {
        const QByteArrayView name = fields.text(0);
        const bool isKey = fields.integer(1) != 0;
        if (fields.integer(2) != 0 || field >= RecordView::MaxColumns
            || isKey != (name == QByteArrayView("row") && fields.integer(3) != 0))
            return false;
        const auto at = std::find(columnNames.begin(), columnNames.end(), name);
        if (at == columnNames.end())
            continue;
        m_field[size_t(at - columnNames.begin())] = qint8(field);
        ++found;
    }
    return found == (m_separate ? ColumnCount : Addressees);
}

void RowCursor::begin(qint64 first, qint64 rows, const TextTest *textsMatter)
{
    m_left = rows;
    if (m_walk) {
        // The size of a row is that of its texts, and old files have addressees among them.
        m_walk->setBytesTest(m_parts & RowPart::Size || !m_separate ? nullptr : textsMatter);
        m_walk->seek(first);
    } else {
        select(first);
    }
}

void RowCursor::select(qint64 behind)
{
    m_select.bind(1, behind);
    m_select.bind(2, m_left);
}

bool RowCursor::next()
{
    if (!m_walk)
        return m_select.next();
    if (m_left == 0)
        return false;
    if (m_walk->next()) {
        --m_left;
        return true;
    }
    if (!m_walk->failed())
        return false;
    // Damage, or pages of a kind unknown here: SQLite goes on, and knows what to make of it.
    const qint64 behind = m_walk->id();
    m_walk.reset();
    select(behind);
    return m_select.next();
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
    row.addressees = text(Addressees);
    if (!m_separate && !hasWireText(row.kind, row.senderKind))
        row.addressees = std::exchange(row.raw, {});
    row.size = quint32(wireText(row).size());
    return row;
}

QByteArrayView RowCursor::payload(QByteArrayView raw) const
{
    if (!has(Payload))
        return {};
    if (isNull(PayloadOffset))
        return text(Payload);
    const qint64 offset = number(PayloadOffset);
    const qint64 length = number(PayloadLength);
    const bool inside = offset >= 0 && length >= 0 && offset <= raw.size() && length <= raw.size() - offset;
    return inside ? raw.sliced(qsizetype(offset), qsizetype(length)) : QByteArrayView();
}

qint64 RowCursor::payloadOffset(const LogRow &row) const
{
    const bool inRaw = has(Payload) && !isNull(PayloadOffset) && !row.payload.isEmpty() && !row.raw.isEmpty();
    return inRaw ? row.payload.data() - row.raw.data() : -1;
}

} // namespace roomdeck
