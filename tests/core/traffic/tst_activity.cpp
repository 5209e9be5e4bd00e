// ActivityHistory and ActivityMeter: what the strip chart shows of a run.
#include "core/traffic/activitymeter.h"

#include <QtTest/QtTest>

using namespace roomdeck;

namespace {

constexpr qint64 second = 1'000'000;
constexpr qint64 start = 1'795'351'267 * second;

Activity messages(double perSecond)
{
    Activity activity;
    activity.messages = perSecond;
    return activity;
}

} // namespace

class TestActivity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyHistory();
    void samplesLieInTheirSecond();
    void silenceCounts();
    void longRunsStayBounded();
    void peaksSurviveHalving();
    void ignoresTheTimeBefore();
    void meterTellsRates();
    void meterBridgesALateTimer();
    void meterFollowsARestart();
};

void TestActivity::emptyHistory()
{
    const ActivityHistory history;
    QVERIFY(history.isEmpty());
    QCOMPARE(history.between(0, start), Activity());
    QCOMPARE(history.latest(), Activity());
    QCOMPARE(history.endUs(), history.startUs());
}

void TestActivity::samplesLieInTheirSecond()
{
    ActivityHistory history;
    history.add(start + 400'000, messages(5));
    history.add(start + second + 400'000, messages(9));
    QCOMPARE(history.startUs(), start);
    QCOMPARE(history.endUs(), start + 2 * second);
    QCOMPARE(history.between(start, start + second).messages, 5.0);
    QCOMPARE(history.between(start, start + 2 * second).messages, 9.0);
    QCOMPARE(history.between(start + second, start + 99 * second).messages, 9.0);
    QCOMPARE(history.between(start - second, start).messages, 0.0);
    QCOMPARE(history.between(start + 2 * second, start + 9 * second).messages, 0.0);
    QCOMPARE(history.latest().messages, 9.0);
}

void TestActivity::silenceCounts()
{
    ActivityHistory history;
    history.add(start, messages(5));
    history.add(start + 10 * second, messages(7));
    QCOMPARE(history.between(start + second, start + 10 * second), Activity());
}

void TestActivity::longRunsStayBounded()
{
    ActivityHistory history;
    for (qint64 i = 0; i < 3 * ActivityHistory::Capacity; ++i)
        history.add(start + i * second, messages(double(i)));
    QCOMPARE(history.bucketUs(), 4 * second);
    QCOMPARE(history.startUs(), start);
    QCOMPARE(history.endUs(), start + 3 * ActivityHistory::Capacity * second);
    // A week later it is as small as ever.
    history.add(start + 7 * 86'400 * second, messages(1));
    QVERIFY((history.endUs() - history.startUs()) / history.bucketUs() <= ActivityHistory::Capacity);
    QCOMPARE(history.latest().messages, 1.0);
}

void TestActivity::peaksSurviveHalving()
{
    ActivityHistory history;
    history.add(start, messages(1));
    history.add(start + 777 * second, {4321, 10, 3});
    history.add(start + 778 * second, {2, 99, 1});
    history.add(start + 5 * ActivityHistory::Capacity * second, messages(2));
    const qint64 from = start + 777 * second;
    const Activity peak = history.between(from, from + second);
    QCOMPARE(peak.messages, 4321.0);
    QCOMPARE(peak.connections, 3);
    QCOMPARE(history.between(start, history.endUs()).bytes, 99.0);
}

void TestActivity::ignoresTheTimeBefore()
{
    ActivityHistory history;
    history.add(start, messages(1));
    history.add(start - 5 * second, messages(100)); // the clock was set back
    QCOMPARE(history.startUs(), start);
    QCOMPARE(history.between(start - 9 * second, start + second).messages, 1.0);
}

void TestActivity::meterTellsRates()
{
    ActivityMeter meter;
    ServerStats stats;
    stats.messagesIn = 1000;
    stats.bytesIn = 5000;
    stats.connections = 4;
    meter.sample(start, stats);
    QCOMPARE(meter.history().latest().messages, 0.0); // what came before is nobody's second
    QCOMPARE(meter.history().latest().connections, 4);
    stats.messagesIn += 300;
    stats.bytesIn += 400;
    stats.bytesOut += 600;
    meter.sample(start + second, stats);
    QCOMPARE(meter.history().latest().messages, 300.0);
    QCOMPARE(meter.history().latest().bytes, 1000.0);
}

void TestActivity::meterBridgesALateTimer()
{
    ActivityMeter meter;
    ServerStats stats;
    meter.sample(start + second - 1, stats);
    stats.messagesIn = 20;
    meter.sample(start + 2 * second + 1, stats); // a second was jumped over
    QVERIFY(meter.history().between(start + second, start + 2 * second).messages > 9);
    stats.connections = 4;
    meter.sample(start + 8 * second, stats); // nobody was gone while the window was busy
    for (int at = 3; at < 8; ++at)
        QCOMPARE(meter.history().between(start + at * second, start + (at + 1) * second).connections, 4);
    stats.messagesIn = 40;
    meter.sample(start + 60 * second, stats); // the computer slept
    QCOMPARE(meter.history().between(start + 10 * second, start + 50 * second), Activity());
}

void TestActivity::meterFollowsARestart()
{
    ActivityMeter meter;
    ServerStats stats;
    stats.messagesIn = 1000;
    meter.sample(start, stats);
    stats.messagesIn = 7; // a new server counts from nothing
    meter.sample(start + second, stats);
    QCOMPARE(meter.history().latest().messages, 7.0);
}

QTEST_GUILESS_MAIN(TestActivity)
#include "tst_activity.moc"
