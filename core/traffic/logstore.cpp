#include "core/traffic/logstore.h"

#include <algorithm>

namespace roomdeck {

LogStore::LogStore(LogCaps caps) : m_caps(caps), m_names(std::make_shared<StringTable>()) { }

void LogStore::append(const TrafficEntry &entry)
{
    const qsizetype nameBytes = entry.room.size() + entry.user.size() + entry.type.size();
    const qsizetype bytes = LogChunk::bytesFor(entry);
    const bool namesFull = !m_names->hasRoomFor(3, nameBytes);
    if (namesFull) {
        m_oldNameBytes += m_names->bytes();
        m_names = std::make_shared<StringTable>(m_names->end());
    }
    if (namesFull || m_paged == m_slots.size() || !m_slots.back().chunk->hasRoomFor(bytes))
        startChunk(bytes);
    m_slots.back().chunk->append(entry);
    ++m_end;
}

qint64 LogStore::apply(const DeliveryUpdate &update)
{
    const qint64 index = indexOf(update.seq);
    if (index < memoryFirst())
        return -1; // the file knows
    Slot &slot = m_slots[slotIndex(index)];
    const auto at = size_t(index - slot.first);
    if (slot.deliveries.size() <= at)
        slot.deliveries.resize(at + 1);
    slot.deliveries[at] = deliveryOf(update);
    return index;
}

// How many slots with chunks, from the oldest on, memory has no room for.
size_t LogStore::slotsBeyondBounds() const
{
    qint64 rows = m_end - memoryFirst();
    qint64 memory = bytes();
    size_t slot = m_paged;
    for (; slot + 1 < m_slots.size() && (rows > m_caps.rows || memory > m_caps.bytes); ++slot) {
        rows -= m_slots[slot].size();
        memory -= bytesOf(m_slots[slot]);
        if (const auto &names = m_slots[slot].chunk->names(); names != m_slots[slot + 1].chunk->names())
            memory -= names->bytes();
    }
    return slot - m_paged;
}

qint64 LogStore::surplus() const
{
    if (m_slots.empty())
        return 0;
    if (const size_t leaving = slotsBeyondBounds(); leaving > 0)
        return m_slots[m_paged + leaving].first - first(); // what is older goes with them
    qint64 surplus = 0;
    for (size_t i = 0; i < m_paged && memoryFirst() - first() - surplus > m_caps.pagedRows; ++i)
        surplus += m_slots[i].size();
    return surplus;
}

void LogStore::trim()
{
    for (qint64 left = surplus(); left > 0;) {
        left -= m_slots.front().size();
        m_dropped += quint64(m_slots.front().size());
        dropFront();
    }
}

void LogStore::dropFront()
{
    if (m_paged == 0) {
        releaseMemory(0);
    } else {
        --m_paged;
        if (m_slots.front().block) {
            m_cachedBytes -= m_slots.front().block->bytes();
            m_cached.erase(std::find(m_cached.begin(), m_cached.end(), m_slots.front().first));
        }
    }
    m_slots.pop_front();
}

// Only of a slot that is not the last.
void LogStore::releaseMemory(size_t slot)
{
    const std::shared_ptr<StringTable> names = m_slots[slot].chunk->names();
    m_sealedBytes -= bytesOf(m_slots[slot]);
    if (names != m_slots[slot + 1].chunk->names())
        m_oldNameBytes -= names->bytes();
}

void LogStore::clear()
{
    m_slots.clear();
    m_names = std::make_shared<StringTable>(m_names->end());
    m_sealedBytes = 0;
    m_oldNameBytes = 0;
    m_dropped = 0;
    m_paged = 0;
    m_cached.clear();
    m_cachedBytes = 0;
}

LogRow LogStore::row(qint64 index) const
{
    const Slot &slot = m_slots[slotIndex(index)];
    return slot.chunk ? slot.chunk->row(int(index - slot.first)) : pagedRow(slot, index);
}

Delivery LogStore::delivery(qint64 index) const
{
    const Slot &slot = m_slots[slotIndex(index)];
    const auto at = size_t(index - slot.first);
    if (slot.block)
        return slot.block->delivery(int(at));
    return at < slot.deliveries.size() ? slot.deliveries[at] : Delivery{};
}

qint64 LogStore::indexOf(EventId seq) const
{
    for (size_t slot = m_slots.size(); slot-- > m_paged;) {
        if (const int at = m_slots[slot].chunk->indexOf(seq); at >= 0)
            return m_slots[slot].first + at;
    }
    return indexInPages(seq);
}

qint64 LogStore::indexAt(qint64 timeUs) const
{
    const auto slot = std::partition_point(m_slots.begin(), m_slots.end(),
                                           [timeUs](const Slot &s) { return s.endUs() < timeUs; });
    if (slot == m_slots.end())
        return m_end;
    const LogBlock *rows = slot->chunk ? slot->chunk.get() : slot->block.get();
    int at = 0;
    while (rows && at < rows->size() && rows->row(at).timeUs < timeUs)
        ++at;
    return slot->first + at;
}

qint64 LogStore::bytes() const
{
    const qint64 last = m_paged == m_slots.size() ? 0 : bytesOf(m_slots.back());
    return m_sealedBytes + last + m_oldNameBytes + m_names->bytes();
}

LogSnapshot LogStore::snapshot(qint64 from, qint64 to) const
{
    LogSnapshot slices;
    if (from >= to || m_slots.empty())
        return slices;
    for (size_t i = slotIndex(from); i < m_slots.size() && m_slots[i].first < to; ++i)
        slices.push_back(slice(m_slots[i]));
    return slices;
}

void LogStore::startChunk(qsizetype bytes)
{
    if (m_paged < m_slots.size()) {
        Slot &last = m_slots.back();
        last.chunk = last.chunk->compacted();
        last.deliveries.reserve(size_t(last.chunk->size()));
        m_sealedBytes += bytesOf(last);
    }
    const qsizetype capacity = qMax(bytes, LogChunk::TargetBytes);
    Slot slot;
    slot.chunk = std::make_shared<LogChunk>(m_names, capacity);
    slot.first = m_end;
    m_slots.push_back(std::move(slot));
}

size_t LogStore::slotIndex(qint64 index) const
{
    const auto after = std::upper_bound(m_slots.begin(), m_slots.end(), index,
                                        [](qint64 value, const Slot &slot) { return value < slot.first; });
    Q_ASSERT(after != m_slots.begin());
    return size_t(after - m_slots.begin()) - 1;
}

qint64 LogStore::bytesOf(const Slot &slot)
{
    // Counts for all rows from the start, so that what is counted never changes once a chunk is full.
    return slot.chunk->bytes() + slot.chunk->size() * qint64(sizeof(Delivery));
}

} // namespace roomdeck
