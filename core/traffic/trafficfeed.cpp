#include "core/traffic/trafficfeed.h"

namespace roomdeck {

namespace {

constexpr int IntervalMs = 30; // about two frames of a screen
constexpr int GraceMs = 10; // that a due batch waits for outcomes
constexpr qsizetype FullBatch = 512; // whoever lets go of one last frees it in one go, the hub too
constexpr qsizetype HugeBatch = 32 * FullBatch; // waits for nothing
constexpr qsizetype RecentBytes = 4 * 1024 * 1024;

qsizetype bytesOf(const TrafficBatch &batch)
{
    qsizetype bytes = batch.misses.size() * qsizetype(sizeof(DeliveryMiss));
    for (const TrafficEntry &entry : batch.entries)
        bytes += qsizetype(sizeof(TrafficEntry)) + entry.payload.size() + entry.raw.size();
    return bytes;
}

} // namespace

TrafficFeed::TrafficFeed(QObject *parent) : QObject(parent)
{
    m_timer.setParent(this); // moves along to the hub's thread
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &TrafficFeed::onTimeout);
}

void TrafficFeed::setObserved(bool observed)
{
    if (!observed) {
        flush();
        m_recent.clear(); // what comes next would not follow it
        m_recentBytes = 0;
    }
    m_observed = observed;
}

void TrafficFeed::add(TrafficEntry &&entry)
{
    if (!m_observed)
        return;
    schedule();
    if (entry.kind == TrafficKind::Message && entry.recipients > 0)
        ++m_awaited;
    m_batch->entries.append(std::move(entry));
    const qsizetype size = m_batch->entries.size();
    if (size < FullBatch)
        return;
    if (m_awaited == 0 || size >= HugeBatch)
        flush();
    else
        m_due = true;
}

void TrafficFeed::add(const DeliveryUpdate &update)
{
    if (!m_observed)
        return;
    schedule();
    if (m_awaited > 0)
        --m_awaited;
    m_batch->deliveries.append(update);
    if (m_batch->deliveries.size() >= 2 * HugeBatch)
        flush();
}

void TrafficFeed::add(DeliveryMiss &&miss)
{
    if (!m_observed)
        return;
    schedule();
    m_batch->misses.append(std::move(miss));
    if (m_batch->misses.size() >= 2 * HugeBatch)
        flush();
}

void TrafficFeed::outcomesAdded()
{
    if (m_due)
        flush();
}

void TrafficFeed::schedule()
{
    if (m_batch)
        return;
    m_batch = std::make_shared<TrafficBatch>();
    m_batch->entries.reserve(qMin(m_lastSize, FullBatch));
    m_timer.start(IntervalMs);
}

void TrafficFeed::onTimeout()
{
    if (m_due || m_awaited == 0) {
        flush();
        return;
    }
    m_due = true;
    m_timer.start(GraceMs);
}

void TrafficFeed::flush()
{
    m_timer.stop();
    m_due = false;
    m_awaited = 0;
    if (!m_batch)
        return;
    m_lastSize = m_batch->entries.size();
    const TrafficBatchPtr batch = std::exchange(m_batch, nullptr);
    keep(batch);
    Q_EMIT batchReady(batch);
}

void TrafficFeed::keep(const TrafficBatchPtr &batch)
{
    m_recent.push_back(batch);
    m_recentBytes += bytesOf(*batch);
    while (m_recentBytes > RecentBytes) {
        m_recentBytes -= bytesOf(*m_recent.front());
        m_recent.pop_front();
    }
}

} // namespace roomdeck
