#include "core/net/heartbeat.h"

#include "core/model/monotonic.h"
#include "core/settings/serversettings.h"

#include <algorithm>

namespace roomdeck {

namespace {

constexpr qint64 FirstPingMs = 2'000;

} // namespace

void Heartbeat::pongReceived()
{
    if (m_pingSentNs == 0)
        return;
    m_roundTripUs = (monotonicNs() - m_pingSentNs) / 1000;
    m_pingSentNs = 0;
}

Heartbeat::Step Heartbeat::check(const Limits &limits, qint64 nowMs, qint64 awakeSinceMs)
{
    if (m_awaitsPong)
        return nowMs - std::max(m_pingSent, awakeSinceMs) > limits.pongTimeoutMs ? Step::GiveUp
                                                                                 : Step::Nothing;
    // Spread over a quarter of the interval: connections that came together must not ping together.
    const qint64 spread = limits.pingIntervalMs / 4 * m_share / shares;
    // The first one goes out early, so that the round trip is known soon.
    const qint64 due = m_pingSent != 0 ? m_pingSent + limits.pingIntervalMs - spread
                                       : m_opened + std::min<qint64>(limits.pingIntervalMs, FirstPingMs);
    if (limits.pingIntervalMs <= 0 || nowMs < due)
        return Step::Nothing;
    m_awaitsPong = true;
    m_pingSent = nowMs;
    m_pingSentNs = monotonicNs();
    return Step::SendPing;
}

} // namespace roomdeck
