// Asking a backend before a client comes in: over ws and wss, with sockets on the hub's thread and on others.
#include "core/webhooks/connecthook.h"
#include "core/webhooks/signedrequest.h"
#include "tests/support/httpreceiver.h"
#include "tests/support/rawwsclient.h"
#include "tests/support/testcertificate.h"
#include "tests/support/testserver.h"

#include <QtCore/QTemporaryDir>

using namespace roomdeck;
using namespace roomdeck::test;

Q_DECLARE_METATYPE(roomdeck::test::RawWsClient::Security)

class TestConnectHook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void parse_data();
    void parse();
    void init();
    void cleanup();
    void question_data() { arrangements(); }
    void question();
    void answers_data();
    void answers();
    void identity_data() { arrangements(); }
    void identity();
    void oneWaitsOthersEnter_data() { arrangements(); }
    void oneWaitsOthersEnter();
    void noAnswer_data() { arrangements(); }
    void noAnswer();
    void goneWhileWaiting_data() { arrangements(); }
    void goneWhileWaiting();
    void stopWhileWaiting_data() { arrangements(); }
    void stopWhileWaiting();
    void switchedOff();
    void framesTogetherWithTheHead_data() { arrangements(); }
    void framesTogetherWithTheHead();
    void locksTheDoor();

private:
    static void arrangements();
    bool host(const std::function<void(ServerSettings &)> &change = {});
    std::unique_ptr<RawWsClient> open(const QByteArray &target);
    int asked() const { return int(m_backend->requests.size()); }

    QTemporaryDir m_folder;
    CertificateFiles m_certificate;
    QByteArray m_answer;
    int m_status = 200;
    std::unique_ptr<HttpReceiver> m_backend;
    std::unique_ptr<TestServer> m_server;
};

void TestConnectHook::initTestCase()
{
    m_certificate = writeSelfSigned(m_folder.path());
    QVERIFY(!m_certificate.key.isEmpty());
}

void TestConnectHook::arrangements()
{
    QTest::addColumn<int>("ioThreads");
    QTest::addColumn<RawWsClient::Security>("security");
    QTest::newRow("ws, one thread") << 0 << RawWsClient::Security::Plain;
    QTest::newRow("ws, I/O threads") << 2 << RawWsClient::Security::Plain;
    QTest::newRow("wss, one thread") << 0 << RawWsClient::Security::Tls;
    QTest::newRow("wss, I/O threads") << 2 << RawWsClient::Security::Tls;
}

void TestConnectHook::init()
{
    m_answer = R"({"allow":true})";
    m_status = 200;
    m_backend = std::make_unique<HttpReceiver>([this](const HttpRequest &request) {
        HttpResponse response = HttpResponse::text(m_status, m_answer);
        if (request.body.contains("\"slow\""))
            response.status = 0;
        return response;
    });
    m_server = std::make_unique<TestServer>();
}

void TestConnectHook::cleanup()
{
    m_server.reset();
    m_backend.reset();
}

bool TestConnectHook::host(const std::function<void(ServerSettings &)> &change)
{
    QFETCH(int, ioThreads);
    QFETCH(RawWsClient::Security, security);
    ServerSettings settings;
    settings.port = 0;
    settings.ioThreads = ioThreads;
    settings.connectHook.url = m_backend->url();
    settings.connectHook.timeoutMs = 20'000;
    if (security == RawWsClient::Security::Tls) {
        settings.tlsCertificate = m_certificate.certificate;
        settings.tlsKey = m_certificate.key;
    }
    if (change)
        change(settings);
    m_server->manager().setHookSecret("whsec_hook");
    m_server->manager().setObserved(true);
    return m_server->start(settings);
}

std::unique_ptr<RawWsClient> TestConnectHook::open(const QByteArray &target)
{
    QFETCH(RawWsClient::Security, security);
    auto client = std::make_unique<RawWsClient>(m_server->port(), security);
    client->open(target);
    return client;
}

void TestConnectHook::parse_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("understood");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("allow") << QByteArray(R"({"allow":true})") << true << true;
    QTest::newRow("deny") << QByteArray(R"({"allow":false,"reason":"no"})") << true << false;
    QTest::newRow("everything") << QByteArray(
        R"({"allow":true,"user":"anna","rooms":["a","b*"],"can":["subscribe"],"more":1})")
                                << true << true;
    QTest::newRow("user null") << QByteArray(R"({"allow":true,"user":null})") << true << true;
    QTest::newRow("nothing") << QByteArray() << false << false;
    QTest::newRow("no JSON") << QByteArray("yes") << false << false;
    QTest::newRow("allow missing") << QByteArray("{}") << false << false;
    QTest::newRow("allow as text") << QByteArray(R"({"allow":"false"})") << false << false;
    QTest::newRow("allow as number") << QByteArray(R"({"allow":1})") << false << false;
    QTest::newRow("bad user") << QByteArray(R"({"allow":true,"user":""})") << false << false;
    QTest::newRow("hostile user") << QByteArray(R"({"allow":true,"user":"a\u0000b"})") << false << false;
    QTest::newRow("rooms as text") << QByteArray(R"({"allow":true,"rooms":"a"})") << false << false;
    QTest::newRow("can as text") << QByteArray(R"({"allow":true,"can":"publish"})") << false << false;
}

void TestConnectHook::parse()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, understood);
    ConnectAnswer answer;
    QCOMPARE(ConnectHook::parse(body, answer), understood);
    if (understood)
        QTEST(answer.allowed, "allowed");
}

void TestConnectHook::question()
{
    QVERIFY(host());
    QFETCH(RawWsClient::Security, security);
    RawWsClient anna(m_server->port(), security);
    anna.connectOnly();
    anna.sendRaw(RawWsClient::upgradeRequest("/ws?room_id=r&user_id=anna&token=x%20y")
                     .replace("Host: localhost\r\n",
                              "Host: localhost\r\nOrigin: http://localhost:3000\r\nCookie: session=1\r\n"
                              "Authorization: Bearer own\r\n"));
    QTRY_VERIFY(anna.isOpen());
    QCOMPARE(asked(), 1);
    const HttpRequest &request = m_backend->requests.first();
    const QJsonObject question = HttpReceiver::json(request);
    QCOMPARE(question[QLatin1String("user")].toString(), QStringLiteral("anna"));
    QCOMPARE(question[QLatin1String("room")].toString(), QStringLiteral("r"));
    QCOMPARE(question[QLatin1String("dialect")].toString(), QStringLiteral("hub"));
    QCOMPARE(question[QLatin1String("origin")].toString(), QStringLiteral("http://localhost:3000"));
    QCOMPARE(question[QLatin1String("path")].toString(), QStringLiteral("/ws"));
    QCOMPARE(question[QLatin1String("query")].toString(),
             QStringLiteral("room_id=r&user_id=anna&token=x%20y"));
    QVERIFY(question[QLatin1String("address")].toString().startsWith(QLatin1String("127.0.0.1:")));
    QCOMPARE(question[QLatin1String("authenticated")], QJsonValue(false));
    QCOMPARE(request.header("Cookie"), QByteArray("session=1"));
    QCOMPARE(request.header("Authorization"), QByteArray("Bearer own"));
    const QByteArray signature = request.header("Roomdeck-Signature");
    QCOMPARE(signature, signatureOf(request.body, "whsec_hook", signature.mid(2, 10).toLongLong()));
}

void TestConnectHook::answers_data()
{
    QTest::addColumn<int>("ioThreads");
    QTest::addColumn<RawWsClient::Security>("security");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("failOpen");
    QTest::addColumn<int>("result");
    const auto add = [](const char *name, int status, const QByteArray &answer, bool failOpen, int result) {
        for (const auto security : {RawWsClient::Security::Plain, RawWsClient::Security::Tls}) {
            QTest::addRow("%s, %s", name, security == RawWsClient::Security::Plain ? "ws" : "wss")
                << 0 << security << status << answer << failOpen << result;
        }
    };
    add("allowed", 200, R"({"allow":true})", false, 101);
    add("denied", 200, R"({"allow":false,"reason":"not a member"})", false, 403);
    add("denied although open", 200, R"({"allow":false})", true, 403);
    add("401", 401, "", true, 401);
    add("403", 403, R"({"reason":"not a member"})", true, 403);
    add("error, closed", 500, "", false, 503);
    add("error, open", 500, "", true, 101);
    add("redirect, closed", 302, "", false, 503);
    add("nonsense, closed", 200, "nonsense", false, 503);
    add("nonsense, open", 200, "nonsense", true, 101);
    add("huge, closed", 200, QByteArray(1'000'000, ' ') + R"({"allow":true})", false, 503);
    add("another room", 200, R"({"allow":true,"rooms":["other"]})", false, 403);
}

void TestConnectHook::answers()
{
    QFETCH(int, status);
    QFETCH(QByteArray, answer);
    QFETCH(bool, failOpen);
    QFETCH(int, result);
    m_status = status;
    m_answer = answer;
    QVERIFY(host([&](ServerSettings &settings) { settings.connectHook.failOpen = failOpen; }));
    const auto anna = open("/ws?room_id=r&user_id=anna");
    QTRY_COMPARE(anna->status(), result);
    if (result == 101) {
        QTRY_COMPARE(anna->ofType("user_joined").size(), 1);
        return;
    }
    QTRY_VERIFY(anna->isGone());
    QTRY_COMPARE(m_server->logged(TrafficKind::Refused, QByteArray::number(result)), 1);
    if (answer.contains("not a member"))
        QVERIFY(m_server->traffic.last().payload.contains("not a member"));
    QVERIFY(m_server->opened.isEmpty());
}

void TestConnectHook::identity()
{
    m_answer = R"({"allow":true,"user":"anna","rooms":["r","t*"],"can":["subscribe"]})";
    QVERIFY(host());
    const auto anna = open("/ws?room_id=r&user_id=forged");
    QTRY_COMPARE(anna->ofType("user_joined").size(), 1);
    QCOMPARE(m_server->opened.size(), 1);
    QCOMPARE(m_server->opened.first().user, QByteArray("anna"));
    anna->sendText(R"({"type":"join_room","room_id":"secret"})");
    QTRY_COMPARE(anna->lastError(), QByteArray("forbidden"));
    anna->sendText(R"({"type":"join_room","room_id":"tea"})");
    QTRY_COMPARE(anna->ofType("user_joined").size(), 2);
    anna->sendText(R"({"type":"x"})");
    QTRY_COMPARE(anna->ofType("error").size(), 2);
}

void TestConnectHook::oneWaitsOthersEnter()
{
    QVERIFY(host());
    const auto slow = open("/ws?room_id=r&user_id=slow");
    QTRY_COMPARE(asked(), 1);
    for (int i = 0; i < 20; ++i) {
        const auto quick = open("/ws?room_id=r&user_id=quick" + QByteArray::number(i));
        QTRY_COMPARE(quick->ofType("user_joined").size(), 1);
    }
    QCOMPARE(slow->status(), 0);
}

void TestConnectHook::noAnswer()
{
    QVERIFY(host([](ServerSettings &settings) {
        settings.connectHook.timeoutMs = 200;
        settings.limits.handshakeTimeoutMs = 100; // a consultation has a time of its own
    }));
    const auto closed = open("/ws?room_id=r&user_id=slow");
    QTRY_COMPARE(closed->status(), 503);
    ServerSettings settings;
    settings.connectHook.url = m_backend->url();
    settings.connectHook.timeoutMs = 200;
    settings.connectHook.failOpen = true;
    m_server->manager().applySettings(settings, {});
    const auto opened = open("/ws?room_id=r&user_id=slow");
    QTRY_COMPARE(opened->ofType("user_joined").size(), 1);
}

void TestConnectHook::goneWhileWaiting()
{
    QVERIFY(host([](ServerSettings &settings) {
        settings.connectHook.timeoutMs = 300;
        settings.connectHook.failOpen = true;
        settings.limits.maxConnectionsPerUser = 1;
    }));
    const auto anna = open("/ws?room_id=r&user_id=slow");
    QTRY_COMPARE(asked(), 1);
    anna->abort();
    // Once it is over, nothing of the first is left to count against the second.
    const auto again = open("/ws?room_id=r&user_id=slow");
    QTRY_VERIFY(again->status() != 0);
    QTRY_COMPARE(m_server->opened.size() - m_server->closed.size(), again->status() == 101 ? 1 : 0);
    again->abort();
    QTRY_COMPARE(m_server->opened.size(), m_server->closed.size());
    const auto third = open("/ws?room_id=r&user_id=slow");
    QTRY_COMPARE(third->status(), 101);
}

void TestConnectHook::stopWhileWaiting()
{
    QVERIFY(host());
    const auto anna = open("/ws?room_id=r&user_id=slow");
    QTRY_COMPARE(asked(), 1);
    m_server->manager().stop();
    QTRY_COMPARE(m_server->status.state, ServerState::Stopped);
    QTRY_VERIFY(anna->isGone());
}

void TestConnectHook::switchedOff()
{
    ServerSettings settings;
    settings.port = 0;
    QVERIFY(m_server->start(settings));
    RawWsClient anna(m_server->port());
    anna.open("/ws?room_id=r&user_id=slow");
    QTRY_VERIFY(anna.isOpen());
    QCOMPARE(asked(), 0);
}

void TestConnectHook::framesTogetherWithTheHead()
{
    QVERIFY(host());
    QFETCH(RawWsClient::Security, security);
    RawWsClient anna(m_server->port(), security);
    anna.connectOnly();
    anna.sendRaw(RawWsClient::upgradeRequest("/ws?room_id=r&user_id=anna")
                 + RawWsClient::frame(RawWsClient::Text, R"({"type":"ping","payload":1})"));
    QTRY_COMPARE(anna.ofType("pong").size(), 1);
}

// A backend that decides about everybody is a lock; one that is not asked when it fails is none.
void TestConnectHook::locksTheDoor()
{
    ServerSettings settings;
    settings.port = 0;
    settings.address = QStringLiteral("0.0.0.0");
    settings.connectHook.url = m_backend->url();
    settings.connectHook.failOpen = true;
    m_server->manager().start(settings);
    QTRY_COMPARE(m_server->status.error.code, ErrorCode::NeedsAuthentication);
    settings.connectHook.failOpen = false;
    QVERIFY(m_server->start(settings));
}

QTEST_GUILESS_MAIN(TestConnectHook)
#include "tst_connecthook.moc"
