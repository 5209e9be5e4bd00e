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
    if (namesFull || m_slots.empty() || !m_slots.back().chunk->hasRoomFor(bytes))
        startChunk(bytes);
    m_slots.back().chunk->append(entry);
    ++m_end;
}

qint64 LogStore::apply(const DeliveryUpdate &update)
{
    const qint64 index = indexOf(update.seq);
    if (index < 0)
        return -1;
    Slot &slot = m_slots[slotIndex(index)];
    const auto at = size_t(index - slot.first);
    if (slot.deliveries.size() <= at)
        slot.deliveries.resize(at + 1);
    slot.deliveries[at] = {update.written, update.dropped, update.disconnected, qMax(0, update.latencyUs)};
    return index;
}

qint64 LogStore::surplus() const
{
    qint64 rows = size();
    qint64 memory = bytes();
    qint64 surplus = 0;
    for (size_t i = 0; i + 1 < m_slots.size() && (rows > m_caps.rows || memory > m_caps.bytes); ++i) {
        const int count = m_slots[i].chunk->size();
        rows -= count;
        surplus += count;
        memory -= bytesOf(m_slots[i]);
        if (const auto &names = m_slots[i].chunk->names(); names != m_slots[i + 1].chunk->names())
            memory -= names->bytes();
    }
    return surplus;
}

void LogStore::trim()
{
    for (qint64 left = surplus(); left > 0;) {
        const Slot &front = m_slots.front();
        const std::shared_ptr<StringTable> names = front.chunk->names();
        left -= front.chunk->size();
        m_dropped += quint64(front.chunk->size());
        m_sealedBytes -= bytesOf(front);
        m_slots.pop_front();
        if (names != m_slots.front().chunk->names())
            m_oldNameBytes -= names->bytes();
    }
}

void LogStore::clear()
{
    m_slots.clear();
    m_names = std::make_shared<StringTable>(m_names->end());
    m_sealedBytes = 0;
    m_oldNameBytes = 0;
    m_dropped = 0;
}

LogRow LogStore::row(qint64 index) const
{
    const Slot &slot = m_slots[slotIndex(index)];
    return slot.chunk->row(int(index - slot.first));
}

Delivery LogStore::delivery(qint64 index) const
{
    const Slot &slot = m_slots[slotIndex(index)];
    const auto at = size_t(index - slot.first);
    return at < slot.deliveries.size() ? slot.deliveries[at] : Delivery{};
}

qint64 LogStore::indexOf(EventId seq) const
{
    for (auto slot = m_slots.rbegin(); slot != m_slots.rend(); ++slot) {
        if (const int at = slot->chunk->indexOf(seq); at >= 0)
            return slot->first + at;
    }
    return -1;
}

qint64 LogStore::indexAt(qint64 timeUs) const
{
    const auto slot = std::partition_point(m_slots.begin(), m_slots.end(), [timeUs](const Slot &s) {
        return s.chunk->timeUs(s.chunk->size() - 1) < timeUs;
    });
    if (slot == m_slots.end())
        return m_end;
    int at = 0;
    while (slot->chunk->timeUs(at) < timeUs)
        ++at;
    return slot->first + at;
}

qint64 LogStore::bytes() const
{
    const qint64 last = m_slots.empty() ? 0 : bytesOf(m_slots.back());
    return m_sealedBytes + last + m_oldNameBytes + m_names->bytes();
}

LogSnapshot LogStore::snapshot(qint64 from, qint64 to) const
{
    LogSnapshot slices;
    if (from >= to || m_slots.empty())
        return slices;
    for (size_t i = slotIndex(from); i < m_slots.size() && m_slots[i].first < to; ++i)
        slices.push_back({m_slots[i].chunk, m_slots[i].first, m_slots[i].chunk->size()});
    return slices;
}

void LogStore::startChunk(qsizetype bytes)
{
    if (!m_slots.empty()) {
        Slot &last = m_slots.back();
        last.chunk = last.chunk->compacted();
        last.deliveries.reserve(size_t(last.chunk->size()));
        m_sealedBytes += bytesOf(last);
    }
    const qsizetype capacity = qMax(bytes, LogChunk::TargetBytes);
    m_slots.push_back({std::make_shared<LogChunk>(m_names, capacity), m_end, {}});
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
