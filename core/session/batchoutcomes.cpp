#include "core/session/batchoutcomes.h"

#include <algorithm>

namespace roomdeck {

BatchOutcomes::BatchOutcomes(const QList<DeliveryUpdate> &deliveries)
{
    m_counts.reserve(std::size_t(deliveries.size()));
    for (const DeliveryUpdate &delivery : deliveries)
        m_counts.push_back(&delivery);
    const auto before = [](const DeliveryUpdate *a, const DeliveryUpdate *b) { return a->seq < b->seq; };
    if (!std::is_sorted(m_counts.begin(), m_counts.end(), before))
        std::stable_sort(m_counts.begin(), m_counts.end(), before);
    // The last of equals is the newest.
    const auto same = [](const DeliveryUpdate *a, const DeliveryUpdate *b) { return a->seq == b->seq; };
    const auto first = std::unique(m_counts.rbegin(), m_counts.rend(), same).base();
    m_counts.erase(m_counts.begin(), first);
}

const DeliveryUpdate *BatchOutcomes::take(const TrafficEntry &entry)
{
    while (m_next < m_counts.size() && m_counts[m_next]->seq < entry.seq)
        m_rest.push_back(m_counts[m_next++]);
    if (m_next == m_counts.size() || m_counts[m_next]->seq != entry.seq)
        return nullptr;
    const DeliveryUpdate *count = m_counts[m_next];
    if (entry.kind != TrafficKind::Message || count->recipients != entry.recipients)
        return nullptr;
    ++m_next;
    return count;
}

const std::vector<const DeliveryUpdate *> &BatchOutcomes::rest()
{
    m_rest.insert(m_rest.end(), m_counts.begin() + std::ptrdiff_t(m_next), m_counts.end());
    m_next = m_counts.size();
    return m_rest;
}

} // namespace roomdeck
