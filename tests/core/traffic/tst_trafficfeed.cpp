// Batches of what happened: in time, complete, and with the outcomes of their messages.
#include "core/traffic/trafficfeed.h"

#include <QtTest/QtTest>

using namespace roomdeck;

class TestTrafficFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void unobservedTakesNothing();
    void comesInTime();
    void waitsForOutcomes();
    void doesNotWaitForEver();
    void otherEntriesNeedNoOutcome();
    void fullBatchWaitsForOutcomes();
    void hugeBatchWaitsForNothing();

private:
    static TrafficEntry entryOf(EventId seq, TrafficKind kind = TrafficKind::Message);
    void addMessages(EventId first, int count);
    void addOutcomes(EventId first, int count);
    void timeOut();

    std::unique_ptr<TrafficFeed> m_feed;
    QList<TrafficBatchPtr> m_batches;
};

void TestTrafficFeed::init()
{
    m_batches.clear();
    m_feed = std::make_unique<TrafficFeed>();
    m_feed->setObserved(true);
    connect(m_feed.get(), &TrafficFeed::batchReady, this,
            [this](const TrafficBatchPtr &batch) { m_batches.append(batch); });
}

TrafficEntry TestTrafficFeed::entryOf(EventId seq, TrafficKind kind)
{
    TrafficEntry entry;
    entry.seq = seq;
    entry.kind = kind;
    entry.recipients = 2;
    entry.payload = "{}";
    return entry;
}

void TestTrafficFeed::addMessages(EventId first, int count)
{
    for (int i = 0; i < count; ++i)
        m_feed->add(entryOf(first + EventId(i)));
}

void TestTrafficFeed::addOutcomes(EventId first, int count)
{
    for (int i = 0; i < count; ++i)
        m_feed->add(DeliveryUpdate{first + EventId(i), 2, 2, 0, 0, 10});
    m_feed->outcomesAdded();
}

void TestTrafficFeed::timeOut()
{
    auto *timer = m_feed->findChild<QTimer *>();
    QVERIFY(timer && timer->isActive());
    QTimerEvent event(timer->timerId());
    QCoreApplication::sendEvent(timer, &event);
}

void TestTrafficFeed::unobservedTakesNothing()
{
    m_feed->setObserved(false);
    addMessages(1, 1);
    addOutcomes(1, 1);
    m_feed->flush();
    QVERIFY(m_batches.isEmpty());
}

void TestTrafficFeed::comesInTime()
{
    addMessages(1, 3);
    addOutcomes(1, 3);
    QVERIFY(m_batches.isEmpty());
    QTRY_COMPARE(m_batches.size(), 1);
    QCOMPARE(m_batches[0]->entries.size(), 3);
    QCOMPARE(m_batches[0]->deliveries.size(), 3);
}

// A loop busy for longer than a batch may take finds the timer due between messages and their outcomes.
void TestTrafficFeed::waitsForOutcomes()
{
    addMessages(1, 3);
    timeOut();
    QVERIFY(m_batches.isEmpty());
    addOutcomes(1, 3);
    QCOMPARE(m_batches.size(), 1);
    QCOMPARE(m_batches[0]->entries.size(), 3);
    QCOMPARE(m_batches[0]->deliveries.size(), 3);
    addMessages(4, 1); // the next one waits for the next timeout
    addOutcomes(4, 1);
    QCOMPARE(m_batches.size(), 1);
}

void TestTrafficFeed::doesNotWaitForEver()
{
    addMessages(1, 1);
    timeOut();
    QVERIFY(m_batches.isEmpty());
    timeOut();
    QCOMPARE(m_batches.size(), 1);
    QVERIFY(m_batches[0]->deliveries.isEmpty());
    addOutcomes(1, 1);
    QTRY_COMPARE(m_batches.size(), 2);
    QCOMPARE(m_batches[1]->deliveries.size(), 1);
}

void TestTrafficFeed::otherEntriesNeedNoOutcome()
{
    for (int i = 0; i < 512; ++i)
        m_feed->add(entryOf(EventId(i + 1), TrafficKind::Joined));
    QCOMPARE(m_batches.size(), 1);
}

void TestTrafficFeed::fullBatchWaitsForOutcomes()
{
    addMessages(1, 600);
    QVERIFY(m_batches.isEmpty());
    addOutcomes(1, 600);
    QCOMPARE(m_batches.size(), 1);
    QCOMPARE(m_batches[0]->entries.size(), 600);
    QCOMPARE(m_batches[0]->deliveries.size(), 600);
}

void TestTrafficFeed::hugeBatchWaitsForNothing()
{
    addMessages(1, 20'000);
    QVERIFY(!m_batches.isEmpty());
    QVERIFY(m_batches[0]->entries.size() <= 16'384);
    m_feed->flush();
    qsizetype entries = 0;
    for (const TrafficBatchPtr &batch : m_batches)
        entries += batch->entries.size();
    QCOMPARE(entries, 20'000);
}

QTEST_GUILESS_MAIN(TestTrafficFeed)
#include "tst_trafficfeed.moc"
