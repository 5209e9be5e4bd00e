// A Qt event dispatcher on Linux epoll(7), for threads with many sockets.
#pragma once

#include "core/net/epollset.h"
#include "core/net/timerqueue.h"
#include "core/net/wakeup.h"

#include <QtCore/QAbstractEventDispatcher>
#include <atomic>

namespace roomdeck {

/// Does for one thread what Qt's own dispatcher does (sockets, timers, posted events), but a turn of the loop
/// costs what is ready and not what is connected: Qt's hands every descriptor to poll() on every turn. It has
/// no native events, so it is for threads without windows. Made by createIoDispatcher().
///
/// Lives in the thread it serves; wakeUp() and interrupt() are for any thread. Like Qt's, it warns about
/// misuse on qWarning() and ignores the call. A descriptor that cannot be watched has its notifiers disabled
/// with a warning; regular files are always ready, as for poll(). Unlike with Qt's, a descriptor closed under
/// an enabled notifier falls silent without a warning, because the kernel forgets it.
class EpollEventDispatcher : public QAbstractEventDispatcher
{
    Q_OBJECT

public:
    explicit EpollEventDispatcher(QObject *parent = nullptr);
    ~EpollEventDispatcher() override;

    /// False if the system had no descriptors left to make it; then it must not be used.
    bool isValid() const;

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;

    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;

    using QAbstractEventDispatcher::registerTimer;
    void registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject *object) override;
    bool unregisterTimer(int timerId) override;
    bool unregisterTimers(QObject *object) override;
    QList<TimerInfo> registeredTimers(QObject *object) const override;
    int remainingTime(int timerId) override;

    void wakeUp() override;
    void interrupt() override;

private:
    bool isOurs(const QObject *object, const char *what) const;
    int waitMs(QEventLoop::ProcessEventsFlags flags, bool mayBlock) const;
    bool wait(QEventLoop::ProcessEventsFlags flags, int timeoutMs);
    bool waitForWakeUp(int timeoutMs) const;
    int activateNotifiers();
    int activateTimers();

    WakeUp m_wakeUp;
    EpollSet m_descriptors;
    TimerQueue m_timers;
    std::atomic<bool> m_interrupted = false;
};

} // namespace roomdeck
