#include "core/rooms/hubstatistics.h"

#include "core/rooms/smoothrate.h"

#include <algorithm>

namespace roomdeck {

void LatencyHistogram::add(quint32 latencyUs)
{
    const auto it = std::lower_bound(BoundsUs.begin(), BoundsUs.end(), latencyUs);
    ++counts[size_t(it - BoundsUs.begin())];
    sumUs += latencyUs;
}

void HubStatistics::connectionEnded(quint16 code)
{
    // Clients choose among thousands of codes of their own; a series each would be theirs to blow up.
    ++endedConnections[code < 3000 ? code : quint16(0)];
}

void HubStatistics::add(const WorkerCounters &counters)
{
    totals.bytesIn += counters.bytesIn;
    totals.bytesOut += counters.bytesOut;
    totals.deliveries += counters.deliveries;
    totals.dropped += counters.dropped;
}

void HubStatistics::sample(double seconds)
{
    const quint64 bytes = totals.bytesIn + totals.bytesOut;
    if (seconds > 0) {
        // Smoothed over about a second: at a quarter of one, a few messages would read as none, then twelve.
        smoothRate(totals.messagesPerSecond, double(totals.messagesIn - m_messagesAtSample) / seconds);
        smoothRate(totals.bytesPerSecond, double(bytes - m_bytesAtSample) / seconds);
    }
    m_messagesAtSample = totals.messagesIn;
    m_bytesAtSample = bytes;
}

} // namespace roomdeck
