// The wall clock jumps, or the server halts for a while: nobody is disconnected, and the order of things
// stays.
#include "tests/support/eventloop.h"
#include "tests/support/faultserver.h"

#include <atomic>
#include <ctime>
#include <sys/syscall.h>
#include <unistd.h>

using namespace roomdeck;
using namespace roomdeck::test;
using namespace std::chrono_literals;

namespace {

std::atomic<qint64> jumpSeconds = 0; // NOLINT: every clock of the process sees it
// What the server's threads slept through; the test's own thread did not.
std::atomic<qint64> haltSeconds = 0; // NOLINT
thread_local bool isTestThread = false; // NOLINT

} // namespace

// Stands before the C library's: what the engine, Qt and the standard library believe the time to be.
extern "C" int clock_gettime(clockid_t clock, timespec *time) noexcept // NOLINT
{
    const int result = int(::syscall(SYS_clock_gettime, clock, time)); // NOLINT
    if (result == 0 && clock == CLOCK_REALTIME)
        time->tv_sec += jumpSeconds;
    if (result == 0 && clock == CLOCK_MONOTONIC && !isTestThread)
        time->tv_sec += haltSeconds;
    return result;
}

class TestFaultsClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addTransportRows(); }
    void cleanup() { jumpSeconds = 0; }
    void jumps_data();
    void jumps();
    void halts();
};

void TestFaultsClock::jumps_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("an hour ahead") << qint64(3600);
    QTest::newRow("an hour back") << qint64(-3600);
    QTest::newRow("ten years ahead") << qint64(315'000'000);
    QTest::newRow("ten years back") << qint64(-315'000'000);
}

void TestFaultsClock::jumps()
{
    QFETCH_GLOBAL(int, ioThreads);
    QFETCH_GLOBAL(bool, tls);
    QFETCH(qint64, seconds);
    if (tls && qAbs(seconds) > 3600)
        return; // the certificate does not last that long, which is another matter
    Limits limits;
    limits.pingIntervalMs = 200;
    limits.pongTimeoutMs = 10'000;
    limits.handshakeTimeoutMs = 10'000;
    FaultServer server;
    server.manager().setObserved(true);
    QVERIFY(server.start(limits, ioThreads));
    RawWsClient anna(server.door());
    anna.open("/ws?room_id=r&user_id=anna");
    QVERIFY(turnUntil([&] { return !anna.ofType("user_joined").isEmpty(); }));
    const auto say = [&](int number) {
        anna.sendText(R"({"type":"n","payload":)" + QByteArray::number(number) + '}');
        return turnUntil([&] { return anna.ofType("n").size() == number; });
    };
    QVERIFY(say(1));
    jumpSeconds = seconds;
    QVERIFY(say(2));
    const int pings = anna.pings();
    QVERIFY(turnUntil([&] { return anna.pings() >= pings + 3; })); // silence is measured by another clock
    QVERIFY(say(3));
    RawWsClient boris(server.door());
    boris.open("/ws?room_id=r&user_id=boris");
    QVERIFY(turnUntil([&] { return boris.isOpen(); }));
    QVERIFY(turnUntil([&] { return server.logged(TrafficKind::Message, "n") == 3; }));
    QCOMPARE(server.closed.size(), 0);

    QList<const TrafficEntry *> said;
    for (qsizetype i = 0; i < server.traffic.size(); ++i) {
        if (i > 0)
            QVERIFY(server.traffic[i].seq > server.traffic[i - 1].seq);
        if (server.traffic[i].type == "n")
            said.append(&server.traffic[i]);
    }
    for (int i = 0; i < 3; ++i)
        QCOMPARE(said[i]->payload, QByteArray::number(i + 1));
    // The clock did jump.
    const qint64 jumped = (said[1]->timeUs - said[0]->timeUs) / 1'000'000;
    QVERIFY2(qAbs(jumped - seconds) < 60, QByteArray::number(jumped).constData());
}

// As after a stop and continue: what peers sent meanwhile waits unread, and clocks have gone on.
void TestFaultsClock::halts()
{
    QFETCH_GLOBAL(int, ioThreads);
    Limits limits;
    limits.pingIntervalMs = 200;
    limits.pongTimeoutMs = 6'000;
    FaultServer server;
    QVERIFY(server.start(limits, ioThreads));
    RawWsClient anna(server.door());
    anna.open("/ws?room_id=r&user_id=anna");
    RawWsClient silent(server.door());
    silent.setAnswering(false);
    silent.open("/ws?room_id=r&user_id=silent");
    QVERIFY(turnUntil([&] { return anna.pings() >= 1 && silent.pings() == 1; }));
    haltSeconds += 60;
    const int pings = anna.pings();
    QVERIFY(turnUntil([&] { return anna.pings() >= pings + 3; })); // everybody was looked at
    QCOMPARE(server.closed.size(), 0);
    QVERIFY(turnUntil([&] { return server.closed.size() == 1; }, 30s)); // a fresh deadline, not none
    QVERIFY(turnUntil([&] { return silent.isGone(); }));
    QVERIFY(anna.isOpen());
}

int main(int argc, char **argv)
{
    isTestThread = true;
    return runManySocketsTest<TestFaultsClock>(argc, argv);
}
#include "tst_faults_clock.moc"
