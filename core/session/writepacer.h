// Keeps the writer thread from holding up the server where both share a core.
#pragma once

#include <QtCore/QtGlobal>

namespace roomdeck {

/// Writer thread. A scheduler that changes threads at its ticks lets a writer run for milliseconds before the
/// server's thread, which has used more than its share, gets the core back: every message of that time is
/// late. So the writer itself stops often, for about as long as it worked, as long as it can afford to.
///
/// Only processor time counts as work: who waited for the core or the disk held up nobody.
class WritePacer
{
public:
    /// Between these step() pauses.
    void begin();
    void end() { m_pacing = false; }
    /// To be called often (every 100 µs or so).
    void step();
    /// How often it paused so far.
    quint64 pauses() const { return m_pauses; }

private:
    bool m_pacing = false;
    quint64 m_pauses = 0;
    qint64 m_workedNs = 0; ///< the thread's processor time at the end of the last pause
};

} // namespace roomdeck
