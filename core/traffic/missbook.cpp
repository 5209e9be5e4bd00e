#include "core/traffic/missbook.h"

namespace roomdeck {

void MissBook::note(const TrafficBatch &batch)
{
    for (const DeliveryMiss &miss : batch.misses) {
        QList<DeliveryMiss> &known = entryOf(miss.seq);
        if (known.size() >= DeliveryMiss::MaxNamed)
            continue;
        known.append(miss);
        ++m_size;
    }
    forgetOldest();
}

void MissBook::set(EventId seq, const QList<DeliveryMiss> &misses)
{
    if (misses.isEmpty() && !m_misses.contains(seq))
        return;
    QList<DeliveryMiss> &known = entryOf(seq);
    m_size -= known.size();
    known = misses.first(qMin<qsizetype>(misses.size(), DeliveryMiss::MaxNamed));
    m_size += known.size();
    forgetOldest();
}

QList<DeliveryMiss> &MissBook::entryOf(EventId seq)
{
    const auto known = m_misses.find(seq);
    if (known != m_misses.end())
        return *known;
    m_order.push_back(seq);
    return m_misses[seq];
}

void MissBook::forgetOldest()
{
    while (m_size > MaxMisses && m_order.size() > 1) {
        m_size -= m_misses.take(m_order.front()).size();
        m_order.pop_front();
    }
}

} // namespace roomdeck
