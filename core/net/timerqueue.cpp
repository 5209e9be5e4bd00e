#include "core/net/timerqueue.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace roomdeck {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

// How far a timer's wake-up may be moved to coincide with others'.
TimerQueue::Clock::duration allowedShift(Qt::TimerType type, milliseconds interval)
{
    if (type == Qt::PreciseTimer)
        return 0ms;
    if (type == Qt::VeryCoarseTimer || interval >= 20s)
        return std::min<milliseconds>(500ms, interval / 2);
    return interval > 20ms ? TimerQueue::Clock::duration(interval) / 20 : 0ms;
}

// The roundest time within reach.
TimerQueue::Time wakeTime(Qt::TimerType type, milliseconds interval, TimerQueue::Time ideal)
{
    const auto shift = allowedShift(type, interval);
    if (shift == 0ms)
        return ideal;
    for (const milliseconds grid : {1000ms, 500ms, 250ms, 100ms, 50ms, 25ms, 10ms, 5ms, 2ms}) {
        const auto below = ideal.time_since_epoch() / grid * grid;
        const auto beyond = ideal.time_since_epoch() - below;
        const auto nearest = beyond * 2 < grid ? below : below + grid;
        const TimerQueue::Time candidate{std::chrono::duration_cast<TimerQueue::Clock::duration>(nearest)};
        if (std::chrono::abs(candidate - ideal) <= shift)
            return candidate;
    }
    return ideal;
}

} // namespace

bool TimerQueue::Earlier::operator()(const Timer *a, const Timer *b) const
{
    return std::tie(a->wake, a->ideal, a->order) < std::tie(b->wake, b->ideal, b->order);
}

void TimerQueue::add(int id, milliseconds interval, Qt::TimerType type, QObject *object, Time now)
{
    remove(id);
    Timer &timer = m_timers[id];
    timer.id = id;
    timer.type = type;
    timer.interval = interval;
    timer.object = object;
    timer.ideal = now + interval;
    timer.wake = wakeTime(type, interval, timer.ideal);
    timer.order = m_nextOrder++;
    timer.serial = timer.order;
    m_order.insert(&timer);
}

bool TimerQueue::remove(int id)
{
    const auto it = m_timers.find(id);
    if (it == m_timers.end())
        return false;
    m_order.erase(&it->second);
    m_timers.erase(it);
    return true;
}

bool TimerQueue::removeAll(const QObject *object)
{
    const auto timers = timersOf(object);
    for (const TimerInfo &timer : timers)
        remove(timer.timerId);
    return !timers.isEmpty();
}

QList<TimerQueue::TimerInfo> TimerQueue::timersOf(const QObject *object) const
{
    QList<TimerInfo> result;
    for (const Timer *timer : m_order) {
        if (timer->object == object)
            result.append(TimerInfo(timer->id, int(timer->interval.count()), timer->type));
    }
    return result;
}

int TimerQueue::remainingMs(int id, Time now) const
{
    const auto it = m_timers.find(id);
    if (it == m_timers.end())
        return -1;
    const auto remaining = std::chrono::ceil<milliseconds>(it->second.wake - now).count();
    return int(std::clamp<qint64>(remaining, 0, std::numeric_limits<int>::max()));
}

std::optional<TimerQueue::Time> TimerQueue::nextDue() const
{
    for (const Timer *timer : m_order) {
        if (!timer->active)
            return timer->wake;
    }
    return std::nullopt;
}

std::optional<TimerQueue::Due> TimerQueue::takeDue(const Round &round)
{
    while (!m_order.empty()) {
        Timer &timer = **m_order.begin();
        if (timer.wake > round.now || timer.order >= round.firstNewOrder)
            break;
        reschedule(timer, round.now);
        // A nested loop inside the timer's own handler must not enter that handler again.
        if (timer.active)
            continue;
        timer.active = true;
        return Due{timer.id, timer.object, timer.serial, timer.interval > 0ms};
    }
    return std::nullopt;
}

void TimerQueue::finish(const Due &due)
{
    const auto it = m_timers.find(due.id);
    if (it != m_timers.end() && it->second.serial == due.serial)
        it->second.active = false;
}

void TimerQueue::reschedule(Timer &timer, Time now)
{
    auto node = m_order.extract(&timer);
    timer.ideal += timer.interval;
    if (timer.ideal < now)
        timer.ideal = now + timer.interval; // missed rounds are not made up for
    timer.wake = wakeTime(timer.type, timer.interval, timer.ideal);
    timer.order = m_nextOrder++;
    m_order.insert(std::move(node));
}

} // namespace roomdeck
