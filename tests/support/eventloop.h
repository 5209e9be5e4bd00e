// Waiting for something to happen on the current thread's event loop, without polling.
#pragma once

#include "core/net/iodispatcher.h"

#include <QtCore/QAbstractEventDispatcher>
#include <QtCore/QDeadlineTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QScopeGuard>
#include <QtCore/QTimer>
#include <QtTest/QtTest>
#include <functional>

namespace roomdeck::test {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr int Slowdown = 5;
#else
inline constexpr int Slowdown = 1;
#endif

/// Turns the current thread's loop, sleeping in between, until \a done; false after \a limit (more where a
/// sanitizer slows everything down).
inline bool turnUntil(const std::function<bool()> &done,
                      std::chrono::milliseconds limit = std::chrono::seconds(10))
{
    thread_local int depth = 0; // a fulfilled outer wait must not interrupt the one inside it
    const int ours = ++depth;
    const auto leave = qScopeGuard([] { --depth; });
    limit *= Slowdown;
    const QDeadlineTimer deadline(limit);
    QEventLoop loop;
    QTimer::singleShot(limit, &loop, [] {}); // so that it does not sleep past the limit
    // A turn may fulfil the condition by a posted event and then sleep: that is the last moment to notice.
    QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance();
    QObject::connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, &loop, [&] {
        if (depth == ours && done())
            dispatcher->interrupt();
    });
    while (!done()) {
        if (deadline.hasExpired())
            return false;
        loop.processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

/// Lets the loop run, for tests that something does not happen.
inline void turnFor(std::chrono::milliseconds time)
{
    turnUntil([] { return false; }, time / Slowdown);
}

/// A test program's main() for many sockets: with Qt's own dispatcher every turn costs all of them.
template <typename Test>
int runManySocketsTest(int argc, char **argv)
{
    if (auto dispatcher = createIoDispatcher())
        QCoreApplication::setEventDispatcher(dispatcher.release());
    const QCoreApplication app(argc, argv);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace roomdeck::test
