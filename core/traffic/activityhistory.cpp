#include "core/traffic/activityhistory.h"

#include <algorithm>

namespace roomdeck {

void Activity::join(const Activity &other)
{
    messages = std::max(messages, other.messages);
    bytes = std::max(bytes, other.bytes);
    connections = std::max(connections, other.connections);
}

void ActivityHistory::add(qint64 timeUs, const Activity &activity)
{
    if (m_buckets.empty())
        m_startUs = timeUs - timeUs % m_bucketUs;
    if (timeUs < m_startUs)
        return;
    while ((timeUs - m_startUs) / m_bucketUs >= Capacity)
        halve();
    const auto index = size_t((timeUs - m_startUs) / m_bucketUs);
    if (index >= m_buckets.size())
        m_buckets.resize(index + 1);
    m_buckets[index].join(activity);
}

void ActivityHistory::halve()
{
    const size_t half = (m_buckets.size() + 1) / 2;
    for (size_t i = 0; i < half; ++i) {
        Activity both = m_buckets[2 * i];
        if (2 * i + 1 < m_buckets.size())
            both.join(m_buckets[2 * i + 1]);
        m_buckets[i] = both;
    }
    m_buckets.resize(half);
    m_bucketUs *= 2;
}

Activity ActivityHistory::between(qint64 fromUs, qint64 toUs) const
{
    Activity all;
    if (toUs <= m_startUs || fromUs >= endUs() || fromUs >= toUs)
        return all;
    const auto first = size_t(std::max<qint64>(0, fromUs - m_startUs) / m_bucketUs);
    const auto last = size_t((std::min(toUs, endUs()) - 1 - m_startUs) / m_bucketUs);
    for (size_t i = first; i <= last && i < m_buckets.size(); ++i)
        all.join(m_buckets[i]);
    return all;
}

} // namespace roomdeck
