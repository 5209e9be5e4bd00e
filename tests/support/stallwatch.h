// Measures how long the event loop of the calling thread goes without turning.
#pragma once

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>

#include <time.h>

namespace roomdeck {

/// A timer that should fire every few milliseconds; the longest time it did not is the longest stall. Made
/// and read on the thread that it watches. Times in milliseconds.
class StallWatch : public QObject
{
public:
    StallWatch()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] { note(); });
        m_timer.start(Period);
        m_sinceTurn.start();
    }

    /// Beyond the watch's own period.
    qint64 longest() const { return qMax<qint64>(0, m_longest - Period); }
    int stallsOver50() const { return m_over50; }
    /// The most processor time the thread used between two turns: what a stall is on a machine that is not
    /// busy with other things.
    double longestWork() const { return m_longestWork; }
    int workOver50() const { return m_workOver50; }
    void restart()
    {
        m_longest = 0;
        m_over50 = 0;
        m_longestWork = 0;
        m_workOver50 = 0;
        m_workAtTurn = workMs();
        m_sinceTurn.start();
    }

private:
    static constexpr int Period = 2;

    void note()
    {
        const qint64 gap = m_sinceTurn.restart();
        m_longest = qMax(m_longest, gap);
        m_over50 += gap - Period > 50;
        const double work = workMs();
        m_longestWork = qMax(m_longestWork, work - m_workAtTurn);
        m_workOver50 += work - m_workAtTurn > 50;
        m_workAtTurn = work;
    }
    static double workMs()
    {
        timespec used{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
        return double(used.tv_sec) * 1e3 + double(used.tv_nsec) / 1e6;
    }

    QTimer m_timer;
    QElapsedTimer m_sinceTurn;
    qint64 m_longest = 0;
    int m_over50 = 0;
    double m_workAtTurn = workMs();
    double m_longestWork = 0;
    int m_workOver50 = 0;
};

} // namespace roomdeck
