#include "core/session/writepacer.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <thread>

namespace roomdeck {

namespace {

constexpr qint64 pieceNs = 150'000; // longer than waking up takes, short beside a message's way
constexpr qint64 longestPauseNs = 2'000'000;

qint64 threadTimeNs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

} // namespace

void WritePacer::begin()
{
    m_pacing = true;
    m_workedNs = threadTimeNs();
}

void WritePacer::step()
{
    if (!m_pacing)
        return;
    const qint64 now = threadTimeNs();
    const qint64 worked = now - m_workedNs;
    if (worked < pieceNs)
        return;
    std::this_thread::sleep_for(std::chrono::nanoseconds(std::min(worked, longestPauseNs)));
    ++m_pauses;
    m_workedNs = now; // sleeping takes no processor time
}

} // namespace roomdeck
