// The newest rows of the log in memory, bounded by rows and by bytes.
#pragma once

#include "core/traffic/logchunk.h"

#include <deque>
#include <vector>

namespace roomdeck {

/// Bounds of a LogStore.
struct LogCaps
{
    qint64 rows = 1'000'000;
    qint64 bytes = 256 * 1024 * 1024;
};

/// Outcome counts of one row, as far as they are known.
struct Delivery
{
    quint32 written = 0;
    quint32 dropped = 0;
    quint32 disconnected = 0;
    qint32 latencyUs = -1; ///< from routing to the last outcome so far; -1 = nothing known

    bool isKnown() const { return latencyUs >= 0; }
    bool operator==(const Delivery &) const = default;
};

/// A part of the log that stays readable from any thread while it is held, whatever the store does.
struct LogSlice
{
    std::shared_ptr<const LogChunk> chunk;
    qint64 first = 0; ///< index of the chunk's first row
    int count = 0; ///< rows that may be read

    qint64 end() const { return first + count; }
    LogRow row(qint64 index) const { return chunk->row(int(index - first)); }
};
using LogSnapshot = std::vector<LogSlice>;

/// A ring of chunks. Rows have indexes that start at 0, grow by one and never change; the rows at hand are
/// [first(), end()). Old rows leave in whole chunks, and only when trim() is called, so that a model can
/// announce it. Names are shared through StringTables; when one is full (64 Ki names or 8 MiB, as when
/// every message invents a type) the next chunk starts another one, and the old one goes with its last row.
///
/// Belongs to one thread; other threads read a snapshot().
class LogStore
{
public:
    explicit LogStore(LogCaps caps = {});

    void append(const TrafficEntry &entry);
    /// Notes outcome counts; the row's index, or -1 when the row is no longer here.
    qint64 apply(const DeliveryUpdate &update);
    /// Rows that trim() would drop to meet the bounds.
    qint64 surplus() const;
    void trim();
    /// Forgets all rows and the drop counter; indexes go on.
    void clear();
    void setCaps(LogCaps caps) { m_caps = caps; }

    qint64 first() const { return m_slots.empty() ? m_end : m_slots.front().first; }
    qint64 end() const { return m_end; }
    qint64 size() const { return m_end - first(); }
    bool contains(qint64 index) const { return index >= first() && index < m_end; }
    /// The row at an index in [first(), end()); valid until the next append(), trim() or clear().
    LogRow row(qint64 index) const;
    Delivery delivery(qint64 index) const;
    /// Index of the newest row with that number, or -1.
    qint64 indexOf(EventId seq) const;
    /// Index of the first row at or after a time (UTC, µs); end() if there is none.
    qint64 indexAt(qint64 timeUs) const;

    /// Rows dropped since the start or the last clear().
    quint64 dropped() const { return m_dropped; }
    /// Memory the rows need, in bytes.
    qint64 bytes() const;
    LogCaps caps() const { return m_caps; }
    /// The rows in [from, to), as whole chunks: the first and the last slice may reach beyond.
    LogSnapshot snapshot(qint64 from, qint64 to) const;
    LogSnapshot snapshot() const { return snapshot(first(), m_end); }

private:
    struct Slot
    {
        std::shared_ptr<LogChunk> chunk;
        qint64 first = 0;
        std::vector<Delivery> deliveries; // apart from the chunk, which other threads may be reading
    };

    void startChunk(qsizetype bytes);
    size_t slotIndex(qint64 index) const;
    static qint64 bytesOf(const Slot &slot);

    LogCaps m_caps;
    std::deque<Slot> m_slots;
    std::shared_ptr<StringTable> m_names;
    qint64 m_end = 0;
    qint64 m_sealedBytes = 0; // of all slots but the last
    qint64 m_oldNameBytes = 0; // of the tables before m_names that are still used
    quint64 m_dropped = 0;
};

} // namespace roomdeck
