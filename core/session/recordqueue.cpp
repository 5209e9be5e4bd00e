#include "core/session/recordqueue.h"

namespace roomdeck {

namespace {

// What an entry costs besides its text: itself, its list slot, the headers of its byte arrays.
constexpr qint64 entryOverhead = 400;

qint64 sizeOf(const TrafficBatch &batch)
{
    qint64 bytes = qint64(batch.deliveries.size() * qsizetype(sizeof(DeliveryUpdate))
                          + batch.misses.size() * qsizetype(sizeof(DeliveryMiss)));
    for (const TrafficEntry &entry : batch.entries)
        bytes += entryOverhead + entry.raw.size() + entry.payload.size() + entry.extra.size()
            + entry.addressees.size();
    return bytes;
}

void merge(RecordingGap &gap, const RecordingGap &later)
{
    gap.lost += later.lost;
    if (later.firstSeq == 0)
        return;
    if (gap.firstSeq == 0) {
        gap.firstSeq = later.firstSeq;
        gap.fromUs = later.fromUs;
    }
    gap.lastSeq = later.lastSeq;
    gap.toUs = later.toUs;
}

} // namespace

RecordQueue::RecordQueue(qint64 maxBytes, std::function<void()> wake)
    : m_maxBytes(maxBytes), m_wake(std::move(wake))
{ }

void RecordQueue::setMaxBytes(qint64 bytes)
{
    const std::lock_guard lock(m_mutex);
    m_maxBytes = bytes;
}

void RecordQueue::push(const TrafficBatchPtr &batch)
{
    const qint64 bytes = sizeOf(*batch);
    bool wasEmpty = false;
    {
        const std::lock_guard lock(m_mutex);
        if (m_bytes > 0 && m_bytes + bytes > m_maxBytes)
            countLost(*batch, wasEmpty);
        else
            pushLocked({batch, bytes}, wasEmpty);
    }
    if (wasEmpty)
        m_wake();
}

void RecordQueue::push(const SessionInfo &start)
{
    bool wasEmpty = false;
    {
        const std::lock_guard lock(m_mutex);
        pushLocked({start, 0}, wasEmpty);
    }
    if (wasEmpty)
        m_wake();
}

void RecordQueue::push(StopRecording stop)
{
    bool wasEmpty = false;
    {
        const std::lock_guard lock(m_mutex);
        pushLocked({stop, 0}, wasEmpty);
        ++m_stops;
    }
    if (wasEmpty)
        m_wake();
}

bool RecordQueue::hasStop() const
{
    const std::lock_guard lock(m_mutex);
    return m_stops > 0;
}

bool RecordQueue::isCrowded() const
{
    const std::lock_guard lock(m_mutex);
    return m_stops > 0 || m_bytes > m_maxBytes / 8;
}

void RecordQueue::take(std::deque<RecordItem> &items)
{
    const std::lock_guard lock(m_mutex);
    for (RecordItem &item : m_items) {
        auto *before = items.empty() ? nullptr : std::get_if<RecordingGap>(&items.back().what);
        auto *gap = std::get_if<RecordingGap>(&item.what);
        if (before && gap && before->reason == gap->reason)
            merge(*before, *gap);
        else
            items.push_back(std::move(item));
    }
    m_items.clear();
    m_stops = 0;
}

void RecordQueue::release(qint64 bytes)
{
    const std::lock_guard lock(m_mutex);
    m_bytes -= bytes;
}

void RecordQueue::pushLocked(RecordItem &&item, bool &wasEmpty)
{
    wasEmpty = m_items.empty();
    m_bytes += item.bytes;
    m_items.push_back(std::move(item));
}

void RecordQueue::countLost(const TrafficBatch &batch, bool &wasEmpty)
{
    RecordingGap loss{"queue_full", quint64(batch.entries.size()) + batch.skipped, 0, 0, 0, 0};
    if (loss.lost == 0)
        return; // delivery counts alone
    if (!batch.entries.isEmpty()) {
        loss.firstSeq = batch.entries.first().seq;
        loss.lastSeq = batch.entries.last().seq;
        loss.fromUs = batch.entries.first().timeUs;
        loss.toUs = batch.entries.last().timeUs;
    }
    auto *gap = m_items.empty() ? nullptr : std::get_if<RecordingGap>(&m_items.back().what);
    if (gap)
        merge(*gap, loss);
    else
        pushLocked({std::move(loss), 0}, wasEmpty);
}

} // namespace roomdeck
