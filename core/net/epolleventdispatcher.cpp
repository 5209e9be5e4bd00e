#include "core/net/epolleventdispatcher.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QPointer>
#include <QtCore/QThread>
#include <algorithm>
#include <limits>
#include <poll.h>

namespace roomdeck {

using std::chrono::milliseconds;

EpollEventDispatcher::EpollEventDispatcher(QObject *parent)
    : QAbstractEventDispatcher(parent), m_descriptors(m_wakeUp.descriptor())
{ }

EpollEventDispatcher::~EpollEventDispatcher() = default;

bool EpollEventDispatcher::isValid() const
{
    return m_wakeUp.descriptor() >= 0 && m_descriptors.isValid();
}

bool EpollEventDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    // Whatever is called from here may destroy the dispatcher.
    const QPointer<EpollEventDispatcher> self(this);
    m_interrupted.store(false);
    Q_EMIT awake();
    if (self)
        QCoreApplication::sendPostedEvents();
    if (!self)
        return true;

    const bool mayBlock = flags.testFlag(QEventLoop::WaitForMoreEvents) && !m_wakeUp.isPending();
    if (mayBlock && !m_interrupted.load())
        Q_EMIT aboutToBlock();
    if (!self)
        return true;
    if (m_interrupted.load())
        return false;

    int handled = wait(flags, waitMs(flags, mayBlock)) ? 1 : 0;
    if (!flags.testFlag(QEventLoop::ExcludeSocketNotifiers))
        handled += activateNotifiers();
    if (self && !flags.testFlag(QEventLoop::X11ExcludeTimers))
        handled += activateTimers();
    return handled > 0;
}

int EpollEventDispatcher::waitMs(QEventLoop::ProcessEventsFlags flags, bool mayBlock) const
{
    if (!mayBlock)
        return 0;
    const bool withTimers = !flags.testFlag(QEventLoop::X11ExcludeTimers) && !m_timers.isEmpty();
    const auto due = withTimers ? m_timers.nextDue() : std::nullopt;
    if (!due)
        return -1;
    // Rounded up: waking before the timer is due would only turn the loop once more.
    const auto ms = std::chrono::ceil<milliseconds>(*due - TimerQueue::Clock::now()).count();
    return int(std::clamp<qint64>(ms, 0, std::numeric_limits<int>::max()));
}

bool EpollEventDispatcher::wait(QEventLoop::ProcessEventsFlags flags, int timeoutMs)
{
    if (timeoutMs != 0 && !m_wakeUp.prepareSleep())
        timeoutMs = 0;
    const bool readable = flags.testFlag(QEventLoop::ExcludeSocketNotifiers) ? waitForWakeUp(timeoutMs)
                                                                             : m_descriptors.wait(timeoutMs);
    return m_wakeUp.finishSleep(readable);
}

bool EpollEventDispatcher::waitForWakeUp(int timeoutMs) const
{
    pollfd descriptor{m_wakeUp.descriptor(), POLLIN, 0};
    return ::poll(&descriptor, 1, timeoutMs) > 0;
}

int EpollEventDispatcher::activateNotifiers()
{
    const QPointer<EpollEventDispatcher> self(this);
    int count = 0;
    QEvent event(QEvent::SockAct);
    while (QSocketNotifier *notifier = self ? m_descriptors.takeReady() : nullptr) {
        QCoreApplication::sendEvent(notifier, &event);
        ++count;
    }
    return count;
}

int EpollEventDispatcher::activateTimers()
{
    if (m_timers.isEmpty())
        return 0;
    const QPointer<EpollEventDispatcher> self(this);
    const TimerQueue::Round round = m_timers.beginRound(TimerQueue::Clock::now());
    int count = 0;
    while (const auto due = m_timers.takeDue(round)) {
        QTimerEvent event(due->id);
        QCoreApplication::sendEvent(due->object, &event);
        count += due->counts ? 1 : 0;
        if (!self)
            break;
        m_timers.finish(*due);
    }
    return count;
}

// --- sockets and timers ---

bool EpollEventDispatcher::isOurs(const QObject *object, const char *what) const
{
    if (object && object->thread() == thread() && thread() == QThread::currentThread())
        return true;
    qWarning("EpollEventDispatcher: %s for no object or from another thread", what);
    return false;
}

void EpollEventDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    if (isOurs(notifier, "socket notifier enabled"))
        m_descriptors.add(notifier);
}

void EpollEventDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    if (isOurs(notifier, "socket notifier disabled"))
        m_descriptors.remove(notifier);
}

void EpollEventDispatcher::registerTimer(int timerId, qint64 interval, Qt::TimerType timerType,
                                         QObject *object)
{
    if (timerId < 1 || interval < 0)
        qWarning("EpollEventDispatcher: timer %d of %lld ms refused", timerId,
                 static_cast<long long>(interval));
    else if (isOurs(object, "timer started"))
        m_timers.add(timerId, milliseconds(interval), timerType, object, TimerQueue::Clock::now());
}

bool EpollEventDispatcher::unregisterTimer(int timerId)
{
    return isOurs(this, "timer stopped") && m_timers.remove(timerId);
}

bool EpollEventDispatcher::unregisterTimers(QObject *object)
{
    return isOurs(object, "timers stopped") && m_timers.removeAll(object);
}

QList<QAbstractEventDispatcher::TimerInfo> EpollEventDispatcher::registeredTimers(QObject *object) const
{
    return m_timers.timersOf(object);
}

int EpollEventDispatcher::remainingTime(int timerId)
{
    return m_timers.remainingMs(timerId, TimerQueue::Clock::now());
}

// --- from any thread ---

void EpollEventDispatcher::wakeUp()
{
    m_wakeUp.wake();
}

void EpollEventDispatcher::interrupt()
{
    m_interrupted.store(true);
    wakeUp();
}

} // namespace roomdeck

#include "moc_epolleventdispatcher.cpp"
