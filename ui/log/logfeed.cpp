#include "ui/log/logfeed.h"

namespace roomdeck {

LogFeed::LogFeed(LogStore &store, ConnectionBook &connections, QObject *parent)
    : QObject(parent), m_store(store), m_connections(connections)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        const qint64 late = m_sinceArmed.elapsed() - m_timer.interval();
        QElapsedTimer clock;
        clock.start();
        drain();
        adapt(late + clock.elapsed());
        if (!m_batches.empty())
            arm(m_interval);
    });
}

void LogFeed::push(const TrafficBatchPtr &batch)
{
    if (!batch)
        return;
    m_batches.push_back(batch);
    m_waiting += batch->entries.size();
    while (m_waiting > MaxWaiting && m_batches.size() > 1) {
        const TrafficBatch &oldest = *m_batches.front();
        m_waiting -= oldest.entries.size();
        m_leftOut += quint64(oldest.entries.size()) + oldest.skipped;
        m_allLeftOut += quint64(oldest.entries.size()) + oldest.skipped;
        m_batches.pop_front();
    }
    if (!m_timer.isActive())
        arm(m_interval);
}

void LogFeed::drain()
{
    QElapsedTimer clock;
    clock.start();
    if (m_leftOut > 0)
        appendGap(std::exchange(m_leftOut, 0));
    while (!m_batches.empty() && !clock.hasExpired(Budget)) {
        const TrafficBatchPtr batch = std::move(m_batches.front());
        m_batches.pop_front();
        m_waiting -= batch->entries.size();
        take(*batch);
    }
    Q_EMIT drained();
}

void LogFeed::clear()
{
    m_batches.clear();
    m_waiting = 0;
    m_leftOut = 0;
    m_allLeftOut = 0;
}

void LogFeed::take(const TrafficBatch &batch)
{
    for (const TrafficEntry &entry : batch.entries) {
        m_store.append(entry);
        m_connections.note(entry);
    }
    if (!batch.entries.isEmpty()) {
        m_lastSeq = batch.entries.last().seq;
        m_lastTimeUs = batch.entries.last().timeUs;
    }
    for (const DeliveryUpdate &update : batch.deliveries)
        m_store.apply(update);
    m_allLeftOut += batch.skipped;
    if (batch.skipped > 0)
        appendGap(batch.skipped);
}

void LogFeed::appendGap(quint64 count)
{
    TrafficEntry gap;
    gap.kind = TrafficKind::Gap;
    gap.senderKind = SenderKind::Server;
    gap.seq = m_lastSeq;
    gap.timeUs = m_lastTimeUs;
    gap.payload = QByteArray::number(count);
    m_store.append(gap);
}

void LogFeed::arm(int interval)
{
    m_sinceArmed.start();
    m_timer.start(interval);
}

void LogFeed::adapt(qint64 lateMs)
{
    if (lateMs > m_interval / 2)
        m_interval = qMin(m_interval * 2, MaxInterval);
    else if (lateMs < m_interval / 4)
        m_interval = qMax(m_interval / 2, MinInterval);
}

} // namespace roomdeck
