// Many connections: coming and going, and all at once at shutdown.
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

class TestFaultsCrowds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addTransportRows(); }

    void connectAndCloseTwice();
    void shutdownWithStuckClients();
    void stopAndStartAgain();
};

namespace {

using Clients = std::vector<std::unique_ptr<RawWsClient>>;

int count(const Clients &clients, bool (RawWsClient::*condition)() const)
{
    return int(std::count_if(clients.begin(), clients.end(),
                             [&](const auto &c) { return (c.get()->*condition)(); }));
}

// Connects and closes `total` clients, a hundred at a time, in three ways. Returns how many failed.
int comeAndGo(const FaultServer &server, int total)
{
    constexpr int Wave = 100;
    int failed = 0;
    for (int done = 0; done < total; done += Wave) {
        Clients wave;
        for (int i = 0; i < Wave; ++i) {
            wave.push_back(std::make_unique<RawWsClient>(server.door()));
            wave.back()->open("/ws?room_id=r" + QByteArray::number(i % 7) + "&user_id=u"
                              + QByteArray::number(i));
        }
        turnUntil([&] { return count(wave, &RawWsClient::isOpen) == Wave; });
        failed += Wave - count(wave, &RawWsClient::isOpen);
        for (size_t i = 0; i < wave.size(); ++i) {
            if (i % 3 == 0)
                wave[i]->abort();
            else if (i % 3 == 1)
                wave[i]->sendClose();
            else // in the middle of a message
                wave[i]->sendRaw(RawWsClient::header(RawWsClient::Text, 50'000) + "half");
        }
        for (size_t i = 2; i < wave.size(); i += 3)
            wave[i]->abort();
        turnUntil([&] { return count(wave, &RawWsClient::isConnected) == 0; });
        failed += count(wave, &RawWsClient::isConnected);
    }
    return failed;
}

} // namespace

void TestFaultsCrowds::connectAndCloseTwice()
{
    QFETCH_GLOBAL(int, ioThreads);
    QFETCH_GLOBAL(bool, tls);
    const int total = tls ? 1000 : 10'000; // both sides of a TLS handshake are computed here
    FaultServer server;
    QVERIFY(server.start({}, ioThreads));
    const int descriptors = openDescriptors();
    QCOMPARE(comeAndGo(server, 1000), 0); // libraries, caches and thread pools have what they keep
    QVERIFY(turnUntil([&] { return server.closed.size() == 1000; }));
    qint64 memory = residentKiB();
    for (int round = 1; round <= 2; ++round) {
        server.closed.clear();
        server.opened.clear();
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(comeAndGo(server, total), 0);
        QVERIFY(turnUntil([&] { return server.closed.size() == total; }));
        QCOMPARE(server.opened.size(), total);
        server.closed = {};
        server.opened = {};
        QVERIFY(turnUntil([&] { return openDescriptors() <= descriptors; }, 5s));
        const qint64 now = residentKiB();
        qInfo("round %d: %d connections in %lld ms, memory %+lld KiB (both ends)", round, total,
              static_cast<long long>(clock.elapsed()), static_cast<long long>(now - memory));
        memory = now;
    }
    RawWsClient last(server.door());
    last.open("/ws?room_id=r0&user_id=last");
    QVERIFY(turnUntil([&] { return last.ofType("connected").size() == 1; }));
    const QJsonObject greeting = last.ofType("connected").first().value(QLatin1String("payload")).toObject();
    QVERIFY(last.ofType("user_joined").size() <= 1);
    QVERIFY2(QJsonDocument(greeting).toJson().count("u1") == 0, "ghosts in the room");
}

void TestFaultsCrowds::shutdownWithStuckClients()
{
    QFETCH_GLOBAL(int, ioThreads);
    FaultServer server;
    QVERIFY(server.start({}, ioThreads));
    Clients good;
    Clients stuck;
    for (int i = 0; i < 1000; ++i) {
        Clients &clients = i < 990 ? good : stuck;
        clients.push_back(std::make_unique<RawWsClient>(server.door()));
        clients.back()->setKeeping(false);
        clients.back()->open("/ws?room_id=r" + QByteArray::number(i / 100) + "&user_id=u"
                             + QByteArray::number(i));
    }
    QVERIFY(turnUntil([&] { return server.opened.size() == 1000; }));
    QVERIFY(turnUntil([&] { return count(good, &RawWsClient::isOpen) == 990; }));
    QVERIFY(turnUntil([&] { return count(stuck, &RawWsClient::isOpen) == 10; }));
    for (const auto &client : stuck) {
        client->setAnswering(false);
        client->setReading(false);
    }
    RawWsClient half(server.door()); // still in its handshake
    half.connectOnly();
    half.sendRaw("GET /ws HT");
    QVERIFY(turnUntil([&] { return half.isConnected(); }));

    QElapsedTimer clock;
    clock.start();
    server.manager().stop();
    QVERIFY(turnUntil([&] { return server.status.state == ServerState::Stopped; }));
    qInfo("stopped after %lld ms", static_cast<long long>(clock.elapsed()));
    QVERIFY(turnUntil([&] { return count(good, &RawWsClient::isGone) == 990; }));
    for (const auto &client : good)
        QCOMPARE(client->closeCode(), 1001);
    QCOMPARE(server.closedWith(1001), 1000);
    for (const auto &client : stuck)
        client->setReading(true);
    QVERIFY(turnUntil([&] { return count(stuck, &RawWsClient::isGone) == 10 && half.isGone(); }));
}

void TestFaultsCrowds::stopAndStartAgain()
{
    QFETCH_GLOBAL(int, ioThreads);
    FaultServer server;
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
    const int descriptors = openDescriptors();
    for (int round = 0; round < 10; ++round) {
        QVERIFY(server.start({}, ioThreads));
        Clients clients;
        for (int i = 0; i < 20; ++i) {
            clients.push_back(std::make_unique<RawWsClient>(server.door()));
            clients.back()->open("/ws/room");
        }
        // Some are served, some are in their handshakes, some wait to be accepted.
        QVERIFY(turnUntil([&] { return count(clients, &RawWsClient::isOpen) >= 5; }));
        server.manager().stop();
        QVERIFY(turnUntil([&] { return server.status.state == ServerState::Stopped; }));
        QVERIFY(turnUntil([&] { return count(clients, &RawWsClient::isConnected) == 0; }));
    }
    QVERIFY(turnUntil([&] { return openDescriptors() <= descriptors; }, 5s));
}

int main(int argc, char **argv)
{
    return runManySocketsTest<TestFaultsCrowds>(argc, argv);
}
#include "tst_faults_crowds.moc"
