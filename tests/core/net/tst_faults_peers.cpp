// Connected peers that vanish, stall or flood.
#include "tests/support/eventloop.h"
#include "tests/support/faultserver.h"
#include "tests/support/processfigures.h"

#include <QtCore/QElapsedTimer>
#include <algorithm>
#include <memory>
#include <vector>

using namespace roomdeck;
using namespace roomdeck::test;
using namespace std::chrono_literals;

namespace {

// Members of one room who note how long each message was under way.
struct Crowd
{
    Crowd(const RawWsClient::Door &door, int size)
    {
        for (int i = 0; i < size; ++i) {
            clients.push_back(std::make_unique<RawWsClient>(door));
            RawWsClient *client = clients.back().get();
            client->setKeeping(false);
            QObject::connect(client, &RawWsClient::textReceived, client,
                             [this](const QByteArray &text) { note(text); });
            client->open("/ws?room_id=r&user_id=member" + QByteArray::number(i));
        }
    }
    bool allOpen() const
    {
        return std::all_of(clients.begin(), clients.end(), [](const auto &c) { return c->isOpen(); });
    }
    void note(const QByteArray &text)
    {
        const qsizetype at = text.indexOf("\"at\":");
        if (at < 0)
            return;
        const qint64 sent = text.mid(at + 5, text.indexOf(',', at) - at - 5).toLongLong();
        delays.push_back(double(clock.nsecsElapsed() - sent) / 1e6);
    }
    QByteArray payload(int bytes) const
    {
        return "{\"at\":" + QByteArray::number(clock.nsecsElapsed()) + ",\"pad\":\"" + QByteArray(bytes, 'x')
            + "\"}";
    }
    double percentile99()
    {
        std::sort(delays.begin(), delays.end());
        return delays.empty() ? 0 : delays[delays.size() * 99 / 100];
    }

    std::vector<std::unique_ptr<RawWsClient>> clients;
    std::vector<double> delays;
    QElapsedTimer clock = [] {
        QElapsedTimer started;
        started.start();
        return started;
    }();
};

} // namespace

class TestFaultsPeers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addTransportRows(); }

    void halfOpenPeer();
    void answeringPeersStay();
    void slowReaderAmong100();
    void slowReaderAboveTheSoftLimit();
    void controlFrameFlood_data();
    void controlFrameFlood();
    void fewPings();
    void trickledMessage_data();
    void trickledMessage();
};

void TestFaultsPeers::halfOpenPeer()
{
    QFETCH_GLOBAL(int, ioThreads);
    Limits limits;
    limits.pingIntervalMs = 400;
    limits.pongTimeoutMs = 2000; // the witness has to answer in time even where this thread hardly runs
    FaultServer server;
    server.manager().setObserved(true);
    QVERIFY(server.start(limits, ioThreads));
    RawWsClient witness(server.door());
    witness.open("/ws?room_id=r&user_id=witness");
    QVERIFY(turnUntil([&] { return !witness.ofType("user_joined").isEmpty(); }));
    RawWsClient victim(server.door());
    victim.open("/ws?room_id=r&user_id=victim");
    QVERIFY(turnUntil([&] { return witness.ofType("user_joined").size() == 2; }));

    QElapsedTimer clock;
    clock.start();
    victim.setAnswering(false);
    victim.setReading(false);
    QVERIFY(turnUntil([&] { return !witness.ofType("user_left").isEmpty(); }));
    qInfo("off the roster after %lld ms of silence", static_cast<long long>(clock.elapsed()));
    QVERIFY(turnUntil([&] { return !server.closed.isEmpty() && server.logged(TrafficKind::Left) > 0; }));
    const int pings = witness.pings();
    QVERIFY(turnUntil([&] { return witness.pings() >= pings + 3; })); // time enough to say it again
    const auto left = witness.ofType("user_left");
    QCOMPARE(left.size(), 1);
    QCOMPARE(left.first().value(QLatin1String("user_id")).toString(), QStringLiteral("victim"));
    QCOMPARE(server.logged(TrafficKind::Left), 1);
    QCOMPARE(server.closed.size(), 1);
    QVERIFY(witness.isOpen());
}

void TestFaultsPeers::answeringPeersStay()
{
    QFETCH_GLOBAL(int, ioThreads);
    Limits limits;
    limits.pingIntervalMs = 300;
    limits.pongTimeoutMs = 5000;
    FaultServer server;
    QVERIFY(server.start(limits, ioThreads));
    Crowd crowd(server.door(), 20);
    QVERIFY(turnUntil([&] { return crowd.allOpen(); }));
    QVERIFY(turnUntil([&] {
        return std::all_of(crowd.clients.begin(), crowd.clients.end(),
                           [](const auto &c) { return c->pings() >= 2; });
    }));
    QVERIFY(crowd.allOpen());
    QCOMPARE(server.closed.size(), 0);
}

void TestFaultsPeers::slowReaderAmong100()
{
    QFETCH_GLOBAL(int, ioThreads);
    FaultServer server;
    QVERIFY(server.start({}, ioThreads));
    Crowd crowd(server.door(), 99);
    RawWsClient slow(server.door());
    slow.open("/ws?room_id=r&user_id=slow");
    QVERIFY(turnUntil([&] { return crowd.allOpen() && slow.isOpen() && server.opened.size() == 100; }));
    turnFor(200ms); // joins have been told

    size_t sent = 0;
    const auto broadcastOne = [&] {
        server.manager().broadcastToRoom("r", "tick", crowd.payload(16'000));
        ++sent;
        return turnUntil([&] { return crowd.delays.size() == sent * 99; });
    };
    for (int i = 0; i < 100; ++i)
        QVERIFY(broadcastOne());
    const double before = crowd.percentile99();
    crowd.delays.clear();
    sent = 0;

    slow.setReading(false);
    const qint64 memory = residentKiB();
    while (server.closed.isEmpty() && sent < 2000)
        QVERIFY(broadcastOne());
    qInfo(
        "cut after %zu messages of 16 kB, memory %+lld KiB; the others' p99: %.2f ms before, %.2f ms during",
        sent, static_cast<long long>(residentKiB() - memory), before, crowd.percentile99());
    QCOMPARE(server.closedWith(1013), 1);
    QCOMPARE(server.closed.size(), 1);
    QVERIFY(crowd.allOpen());
    for (const auto &client : crowd.clients)
        QVERIFY(client->messageCount() >= int(sent) + 100);
    slow.setReading(true);
    QVERIFY(turnUntil([&] { return slow.isGone(); }));
}

void TestFaultsPeers::slowReaderAboveTheSoftLimit()
{
    QFETCH_GLOBAL(int, ioThreads);
    Limits limits;
    limits.outboxHardBytes = 512 * 1024 * 1024;
    limits.outboxSoftMs = 800;
    FaultServer server;
    QVERIFY(server.start(limits, ioThreads));
    RawWsClient slow(server.door());
    slow.open("/ws?room_id=r&user_id=slow");
    QVERIFY(turnUntil([&] { return slow.isOpen() && server.opened.size() == 1; }));
    slow.setReading(false);
    QTimer sender;
    const QByteArray payload = '"' + QByteArray(60'000, 'x') + '"';
    connect(&sender, &QTimer::timeout, &sender,
            [&] { server.manager().broadcastToRoom("r", "tick", payload); });
    sender.start(10);
    QElapsedTimer clock;
    clock.start();
    QVERIFY(turnUntil([&] { return server.closedWith(1013) == 1; }, 20s));
    qInfo("cut after %lld ms", static_cast<long long>(clock.elapsed()));
    sender.stop();
    slow.setReading(true);
    QVERIFY(turnUntil([&] { return slow.isGone(); }));
}

void TestFaultsPeers::controlFrameFlood_data()
{
    QTest::addColumn<int>("opcode");
    QTest::addColumn<bool>("reads");
    QTest::newRow("pings, pongs are read") << int(RawWsClient::Ping) << true;
    QTest::newRow("pings, pongs are not read") << int(RawWsClient::Ping) << false;
    QTest::newRow("pongs") << int(RawWsClient::Pong) << true;
}

void TestFaultsPeers::controlFrameFlood()
{
    QFETCH_GLOBAL(int, ioThreads);
    QFETCH(int, opcode);
    QFETCH(bool, reads);
    FaultServer server;
    QVERIFY(server.start({}, ioThreads));
    RawWsClient flooder(server.door());
    flooder.open("/ws?room_id=r&user_id=flooder");
    RawWsClient member(server.door());
    member.open("/ws?room_id=r&user_id=member");
    QVERIFY(turnUntil([&] { return flooder.isOpen() && member.isOpen() && server.opened.size() == 2; }));
    flooder.setReading(reads);

    const QByteArray flood = RawWsClient::frame(quint8(opcode), QByteArray(125, 'p')).repeated(1000);
    const qint64 memory = residentKiB();
    QElapsedTimer clock;
    clock.start();
    QTimer pump;
    connect(&pump, &QTimer::timeout, &pump, [&] { flooder.sendRaw(flood); });
    pump.start(1);
    QVERIFY(turnUntil([&] { return server.closed.size() == 1; }));
    pump.stop();
    qInfo("cut after %lld ms, memory %+lld KiB (the flooder's own buffers included)",
          static_cast<long long>(clock.elapsed()), static_cast<long long>(residentKiB() - memory));
    QCOMPARE(server.closedWith(1008), 1);
    QVERIFY(flooder.pongs() <= Limits().maxControlFramesPerSecond);
    member.sendText(R"({"type":"still","payload":"here"})");
    QVERIFY(turnUntil([&] { return member.ofType("still").size() == 1; }));
    flooder.setReading(true);
    QVERIFY(turnUntil([&] { return flooder.isGone(); }));
}

void TestFaultsPeers::fewPings()
{
    QFETCH_GLOBAL(int, ioThreads);
    FaultServer server;
    QVERIFY(server.start({}, ioThreads));
    RawWsClient client(server.door());
    client.open("/ws");
    QVERIFY(turnUntil([&] { return client.isOpen(); }));
    for (int i = 0; i < 50; ++i)
        client.sendFrame(RawWsClient::Ping, QByteArray(125, 'p'));
    QVERIFY(turnUntil([&] { return client.pongs() == 50; }));
    QVERIFY(client.isOpen());
}

void TestFaultsPeers::trickledMessage_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("drip");
    using Client = RawWsClient;
    QTest::newRow("payload") << Client::header(Client::Text, 1000) << QByteArray("x");
    QTest::newRow("header") << QByteArray() << Client::header(Client::Text, 70'000).left(1);
    QTest::newRow("fragments") << Client::frame(Client::Text, "x", false)
                               << Client::frame(Client::Continuation, "x", false);
    QTest::newRow("empty fragments") << Client::frame(Client::Text, "", false)
                                     << Client::frame(Client::Continuation, "", false);
    QTest::newRow("fragments between pings")
        << Client::frame(Client::Text, "x", false)
        << Client::frame(Client::Continuation, "x", false) + Client::frame(Client::Ping, "");
    QTest::newRow("never continued") << Client::frame(Client::Text, "x", false) << QByteArray();
}

void TestFaultsPeers::trickledMessage()
{
    QFETCH_GLOBAL(int, ioThreads);
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, drip);
    Limits limits;
    limits.messageTimeoutMs = 600;
    FaultServer server;
    QVERIFY(server.start(limits, ioThreads));
    RawWsClient witness(server.door());
    witness.open("/ws?room_id=r&user_id=witness");
    RawWsClient client(server.door());
    client.open("/ws?room_id=r&user_id=slow");
    QVERIFY(turnUntil([&] { return client.isOpen() && witness.isOpen() && server.opened.size() == 2; }));
    QElapsedTimer clock;
    clock.start();
    client.sendRaw(start);
    QTimer dripper;
    // A header of one byte over and over is no header: send it once.
    const bool once = start.isEmpty();
    if (once)
        client.sendRaw(drip);
    connect(&dripper, &QTimer::timeout, &dripper, [&] { client.sendRaw(once ? QByteArray() : drip); });
    dripper.start(50);
    QVERIFY(turnUntil([&] { return client.isGone(); }));
    qInfo("cut after %lld ms (limit %d ms)", static_cast<long long>(clock.elapsed()),
          limits.messageTimeoutMs);
    QCOMPARE(client.closeCode(), 1008);
    QVERIFY(witness.isOpen());
    QVERIFY(witness.ofType("error").isEmpty());
}

int main(int argc, char **argv)
{
    return runManySocketsTest<TestFaultsPeers>(argc, argv);
}
#include "tst_faults_peers.moc"
