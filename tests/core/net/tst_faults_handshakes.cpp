// Peers that misbehave before they are connections.
#include "tests/support/eventloop.h"
#include "tests/support/faultserver.h"
#include "tests/support/processfigures.h"

#include <QtCore/QElapsedTimer>
#include <memory>
#include <vector>

using namespace roomdeck;
using namespace roomdeck::test;
using namespace std::chrono_literals;

class TestFaultsHandshakes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addTransportRows(); }

    void slowHandshakes();
    void pendingHandshakesAreBounded();
    void heads_data();
    void heads();
    void origins_data();
    void origins();
    void hostileNames_data();
    void hostileNames();
    void tooManyConnections();
    void vanishedWhileUpgrading();
    void framesTogetherWithTheHead();
    void tlsWithoutTls();
};

void TestFaultsHandshakes::slowHandshakes()
{
    QFETCH_GLOBAL(int, ioThreads);
    Limits limits;
    // For the good ones, too: they share the processor with the crowd, and maybe with a sanitizer.
    limits.handshakeTimeoutMs = Slowdown > 1 ? 8000 : 4000;
    FaultServer server;
    QVERIFY(server.start(limits, ioThreads));
    const int descriptorsBefore = openDescriptors();

    // Both sides of a TLS handshake are computed here, so there are fewer of them.
    QFETCH_GLOBAL(bool, tls);
    const int dripping = tls ? 50 : 500;
    const int silent = 100;
    const QByteArray request = RawWsClient::upgradeRequest("/ws?room_id=r&user_id=slow");
    std::vector<std::unique_ptr<RawWsClient>> crowd;
    const RawWsClient::Door plain{server.port(), RawWsClient::Security::Plain};
    for (int i = 0; i < dripping + silent; ++i) {
        // Half of the silent ones do not even begin with TLS, where it is spoken.
        crowd.push_back(std::make_unique<RawWsClient>(i < dripping + silent / 2 ? server.door() : plain));
        crowd.back()->connectOnly();
    }
    qsizetype dripped = 0;
    QTimer drip;
    connect(&drip, &QTimer::timeout, &drip, [&] {
        for (size_t i = 0; i < size_t(dripping); ++i)
            crowd[i]->sendRaw(request.mid(dripped, 1));
        ++dripped;
    });
    drip.start(100);

    QElapsedTimer clock;
    clock.start();
    double slowestJoin = 0;
    int joined = 0;
    const auto allGone = [&] {
        return std::all_of(crowd.begin(), crowd.end(), [](const auto &client) { return client->isGone(); });
    };
    while (!allGone() && !clock.hasExpired(60'000)) {
        QElapsedTimer join;
        join.start();
        RawWsClient good(server.door());
        good.open("/ws?room_id=r&user_id=good");
        QVERIFY(turnUntil([&] { return !good.ofType("user_joined").isEmpty(); }));
        slowestJoin = std::max(slowestJoin, double(join.nsecsElapsed()) / 1e6);
        ++joined;
        good.abort();
        turnFor(100ms);
    }
    QVERIFY(allGone());
    qInfo("all closed after %lld ms (limit %d ms); slowest of %d good joins: %.1f ms",
          static_cast<long long>(clock.elapsed()), limits.handshakeTimeoutMs, joined, slowestJoin);
    for (const auto &client : crowd)
        QVERIFY(!client->isOpen() && client->status() != 101);
    QVERIFY(turnUntil([&] { return server.closed.size() == joined; }));
    QCOMPARE(server.opened.size(), joined);
    crowd.clear();
    QVERIFY(turnUntil([&] { return openDescriptors() <= descriptorsBefore; }));
}

void TestFaultsHandshakes::pendingHandshakesAreBounded()
{
    QFETCH_GLOBAL(int, ioThreads);
    Limits limits;
    limits.maxPendingHandshakes = 50;
    FaultServer server;
    QVERIFY(server.start(limits, ioThreads));
    std::vector<std::unique_ptr<RawWsClient>> crowd;
    for (int i = 0; i < 300; ++i) {
        crowd.push_back(std::make_unique<RawWsClient>(server.door()));
        crowd.back()->connectOnly();
    }
    const auto gone = [&] {
        return std::count_if(crowd.begin(), crowd.end(), [](const auto &client) { return client->isGone(); });
    };
    const int kept = limits.maxPendingHandshakes * std::max(1, ioThreads);
    QVERIFY(turnUntil([&] { return gone() >= 300 - kept; }));
    RawWsClient good(server.door());
    good.open("/ws/room");
    QVERIFY(turnUntil([&] { return good.isOpen(); }));
}

void TestFaultsHandshakes::heads_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<int>("status");
    const QByteArray good = RawWsClient::upgradeRequest("/ws?room_id=r");
    QTest::newRow("good") << good << 101;
    QTest::newRow("unknown path") << RawWsClient::upgradeRequest("/nowhere") << 404;
    QTest::newRow("old version") << QByteArray(good).replace("Version: 13", "Version: 8") << 426;
    QTest::newRow("no key") << QByteArray(good).replace("Sec-WebSocket-Key", "X-Other") << 400;
    QTest::newRow("short key") << QByteArray(good).replace("dGhlIHNhbXBsZSBub25jZQ==", "AAAA") << 400;
    QTest::newRow("POST") << QByteArray(good).replace("GET ", "POST ") << 400;
    QTest::newRow("garbage") << QByteArray("\x16\x03\x01\x02\r\n\r\n") << 400;
    QTest::newRow("header without a colon") << QByteArray(good).replace("Host: localhost", "Host") << 400;
    QTest::newRow("endless header") << "GET /ws HTTP/1.1\r\nX: " + QByteArray(40'000, 'x') << 431;
    QTest::newRow("endless request line") << "GET /" + QByteArray(40'000, 'x') << 431;
    QTest::newRow("many headers") << "GET /ws HTTP/1.1\r\n" + QByteArray("A: b\r\n").repeated(8000) << 431;
}

void TestFaultsHandshakes::heads()
{
    QFETCH_GLOBAL(int, ioThreads);
    QFETCH(QByteArray, head);
    QFETCH(int, status);
    FaultServer server;
    QVERIFY(server.start({}, ioThreads));
    RawWsClient client(server.door());
    client.connectOnly();
    client.sendRaw(head);
    QVERIFY(turnUntil([&] { return client.status() != 0; }));
    QCOMPARE(client.status(), status);
    if (status != 101)
        QVERIFY(turnUntil([&] { return client.isGone(); }));
}

void TestFaultsHandshakes::origins_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<int>("status");
    QTest::newRow("same host") << QByteArray("http://localhost:3000") << 101;
    QTest::newRow("loopback address") << QByteArray("http://127.0.0.1:8080") << 101;
    QTest::newRow("foreign") << QByteArray("https://example.com") << 403;
    QTest::newRow("null") << QByteArray("null") << 403;
    QTest::newRow("look-alike suffix") << QByteArray("http://localhost.example.com") << 403;
    QTest::newRow("look-alike prefix") << QByteArray("http://evillocalhost") << 403;
    QTest::newRow("look-alike address") << QByteArray("http://127.0.0.1.example.com") << 403;
    QTest::newRow("user info") << QByteArray("http://localhost@example.com") << 403;
    QTest::newRow("other scheme") << QByteArray("file://localhost/") << 403;
    QTest::newRow("two at once") << QByteArray("http://localhost\r\nOrigin: https://example.com") << 403;
}

void TestFaultsHandshakes::origins()
{
    QFETCH_GLOBAL(int, ioThreads);
    QFETCH(QByteArray, origin);
    QFETCH(int, status);
    FaultServer server;
    server.manager().setObserved(true);
    QVERIFY(server.start({}, ioThreads));
    RawWsClient client(server.door());
    client.connectOnly();
    client.sendRaw(RawWsClient::upgradeRequest("/ws/r").replace("Host:", "Origin: " + origin + "\r\nHost:"));
    QVERIFY(turnUntil([&] { return client.status() != 0; }));
    QCOMPARE(client.status(), status);
    if (status != 101)
        QVERIFY(
            turnUntil([&] { return server.logged(TrafficKind::Refused, QByteArray::number(status)) == 1; }));
}

void TestFaultsHandshakes::hostileNames_data()
{
    QTest::addColumn<QByteArray>("name"); // percent-encoded
    QTest::addColumn<int>("status");
    QTest::newRow("newline") << QByteArray("a%0Ab") << 400;
    QTest::newRow("header injection") << QByteArray("a%0D%0AX-Evil:%201") << 400;
    QTest::newRow("escape") << QByteArray("%1B%5B31mred") << 400;
    QTest::newRow("NUL") << QByteArray("a%00b") << 400;
    QTest::newRow("bidi override") << QByteArray("abc%E2%80%AEgnp.exe") << 400;
    QTest::newRow("line separator") << QByteArray("a%E2%80%A8b") << 400;
    QTest::newRow("not UTF-8") << QByteArray("a%FFb") << 400;
    QTest::newRow("not NFC") << QByteArray("e%CC%81") << 400;
    QTest::newRow("65 characters") << QByteArray(65, 'a') << 400;
    QTest::newRow("8000 characters") << QByteArray(8000, 'a') << 400;
    QTest::newRow("markup") << QByteArray("%3Cb%3Ebold%3C%2Fb%3E") << 101;
    QTest::newRow("Cyrillic") << QByteArray("%D0%BA%D0%BE%D0%BC%D0%BD%D0%B0%D1%82%D0%B0") << 101;
}

void TestFaultsHandshakes::hostileNames()
{
    QFETCH_GLOBAL(int, ioThreads);
    QFETCH(QByteArray, name);
    QFETCH(int, status);
    FaultServer server;
    QVERIFY(server.start({}, ioThreads));
    for (const QByteArray &target :
         {QByteArray("/ws?room_id=" + name), QByteArray("/ws?user_id=" + name), QByteArray("/ws/" + name)}) {
        RawWsClient client(server.door());
        client.open(target);
        QVERIFY(turnUntil([&] { return client.status() != 0; }));
        QVERIFY2(client.status() == status,
                 (target + " gave " + QByteArray::number(client.status())).constData());
    }
    if (status == 101)
        QVERIFY(turnUntil([&] { return server.opened.size() == 3; }));
    else
        QCOMPARE(server.opened.size(), 0);
}

void TestFaultsHandshakes::tooManyConnections()
{
    QFETCH_GLOBAL(int, ioThreads);
    Limits limits;
    limits.maxConnections = 5;
    FaultServer server;
    QVERIFY(server.start(limits, ioThreads));
    std::vector<std::unique_ptr<RawWsClient>> clients;
    const auto openOne = [&] {
        clients.push_back(std::make_unique<RawWsClient>(server.door()));
        RawWsClient *client = clients.back().get();
        client->open("/ws?room_id=r");
        turnUntil([client] { return client->status() != 0; });
        return client->status();
    };
    for (int i = 0; i < 5; ++i)
        QCOMPARE(openOne(), 101);
    QCOMPARE(openOne(), 503);
    QCOMPARE(openOne(), 503);
    clients.front()->abort();
    QVERIFY(turnUntil([&] { return server.closed.size() == 1; }));
    QCOMPARE(openOne(), 101);
    QCOMPARE(openOne(), 503);
}

void TestFaultsHandshakes::vanishedWhileUpgrading()
{
    QFETCH_GLOBAL(int, ioThreads);
    Limits limits;
    limits.maxConnections = 30;
    FaultServer server;
    QVERIFY(server.start(limits, ioThreads));
    QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); // a peer must not fill the log
    for (int i = 0; i < 300; ++i) {
        RawWsClient client(server.door());
        client.open("/ws?room_id=r");
        // At every stage: just connected, request under way, answered.
        QVERIFY(turnUntil([&] { return client.isConnected(); }));
        if (i % 3 == 1)
            QCoreApplication::processEvents();
        else if (i % 3 == 2)
            turnFor(1ms);
        client.abort();
    }
    // Every one of them was counted out again.
    std::vector<std::unique_ptr<RawWsClient>> clients;
    for (int i = 0; i < limits.maxConnections + 1; ++i) {
        QVERIFY(turnUntil([&] { return server.opened.size() == server.closed.size() + i; }));
        clients.push_back(std::make_unique<RawWsClient>(server.door()));
        clients.back()->open("/ws?room_id=r");
        QVERIFY(turnUntil([&] { return clients.back()->status() != 0; }));
        QCOMPARE(clients.back()->status(), i < limits.maxConnections ? 101 : 503);
    }
}

void TestFaultsHandshakes::framesTogetherWithTheHead()
{
    QFETCH_GLOBAL(int, ioThreads);
    FaultServer server;
    QVERIFY(server.start({}, ioThreads));
    RawWsClient client(server.door());
    client.connectOnly();
    client.sendRaw(RawWsClient::upgradeRequest("/ws?room_id=r&user_id=hasty")
                   + RawWsClient::frame(RawWsClient::Text, R"({"type":"first","payload":1})")
                   + RawWsClient::frame(RawWsClient::Text, R"({"type":"second","payload":2})"));
    QVERIFY(turnUntil([&] { return client.ofType("second").size() == 1; }));
    QCOMPARE(client.ofType("first").size(), 1);
}

void TestFaultsHandshakes::tlsWithoutTls()
{
    QFETCH_GLOBAL(int, ioThreads);
    QFETCH_GLOBAL(bool, tls);
    if (tls)
        return;
    FaultServer server;
    server.manager().setObserved(true);
    QVERIFY(server.start({}, ioThreads)); // the deadline is far away
    RawWsClient client(server.port(), RawWsClient::Security::Tls);
    client.open("/ws?room_id=r");
    QVERIFY(turnUntil([&] { return client.isGone(); }, 5s));
    QVERIFY(turnUntil([&] { return server.logged(TrafficKind::Refused, "400") == 1; }));
}

int main(int argc, char **argv)
{
    return runManySocketsTest<TestFaultsHandshakes>(argc, argv);
}
#include "tst_faults_handshakes.moc"
