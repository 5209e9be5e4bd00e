#include "core/traffic/activitymeter.h"

namespace roomdeck {

namespace {

constexpr qint64 longestPauseUs = 10'000'000; // between samples that belong together

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
    // A busy window takes its samples late: that is no hole, in which everybody was gone.
    if (m_lastUs > 0 && passed < longestPauseUs) {
        for (qint64 missed = m_lastUs + m_history.bucketUs(); missed < timeUs; missed += m_history.bucketUs())
            m_history.add(missed, activity);
    }
    m_history.add(timeUs, activity);
    m_last = stats;
    m_lastUs = timeUs;
}

} // namespace roomdeck
