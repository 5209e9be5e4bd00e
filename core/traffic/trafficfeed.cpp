#include "core/traffic/trafficfeed.h"

namespace roomdeck {

namespace {

constexpr int IntervalMs = 30; // about two frames of a screen
constexpr qsizetype FullBatch = 4096;

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
    if (!observed)
        flush();
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
    Q_EMIT batchReady(batch);
}

} // namespace roomdeck
