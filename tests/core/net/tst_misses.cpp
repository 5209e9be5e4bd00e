// Whom a message did not reach, and why: over real sockets, as observers are told.
#include "core/net/delivery.h"
#include "tests/support/eventloop.h"
#include "tests/support/rawwsclient.h"
#include "tests/support/testserver.h"

#include <QtTest/QtTest>

#include <map>

using namespace roomdeck;
using namespace roomdeck::test;

namespace {

struct CountingWatcher final : DeliveryWatcher
{
    void deliverySettled(PendingDelivery &) override { ++settled; }
    int settled = 0;
};

} // namespace

class TestMisses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void namesAreBounded();
    void nothingWhenAllIsWritten();
    void namesWhoIsCut_data();
    void namesWhoIsCut();
    void namesWhoDisconnects();
    void nobodyObserves();
    void senderWithoutEchoIsNoRecipient();

private:
    using Clients = std::vector<std::unique_ptr<RawWsClient>>;
    static bool host(TestServer &server, const Limits &limits = {}, bool echo = true);
    /// Nobody is cut for reading slowly.
    static Limits patient();
    static Clients join(TestServer &server, const QList<QByteArray> &users);
    /// By the message, the last one of each.
    static std::map<EventId, DeliveryUpdate> counts(const TestServer &server);
    static bool settled(const TestServer &server);
    void checkCounts(const TestServer &server);
};

void TestMisses::initTestCase_data()
{
    addThreadRows();
}

bool TestMisses::host(TestServer &server, const Limits &limits, bool echo)
{
    QFETCH_GLOBAL(int, ioThreads);
    ServerSettings settings;
    settings.port = 0;
    settings.ioThreads = ioThreads;
    settings.limits = limits;
    settings.echoToSender = echo;
    server.manager().setObserved(true);
    return server.start(settings);
}

Limits TestMisses::patient()
{
    Limits limits;
    limits.outboxHardBytes = 512 * 1024 * 1024;
    limits.outboxSoftMs = 600'000;
    return limits;
}

TestMisses::Clients TestMisses::join(TestServer &server, const QList<QByteArray> &users)
{
    Clients clients;
    for (const QByteArray &user : users) {
        clients.push_back(std::make_unique<RawWsClient>(server.port()));
        clients.back()->open("/ws?room_id=r&user_id=" + user);
    }
    if (!turnUntil([&] {
            return std::all_of(clients.begin(), clients.end(), [](const auto &c) { return c->isOpen(); })
                && server.opened.size() == users.size();
        }))
        clients.clear();
    return clients;
}

std::map<EventId, DeliveryUpdate> TestMisses::counts(const TestServer &server)
{
    std::map<EventId, DeliveryUpdate> last;
    for (const DeliveryUpdate &update : server.deliveries)
        last[update.seq] = update;
    return last;
}

bool TestMisses::settled(const TestServer &server)
{
    const auto last = counts(server);
    return !last.empty() && server.logged(TrafficKind::Message) == int(last.size())
        && std::all_of(last.begin(), last.end(), [](const auto &update) {
               const DeliveryUpdate &d = update.second;
               return d.written + d.dropped + d.disconnected == d.recipients;
           });
}

// As many are named as are counted.
void TestMisses::checkCounts(const TestServer &server)
{
    std::map<EventId, std::pair<quint32, quint32>> named; // dropped, disconnected
    for (const DeliveryMiss &miss : server.misses) {
        auto &[dropped, disconnected] = named[miss.seq];
        ++(outcomeOf(miss.cause) == Outcome::Dropped ? dropped : disconnected);
    }
    for (const auto &[seq, update] : counts(server)) {
        const auto known = named[seq];
        QCOMPARE(known.first, update.dropped);
        QCOMPARE(known.second, update.disconnected);
    }
}

void TestMisses::namesAreBounded()
{
    CountingWatcher watcher;
    auto *delivery = new PendingDelivery(watcher, 5, SendId::None, 0);
    delivery->routed = true;
    constexpr int count = DeliveryMiss::MaxNamed + 500;
    for (int i = 0; i < count; ++i)
        delivery->add(ConnectionId(i + 1), "u");
    for (int i = 0; i < count; ++i)
        delivery->settleMissed(quint32(i), {ConnectionId(i + 1), "u"}, MissCause::TooSlow);
    QCOMPARE(watcher.settled, 1);
    QCOMPARE(delivery->dropped, quint32(count));
    QVERIFY(delivery->misses);
    QCOMPARE(delivery->misses->size(), size_t(DeliveryMiss::MaxNamed));
    const DeliveryMiss first{5, ConnectionId(1), "u", MissCause::TooSlow};
    QCOMPARE(delivery->misses->front(), first);
    delivery->unref();
}

void TestMisses::nothingWhenAllIsWritten()
{
    TestServer server;
    QVERIFY(host(server));
    const Clients clients = join(server, {"anna", "boris", "max"});
    QVERIFY(!clients.empty());
    for (int i = 0; i < 20; ++i)
        clients.front()->sendText(R"({"type":"t","payload":1})");
    QVERIFY(turnUntil([&] { return clients.back()->ofType("t").size() == 20 && settled(server); }));
    QVERIFY(server.misses.isEmpty());
    for (const auto &[seq, update] : counts(server))
        QCOMPARE(update.written, 3U);
}

void TestMisses::namesWhoIsCut_data()
{
    QTest::addColumn<qint64>("hardBytes");
    QTest::addColumn<int>("softMs");
    QTest::addColumn<int>("cause");
    QTest::newRow("too much at once") << qint64(512 * 1024) << 60'000 << int(MissCause::QueueFull);
    QTest::newRow("too much for too long") << qint64(512 * 1024 * 1024) << 500 << int(MissCause::TooSlow);
}

void TestMisses::namesWhoIsCut()
{
    QFETCH(qint64, hardBytes);
    QFETCH(int, softMs);
    QFETCH(int, cause);
    Limits limits;
    limits.outboxSoftBytes = 64 * 1024;
    limits.outboxHardBytes = decltype(limits.outboxHardBytes)(hardBytes);
    limits.outboxSoftMs = softMs;
    TestServer server;
    QVERIFY(host(server, limits));
    const Clients clients = join(server, {"anna", "slow", "max"});
    QVERIFY(!clients.empty());
    clients[1]->setReading(false);
    const QByteArray text = R"({"type":"t","payload":")" + QByteArray(30'000, 'x') + R"("})";
    QTimer talk;
    connect(&talk, &QTimer::timeout, &talk, [&] { clients[0]->sendText(text); });
    talk.start(2);
    QVERIFY(turnUntil([&] { return server.closedWith(1013) == 1; }, std::chrono::seconds(30)));
    talk.stop();
    clients[1]->setReading(true);
    QVERIFY(turnUntil([&] { return clients[1]->isGone() && settled(server); }));
    QVERIFY(!server.misses.isEmpty());
    const auto slow = std::find_if(server.opened.begin(), server.opened.end(),
                                   [](const ConnectionInfo &c) { return c.user == "slow"; });
    int dropped = 0;
    for (const DeliveryMiss &miss : std::as_const(server.misses)) {
        QCOMPARE(miss.user, QByteArray("slow"));
        QCOMPARE(miss.connection, slow->id);
        dropped += miss.cause == MissCause(cause) ? 1 : 0;
        QVERIFY(miss.cause == MissCause(cause) || miss.cause == MissCause::Disconnected);
    }
    QVERIFY(dropped > 0);
    checkCounts(server);
}

void TestMisses::namesWhoDisconnects()
{
    TestServer server;
    QVERIFY(host(server, patient()));
    const Clients clients = join(server, {"anna", "gone", "max"});
    QVERIFY(!clients.empty());
    clients[1]->setReading(false);
    const QByteArray text = R"({"type":"t","payload":")" + QByteArray(30'000, 'x') + R"("})";
    for (int i = 0; i < 300; ++i)
        clients[0]->sendText(text);
    QVERIFY(turnUntil([&] { return clients[2]->messageCount() >= 300; }));
    clients[1]->abort();
    QVERIFY(turnUntil([&] { return server.closed.size() == 1 && settled(server); }));
    QVERIFY(!server.misses.isEmpty());
    for (const DeliveryMiss &miss : std::as_const(server.misses)) {
        QCOMPARE(miss.user, QByteArray("gone"));
        QCOMPARE(miss.cause, MissCause::Disconnected);
    }
    checkCounts(server);
}

void TestMisses::nobodyObserves()
{
    QFETCH_GLOBAL(int, ioThreads);
    TestServer server;
    server.manager().setObserved(false);
    QVERIFY(server.start(patient(), ioThreads));
    const Clients clients = join(server, {"anna", "gone", "max"});
    QVERIFY(!clients.empty());
    clients[1]->setReading(false);
    const QByteArray text = R"({"type":"t","payload":")" + QByteArray(30'000, 'x') + R"("})";
    for (int i = 0; i < 100; ++i)
        clients[0]->sendText(text);
    QVERIFY(turnUntil([&] { return clients[2]->messageCount() >= 100; }));
    clients[1]->abort();
    QVERIFY(turnUntil([&] { return server.closed.size() == 1; }));
    QVERIFY(server.misses.isEmpty());
}

void TestMisses::senderWithoutEchoIsNoRecipient()
{
    TestServer server;
    QVERIFY(host(server, {}, false));
    const Clients clients = join(server, {"anna", "boris", "max"});
    QVERIFY(!clients.empty());
    clients[0]->sendText(R"({"type":"t","payload":1})");
    QVERIFY(turnUntil([&] { return clients[2]->ofType("t").size() == 1 && settled(server); }));
    const auto row = std::find_if(server.traffic.begin(), server.traffic.end(),
                                  [](const TrafficEntry &e) { return e.kind == TrafficKind::Message; });
    QCOMPARE(row->recipients, 2U);
    QCOMPARE(counts(server)[row->seq].recipients, 2U);
}

QTEST_GUILESS_MAIN(TestMisses)

#include "tst_misses.moc"
