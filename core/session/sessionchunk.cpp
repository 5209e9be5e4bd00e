#include "core/session/sessionchunk.h"

#include "core/session/eventtable.h"
#include "core/traffic/addressees.h"

#include <QtCore/QHash>

#include <algorithm>
#include <utility>

namespace roomdeck {

namespace {

enum RowColumn {
    ColSeq,
    ColTime,
    ColKind,
    ColSenderKind,
    ColDialect,
    ColConnection,
    ColRoom,
    ColUser,
    ColType,
    ColAddress,
    ColPort,
    ColRecipients,
    ColPayloadOffset,
    ColPayloadLength,
    ColPayload,
    ColExtra,
    ColRaw,
};

const char *const readRowsSql
    = "SELECT seq,time_us,kind,sender_kind,dialect,connection,room,user,type,address,port,recipients,"
      "payload_offset,payload_length,payload,extra,raw FROM events WHERE row>? ORDER BY row LIMIT ?";

constexpr qint64 mostReserved = 1024 * 1024;

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

bool ChunkLoader::prepare(SqliteConnection &db)
{
    m_select = db.prepare(readRowsSql);
    return m_select.isValid();
}

SessionChunk ChunkLoader::load(qint64 first, qint64 rows, qint64 maxBytes, const NameOf &nameOf)
{
    SessionChunk chunk;
    chunk.m_firstRow = first;
    chunk.m_rows.reserve(std::size_t(rows));
    std::vector<Bodies> bodies;
    bodies.reserve(std::size_t(rows));
    chunk.m_text.reserve(std::min(m_usualBytes, mostReserved));
    m_select.bind(1, first);
    m_select.bind(2, rows);
    while (m_select.next()) {
        chunk.m_rows.push_back(rowWithoutTexts());
        bodies.push_back(appendBodies(chunk.m_text));
        if (chunk.m_text.size() >= maxBytes)
            break;
    }
    m_select.reset();
    m_usualBytes = chunk.m_text.size() + chunk.m_text.size() / 8;
    resolve(chunk, bodies, nameOf);
    return chunk;
}

void ChunkLoader::resolve(SessionChunk &chunk, const std::vector<Bodies> &bodies, const NameOf &nameOf)
{
    const QByteArrayView text(chunk.m_text);
    QHash<StringId, QByteArrayView> names;
    const auto name = [&](StringId id) -> QByteArrayView {
        if (id == 0)
            return {};
        auto it = names.constFind(id);
        if (it == names.constEnd()) {
            chunk.m_names.append(nameOf(id)); // the list may move, the bytes do not
            it = names.insert(id, chunk.m_names.constLast());
        }
        return *it;
    };
    QHash<std::pair<StringId, quint16>, QByteArrayView> addresses; // most rows are of a few connections
    const auto address = [&](StringId host, quint16 port) -> QByteArrayView {
        if (port == 0)
            return name(host);
        QByteArrayView &known = addresses[{host, port}];
        if (known.isEmpty()) {
            chunk.m_names.append(joinAddress(name(host).toByteArray(), port));
            known = chunk.m_names.constLast();
        }
        return known;
    };
    for (std::size_t i = 0; i < chunk.m_rows.size(); ++i) {
        LogRow &row = chunk.m_rows[i];
        row.payload = text.sliced(bodies[i].payload.offset, bodies[i].payload.length);
        row.extra = text.sliced(bodies[i].extra.offset, bodies[i].extra.length);
        row.raw = text.sliced(bodies[i].raw.offset, bodies[i].raw.length);
        row.size = quint32(wireText(row).size());
        row.room = name(row.roomId);
        row.user = name(row.userId);
        row.type = name(row.typeId);
        row.address = address(bodies[i].address, bodies[i].port);
    }
}

LogRow ChunkLoader::rowWithoutTexts() const
{
    LogRow row;
    row.seq = EventId(m_select.integer(ColSeq));
    row.timeUs = m_select.integer(ColTime);
    row.connection = ConnectionId(m_select.integer(ColConnection));
    row.roomId = StringId(m_select.integer(ColRoom));
    row.userId = StringId(m_select.integer(ColUser));
    row.typeId = StringId(m_select.integer(ColType));
    row.kind = kindOf(m_select.integer(ColKind));
    row.senderKind = senderKindOf(m_select.integer(ColSenderKind));
    row.dialect = DialectId(m_select.integer(ColDialect));
    row.recipients = quint32(m_select.integer(ColRecipients));
    return row;
}

ChunkLoader::Bodies ChunkLoader::appendBodies(QByteArray &text) const
{
    const auto append = [&](int column) {
        const QByteArrayView bytes = m_select.text(column);
        const Slice slice{text.size(), bytes.size()};
        text.append(bytes.data(), bytes.size());
        return slice;
    };
    Bodies bodies;
    bodies.address = StringId(m_select.integer(ColAddress));
    bodies.port = quint16(m_select.integer(ColPort));
    bodies.raw = append(ColRaw);
    bodies.extra = append(ColExtra);
    if (m_select.isNull(ColPayloadOffset)) {
        bodies.payload = append(ColPayload);
        return bodies;
    }
    const qint64 offset = m_select.integer(ColPayloadOffset);
    const qint64 length = m_select.integer(ColPayloadLength);
    if (offset >= 0 && length >= 0 && offset <= bodies.raw.length && length <= bodies.raw.length - offset)
        bodies.payload = {bodies.raw.offset + qsizetype(offset), qsizetype(length)};
    return bodies;
}

} // namespace roomdeck
