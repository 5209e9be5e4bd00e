// The timers of one event loop, ordered by when they are due.
#pragma once

#include <QtCore/QAbstractEventDispatcher>
#include <QtCore/QList>
#include <chrono>
#include <optional>
#include <set>
#include <unordered_map>

namespace roomdeck {

/// Keeps timers and says which are due; sends nothing itself, so whoever asks may be changed or destroyed
/// while a timer's event is handled. Belongs to one thread. Every operation on one timer costs at most O(log
/// timers).
///
/// Accuracy is Qt's: precise timers to the millisecond, coarse ones within 5 % of the interval, very coarse
/// ones (and coarse ones of 20 s and more) to the full second; the coarse kinds move towards round times, so
/// that many wake the thread together. Rounding never accumulates.
class TimerQueue
{
public:
    using Clock = std::chrono::steady_clock;
    using Time = Clock::time_point;
    using TimerInfo = QAbstractEventDispatcher::TimerInfo;

    /// A timer whose event is to be sent now; to be given back to finish() when it has been handled.
    struct Due
    {
        int id = 0;
        QObject *object = nullptr;
        quint64 serial = 0;
        bool counts = false; ///< an idle (0 ms) timer does not count as an event handled
    };
    /// One round of sending: what was due at its beginning, each timer at most once.
    struct Round
    {
        Time now;
        quint64 firstNewOrder = 0;
    };

    bool isEmpty() const { return m_order.empty(); }
    void add(int id, std::chrono::milliseconds interval, Qt::TimerType type, QObject *object, Time now);
    bool remove(int id);
    bool removeAll(const QObject *object);
    QList<TimerInfo> timersOf(const QObject *object) const;
    /// Milliseconds until the timer is due, rounded up; 0 if overdue, -1 if there is no such timer.
    int remainingMs(int id, Time now) const;
    /// When the next timer is due whose event is not being handled already.
    std::optional<Time> nextDue() const;

    Round beginRound(Time now) const { return {now, m_nextOrder}; }
    std::optional<Due> takeDue(const Round &round);
    void finish(const Due &due);

private:
    struct Timer
    {
        int id = 0;
        Qt::TimerType type = Qt::CoarseTimer;
        std::chrono::milliseconds interval{0};
        QObject *object = nullptr;
        Time ideal; ///< without rounding
        Time wake; ///< with it
        quint64 order = 0; ///< of insertion, among equal times
        quint64 serial = 0; ///< tells apart timers that had the same id one after the other
        bool active = false; ///< its event is being handled
    };
    struct Earlier
    {
        bool operator()(const Timer *a, const Timer *b) const;
    };

    void reschedule(Timer &timer, Time now);

    std::unordered_map<int, Timer> m_timers;
    std::set<Timer *, Earlier> m_order;
    quint64 m_nextOrder = 0;
};

} // namespace roomdeck
