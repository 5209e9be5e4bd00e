// Waiting for something on the event loop the way a program does: asleep.
#pragma once

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>

namespace roomdeck {

/// Turns the calling thread's loop until `done`, which is asked every few milliseconds at least; false when
/// that took longer than `limitMs`. (processEvents() with a time limit does not sleep: it takes all the
/// processor time there is from those it waits for, and its thread then has to wait for its own.)
template <typename Done>
bool sleepUntil(Done &&done, qint64 limitMs = 600'000)
{
    QTimer wake;
    wake.start(2);
    QElapsedTimer clock;
    clock.start();
    while (!done()) {
        if (clock.hasExpired(limitMs))
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

} // namespace roomdeck
