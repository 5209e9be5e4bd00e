// Posted events, wake-ups and destruction on Qt's event dispatcher and on ours: the same tests for both.
#include "tests/support/dispatcherthread.h"
#include "tests/support/socketpair.h"

#include <QtCore/QPointer>
#include <QtCore/QSocketNotifier>
#include <atomic>
#include <thread>

using namespace roomdeck::test;

class TestDispatcherThreads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDispatcherRows(); }

    void postedFromManyThreads();
    void postedToAndFro();
    void postedBeforeStart();
    void wakenWithoutEvent();
    void interruptedFromAnotherThread();
    void quitFromAnotherThread();
    void quitOuterFromNested();
    void doesNotWaitUnasked();
    void tellsWhenItSleeps();
    void deferredDelete();
    void notifierMovedToAnotherThread();
    void threadEndsInsideCallback();
    void destroyedInsideCallback_data();
    void destroyedInsideCallback();
    void refusesForeignThreads();
};

void TestDispatcherThreads::postedFromManyThreads()
{
    runOnDispatcher([] {
        constexpr int Threads = 4;
        constexpr int Each = 5000;
        QObject target;
        int received = 0;
        bool inOrder = true;
        std::vector<int> last(Threads, -1);
        std::vector<std::thread> posters;
        for (int t = 0; t < Threads; ++t) {
            posters.emplace_back([&, t] {
                for (int i = 0; i < Each; ++i) {
                    QMetaObject::invokeMethod(
                        &target,
                        [&, t, i] {
                            ++received;
                            inOrder = inOrder && last[size_t(t)] == i - 1;
                            last[size_t(t)] = i;
                        },
                        Qt::QueuedConnection);
                }
            });
        }
        const bool all = turnUntil([&] { return received == Threads * Each; });
        for (std::thread &poster : posters)
            poster.join();
        QVERIFY(all);
        QVERIFY(inOrder);
    });
}

void TestDispatcherThreads::postedToAndFro()
{
    // Both sleep between the exchanges, so a single lost wake-up stops it.
    QFETCH_GLOBAL(bool, ours);
    DispatcherThread other(ours);
    QObject far;
    far.moveToThread(&other);
    other.start();
    runOnDispatcher([&] {
        QObject here;
        int rounds = 0;
        const std::function<void()> serve = [&] {
            ++rounds;
            QMetaObject::invokeMethod(
                &far, [&] { QMetaObject::invokeMethod(&here, serve, Qt::QueuedConnection); },
                Qt::QueuedConnection);
        };
        serve();
        const bool done = turnUntil([&] { return rounds == 5000; });
        // The last exchange must not arrive after its target has gone.
        QVERIFY(turnUntil([&] { return rounds == 5001; }));
        QMetaObject::invokeMethod(
            &far, [] {}, Qt::BlockingQueuedConnection);
        QVERIFY(done);
    });
    other.quit();
    QVERIFY(other.join());
}

void TestDispatcherThreads::postedBeforeStart()
{
    QFETCH_GLOBAL(bool, ours);
    DispatcherThread thread(ours);
    QObject target;
    target.moveToThread(&thread);
    QMetaObject::invokeMethod(
        &target, [&] { thread.quit(); }, Qt::QueuedConnection);
    thread.start();
    QVERIFY(thread.join());
}

void TestDispatcherThreads::wakenWithoutEvent()
{
    runOnDispatcher([] {
        QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance();
        turnUntilIdle();
        std::atomic<bool> woken = false;
        std::thread waker;
        // From the moment it is about to sleep; whether it sleeps already must not matter.
        QObject context;
        connect(
            dispatcher, &QAbstractEventDispatcher::aboutToBlock, &context,
            [&] {
                if (!waker.joinable())
                    waker = std::thread([&] {
                        woken = true;
                        dispatcher->wakeUp();
                        dispatcher->wakeUp();
                    });
            },
            Qt::DirectConnection);
        QEventLoop loop;
        const bool handled = loop.processEvents(QEventLoop::WaitForMoreEvents);
        waker.join();
        QVERIFY(handled);
        QVERIFY(woken);
        turnUntilIdle();
        QVERIFY(!loop.processEvents());
    });
}

void TestDispatcherThreads::interruptedFromAnotherThread()
{
    runOnDispatcher([] {
        QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance();
        for (int i = 0; i < 200; ++i) {
            turnUntilIdle();
            std::thread interrupter([&] { dispatcher->interrupt(); });
            dispatcher->processEvents(QEventLoop::WaitForMoreEvents);
            interrupter.join();
        }
    });
}

void TestDispatcherThreads::quitFromAnotherThread()
{
    QFETCH_GLOBAL(bool, ours);
    for (int i = 0; i < 100; ++i) {
        DispatcherThread thread(ours);
        thread.start();
        thread.quit();
        QVERIFY(thread.join());
    }
}

void TestDispatcherThreads::quitOuterFromNested()
{
    runOnDispatcher([] {
        QEventLoop outer;
        QEventLoop inner;
        bool innerEnded = false;
        QTimer::singleShot(0, &outer, [&] {
            inner.exec();
            innerEnded = true;
        });
        QTimer::singleShot(5, &inner, [&] {
            outer.quit();
            QTimer::singleShot(5, &inner, &QEventLoop::quit);
        });
        outer.exec();
        QVERIFY(innerEnded);
    });
}

void TestDispatcherThreads::doesNotWaitUnasked()
{
    runOnDispatcher([] {
        turnUntilIdle();
        QTimer timer;
        timer.start(3'600'000);
        SocketPair pair;
        QSocketNotifier notifier(pair.nearEnd(), QSocketNotifier::Read);
        QEventLoop loop;
        turnUntilIdle();
        QVERIFY(!loop.processEvents());
        QCOMPARE(timer.isActive(), true);
    });
}

void TestDispatcherThreads::tellsWhenItSleeps()
{
    runOnDispatcher([] {
        QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance();
        turnUntilIdle();
        QStringList told;
        QObject context;
        connect(dispatcher, &QAbstractEventDispatcher::awake, &context,
                [&] { told.append(QStringLiteral("awake")); });
        connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, &context,
                [&] { told.append(QStringLiteral("aboutToBlock")); });
        QEventLoop loop;
        loop.processEvents();
        QCOMPARE(told, QStringList{QStringLiteral("awake")});
        told.clear();
        QTimer::singleShot(1, &context, [&] { told.append(QStringLiteral("timer")); });
        QVERIFY(turnUntil([&] { return told.contains(QStringLiteral("timer")); }));
        QCOMPARE(told.mid(0, 2), QStringList({QStringLiteral("awake"), QStringLiteral("aboutToBlock")}));
        QCOMPARE(told.last(), QStringLiteral("timer"));
    });
}

void TestDispatcherThreads::deferredDelete()
{
    runOnDispatcher([] {
        auto *object = new QObject;
        const QPointer<QObject> guard(object);
        QEventLoop outer;
        bool aliveInside = false;
        QTimer::singleShot(0, &outer, [&] {
            object->deleteLater();
            QEventLoop inner;
            QTimer::singleShot(5, &inner, &QEventLoop::quit);
            inner.exec();
            aliveInside = !guard.isNull(); // it was asked for in the outer loop
        });
        connect(object, &QObject::destroyed, &outer, &QEventLoop::quit);
        outer.exec();
        QVERIFY(aliveInside || guard.isNull());
        QVERIFY(guard.isNull());
    });
}

void TestDispatcherThreads::notifierMovedToAnotherThread()
{
    QFETCH_GLOBAL(bool, ours);
    DispatcherThread target(ours);
    target.start();
    SocketPair pair;
    std::atomic<QThread *> where = nullptr;
    auto notifier = std::make_unique<QSocketNotifier>(pair.nearEnd(), QSocketNotifier::Read);
    connect(notifier.get(), &QSocketNotifier::activated, notifier.get(), [&] {
        pair.drainNear();
        where = QThread::currentThread();
    });
    notifier->moveToThread(&target);
    pair.sendFromFar();
    QTRY_COMPARE(where, &target);
    QMetaObject::invokeMethod(
        notifier.get(), [&] { notifier->moveToThread(thread()); }, Qt::BlockingQueuedConnection);
    where = nullptr;
    pair.sendFromFar();
    QTRY_COMPARE(where, thread());
    target.quit();
    QVERIFY(target.join());
}

void TestDispatcherThreads::threadEndsInsideCallback()
{
    QFETCH_GLOBAL(bool, ours);
    DispatcherThread thread(ours);
    SocketPair pairs[2];
    std::unique_ptr<QSocketNotifier> notifiers[2];
    QObject inside;
    inside.moveToThread(&thread);
    QMetaObject::invokeMethod(
        &inside,
        [&] {
            for (int i = 0; i < 2; ++i) {
                notifiers[i] = std::make_unique<QSocketNotifier>(pairs[i].nearEnd(), QSocketNotifier::Read);
                connect(notifiers[i].get(), &QSocketNotifier::activated, notifiers[i].get(),
                        [] { QThread::currentThread()->quit(); });
                pairs[i].sendFromFar();
            }
        },
        Qt::QueuedConnection);
    thread.start();
    QVERIFY(thread.join());
    // What was registered outlives the dispatcher.
    notifiers[0].reset();
    notifiers[1].reset();
}

void TestDispatcherThreads::destroyedInsideCallback_data()
{
    QTest::addColumn<QString>("callback");
    for (const char *name : {"awake", "posted", "aboutToBlock", "notifier", "timer"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestDispatcherThreads::destroyedInsideCallback()
{
    QFETCH_GLOBAL(bool, ours);
    if (!ours)
        QSKIP("Qt's own dispatcher does not survive this");
    QFETCH(QString, callback);
    SocketPair pair;
    pair.sendFromFar();
    auto dispatcher = roomdeck::createIoDispatcher();
    QSocketNotifier notifier(pair.nearEnd(), QSocketNotifier::Read);
    QTimer timer;
    QObject context;
    const auto destroy = [&] { dispatcher.reset(); };
    connect(&notifier, &QSocketNotifier::activated, &context, destroy);
    connect(&timer, &QTimer::timeout, &context, destroy);
    if (callback == QLatin1String("awake"))
        connect(dispatcher.get(), &QAbstractEventDispatcher::awake, &context, destroy);
    else if (callback == QLatin1String("aboutToBlock"))
        connect(dispatcher.get(), &QAbstractEventDispatcher::aboutToBlock, &context, destroy);
    else if (callback == QLatin1String("posted"))
        QMetaObject::invokeMethod(&context, destroy, Qt::QueuedConnection);
    else if (callback == QLatin1String("notifier"))
        dispatcher->registerSocketNotifier(&notifier);
    timer.start(0); // known to this thread's own dispatcher; below also to the one under test
    dispatcher->registerTimer(timer.timerId(), 0, Qt::PreciseTimer, &timer);
    dispatcher->processEvents(QEventLoop::WaitForMoreEvents);
    QVERIFY(!dispatcher);
}

void TestDispatcherThreads::refusesForeignThreads()
{
    QFETCH_GLOBAL(bool, ours);
    if (!ours)
        QSKIP("Qt checks this in debug builds only");
    runOnDispatcher([] {
        QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance();
        std::thread foreign([&] {
            QObject object;
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("another thread")));
            dispatcher->registerTimer(4711, 1, Qt::PreciseTimer, &object);
        });
        foreign.join();
        turnUntilIdle();
    });
}

QTEST_GUILESS_MAIN(TestDispatcherThreads)
#include "tst_dispatcher_threads.moc"
