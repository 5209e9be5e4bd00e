// Runs a test's body in a thread with one of the event dispatchers to compare.
#pragma once

#include "core/net/iodispatcher.h"
#include "tests/support/eventloop.h"

#include <QtCore/QEventLoop>
#include <QtCore/QThread>
#include <QtTest/QtTest>
#include <chrono>
#include <functional>
#include <semaphore>

namespace roomdeck::test {

/// A thread with Qt's own event dispatcher or with ours.
class DispatcherThread : public QThread
{
public:
    explicit DispatcherThread(bool ours, std::function<void()> body = {}) : m_body(std::move(body))
    {
        if (ours)
            setEventDispatcher(createIoDispatcher().release());
    }

    /// Waits for the end for a minute. Unlike wait() it lets ThreadSanitizer see that the thread's doings are
    /// over.
    bool join() { return m_ended.try_acquire_for(std::chrono::minutes(1)) && wait(); }

protected:
    void run() override
    {
        if (m_body)
            m_body();
        else
            exec();
        m_ended.release();
    }

private:
    std::function<void()> m_body;
    std::binary_semaphore m_ended{0};
};

/// Gives every test function of the program one run on each dispatcher; to be called by initTestCase_data().
inline void addDispatcherRows()
{
    // Qt's own means the one over poll(); the one over GLib has habits of its own.
    qputenv("QT_NO_GLIB", "1");
    QTest::addColumn<bool>("ours");
    QTest::newRow("Qt's dispatcher") << false;
    if (createIoDispatcher())
        QTest::newRow("our dispatcher") << true;
}

/// Runs \a body in a thread of the kind that the current row asks for. A hanging loop ends the program,
/// because there is no other way to stop it.
inline void runOnDispatcher(const std::function<void()> &body)
{
    QFETCH_GLOBAL(bool, ours);
    DispatcherThread thread(ours, body);
    thread.start();
    if (!thread.join())
        qFatal("the event loop hangs");
}

/// Handles all that is there without sleeping.
inline void turnUntilIdle(QEventLoop::ProcessEventsFlags flags = QEventLoop::AllEvents)
{
    QEventLoop loop;
    for (int turn = 0; turn < 1000 && loop.processEvents(flags); ++turn) { }
}

} // namespace roomdeck::test
