// The rows of the log: the newest in memory, bounded by rows and by bytes; older ones in pages on disk.
#pragma once

#include "core/traffic/logchunk.h"

#include <deque>
#include <functional>
#include <vector>

namespace roomdeck {

/// Bounds of a LogStore.
struct LogCaps
{
    qint64 rows = 1'000'000; ///< in memory
    qint64 bytes = 256 * 1024 * 1024; ///< in memory
    qint64 pagedRows = 80'000'000; ///< within reach on disk; a table counts its pixels in an int
    qint64 cacheBytes = 32 * 1024 * 1024; ///< of pages that came back, besides `bytes`
};

/// A part of the log that stays readable from any thread while it is held, whatever the store does.
struct LogSlice
{
    std::shared_ptr<const LogBlock> block; ///< null: on disk
    qint64 first = 0; ///< index of the block's first row
    int count = 0; ///< rows that may be read
    std::shared_ptr<LogPages> pages; ///< where a block that is on disk comes from
    LogPage page;
    std::vector<Delivery> deliveries; ///< of the first rows, where the block does not know; when asked for

    qint64 end() const { return first + count; }
    /// Only with a block.
    LogRow row(qint64 index) const { return block->row(int(index - first)); }
    /// The rows, from the disk if need be; null when they cannot be read. Any thread.
    std::shared_ptr<const LogBlock> load(LogPages::For use = LogPages::For::Searching) const
    {
        return block ? block : pages->load(page, use);
    }
};
using LogSnapshot = std::vector<LogSlice>;

/// A ring of chunks, with pages in front. Rows have indexes that start at 0, grow by one and never change;
/// the rows at hand are [first(), end()). Old rows leave in whole chunks, and only when trim() is called, so
/// that a model can announce it. Names are shared through StringTables; when one is full (64 Ki names or 8
/// MiB, as when every message invents a type) the next chunk starts another one, and the old one goes with
/// its last row.
///
/// Rows that leave memory may stay in reach: pageOut() keeps where they are found. Such a row is at hand once
/// its page was put back with insertBlock(); asked for before, it is a placeholder of kind Server that has
/// little more than its number, and the miss handler hears of it.
///
/// Belongs to one thread; other threads read a snapshot().
class LogStore
{
public:
    explicit LogStore(LogCaps caps = {});

    void append(const TrafficEntry &entry);
    /// Notes outcome counts; the row's index, or -1 when the row is no longer here.
    qint64 apply(const DeliveryUpdate &update);
    /// Adds pages at the end of a store that has no rows in memory.
    void addPages(const std::shared_ptr<LogPages> &pages, const std::vector<LogPage> &index);
    /// Takes the oldest rows out of memory to meet its bounds, as far as one of `sources` has them. True when
    /// some went.
    bool pageOut(const std::vector<std::shared_ptr<LogPages>> &sources);
    /// Puts a page back, or newer outcomes of one that is there; nothing when the row at `first` does not
    /// begin a page. Others may have to go.
    void insertBlock(qint64 first, const std::shared_ptr<const LogBlock> &block);
    /// Asked for a row that is not at hand: the first index of its page. Must not change the store.
    void setMissHandler(std::function<void(qint64 first)> handler) { m_missed = std::move(handler); }
    bool isAtHand(qint64 index) const;
    /// The page of a row that is not in memory.
    LogSlice pageOf(qint64 index) const;
    /// The first row that is in memory for good.
    qint64 memoryFirst() const { return m_paged < m_slots.size() ? m_slots[m_paged].first : m_end; }

    /// Rows that trim() would drop to meet the bounds.
    qint64 surplus() const;
    void trim();
    /// Forgets all rows and the drop counter; indexes go on.
    void clear();
    void setCaps(LogCaps caps) { m_caps = caps; }

    /// The first row that is in reach.
    qint64 first() const { return m_slots.empty() ? m_end : m_slots.front().first; }
    qint64 end() const { return m_end; }
    qint64 size() const { return m_end - first(); }
    bool contains(qint64 index) const { return index >= first() && index < m_end; }
    /// The row at an index in [first(), end()); valid until the store changes.
    LogRow row(qint64 index) const;
    Delivery delivery(qint64 index) const;
    /// Index of the newest row with that number, or -1.
    qint64 indexOf(EventId seq) const;
    /// Index of the first row at or after a time (UTC, µs); end() if there is none.
    qint64 indexAt(qint64 timeUs) const;

    /// Rows dropped since the start or the last clear().
    quint64 dropped() const { return m_dropped; }
    /// Memory the rows need, in bytes, without pages that came back.
    qint64 bytes() const;
    LogCaps caps() const { return m_caps; }
    /// The rows in [from, to), as whole chunks: the first and the last slice may reach beyond.
    LogSnapshot snapshot(qint64 from, qint64 to) const;
    /// All rows with their outcomes.
    LogSnapshot snapshotWithDeliveries() const;
    LogSnapshot snapshot() const { return snapshot(first(), m_end); }

private:
    struct Slot
    {
        std::shared_ptr<LogChunk> chunk;
        qint64 first = 0;
        std::vector<Delivery> deliveries; // apart from the chunk, which other threads may be reading
        // Without a chunk:
        std::shared_ptr<LogPages> pages;
        LogPage page;
        std::shared_ptr<const LogBlock> block;
        mutable quint64 lastUse = 0;

        int size() const { return chunk ? chunk->size() : page.count; }
        qint64 endUs() const { return chunk ? chunk->timeUs(chunk->size() - 1) : page.lastUs; }
    };

    void startChunk(qsizetype bytes);
    size_t slotIndex(qint64 index) const;
    static qint64 bytesOf(const Slot &slot);
    size_t slotsBeyondBounds() const;
    void releaseMemory(size_t slot);
    void dropFront();
    void evictBlocks();
    qint64 indexInPages(EventId seq) const;
    LogRow pagedRow(const Slot &slot, qint64 index) const;
    static LogPage pageFor(const Slot &slot);
    static LogSlice slice(const Slot &slot);

    LogCaps m_caps;
    std::deque<Slot> m_slots;
    std::function<void(qint64)> m_missed;
    size_t m_paged = 0; // slots without a chunk; they come first
    std::vector<qint64> m_cached; // first rows of pages that came back
    qint64 m_cachedBytes = 0;
    mutable quint64 m_uses = 0;
    std::shared_ptr<StringTable> m_names;
    qint64 m_end = 0;
    qint64 m_sealedBytes = 0; // of all slots but the last
    qint64 m_oldNameBytes = 0; // of the tables before m_names that are still used
    quint64 m_dropped = 0;
};

} // namespace roomdeck
