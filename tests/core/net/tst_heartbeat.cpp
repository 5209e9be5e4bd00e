// When a connection is pinged and when it is given up.
#include "core/net/heartbeat.h"
#include "core/settings/serversettings.h"

#include <QtTest/QtTest>

using namespace roomdeck;

using Step = Heartbeat::Step;

class TestHeartbeat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstPingComesEarly();
    void pingsAreSpread();
    void silenceIsGivenUp();
    void ourOwnHaltIsNoSilence();
    void anyByteIsASignOfLife();
    void offMeansNever();
    void roundTripNeedsAPing();

private:
    static Limits limits()
    {
        Limits limits;
        limits.pingIntervalMs = 30'000;
        limits.pongTimeoutMs = 10'000;
        return limits;
    }
};

void TestHeartbeat::firstPingComesEarly()
{
    Heartbeat heartbeat(ConnectionId(1), 1000);
    QCOMPARE(heartbeat.check(limits(), 2999), Step::Nothing);
    QCOMPARE(heartbeat.check(limits(), 3000), Step::SendPing);

    Limits impatient = limits();
    impatient.pingIntervalMs = 500;
    Heartbeat frequent(ConnectionId(1), 1000);
    QCOMPARE(frequent.check(impatient, 1500), Step::SendPing);
}

void TestHeartbeat::pingsAreSpread()
{
    QList<qint64> dues;
    for (quint64 id = 0; id < 16; ++id) {
        Heartbeat heartbeat(ConnectionId(id), 0);
        QCOMPARE(heartbeat.check(limits(), 2000), Step::SendPing);
        heartbeat.heard();
        qint64 now = 2000;
        while (heartbeat.check(limits(), now) == Step::Nothing)
            ++now;
        dues.append(now);
    }
    QCOMPARE(dues.first(), qint64(32'000));
    for (qsizetype i = 1; i < dues.size(); ++i)
        QVERIFY(dues[i] < dues[i - 1]);
    QVERIFY(dues.last() >= 32'000 - 30'000 / 4);
}

void TestHeartbeat::silenceIsGivenUp()
{
    Heartbeat heartbeat(ConnectionId(1), 0);
    QCOMPARE(heartbeat.check(limits(), 2000), Step::SendPing);
    QCOMPARE(heartbeat.check(limits(), 12'000), Step::Nothing);
    QCOMPARE(heartbeat.check(limits(), 12'001), Step::GiveUp);
}

void TestHeartbeat::ourOwnHaltIsNoSilence()
{
    Heartbeat heartbeat(ConnectionId(1), 0);
    QCOMPARE(heartbeat.check(limits(), 2000), Step::SendPing);
    const qint64 awake = 60'000; // halted until then
    QCOMPARE(heartbeat.check(limits(), awake, awake), Step::Nothing);
    QCOMPARE(heartbeat.check(limits(), awake + 10'000, awake), Step::Nothing);
    QCOMPARE(heartbeat.check(limits(), awake + 10'001, awake), Step::GiveUp);
}

void TestHeartbeat::anyByteIsASignOfLife()
{
    Heartbeat heartbeat(ConnectionId(0), 0);
    QCOMPARE(heartbeat.check(limits(), 2000), Step::SendPing);
    heartbeat.heard();
    QCOMPARE(heartbeat.check(limits(), 12'001), Step::Nothing);
    QCOMPARE(heartbeat.check(limits(), 32'000), Step::SendPing);
}

void TestHeartbeat::offMeansNever()
{
    Limits off = limits();
    off.pingIntervalMs = 0;
    Heartbeat heartbeat(ConnectionId(1), 0);
    QCOMPARE(heartbeat.check(off, 1'000'000), Step::Nothing);
}

void TestHeartbeat::roundTripNeedsAPing()
{
    Heartbeat heartbeat(ConnectionId(1), 0);
    heartbeat.pongReceived(); // nobody asked
    QCOMPARE(heartbeat.roundTripUs(), qint64(-1));
    QCOMPARE(heartbeat.check(limits(), 2000), Step::SendPing);
    heartbeat.pongReceived();
    QVERIFY(heartbeat.roundTripUs() >= 0);
}

QTEST_GUILESS_MAIN(TestHeartbeat)
#include "tst_heartbeat.moc"
