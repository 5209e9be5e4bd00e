// What the hub counts: totals, smoothed rates, how long deliveries took.
#pragma once

#include "core/model/error.h"
#include "core/model/roster.h"
#include "core/net/workerorder.h"

#include <array>
#include <map>

namespace roomdeck {

/// How long deliveries took, for metrics.
struct LatencyHistogram
{
    static constexpr std::array<quint32, 10> BoundsUs{100,    250,    500,     1'000,     2'500,
                                                      10'000, 50'000, 250'000, 1'000'000, 10'000'000};
    std::array<quint64, 11> counts{}; ///< the last one is beyond the last bound
    quint64 sumUs = 0;

    void add(quint32 latencyUs);
};

/// Owned by the hub; its thread.
class HubStatistics
{
public:
    ServerStats totals; ///< its gauges and rates are filled in by sample()
    LatencyHistogram latency;
    double lagSeconds = 0; ///< how late the last periodic sample was
    std::map<ErrorCode, quint64> refusedMessages; ///< from clients, by cause
    std::map<quint16, quint64> endedConnections; ///< by close code; 0 stands for codes of applications

    void connectionEnded(quint16 code);
    void add(const WorkerCounters &counters);
    /// Turns what was counted in the last `seconds` into rates.
    void sample(double seconds);

private:
    quint64 m_messagesAtSample = 0;
    quint64 m_bytesAtSample = 0;
};

} // namespace roomdeck
