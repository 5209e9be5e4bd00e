// The scheduler under a clock turned by hand: due once each, paused, stopped, slept through, set back.
#include "core/operator/scheduler.h"
#include "core/operator/templatefile.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace roomdeck;
using State = ScheduledSend::State;

namespace {

constexpr qint64 Start = 1'795'351'267'000;

ScheduledSend every(qint64 seconds, int times = -1)
{
    ScheduledSend send;
    send.name = QStringLiteral("Heartbeat");
    send.draft = {Target::room("workshop"), "heartbeat", "{}", false};
    send.intervalMs = seconds * 1000;
    send.remaining = times;
    return send;
}

ScheduledSend once(qint64 dueMs)
{
    ScheduledSend send = every(1);
    send.kind = ScheduledSend::Kind::Once;
    send.dueMs = dueMs;
    return send;
}

} // namespace

class TestScheduler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyNSeconds();
    void ticksInBetweenChangeNothing();
    void nTimes();
    void atATime();
    void pauseKeepsWhatWasLeft();
    void cancelAndRestore();
    void serverStopPauses();
    void connectionsEndWithTheServer();
    void sleepIsMissedNotMadeUp();
    void aMomentLateIsStillSent();
    void clockSetBackRepeatsNothing();
    void onceSleptThrough();
    void pausedOnceMayBeTooLate();
    void listenersMayCancel();
    void nextTick();
    void savedAndLoadedIsPaused();

private:
    void pass(qint64 ms)
    {
        m_now += ms;
        m_scheduler->tick();
    }
    State state(quint64 id) const { return m_scheduler->find(id)->state; }

    qint64 m_now = Start;
    std::unique_ptr<Scheduler> m_scheduler;
    std::unique_ptr<QSignalSpy> m_due;
    std::unique_ptr<QSignalSpy> m_missed;
};

void TestScheduler::init()
{
    m_now = Start;
    m_scheduler = std::make_unique<Scheduler>([this] { return m_now; });
    m_scheduler->setHosting(true);
    m_due = std::make_unique<QSignalSpy>(m_scheduler.get(), &Scheduler::due);
    m_missed = std::make_unique<QSignalSpy>(m_scheduler.get(), &Scheduler::missed);
}

void TestScheduler::everyNSeconds()
{
    const quint64 id = m_scheduler->add(every(30));
    pass(29'999);
    QCOMPARE(m_due->count(), 0);
    pass(1);
    QCOMPARE(m_due->count(), 1);
    QCOMPARE(m_due->at(0).at(0).value<ScheduledSend>().counter, quint64(1));
    pass(30'500); // half a second late: the grid stays
    QCOMPARE(m_due->count(), 2);
    QCOMPARE(m_due->at(1).at(0).value<ScheduledSend>().counter, quint64(2));
    QCOMPARE(m_scheduler->find(id)->dueMs, Start + 90'000);
    QCOMPARE(m_scheduler->find(id)->sent, 2);
    QCOMPARE(m_missed->count(), 0);
}

void TestScheduler::ticksInBetweenChangeNothing()
{
    m_scheduler->add(every(10));
    for (int i = 0; i < 1000; ++i)
        pass(10);
    for (int i = 0; i < 5; ++i)
        m_scheduler->tick();
    QCOMPARE(m_due->count(), 1);
}

void TestScheduler::nTimes()
{
    const quint64 id = m_scheduler->add(every(1, 3));
    for (int i = 0; i < 10; ++i)
        pass(1000);
    QCOMPARE(m_due->count(), 3);
    QCOMPARE(state(id), State::Done);
    QCOMPARE(m_scheduler->nextTickMs(), -1);
}

void TestScheduler::atATime()
{
    const quint64 id = m_scheduler->add(once(Start + 5000));
    QCOMPARE(m_scheduler->leftMs(*m_scheduler->find(id)), 5000);
    pass(4999);
    QCOMPARE(m_due->count(), 0);
    pass(1);
    pass(1);
    QCOMPARE(m_due->count(), 1);
    QCOMPARE(state(id), State::Done);
}

void TestScheduler::pauseKeepsWhatWasLeft()
{
    const quint64 id = m_scheduler->add(every(30));
    pass(18'000);
    m_scheduler->pause(id);
    pass(1'000'000);
    QCOMPARE(m_due->count(), 0);
    QCOMPARE(m_scheduler->leftMs(*m_scheduler->find(id)), 12'000);
    m_scheduler->resume(id);
    pass(11'999);
    QCOMPARE(m_due->count(), 0);
    pass(1);
    QCOMPARE(m_due->count(), 1);
    QCOMPARE(m_missed->count(), 0); // pausing is no missing
}

void TestScheduler::cancelAndRestore()
{
    const quint64 id = m_scheduler->add(every(30));
    const ScheduledSend cancelled = m_scheduler->cancel(id);
    pass(10'000);
    QVERIFY(m_scheduler->sends().isEmpty());
    m_scheduler->restore(cancelled);
    m_scheduler->restore(cancelled);
    QCOMPARE(m_scheduler->sends().size(), 1);
    pass(20'000);
    QCOMPARE(m_due->count(), 1);
    QCOMPARE(m_scheduler->cancel(4711).id, quint64(0));
}

void TestScheduler::serverStopPauses()
{
    const quint64 id = m_scheduler->add(every(30));
    pass(10'000);
    m_scheduler->setHosting(false);
    QCOMPARE(state(id), State::Stopped);
    pass(60'000);
    m_scheduler->setHosting(true);
    pass(60'000);
    QCOMPARE(m_due->count(), 0);
    QCOMPARE(state(id), State::Stopped); // only the operator starts it again
    m_scheduler->resume(id);
    pass(20'000);
    QCOMPARE(m_due->count(), 1);
    m_scheduler->setHosting(false);
    QCOMPARE(m_scheduler->find(m_scheduler->add(every(5)))->state, State::Stopped);
}

void TestScheduler::connectionsEndWithTheServer()
{
    ScheduledSend send = every(30);
    send.draft.target = Target::connection(ConnectionId(7));
    const quint64 id = m_scheduler->add(send);
    m_scheduler->setHosting(false);
    QCOMPARE(state(id), State::Done);
}

void TestScheduler::sleepIsMissedNotMadeUp()
{
    const quint64 id = m_scheduler->add(every(30, 10));
    pass(30'000);
    m_due->clear();
    pass(3'600'000 - 5'000); // an hour's sleep that ends 25 s after a due time
    QCOMPARE(m_due->count(), 0);
    QCOMPARE(m_missed->count(), 1);
    QCOMPARE(m_missed->at(0).at(1).toInt(), 119);
    QCOMPARE(m_scheduler->find(id)->missed, 119);
    QCOMPARE(m_scheduler->find(id)->remaining, 9); // what was missed uses up no send
    pass(5'000);
    QCOMPARE(m_due->count(), 1);
}

void TestScheduler::aMomentLateIsStillSent()
{
    m_scheduler->add(every(30));
    pass(30'000 + 30'000 + Scheduler::GraceMs); // two due times, the second a moment ago
    QCOMPARE(m_due->count(), 1);
    QCOMPARE(m_missed->at(0).at(1).toInt(), 1);
}

void TestScheduler::clockSetBackRepeatsNothing()
{
    const quint64 id = m_scheduler->add(every(30));
    const quint64 onceId = m_scheduler->add(once(Start + 30'000));
    pass(30'000);
    QCOMPARE(m_due->count(), 2);
    pass(-3'600'000);
    QCOMPARE(m_due->count(), 2);
    QCOMPARE(m_scheduler->leftMs(*m_scheduler->find(id)), 30'000); // an interval, not an hour
    pass(30'000);
    QCOMPARE(m_due->count(), 3);
    pass(3'600'000);
    QCOMPARE(m_scheduler->find(onceId)->sent, 1);
}

void TestScheduler::onceSleptThrough()
{
    const quint64 id = m_scheduler->add(once(Start + 5000));
    pass(3'600'000);
    QCOMPARE(m_due->count(), 0);
    QCOMPARE(m_missed->count(), 1);
    QCOMPARE(state(id), State::Done);
    QCOMPARE(m_scheduler->find(id)->missed, 1);
}

void TestScheduler::pausedOnceMayBeTooLate()
{
    const quint64 id = m_scheduler->add(once(Start + 5000));
    m_scheduler->pause(id);
    pass(10'000);
    m_scheduler->resume(id);
    QCOMPARE(state(id), State::Done);
    QCOMPARE(m_missed->count(), 1);
    QCOMPARE(m_due->count(), 0);
}

void TestScheduler::listenersMayCancel()
{
    const quint64 first = m_scheduler->add(every(1));
    m_scheduler->add(every(1));
    connect(m_scheduler.get(), &Scheduler::due, this, [this, first] { m_scheduler->cancel(first); });
    pass(1000);
    pass(1000);
    QCOMPARE(m_due->count(), 3);
    QCOMPARE(m_scheduler->sends().size(), 1);
}

void TestScheduler::nextTick()
{
    QCOMPARE(m_scheduler->nextTickMs(), -1);
    m_scheduler->add(every(30));
    m_scheduler->add(once(Start + 12'000));
    QCOMPARE(m_scheduler->nextTickMs(), 12'000);
}

void TestScheduler::savedAndLoadedIsPaused()
{
    const quint64 id = m_scheduler->add(every(30, 4));
    ScheduledSend toConnection = every(5);
    toConnection.draft.target = Target::connection(ConnectionId(1));
    m_scheduler->add(toConnection);
    pass(30'000);
    m_scheduler->pause(id);
    QList<ScheduledSend> loaded;
    QVERIFY(!schedulesFromJson(schedulesToJson(m_scheduler->sends()), loaded));
    QCOMPARE(loaded.size(), 1);
    Scheduler next([this] { return m_now; });
    next.load(loaded);
    const ScheduledSend &send = next.sends().constFirst();
    QCOMPARE(send.state, State::Paused);
    QCOMPARE(send.remaining, 3);
    QCOMPARE(send.counter, quint64(2));
    QCOMPARE(send.draft.target, Target::room("workshop"));
    QCOMPARE(next.leftMs(send), 30'000);
}

QTEST_GUILESS_MAIN(TestScheduler)
#include "tst_scheduler.moc"
