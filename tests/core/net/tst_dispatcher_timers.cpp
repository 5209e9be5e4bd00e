// Timers on Qt's event dispatcher and on ours: the same tests for both.
#include "tests/support/dispatcherthread.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>
#include <algorithm>
#include <memory>

using namespace roomdeck::test;

class TestDispatcherTimers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDispatcherRows(); }

    void order();
    void neverEarly_data();
    void neverEarly();
    void idleTimers();
    void stoppedInCallback();
    void restartedInCallback();
    void deletedInCallback();
    void notReenteredByNestedLoop();
    void excludedTimers();
    void bookkeeping();
    void movedToAnotherThread();
    void many();
};

void TestDispatcherTimers::order()
{
    runOnDispatcher([] {
        struct Due
        {
            qint64 earliestNs;
            qint64 latestNs;
        };
        QObject context;
        QElapsedTimer clock;
        clock.start();
        QList<Due> fired;
        for (const int ms : {40, 10, 30, 10, 20}) {
            const auto due = std::make_shared<Due>(); // known within what starting it takes
            due->earliestNs = clock.nsecsElapsed() + ms * 1'000'000;
            QTimer::singleShot(ms, Qt::PreciseTimer, &context, [&fired, due] { fired.append(*due); });
            due->latestNs = clock.nsecsElapsed() + ms * 1'000'000;
        }
        QVERIFY(turnUntil([&] { return fired.size() == 5; }));
        // A dispatcher may count in whole milliseconds.
        const auto after = [](const Due &a, const Due &b) { return a.earliestNs > b.latestNs + 1'000'000; };
        for (qsizetype i = 1; i < fired.size(); ++i)
            QVERIFY2(!after(fired[i - 1], fired[i]), "timers overtook each other");
    });
}

void TestDispatcherTimers::neverEarly_data()
{
    QTest::addColumn<Qt::TimerType>("type");
    QTest::addColumn<int>("interval");
    QTest::addColumn<int>("earliest");
    QTest::newRow("precise") << Qt::PreciseTimer << 50 << 50;
    QTest::newRow("coarse") << Qt::CoarseTimer << 200 << 190;
    QTest::newRow("very coarse") << Qt::VeryCoarseTimer << 2000 << 1500;
}

void TestDispatcherTimers::neverEarly()
{
    QFETCH(Qt::TimerType, type);
    QFETCH(int, interval);
    QFETCH(int, earliest);
    runOnDispatcher([=] {
        QElapsedTimer clock;
        QTimer timer;
        timer.setTimerType(type);
        timer.setInterval(interval);
        timer.setSingleShot(true);
        clock.start();
        timer.start();
        QVERIFY(turnUntil([&] { return !timer.isActive(); }));
        const double elapsed = double(clock.nsecsElapsed()) / 1e6;
        qInfo("%d ms took %.2f ms", interval, elapsed);
        QVERIFY2(elapsed > earliest - 1, qPrintable(QString::number(elapsed)));
    });
}

void TestDispatcherTimers::idleTimers()
{
    runOnDispatcher([] {
        QTimer idle;
        int turns = 0;
        connect(&idle, &QTimer::timeout, &idle, [&] { ++turns; });
        idle.start(0);
        bool other = false;
        QTimer::singleShot(10, &idle, [&] { other = true; });
        QVERIFY(turnUntil([&] { return other && turns > 3; }));

        // They do not count as something handled, or loops that handle all there is would never end.
        turnUntilIdle();
        QEventLoop loop;
        const int before = turns;
        QVERIFY(!loop.processEvents());
        QCOMPARE(turns, before + 1);
    });
}

void TestDispatcherTimers::stoppedInCallback()
{
    runOnDispatcher([] {
        QTimer timers[2];
        int fired[2] = {0, 0};
        for (int i = 0; i < 2; ++i) {
            timers[i].setTimerType(Qt::PreciseTimer);
            connect(&timers[i], &QTimer::timeout, &timers[i], [&, i] {
                ++fired[i];
                timers[1 - i].stop();
                timers[i].stop();
            });
            timers[i].start(5);
        }
        QTest::qSleep(10); // both are due
        turnUntilIdle();
        QCOMPARE(fired[0] + fired[1], 1);
    });
}

void TestDispatcherTimers::restartedInCallback()
{
    runOnDispatcher([] {
        QTimer timer;
        int fired = 0;
        connect(&timer, &QTimer::timeout, &timer, [&] {
            if (++fired < 5)
                timer.start(fired);
            else
                timer.stop();
        });
        timer.start(1);
        QVERIFY(turnUntil([&] { return fired == 5; }));
        turnUntilIdle();
        QCOMPARE(fired, 5);
    });
}

void TestDispatcherTimers::deletedInCallback()
{
    runOnDispatcher([] {
        auto first = std::make_unique<QTimer>();
        auto second = std::make_unique<QTimer>();
        int fired = 0;
        connect(first.get(), &QTimer::timeout, second.get(), [&] {
            ++fired;
            second.reset();
        });
        connect(second.get(), &QTimer::timeout, first.get(), [&] {
            ++fired;
            first.reset();
        });
        first->start(5);
        second->start(5);
        QTest::qSleep(10);
        QVERIFY(turnUntil([&] { return fired > 0; }));
        first.reset();
        second.reset();
        turnUntilIdle();
        QCOMPARE(fired, 1);
    });
}

void TestDispatcherTimers::notReenteredByNestedLoop()
{
    runOnDispatcher([] {
        QTimer outer;
        QTimer inner;
        int depth = 0;
        int deepest = 0;
        int innerFired = 0;
        connect(&inner, &QTimer::timeout, &inner, [&] { ++innerFired; });
        connect(&outer, &QTimer::timeout, &outer, [&] {
            deepest = std::max(deepest, ++depth);
            const int before = innerFired;
            QVERIFY(turnUntil([&] { return innerFired >= before + 3; }));
            --depth;
        });
        outer.start(20);
        inner.start(5);
        QVERIFY(turnUntil([&] { return innerFired > 10; }));
        QCOMPARE(deepest, 1);
    });
}

void TestDispatcherTimers::excludedTimers()
{
    runOnDispatcher([] {
        QTimer timer;
        int fired = 0;
        connect(&timer, &QTimer::timeout, &timer, [&] { ++fired; });
        timer.start(1);
        QTest::qSleep(5);
        turnUntilIdle(QEventLoop::X11ExcludeTimers);
        QCOMPARE(fired, 0);
        QVERIFY(turnUntil([&] { return fired > 0; }));
    });
}

void TestDispatcherTimers::bookkeeping()
{
    runOnDispatcher([] {
        QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance();
        QObject owner;
        QObject other;
        const int precise = owner.startTimer(50, Qt::PreciseTimer);
        const int coarse = owner.startTimer(1000, Qt::CoarseTimer);
        const int foreign = other.startTimer(7000, Qt::PreciseTimer);

        const auto timers = dispatcher->registeredTimers(&owner);
        QCOMPARE(timers.size(), 2);
        for (const auto &timer : timers) {
            QCOMPARE(timer.interval, timer.timerId == precise ? 50 : 1000);
            QCOMPARE(timer.timerType, timer.timerId == precise ? Qt::PreciseTimer : Qt::CoarseTimer);
        }
        QVERIFY(dispatcher->remainingTime(foreign) > 0);
        QVERIFY(dispatcher->remainingTime(foreign) <= 7001);
        QTest::qSleep(60);
        QCOMPARE(dispatcher->remainingTime(precise), 0);

        QVERIFY(dispatcher->unregisterTimers(&owner));
        QVERIFY(dispatcher->registeredTimers(&owner).isEmpty());
        QVERIFY(!dispatcher->unregisterTimer(coarse));
        QCOMPARE(dispatcher->registeredTimers(&other).size(), 1);
        other.killTimer(foreign);
        QVERIFY(dispatcher->registeredTimers(&other).isEmpty());
    });
}

void TestDispatcherTimers::movedToAnotherThread()
{
    QFETCH_GLOBAL(bool, ours);
    DispatcherThread target(ours);
    target.start();
    auto timer = std::make_unique<QTimer>();
    std::atomic<int> fired = 0;
    std::atomic<QThread *> where = nullptr;
    connect(timer.get(), &QTimer::timeout, timer.get(), [&] {
        where = QThread::currentThread();
        ++fired;
    });
    timer->moveToThread(nullptr);
    runOnDispatcher([&] {
        timer->moveToThread(QThread::currentThread());
        timer->start(2);
        QVERIFY(turnUntil([&] { return fired > 2; }));
        QCOMPARE(where, QThread::currentThread());
        timer->moveToThread(&target);
        const int before = fired;
        turnUntilIdle();
        QTRY_VERIFY(fired > before + 3);
        QCOMPARE(where, &target);
    });
    QMetaObject::invokeMethod(
        timer.get(), [&] { timer->stop(); }, Qt::BlockingQueuedConnection);
    target.quit();
    QVERIFY(target.join());
}

void TestDispatcherTimers::many()
{
    runOnDispatcher([] {
        QObject context;
        int fired = 0;
        for (int i = 0; i < 10000; ++i)
            QTimer::singleShot(1 + i * 37 % 101, Qt::PreciseTimer, &context, [&] { ++fired; });
        QVERIFY(turnUntil([&] { return fired == 10000; }));
        turnUntilIdle();
        QCOMPARE(fired, 10000);
    });
}

QTEST_GUILESS_MAIN(TestDispatcherTimers)
#include "tst_dispatcher_timers.moc"
