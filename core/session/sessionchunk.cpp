#include "core/session/sessionchunk.h"

#include "core/session/eventtable.h"

#include <QtCore/QHash>

#include <algorithm>
#include <utility>

namespace roomdeck {

namespace {

constexpr qint64 mostReserved = 1024 * 1024;

} // namespace

bool ChunkLoader::prepare(SqliteConnection &db)
{
    return m_cursor.prepare(db, AllRowParts, RowCursor::Way::Plain);
}

SessionChunk ChunkLoader::load(qint64 first, qint64 rows, qint64 maxBytes, SessionNames &names)
{
    SessionChunk chunk;
    chunk.m_firstRow = first;
    chunk.m_rows.reserve(std::size_t(rows));
    std::vector<Bodies> bodies;
    bodies.reserve(std::size_t(rows));
    chunk.m_text.reserve(std::min(m_usualBytes, mostReserved));
    m_cursor.begin(first, rows);
    while (m_cursor.next()) {
        chunk.m_rows.push_back(m_cursor.row());
        bodies.push_back(appendBodies(chunk.m_rows.back(), chunk.m_text));
        if (chunk.m_text.size() >= maxBytes)
            break;
    }
    m_cursor.end();
    m_usualBytes = chunk.m_text.size() + chunk.m_text.size() / 8;
    resolve(chunk, bodies, names);
    return chunk;
}

void ChunkLoader::resolve(SessionChunk &chunk, const std::vector<Bodies> &bodies, SessionNames &known)
{
    const QByteArrayView text(chunk.m_text);
    QHash<StringId, QByteArrayView> names;
    const auto name = [&](StringId id) -> QByteArrayView {
        if (id == 0)
            return {};
        auto it = names.constFind(id);
        if (it == names.constEnd()) {
            chunk.m_names.append(known.text(id)); // the list may move, the bytes do not
            it = names.insert(id, chunk.m_names.constLast());
        }
        return *it;
    };
    QHash<std::pair<StringId, quint16>, QByteArrayView> addresses; // most rows are of a few connections
    const auto address = [&](StringId host, quint16 port) -> QByteArrayView {
        if (port == 0)
            return name(host);
        QByteArrayView &joined = addresses[{host, port}];
        if (joined.isEmpty()) {
            chunk.m_names.append(joinAddress(name(host).toByteArray(), port));
            joined = chunk.m_names.constLast();
        }
        return joined;
    };
    for (std::size_t i = 0; i < chunk.m_rows.size(); ++i) {
        LogRow &row = chunk.m_rows[i];
        row.payload = text.sliced(bodies[i].payload.offset, bodies[i].payload.length);
        row.extra = text.sliced(bodies[i].extra.offset, bodies[i].extra.length);
        row.raw = text.sliced(bodies[i].raw.offset, bodies[i].raw.length);
        row.addressees = text.sliced(bodies[i].addressees.offset, bodies[i].addressees.length);
        row.room = name(row.roomId);
        row.user = name(row.userId);
        row.type = name(row.typeId);
        row.address = address(bodies[i].address, bodies[i].port);
    }
}

ChunkLoader::Bodies ChunkLoader::appendBodies(const LogRow &row, QByteArray &text) const
{
    const auto append = [&text](QByteArrayView bytes) {
        const Slice slice{text.size(), bytes.size()};
        text.append(bytes.data(), bytes.size());
        return slice;
    };
    Bodies bodies;
    bodies.address = m_cursor.addressId();
    bodies.port = m_cursor.port();
    bodies.raw = append(row.raw);
    bodies.extra = append(row.extra);
    bodies.addressees = append(row.addressees);
    const qint64 offset = m_cursor.payloadOffset(row);
    bodies.payload
        = offset < 0 ? append(row.payload) : Slice{bodies.raw.offset + qsizetype(offset), row.payload.size()};
    return bodies;
}

} // namespace roomdeck
