// Makes samples of the server's counters.
#pragma once

#include "core/model/roster.h"
#include "core/traffic/activityhistory.h"

namespace roomdeck {

/// To be fed about once a second with what the roster tells. Counters that fall belong to a server that
/// started again. Times in UTC µs. One thread.
class ActivityMeter
{
public:
    /// Adds what happened since the call before.
    void sample(qint64 timeUs, const ServerStats &stats);
    const ActivityHistory &history() const { return m_history; }

private:
    ActivityHistory m_history;
    ServerStats m_last;
    qint64 m_lastUs = 0;
};

} // namespace roomdeck
