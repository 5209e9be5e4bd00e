#include "core/traffic/trafficfeed.h"

namespace roomdeck {

namespace {

constexpr int IntervalMs = 30; // about two frames of a screen
constexpr qsizetype FullBatch = 4096;
constexpr qsizetype RecentBytes = 4 * 1024 * 1024;

qsizetype bytesOf(const TrafficBatch &batch)
{
    qsizetype bytes = 0;
    for (const TrafficEntry &entry : batch.entries)
        bytes += qsizetype(sizeof(TrafficEntry)) + entry.payload.size() + entry.raw.size();
    return bytes;
}

} // namespace

TrafficFeed::TrafficFeed(QObject *parent) : QObject(parent)
{
    m_timer.setParent(this); // moves along to the hub's thread
    m_timer.setSingleShot(true);
    m_timer.setInterval(IntervalMs);
    connect(&m_timer, &QTimer::timeout, this, &TrafficFeed::flush);
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
    m_batch->entries.append(std::move(entry));
    if (m_batch->entries.size() >= FullBatch)
        flush();
}

void TrafficFeed::add(const DeliveryUpdate &update)
{
    if (!m_observed)
        return;
    schedule();
    m_batch->deliveries.append(update);
    if (m_batch->deliveries.size() >= 2 * FullBatch)
        flush();
}

void TrafficFeed::schedule()
{
    if (m_batch)
        return;
    m_batch = std::make_shared<TrafficBatch>();
    m_timer.start();
}

void TrafficFeed::flush()
{
    m_timer.stop();
    if (!m_batch)
        return;
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
