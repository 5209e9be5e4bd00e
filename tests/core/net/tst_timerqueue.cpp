// TimerQueue: order, rounding and bookkeeping, at times the tests choose.
#include "core/net/timerqueue.h"

#include <QtTest/QtTest>

using namespace roomdeck;
using namespace std::chrono_literals;

namespace {

const TimerQueue::Time Start{1'000'123ms};

// Ids in the order in which their events are sent at \a now.
QList<int> sent(TimerQueue &queue, TimerQueue::Time now)
{
    QList<int> ids;
    const auto round = queue.beginRound(now);
    while (const auto due = queue.takeDue(round)) {
        ids.append(due->id);
        queue.finish(*due);
    }
    return ids;
}

} // namespace

class TestTimerQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void order();
    void oncePerRound();
    void repeatingKeepsPace();
    void missedRoundsAreSkipped();
    void coarseness_data();
    void coarseness();
    void coarseDoesNotDrift();
    void veryCoarseWakesTogether();
    void activeIsNotReentered();
    void idReusedWhileActive();
    void removal();
    void many();
};

void TestTimerQueue::order()
{
    TimerQueue queue;
    queue.add(1, 30ms, Qt::PreciseTimer, this, Start);
    queue.add(2, 10ms, Qt::PreciseTimer, this, Start);
    queue.add(3, 20ms, Qt::PreciseTimer, this, Start);
    queue.add(4, 10ms, Qt::PreciseTimer, this, Start);
    QCOMPARE(queue.nextDue(), Start + 10ms);
    QCOMPARE(sent(queue, Start + 9ms), QList<int>());
    QCOMPARE(sent(queue, Start + 10ms), QList<int>({2, 4}));
    QCOMPARE(sent(queue, Start + 40ms), QList<int>({3, 2, 4, 1}));
}

void TestTimerQueue::oncePerRound()
{
    TimerQueue queue;
    queue.add(1, 0ms, Qt::PreciseTimer, this, Start);
    queue.add(2, 0ms, Qt::CoarseTimer, this, Start);
    QCOMPARE(sent(queue, Start), QList<int>({1, 2}));
    QCOMPARE(sent(queue, Start + 5ms), QList<int>({1, 2}));
    QVERIFY(queue.nextDue() <= Start + 5ms);
}

void TestTimerQueue::repeatingKeepsPace()
{
    TimerQueue queue;
    queue.add(1, 100ms, Qt::PreciseTimer, this, Start);
    QCOMPARE(sent(queue, Start + 130ms), QList<int>({1})); // late
    QCOMPARE(queue.nextDue(), Start + 200ms); // and still on its beat
}

void TestTimerQueue::missedRoundsAreSkipped()
{
    TimerQueue queue;
    queue.add(1, 10ms, Qt::PreciseTimer, this, Start);
    QCOMPARE(sent(queue, Start + 1s), QList<int>({1}));
    QCOMPARE(queue.nextDue(), Start + 1010ms);
}

void TestTimerQueue::coarseness_data()
{
    QTest::addColumn<Qt::TimerType>("type");
    QTest::addColumn<int>("interval");
    QTest::addColumn<int>("shift"); // ms
    QTest::newRow("precise") << Qt::PreciseTimer << 12345 << 0;
    QTest::newRow("coarse, short") << Qt::CoarseTimer << 20 << 0;
    QTest::newRow("coarse, 21 ms") << Qt::CoarseTimer << 21 << 1;
    QTest::newRow("coarse, 100 ms") << Qt::CoarseTimer << 100 << 5;
    QTest::newRow("coarse, 1 s") << Qt::CoarseTimer << 1000 << 50;
    QTest::newRow("coarse, 19 s") << Qt::CoarseTimer << 19000 << 950;
    QTest::newRow("coarse, 1 min") << Qt::CoarseTimer << 60000 << 500;
    QTest::newRow("very coarse, 5 s") << Qt::VeryCoarseTimer << 5000 << 500;
    QTest::newRow("very coarse, 100 ms") << Qt::VeryCoarseTimer << 100 << 50;
}

void TestTimerQueue::coarseness()
{
    QFETCH(Qt::TimerType, type);
    QFETCH(int, interval);
    QFETCH(int, shift);
    for (auto offset = 0ms; offset < 1000ms; offset += 7ms) {
        TimerQueue queue;
        queue.add(1, std::chrono::milliseconds(interval), type, this, Start + offset);
        const auto error = *queue.nextDue() - (Start + offset + std::chrono::milliseconds(interval));
        QVERIFY2(std::chrono::abs(error) <= std::chrono::milliseconds(shift),
                 qPrintable(QString::number(error.count())));
        QVERIFY(queue.remainingMs(1, Start + offset) >= interval - shift);
        QVERIFY(queue.remainingMs(1, Start + offset) <= interval + shift);
    }
}

void TestTimerQueue::coarseDoesNotDrift()
{
    TimerQueue queue;
    queue.add(1, 1010ms, Qt::CoarseTimer, this, Start);
    for (int i = 0; i < 100; ++i)
        QCOMPARE(sent(queue, *queue.nextDue()), QList<int>({1}));
    QVERIFY(std::chrono::abs(*queue.nextDue() - (Start + 101 * 1010ms)) <= 51ms);
}

void TestTimerQueue::veryCoarseWakesTogether()
{
    TimerQueue queue;
    for (int id = 1; id <= 50; ++id)
        queue.add(id, 30s, Qt::VeryCoarseTimer, this, Start + id * 7ms);
    QCOMPARE(sent(queue, *queue.nextDue()).size(), 50);
}

void TestTimerQueue::activeIsNotReentered()
{
    TimerQueue queue;
    queue.add(1, 10ms, Qt::PreciseTimer, this, Start);
    const auto due = queue.takeDue(queue.beginRound(Start + 10ms));
    QVERIFY(due);
    QVERIFY(!queue.nextDue()); // nothing to wait for in a nested loop
    QCOMPARE(sent(queue, Start + 20ms), QList<int>());
    queue.finish(*due);
    QCOMPARE(sent(queue, Start + 30ms), QList<int>({1}));
}

void TestTimerQueue::idReusedWhileActive()
{
    TimerQueue queue;
    queue.add(1, 10ms, Qt::PreciseTimer, this, Start);
    const auto old = queue.takeDue(queue.beginRound(Start + 10ms));
    QVERIFY(old);
    queue.remove(1);
    queue.add(1, 10ms, Qt::PreciseTimer, this, Start + 10ms);
    const auto fresh = queue.takeDue(queue.beginRound(Start + 20ms));
    QVERIFY(fresh);
    queue.finish(*old);
    QCOMPARE(sent(queue, Start + 30ms), QList<int>()); // the new timer is still being handled
    queue.finish(*fresh);
    QCOMPARE(sent(queue, Start + 40ms), QList<int>({1}));
}

void TestTimerQueue::removal()
{
    TimerQueue queue;
    QObject other;
    queue.add(1, 10ms, Qt::PreciseTimer, this, Start);
    queue.add(2, 20ms, Qt::CoarseTimer, &other, Start);
    queue.add(3, 30000ms, Qt::VeryCoarseTimer, this, Start);
    QCOMPARE(queue.timersOf(this).size(), 2);
    QCOMPARE(queue.timersOf(&other).value(0, {0, 0, Qt::PreciseTimer}).timerId, 2);
    QVERIFY(queue.removeAll(this));
    QVERIFY(!queue.removeAll(this));
    QCOMPARE(queue.remainingMs(1, Start), -1);
    QCOMPARE(sent(queue, Start + 60s), QList<int>({2}));
    QVERIFY(queue.remove(2));
    QVERIFY(!queue.remove(2));
    QVERIFY(queue.isEmpty());
}

void TestTimerQueue::many()
{
    TimerQueue queue;
    for (int id = 1; id <= 10000; ++id)
        queue.add(id, std::chrono::milliseconds(1 + id * 7919 % 10007), Qt::PreciseTimer, this, Start);
    QList<int> ids;
    auto last = Start;
    while (ids.size() < 10000) {
        const auto due = *queue.nextDue();
        QVERIFY(due >= last);
        last = due;
        for (const int id : sent(queue, due)) {
            ids.append(id);
            QVERIFY(queue.remove(id));
        }
    }
    QVERIFY(queue.isEmpty());
}

QTEST_APPLESS_MAIN(TestTimerQueue)
#include "tst_timerqueue.moc"
