// LogStore: rows outside memory.
#include "core/traffic/logstore.h"

#include <algorithm>

namespace roomdeck {

void LogStore::addPages(const std::shared_ptr<LogPages> &pages, const std::vector<LogPage> &index)
{
    Q_ASSERT(m_paged == m_slots.size());
    for (const LogPage &page : index) {
        Slot slot;
        slot.first = m_end;
        slot.pages = pages;
        slot.page = page;
        m_end += page.count;
        m_slots.push_back(std::move(slot));
        ++m_paged;
    }
}

bool LogStore::pageOut(const std::vector<std::shared_ptr<LogPages>> &sources)
{
    bool went = false;
    for (size_t leaving = slotsBeyondBounds(); leaving > 0; --leaving) {
        Slot &slot = m_slots[m_paged];
        LogPage page = pageFor(slot);
        const auto source = std::find_if(sources.rbegin(), sources.rend(), [&page](const auto &pages) {
            return pages->covers(page.firstSeq, page.lastSeq);
        });
        if (source == sources.rend())
            break;
        releaseMemory(m_paged);
        slot.chunk.reset();
        slot.deliveries = {};
        slot.pages = *source;
        slot.page = std::move(page);
        ++m_paged;
        went = true;
    }
    return went;
}

LogPage LogStore::pageFor(const Slot &slot)
{
    const LogChunk &chunk = *slot.chunk;
    LogPage page;
    page.count = chunk.size();
    page.firstSeq = chunk.seq(0);
    page.lastSeq = chunk.seq(page.count - 1);
    page.firstUs = chunk.timeUs(0);
    page.lastUs = chunk.timeUs(page.count - 1);
    bool plain = true;
    for (int i = 0; plain && i < page.count; ++i)
        plain = chunk.seq(i) == page.firstSeq + EventId(i);
    if (!plain) {
        auto seqs = std::make_shared<std::vector<EventId>>();
        for (int i = 0; i < page.count; ++i)
            seqs->push_back(chunk.seq(i));
        page.seqs = std::move(seqs);
    }
    return page;
}

void LogStore::insertBlock(qint64 first, const std::shared_ptr<const LogBlock> &block)
{
    if (!block || first < this->first() || first >= memoryFirst())
        return;
    Slot &slot = m_slots[slotIndex(first)];
    if (slot.first != first || slot.chunk || block->size() != slot.page.count)
        return;
    if (slot.block)
        m_cachedBytes -= slot.block->bytes();
    else
        m_cached.push_back(first);
    slot.block = block;
    slot.lastUse = ++m_uses;
    m_cachedBytes += block->bytes();
    evictBlocks();
}

// What was looked at last stays, and of two pages at least, as a screen may show both.
void LogStore::evictBlocks()
{
    constexpr size_t fewest = 4;
    while (m_cachedBytes > m_caps.cacheBytes && m_cached.size() > fewest) {
        const auto oldest = std::min_element(m_cached.begin(), m_cached.end(), [this](qint64 a, qint64 b) {
            return m_slots[slotIndex(a)].lastUse < m_slots[slotIndex(b)].lastUse;
        });
        Slot &slot = m_slots[slotIndex(*oldest)];
        m_cachedBytes -= slot.block->bytes();
        slot.block.reset();
        m_cached.erase(oldest);
    }
}

bool LogStore::isAtHand(qint64 index) const
{
    if (!contains(index))
        return false;
    const Slot &slot = m_slots[slotIndex(index)];
    return slot.chunk || slot.block;
}

LogSlice LogStore::slice(const Slot &slot)
{
    if (slot.chunk)
        return {slot.chunk, slot.first, slot.chunk->size(), nullptr, {}, {}};
    return {slot.block, slot.first, slot.page.count, slot.pages, slot.page, {}};
}

LogSnapshot LogStore::snapshotWithDeliveries() const
{
    LogSnapshot slices;
    for (const Slot &slot : m_slots) {
        slices.push_back(slice(slot));
        slices.back().deliveries = slot.deliveries;
    }
    return slices;
}

LogSlice LogStore::pageOf(qint64 index) const
{
    return slice(m_slots[slotIndex(index)]);
}

LogRow LogStore::pagedRow(const Slot &slot, qint64 index) const
{
    const auto at = int(index - slot.first);
    slot.lastUse = ++m_uses;
    if (slot.block)
        return slot.block->row(at);
    if (m_missed)
        m_missed(slot.first);
    LogRow row;
    row.kind = TrafficKind::Server;
    row.senderKind = SenderKind::Server;
    row.seq = slot.page.seqs ? slot.page.seqs->at(size_t(at)) : slot.page.firstSeq + EventId(at);
    row.timeUs = slot.page.firstUs;
    return row;
}

qint64 LogStore::indexInPages(EventId seq) const
{
    const auto end = m_slots.begin() + std::ptrdiff_t(m_paged);
    const auto slot
        = std::partition_point(m_slots.begin(), end, [seq](const Slot &s) { return s.page.lastSeq < seq; });
    if (slot == end || slot->page.firstSeq > seq)
        return -1;
    if (slot->page.seqs) {
        const std::vector<EventId> &seqs = *slot->page.seqs;
        const auto at = std::find(seqs.begin(), seqs.end(), seq);
        return at == seqs.end() ? -1 : slot->first + (at - seqs.begin());
    }
    if (slot->block) {
        for (int at = 0; at < slot->block->size(); ++at) {
            if (slot->block->row(at).seq == seq)
                return slot->first + at;
        }
        return -1;
    }
    return slot->first + qMin(qint64(seq - slot->page.firstSeq), qint64(slot->page.count) - 1);
}

} // namespace roomdeck
