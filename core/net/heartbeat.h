// Whether a peer is still there, and how far away it is.
#pragma once

#include "core/model/ids.h"

#include <QtCore/QtGlobal>

namespace roomdeck {

struct Limits;

/// Decides when to ping a connection and when to give it up. Any byte from the peer proves it alive. I/O
/// thread; `nowMs` is monotonic.
class Heartbeat
{
public:
    enum class Step { Nothing, SendPing, GiveUp };

    Heartbeat(ConnectionId id, qint64 nowMs) : m_opened(nowMs), m_share(quint8(quint64(id) % shares)) { }

    /// Something came in.
    void heard() { m_awaitsPong = false; }
    void pongReceived();
    /// What is due now; after SendPing a ping must leave. `awakeSinceMs`: since when we have been able to
    /// listen; silence from before is no fault of the peer.
    Step check(const Limits &limits, qint64 nowMs, qint64 awakeSinceMs = 0);
    /// Microseconds; -1: not known yet.
    qint64 roundTripUs() const { return m_roundTripUs; }

private:
    static constexpr quint8 shares = 16;

    qint64 m_opened;
    qint64 m_pingSent = 0;
    qint64 m_pingSentNs = 0;
    qint64 m_roundTripUs = -1;
    quint8 m_share; ///< of the pings' spread over time
    bool m_awaitsPong = false;
};

} // namespace roomdeck
