#include "core/traffic/activitymeter.h"

namespace roomdeck {

namespace {

constexpr qint64 longestPauseUs = 3'000'000; // between samples that belong together

double growth(quint64 now, quint64 before)
{
    return double(now >= before ? now - before : now);
}

} // namespace

void ActivityMeter::sample(qint64 timeUs, const ServerStats &stats)
{
    const qint64 passed = timeUs - m_lastUs;
    Activity activity;
    activity.connections = stats.connections;
    if (m_lastUs > 0 && passed > 0) {
        const double seconds = double(passed) / 1e6;
        activity.messages = growth(stats.messagesIn, m_last.messagesIn) / seconds;
        activity.bytes
            = (growth(stats.bytesIn, m_last.bytesIn) + growth(stats.bytesOut, m_last.bytesOut)) / seconds;
    }
    // A timer that is a little late must not leave a hole of a second.
    if (passed > m_history.bucketUs() && passed < longestPauseUs)
        m_history.add(timeUs - m_history.bucketUs(), activity);
    m_history.add(timeUs, activity);
    m_last = stats;
    m_lastUs = timeUs;
}

} // namespace roomdeck
