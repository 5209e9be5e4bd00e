#include "core/traffic/logchunk.h"

#include <algorithm>
#include <cstring>

namespace roomdeck {

LogChunk::LogChunk(std::shared_ptr<StringTable> names, qsizetype bytes)
    : m_names(std::move(names)), m_cells(new Cell[MaxRows]), m_blob(new char[size_t(bytes)]),
      m_capacity(bytes)
{ }

LogChunk::LogChunk(const LogChunk &other, int rows)
    : m_names(other.m_names), m_cells(new Cell[size_t(rows)]), m_blob(new char[size_t(other.m_used)]),
      m_capacity(other.m_used), m_used(other.m_used), m_lowest(other.m_lowest), m_highest(other.m_highest),
      m_size(rows), m_ordered(other.m_ordered), m_hasAddressees(other.m_hasAddressees)
{
    std::copy_n(other.m_cells.get(), rows, m_cells.get());
    std::copy_n(other.m_blob.get(), other.m_used, m_blob.get());
}

std::shared_ptr<LogChunk> LogChunk::compacted() const
{
    std::shared_ptr<LogChunk> copy(new LogChunk(*this, m_size));
    copy->collectNames();
    return copy;
}

void LogChunk::collectNames()
{
    std::vector<StringId> ids;
    ids.reserve(size_t(m_size) * 3);
    for (int i = 0; i < m_size; ++i) {
        const Cell &cell = m_cells[size_t(i)];
        ids.insert(ids.end(), {cell.room, cell.user, cell.type});
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    m_nameIds.assign(ids.begin(), ids.end());
}

qsizetype LogChunk::bytesFor(const TrafficEntry &entry)
{
    return entry.raw.size() + entry.payload.size() + entry.extra.size() + entry.addressees.size()
        + qMin(entry.address.size(), 255);
}

void LogChunk::append(const TrafficEntry &entry)
{
    Q_ASSERT(hasRoomFor(bytesFor(entry)));
    Cell &cell = m_cells[size_t(m_size)];
    cell.seq = entry.seq;
    cell.timeUs = entry.timeUs;
    cell.connection = entry.connection;
    cell.room = m_names->intern(entry.room);
    cell.user = m_names->intern(entry.user);
    cell.type = m_names->intern(entry.type);
    cell.recipients = entry.recipients;
    cell.raw = store(entry.raw);
    cell.payload = storePart(entry.payload, cell.raw);
    cell.extra = storePart(entry.extra, cell.raw);
    cell.addressees = store(entry.addressees);
    m_hasAddressees = m_hasAddressees || !entry.addressees.isEmpty();
    const Slice address = storeAddress(entry);
    cell.addressAt = address.at;
    cell.addressSize = quint8(address.size);
    cell.kind = entry.kind;
    cell.senderKind = entry.senderKind;
    cell.dialect = entry.dialect;
    m_ordered = m_ordered && entry.seq >= m_highest;
    m_lowest = qMin(m_lowest, entry.seq);
    m_highest = qMax(m_highest, entry.seq);
    ++m_size;
}

LogRow LogChunk::row(int index) const
{
    const Cell &cell = m_cells[size_t(index)];
    LogRow row;
    row.seq = cell.seq;
    row.timeUs = cell.timeUs;
    row.connection = cell.connection;
    row.roomId = cell.room;
    row.userId = cell.user;
    row.typeId = cell.type;
    row.kind = cell.kind;
    row.senderKind = cell.senderKind;
    row.dialect = cell.dialect;
    row.size = cell.raw.size > 0 ? cell.raw.size : cell.payload.size;
    row.recipients = cell.recipients;
    row.room = m_names->text(cell.room);
    row.user = m_names->text(cell.user);
    row.type = m_names->text(cell.type);
    row.payload = view(cell.payload);
    row.extra = view(cell.extra);
    row.raw = view(cell.raw);
    row.addressees = view(cell.addressees);
    row.address = view({cell.addressAt, cell.addressSize});
    return row;
}

int LogChunk::indexOf(EventId seq) const
{
    if (seq < m_lowest || seq > m_highest)
        return -1;
    const Cell *begin = m_cells.get();
    const Cell *end = begin + m_size;
    if (!m_ordered) {
        while (end != begin && (end - 1)->seq != seq)
            --end;
        return int(end - begin) - 1;
    }
    const Cell *at
        = std::lower_bound(begin, end, seq, [](const Cell &cell, EventId s) { return cell.seq < s; });
    return at != end && at->seq == seq ? int(at - begin) : -1;
}

LogChunk::Slice LogChunk::store(QByteArrayView text)
{
    if (text.isEmpty())
        return {};
    const Slice slice{quint32(m_used), quint32(text.size())};
    std::memcpy(m_blob.get() + m_used, text.data(), size_t(text.size()));
    m_used += text.size();
    return slice;
}

LogChunk::Slice LogChunk::storePart(QByteArrayView text, Slice whole)
{
    if (text.isEmpty())
        return {};
    // memmem() is linear whatever a client sends, which the standard searches are not.
    const void *found = memmem(m_blob.get() + whole.at, whole.size, text.data(), size_t(text.size()));
    if (!found)
        return store(text);
    return {quint32(static_cast<const char *>(found) - m_blob.get()), quint32(text.size())};
}

LogChunk::Slice LogChunk::storeAddress(const TrafficEntry &entry)
{
    const QByteArrayView address = QByteArrayView(entry.address).first(qMin(entry.address.size(), 255));
    if (address.isEmpty())
        return {};
    Slice &known = m_addresses[entry.connection];
    if (known.size == 0 || view(known) != address)
        known = store(address);
    return known;
}

} // namespace roomdeck
