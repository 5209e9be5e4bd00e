// The public API on real sockets, as the Go document's backend uses it: with 0, 1 and 3 I/O threads.
#include "core/host/serverhost.h"
#include "core/protocol/jsonscan.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtNetwork/QTcpServer>
#include <QtTest/QtTest>
#include <QtWebSockets/QWebSocket>

#include <deque>

using namespace roomdeck;

namespace {

/// A client that keeps what it hears.
class Client : public QObject
{
public:
    explicit Client(const QString &url)
    {
        QObject::connect(&socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
            heard.append(QJsonDocument::fromJson(text.toUtf8()).object());
        });
        socket.open(QUrl(url));
    }
    void say(const QJsonObject &message)
    {
        socket.sendTextMessage(QString::fromUtf8(QJsonDocument(message).toJson(QJsonDocument::Compact)));
    }
    QJsonObject last(const QString &type) const
    {
        for (qsizetype i = heard.size(); i-- > 0;) {
            if (heard[i].value(QLatin1String("type")).toString() == type)
                return heard[i];
        }
        return {};
    }
    int count(const QString &type) const
    {
        return int(std::count_if(heard.begin(), heard.end(), [&](const QJsonObject &o) {
            return o.value(QLatin1String("type")).toString() == type;
        }));
    }
    ConnectionId id() const
    {
        return ConnectionId(
            last(QStringLiteral("connected"))[QLatin1String("payload")][QLatin1String("connection_id")]
                .toVariant()
                .toULongLong());
    }

    QWebSocket socket;
    QList<QJsonObject> heard;
};

} // namespace

class TestConnectionManager : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void broadcastsOfTheGoDocument_data() { threads(); }
    void broadcastsOfTheGoDocument();
    void receiptsName_data() { threads(); }
    void receiptsName();
    void everyTarget_data() { threads(); }
    void everyTarget();
    void moveBetweenRooms_data() { threads(); }
    void moveBetweenRooms();
    void kickTellsEverybody_data() { threads(); }
    void kickTellsEverybody();
    void stopSaysGoingAway_data() { threads(); }
    void stopSaysGoingAway();
    void restartsAtOnce_data() { threads(); }
    void restartsAtOnce();
    void observersSeeEverythingInOrder_data() { threads(); }
    void observersSeeEverythingInOrder();
    void rosterIsCompleteForLateListeners();
    void withoutEcho_data() { threads(); }
    void withoutEcho();
    void refusals_data();
    void refusals();
    void cannotStart();
    void sendWithoutServer();

private:
    static void threads();
    void host(int ioThreads, ServerSettings settings = {});
    QString url(const QString &rest) const { return QString::fromUtf8(m_status.url) + rest; }
    Client &join(const QString &room, const QString &user);
    Client &chat(const QString &room);
    Receipt finalReceipt(SendId ticket);

    std::unique_ptr<ServerHost> m_host;
    std::deque<std::unique_ptr<Client>> m_clients;
    ServerStatus m_status;
    QList<ServerState> m_states; // since hosting began
    QList<Receipt> m_receipts;
    QList<TrafficEntry> m_entries;
    QList<DeliveryUpdate> m_deliveries;
};

void TestConnectionManager::threads()
{
    QTest::addColumn<int>("ioThreads");
    for (const int n : {0, 1, 3})
        QTest::addRow("%d threads", n) << n;
}

void TestConnectionManager::init()
{
    m_host = std::make_unique<ServerHost>();
    ConnectionManager &manager = m_host->manager();
    connect(&manager, &ConnectionManager::statusChanged, this, [this](const ServerStatus &s) {
        m_status = s;
        m_states.append(s.state);
    });
    connect(&manager, &ConnectionManager::receiptChanged, this,
            [this](const Receipt &r) { m_receipts.append(r); });
    connect(&manager, &ConnectionManager::trafficReady, this, [this](const TrafficBatchPtr &batch) {
        m_entries += batch->entries;
        m_deliveries += batch->deliveries;
    });
}

void TestConnectionManager::cleanup()
{
    m_clients.clear();
    m_host.reset();
    QCoreApplication::sendPostedEvents(this); // what the former server still had to say
    m_status = {};
    m_states.clear();
    m_receipts.clear();
    m_entries.clear();
    m_deliveries.clear();
}

void TestConnectionManager::host(int ioThreads, ServerSettings settings)
{
    settings.port = 0;
    settings.ioThreads = ioThreads;
    m_host->manager().setObserved(true);
    m_host->manager().start(settings);
    QTRY_COMPARE(m_status.state, ServerState::Hosting);
    m_states.clear();
}

Client &TestConnectionManager::join(const QString &room, const QString &user)
{
    m_clients.push_back(
        std::make_unique<Client>(url(QStringLiteral("/ws?room_id=%1&user_id=%2").arg(room, user))));
    Client &client = *m_clients.back();
    [&client] { QTRY_VERIFY(!client.last(QStringLiteral("user_joined")).isEmpty()); }();
    return client;
}

Client &TestConnectionManager::chat(const QString &room)
{
    m_clients.push_back(std::make_unique<Client>(url(QStringLiteral("/ws/") + room)));
    Client &client = *m_clients.back();
    [&client] { QTRY_COMPARE(client.socket.state(), QAbstractSocket::ConnectedState); }();
    return client;
}

Receipt TestConnectionManager::finalReceipt(SendId ticket)
{
    Receipt found;
    const auto arrived = [&] {
        for (const Receipt &receipt : m_receipts) {
            if (receipt.send == ticket && receipt.isFinal())
                found = receipt;
        }
        return found.send == ticket;
    };
    [&] { QTRY_VERIFY(arrived()); }();
    return found;
}

void TestConnectionManager::broadcastsOfTheGoDocument()
{
    QFETCH(int, ioThreads);
    host(ioThreads);
    Client &anna = join(QStringLiteral("room-123"), QStringLiteral("user-456"));
    Client &other = join(QStringLiteral("elsewhere"), QStringLiteral("boris"));

    m_host->manager().broadcastToRoom("room-123", "room_event",
                                      R"({"event":"user_joined","user_id":"user-456"})");
    QTRY_COMPARE(anna.count(QStringLiteral("room_event")), 1);
    const QJsonObject event = anna.last(QStringLiteral("room_event"));
    QCOMPARE(event[QLatin1String("room_id")].toString(), QStringLiteral("room-123"));
    QCOMPARE(event[QLatin1String("payload")][QLatin1String("user_id")].toString(),
             QStringLiteral("user-456"));

    m_host->manager().broadcastToAll("global_event", R"({"message":"Server maintenance in 5 minutes"})");
    QTRY_COMPARE(anna.count(QStringLiteral("global_event")), 1);
    QTRY_COMPARE(other.count(QStringLiteral("global_event")), 1);
    QCOMPARE(other.count(QStringLiteral("room_event")), 0);
}

void TestConnectionManager::receiptsName()
{
    QFETCH(int, ioThreads);
    host(ioThreads);
    for (const QString &name :
         {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d")})
        join(QStringLiteral("r"), name);
    const Receipt receipt = finalReceipt(m_host->manager().broadcastToRoom("r", "hello", "1"));
    QCOMPARE(receipt.recipients, 4);
    QCOMPARE(receipt.written, 4);
    QCOMPARE(receipt.details.size(), 4);
    QSet<QByteArray> users;
    for (const RecipientOutcome &outcome : receipt.details) {
        QCOMPARE(outcome.outcome, Outcome::Written);
        users.insert(outcome.user);
    }
    QCOMPARE(users, (QSet<QByteArray>{"a", "b", "c", "d"}));
    QCOMPARE(finalReceipt(m_host->manager().broadcastToRoom("nobody-here", "hello", "1")).recipients, 0);
}

void TestConnectionManager::everyTarget()
{
    QFETCH(int, ioThreads);
    host(ioThreads);
    Client &anna1 = join(QStringLiteral("r"), QStringLiteral("anna"));
    Client &anna2 = join(QStringLiteral("s"), QStringLiteral("anna"));
    Client &boris = join(QStringLiteral("r"), QStringLiteral("boris"));
    Client &chatter = chat(QStringLiteral("r"));

    QCOMPARE(finalReceipt(m_host->manager().sendToUser("anna", "to_user", "{}")).written, 2);
    QCOMPARE(finalReceipt(m_host->manager().sendToConnection(boris.id(), "to_one", "{}")).written, 1);
    Outgoing both;
    both.target.kind = Target::Kind::Rooms;
    both.target.names = {"r", "s"};
    both.target.exceptUsers = {"boris"};
    both.type = "to_rooms";
    both.payload = R"({"text":"hi"})";
    QCOMPARE(finalReceipt(m_host->manager().send(both)).written, 3);
    m_host->manager().broadcastToAll("to_all", R"({"text":"all"})");

    QTRY_COMPARE(anna1.count(QStringLiteral("to_all")), 1);
    QTRY_COMPARE(anna2.count(QStringLiteral("to_all")), 1);
    QTRY_COMPARE(chatter.heard.size(), 2);
    QCOMPARE(chatter.heard.last()[QLatin1String("text")].toString(), QStringLiteral("all"));
    QCOMPARE(chatter.heard.last()[QLatin1String("room")].toString(), QStringLiteral("r"));
    QCOMPARE(anna1.count(QStringLiteral("to_user")), 1);
    QCOMPARE(anna2.count(QStringLiteral("to_user")), 1);
    QCOMPARE(boris.count(QStringLiteral("to_one")), 1);
    QCOMPARE(anna1.count(QStringLiteral("to_one")), 0);
    QCOMPARE(boris.count(QStringLiteral("to_rooms")), 0);
    QCOMPARE(anna2.count(QStringLiteral("to_rooms")), 1);
}

void TestConnectionManager::moveBetweenRooms()
{
    QFETCH(int, ioThreads);
    host(ioThreads);
    Client &anna = join(QStringLiteral("r"), QStringLiteral("anna"));
    Client &boris = join(QStringLiteral("s"), QStringLiteral("boris"));
    m_host->manager().connectToRoom(anna.id(), "s");
    QTRY_COMPARE(boris.last(QStringLiteral("user_joined"))[QLatin1String("user_id")].toString(),
                 QStringLiteral("anna"));
    m_host->manager().disconnectFromRoom(anna.id(), "r");
    QTRY_COMPARE(anna.last(QStringLiteral("user_left"))[QLatin1String("room_id")].toString(),
                 QStringLiteral("r"));
    QHash<QByteArray, QList<ConnectionId>> active;
    ConnectionManager &manager = m_host->manager();
    QMetaObject::invokeMethod(&manager, [&] { // the answer comes as an event
        QMetaObject::invokeMethod(this, [&active, now = manager.activeConnections()] { active = now; });
    });
    QTRY_COMPARE(active.size(), 1);
    QCOMPARE(active.value("s").size(), 2);
}

void TestConnectionManager::kickTellsEverybody()
{
    QFETCH(int, ioThreads);
    host(ioThreads);
    Client &anna = join(QStringLiteral("r"), QStringLiteral("anna"));
    Client &boris = join(QStringLiteral("r"), QStringLiteral("boris"));
    m_host->manager().disconnectUser("boris", 1008, "out");
    QTRY_COMPARE(boris.socket.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(int(boris.socket.closeCode()), 1008);
    QCOMPARE(boris.socket.closeReason(), QStringLiteral("out"));
    QTRY_COMPARE(anna.count(QStringLiteral("user_left")), 1);
}

void TestConnectionManager::stopSaysGoingAway()
{
    QFETCH(int, ioThreads);
    host(ioThreads);
    Client &anna = join(QStringLiteral("r"), QStringLiteral("anna"));
    Client &chatter = chat(QStringLiteral("r"));
    m_host->manager().stop();
    QTRY_COMPARE(m_status.state, ServerState::Stopped);
    QVERIFY(!m_status.error);
    QTRY_COMPARE(anna.socket.state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(chatter.socket.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(anna.socket.closeCode(), QWebSocketProtocol::CloseCodeGoingAway);
    QCOMPARE(chatter.socket.closeCode(), QWebSocketProtocol::CloseCodeGoingAway);
}

void TestConnectionManager::restartsAtOnce()
{
    QFETCH(int, ioThreads);
    host(ioThreads);
    join(QStringLiteral("r"), QStringLiteral("anna"));
    ServerSettings again;
    again.port = m_status.port;
    again.ioThreads = ioThreads;
    m_host->manager().stop();
    m_host->manager().start(again);
    QTRY_VERIFY(!m_states.isEmpty() && m_states.last() == ServerState::Hosting
                && m_states.contains(ServerState::Stopped));
    QCOMPARE(m_status.port, again.port);
    join(QStringLiteral("r"), QStringLiteral("anna"));
}

void TestConnectionManager::observersSeeEverythingInOrder()
{
    QFETCH(int, ioThreads);
    host(ioThreads);
    Client &anna = join(QStringLiteral("r"), QStringLiteral("anna"));
    Client &boris = join(QStringLiteral("r"), QStringLiteral("boris"));
    constexpr int count = 200;
    for (int i = 0; i < count; ++i)
        anna.say({{QStringLiteral("type"), QStringLiteral("n")}, {QStringLiteral("payload"), i}});
    QTRY_COMPARE(boris.count(QStringLiteral("n")), count);
    anna.socket.close();
    const auto left = [this] {
        return std::any_of(m_entries.cbegin(), m_entries.cend(),
                           [](const TrafficEntry &e) { return e.kind == TrafficKind::Left; });
    };
    QTRY_VERIFY(left());
    EventId previous = 0;
    int next = 0;
    for (const TrafficEntry &entry : std::as_const(m_entries)) {
        QCOMPARE(entry.seq, previous + 1); // the log has no gaps
        previous = entry.seq;
        if (entry.kind == TrafficKind::Message) {
            QCOMPARE(entry.payload, QByteArray::number(next++));
            QCOMPARE(entry.user, QByteArray("anna"));
            QCOMPARE(entry.recipients, 2u);
            QVERIFY(entry.raw.contains("\"n\""));
        }
    }
    QCOMPARE(next, count);
    QHash<EventId, DeliveryUpdate> latest;
    for (const DeliveryUpdate &update : std::as_const(m_deliveries))
        latest.insert(update.seq, update);
    QCOMPARE(latest.size(), count);
    for (const DeliveryUpdate &update : std::as_const(latest))
        QCOMPARE(update.written, 2u);
}

void TestConnectionManager::rosterIsCompleteForLateListeners()
{
    host(0);
    const ConnectionId anna = join(QStringLiteral("r"), QStringLiteral("anna")).id();
    QList<RosterUpdate> updates;
    const auto connection = connect(&m_host->manager(), &ConnectionManager::rosterChanged, this,
                                    [&updates](const RosterUpdate &update) { updates.append(update); });
    QTRY_VERIFY(!updates.isEmpty());
    QVERIFY(updates[0].reset);
    QCOMPARE(updates[0].connections.size(), 1);
    QCOMPARE(updates[0].connections[0].id, anna);
    QCOMPARE(updates[0].rooms.size(), 1);

    const qsizetype before = updates.size();
    m_clients.front()->socket.close();
    const auto told = [&] {
        return std::any_of(updates.cbegin() + before, updates.cend(), [&](const RosterUpdate &update) {
            return !update.reset && update.closedConnections.contains(anna);
        });
    };
    QTRY_VERIFY(told());
    disconnect(connection);
}

void TestConnectionManager::withoutEcho()
{
    QFETCH(int, ioThreads);
    ServerSettings settings;
    settings.echoToSender = false;
    host(ioThreads, settings);
    Client &anna = join(QStringLiteral("r"), QStringLiteral("anna"));
    Client &boris = join(QStringLiteral("r"), QStringLiteral("boris"));
    anna.say({{QStringLiteral("type"), QStringLiteral("first")}});
    QTRY_COMPARE(boris.count(QStringLiteral("first")), 1);
    boris.say({{QStringLiteral("type"), QStringLiteral("second")}});
    QTRY_COMPARE(anna.count(QStringLiteral("second")), 1);
    QCOMPARE(anna.count(QStringLiteral("first")), 0);
}

void TestConnectionManager::refusals_data()
{
    QTest::addColumn<QString>("rest");
    QTest::addColumn<QString>("origin");
    QTest::addColumn<int>("status");
    QTest::newRow("bad path") << QStringLiteral("/nowhere") << QString() << 404;
    QTest::newRow("bad room") << QStringLiteral("/ws?room_id=%00") << QString() << 400;
    QTest::newRow("bad user") << QStringLiteral("/ws?user_id=%E2%80%AE") << QString() << 400;
    QTest::newRow("empty chat room") << QStringLiteral("/ws/") << QString() << 400;
    QTest::newRow("foreign origin") << QStringLiteral("/ws") << QStringLiteral("https://evil.example") << 403;
    QTest::newRow("null origin") << QStringLiteral("/ws") << QStringLiteral("null") << 403;
    QTest::newRow("look-alike origin")
        << QStringLiteral("/ws") << QStringLiteral("http://localhost.evil.example") << 403;
    QTest::newRow("localhost origin")
        << QStringLiteral("/ws") << QStringLiteral("http://localhost:5173") << 101;
}

void TestConnectionManager::refusals()
{
    QFETCH(QString, rest);
    QFETCH(QString, origin);
    QFETCH(int, status);
    host(0);
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), m_status.port);
    QVERIFY(socket.waitForConnected());
    QByteArray head = "GET " + rest.toUtf8()
        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\n"
          "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    if (!origin.isEmpty())
        head += "Origin: " + origin.toUtf8() + "\r\n";
    socket.write(head + "\r\n");
    QTRY_VERIFY(socket.canReadLine());
    QCOMPARE(socket.readLine().split(' ').value(1).toInt(), status);
}

void TestConnectionManager::cannotStart()
{
    QTcpServer occupied;
    QVERIFY(occupied.listen(QHostAddress::LocalHost));
    ServerSettings settings;
    settings.port = occupied.serverPort();
    m_host->manager().start(settings);
    QTRY_COMPARE(m_status.error.code, ErrorCode::PortTaken);
    QCOMPARE(m_status.state, ServerState::Stopped);
    settings.address = QStringLiteral("not an address");
    m_host->manager().start(settings);
    QTRY_COMPARE(m_status.error.code, ErrorCode::BadAddress);
    settings.address = QStringLiteral("192.0.2.1"); // reserved for documentation: never ours
    m_host->manager().start(settings);
    QTRY_COMPARE(m_status.state, ServerState::Stopped);
    settings = {};
    settings.tlsCertificate = QStringLiteral("/nonexistent.pem");
    m_host->manager().start(settings);
    QTRY_COMPARE(m_status.error.code, ErrorCode::BadCertificate);
}

void TestConnectionManager::sendWithoutServer()
{
    const SendId ticket = m_host->manager().broadcastToAll("x", "1");
    QTRY_COMPARE(m_receipts.size(), 1);
    QCOMPARE(m_receipts.first().send, ticket);
    QCOMPARE(m_receipts.first().error.code, ErrorCode::NotRunning);
}

QTEST_GUILESS_MAIN(TestConnectionManager)
#include "tst_connectionmanager.moc"
