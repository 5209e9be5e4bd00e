// Webhooks against a real HTTP receiver: what is told, in which order, and what happens when nobody listens.
#include "core/host/hostwebhooks.h"
#include "core/protocol/jsontext.h"
#include "core/webhooks/signedrequest.h"
#include "core/webhooks/webhooksecret.h"
#include "core/webhooks/webhooksender.h"
#include "tests/support/httpreceiver.h"
#include "tests/support/rawwsclient.h"
#include "tests/support/testserver.h"

#include <QtCore/QTemporaryDir>

#include <atomic>

using namespace roomdeck;
using namespace roomdeck::test;

namespace {

const QByteArray secret = "whsec_a-secret-for-tests";

TrafficEntry entry(TrafficKind kind, bool edge = false)
{
    TrafficEntry e;
    e.kind = kind;
    e.seq = 7;
    e.timeUs = 1'700'000'000'250'000;
    e.connection = ConnectionId(3);
    e.user = "anna";
    e.room = "r\"1";
    e.address = "10.0.0.2:4711";
    e.dialect = 1;
    e.roomEdge = edge;
    return e;
}

TrafficEntry message(const QByteArray &type, const QByteArray &payload = "null", EventId seq = 1)
{
    TrafficEntry e = entry(TrafficKind::Message);
    e.type = type;
    e.payload = payload;
    e.seq = seq;
    return e;
}

WebhookPolicy hasty()
{
    WebhookPolicy policy;
    policy.firstRetryMs = 1;
    policy.maxRetryMs = 20;
    policy.attempts = 3;
    policy.timeoutMs = 5000;
    return policy;
}

/// A sender that is fed by hand.
struct Fed
{
    explicit Fed(const QString &url, const WebhookPolicy &policy = hasty(),
                 const QList<QByteArray> &events = {"message:*"})
        : sender([this](QObject *, std::function<void(const TrafficBatchPtr &)> to) { sink = std::move(to); },
                 policy)
    {
        WebhookSettings settings;
        settings.url = url;
        settings.events = events;
        sender.configure(settings, secret);
    }

    void feed(const QList<TrafficEntry> &entries)
    {
        auto batch = std::make_shared<TrafficBatch>();
        batch->entries = entries;
        sink(batch);
    }

    std::function<void(const TrafficBatchPtr &)> sink;
    WebhookSender sender;
};

HttpResponse ok()
{
    return HttpResponse::text(200, "taken");
}

} // namespace

class TestWebhooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signature();
    void words_data();
    void words();
    void content();
    void inOrderAndSigned();
    void retries_data();
    void retries();
    void givesUp();
    void goneIsGone();
    void boundedQueue();
    void testEventSkipsTheWait();
    void otherAddressForgets();
    void whatAServerTells_data() { addThreadRows(); }
    void whatAServerTells();
    void deadBackendHoldsNobodyUp();
    void secretFile();
    void lastWords();
};

// The vector was computed with `openssl dgst -sha256 -hmac`.
void TestWebhooks::signature()
{
    QCOMPARE(signatureOf("{\"a\":1}", "whsec_test", 1700000000),
             QByteArray("t=1700000000,v1=38877139021993b830af32feea6e18a8da83eb2f6e49ee50bd9e4cf4ca4d3789"));
    QCOMPARE(shownAddress(QStringLiteral("https://user:pw@host:1/p?token=x#y")),
             QByteArray("https://host:1/p"));
}

void TestWebhooks::words_data()
{
    QTest::addColumn<QList<QByteArray>>("words");
    QTest::addColumn<TrafficKind>("kind");
    QTest::addColumn<bool>("edge");
    QTest::addColumn<QByteArrayList>("events");
    const QList<QByteArray> all{"connected", "disconnected", "joined",      "left",
                                "renamed",   "room_opened",  "room_closed", "message:*"};
    QTest::newRow("connected") << all << TrafficKind::Connected << false << QByteArrayList{"connected"};
    QTest::newRow("disconnected") << all << TrafficKind::Disconnected << false
                                  << QByteArrayList{"disconnected"};
    QTest::newRow("joined") << all << TrafficKind::Joined << false << QByteArrayList{"joined"};
    QTest::newRow("opened") << all << TrafficKind::Joined << true << QByteArrayList{"room_opened", "joined"};
    QTest::newRow("left") << all << TrafficKind::Left << false << QByteArrayList{"left"};
    QTest::newRow("closed") << all << TrafficKind::Left << true << QByteArrayList{"left", "room_closed"};
    QTest::newRow("renamed") << all << TrafficKind::Renamed << false << QByteArrayList{"renamed"};
    QTest::newRow("message") << all << TrafficKind::Message << false << QByteArrayList{"message"};
    QTest::newRow("chosen type") << QList<QByteArray>{"message:chosen"} << TrafficKind::Message << false
                                 << QByteArrayList{"message"};
    QTest::newRow("other type") << QList<QByteArray>{"message:other"} << TrafficKind::Message << false
                                << QByteArrayList{};
    QTest::newRow("a type named like an event")
        << QList<QByteArray>{"message:joined"} << TrafficKind::Joined << true << QByteArrayList{};
    QTest::newRow("rooms only") << QList<QByteArray>{"room_opened"} << TrafficKind::Joined << true
                                << QByteArrayList{"room_opened"};
    QTest::newRow("nothing of errors") << all << TrafficKind::Error << false << QByteArrayList{};
    QTest::newRow("nothing of refusals") << all << TrafficKind::Refused << false << QByteArrayList{};
}

void TestWebhooks::words()
{
    QFETCH(QList<QByteArray>, words);
    QFETCH(TrafficKind, kind);
    QFETCH(bool, edge);
    QFETCH(QByteArrayList, events);
    TrafficEntry happened = entry(kind, edge);
    happened.type = kind == TrafficKind::Disconnected ? "1001" : "chosen";
    happened.payload = "\"former or reason\"";
    QByteArrayList names;
    for (const QByteArray &json : WebhookEvents(words).jsonOf(happened)) {
        const QJsonObject object = QJsonDocument::fromJson(json).object();
        QCOMPARE(object[QLatin1String("seq")].toInt(), 7);
        QCOMPARE(object[QLatin1String("time")].toDouble(), 1'700'000'000.25);
        QCOMPARE(object[QLatin1String("room")].toString(), QStringLiteral("r\"1"));
        names.append(object[QLatin1String("event")].toString().toUtf8());
    }
    QCOMPARE(names, events);
}

void TestWebhooks::content()
{
    const WebhookEvents events({"message:*", "disconnected", "renamed"});
    TrafficEntry said = message("paid", "{\"total\":12345678901234567890}");
    said.extra = "\"ref\":\"x\"";
    said.recipients = 3;
    const QByteArray json = events.jsonOf(said).value(0);
    QVERIFY2(json.contains("\"payload\":{\"total\":12345678901234567890}"),
             json.constData()); // as it was written
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    QCOMPARE(object[QLatin1String("sender")].toString(), QStringLiteral("anna"));
    QCOMPARE(object[QLatin1String("type")].toString(), QStringLiteral("paid"));
    QCOMPARE(object[QLatin1String("extra")][QLatin1String("ref")].toString(), QStringLiteral("x"));
    QCOMPARE(object[QLatin1String("recipients")].toInt(), 3);
    QCOMPARE(object[QLatin1String("address")].toString(), QStringLiteral("10.0.0.2:4711"));

    TrafficEntry ended = entry(TrafficKind::Disconnected);
    ended.type = "1001";
    ended.payload = "\"bye\"";
    const QJsonObject end = QJsonDocument::fromJson(events.jsonOf(ended).value(0)).object();
    QCOMPARE(end[QLatin1String("code")].toInt(), 1001);
    QCOMPARE(end[QLatin1String("reason")].toString(), QStringLiteral("bye"));
}

void TestWebhooks::inOrderAndSigned()
{
    HttpReceiver backend([](const HttpRequest &) { return ok(); });
    WebhookPolicy policy = hasty();
    policy.eventsPerRequest = 7;
    Fed fed(backend.url(), policy);
    QList<TrafficEntry> entries;
    for (EventId i = 1; i <= 50; ++i)
        entries.append(message("n", QByteArray::number(i), i));
    fed.feed(entries);
    QTRY_COMPARE(fed.sender.state().delivered, 50U);
    const QList<QJsonObject> events = backend.events();
    QCOMPARE(events.size(), 50);
    for (int i = 0; i < 50; ++i)
        QCOMPARE(events[i][QLatin1String("payload")].toInt(), i + 1);
    QCOMPARE(backend.requests.size(), 8);
    QSet<QByteArray> deliveries;
    for (const HttpRequest &request : std::as_const(backend.requests)) {
        QCOMPARE(request.method, QByteArray("POST"));
        QCOMPARE(request.header("Content-Type"), QByteArray("application/json"));
        const QByteArray signature = request.header("Roomdeck-Signature");
        const qint64 seconds = signature.mid(2, signature.indexOf(',') - 2).toLongLong();
        QVERIFY(qAbs(QDateTime::currentSecsSinceEpoch() - seconds) < 60);
        QCOMPARE(signature, signatureOf(request.body, secret, seconds));
        deliveries.insert(request.header("Roomdeck-Delivery"));
        QCOMPARE(HttpReceiver::json(request)[QLatin1String("delivery")].toString().toLatin1(),
                 request.header("Roomdeck-Delivery"));
        QVERIFY(!request.body.contains(secret));
    }
    QCOMPARE(deliveries.size(), 8);
    QCOMPARE(fed.sender.state().queued, 0);
    QCOMPARE(fed.sender.state().lastStatus, 200);
}

void TestWebhooks::retries_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 400, 404, 429, 500, 503})
        QTest::addRow("%d", status) << status;
}

void TestWebhooks::retries()
{
    QFETCH(int, status);
    int left = 2;
    HttpReceiver backend([&](const HttpRequest &) {
        HttpResponse refusal = HttpResponse::text(status, "no");
        refusal.headers = {{"Location", "/elsewhere"}};
        return left-- > 0 ? refusal : ok();
    });
    Fed fed(backend.url());
    fed.feed({message("a")});
    QTRY_COMPARE(fed.sender.state().delivered, 1U);
    QCOMPARE(backend.requests.size(), 3);
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(backend.requests[i].target, QByteArray("/hook"));
        QCOMPARE(backend.requests[i].header("Roomdeck-Attempt"), QByteArray::number(i + 1));
        QCOMPARE(backend.requests[i].header("Roomdeck-Delivery"),
                 backend.requests[0].header("Roomdeck-Delivery"));
        QCOMPARE(backend.requests[i].body, backend.requests[0].body);
    }
    QCOMPARE(fed.sender.state().retries, 2U);
    QCOMPARE(fed.sender.state().failed, 0U);
    QVERIFY(fed.sender.state().lastError.isEmpty());
}

void TestWebhooks::givesUp()
{
    HttpReceiver backend([](const HttpRequest &request) {
        return request.body.contains("poison") ? HttpResponse::text(500, "no") : ok();
    });
    WebhookPolicy policy = hasty();
    policy.eventsPerRequest = 1;
    Fed fed(backend.url(), policy);
    fed.feed({message("poison"), message("good")});
    QTRY_COMPARE(fed.sender.state().delivered, 1U);
    QCOMPARE(fed.sender.state().failed, 1U);
    QCOMPARE(fed.sender.state().retries, 2U);
    QCOMPARE(backend.requests.size(), 4);

    Fed nobody(QStringLiteral("http://127.0.0.1:1/"));
    nobody.feed({message("a")});
    QTRY_COMPARE(nobody.sender.state().failed, 1U);
    QCOMPARE(nobody.sender.state().lastStatus, 0);
    QVERIFY(!nobody.sender.state().lastError.isEmpty());
}

void TestWebhooks::goneIsGone()
{
    HttpReceiver backend([](const HttpRequest &) { return HttpResponse::text(410, "no"); });
    Fed fed(backend.url());
    fed.feed({message("a")});
    QTRY_COMPARE(fed.sender.state().failed, 1U);
    QCOMPARE(backend.requests.size(), 1);
}

void TestWebhooks::boundedQueue()
{
    bool answering = false;
    HttpReceiver backend([&](const HttpRequest &) {
        HttpResponse response = ok();
        response.status = answering ? 200 : 0;
        return response;
    });
    WebhookPolicy policy = hasty();
    policy.maxQueuedEvents = 5;
    policy.maxQueuedBytes = 10'000;
    policy.timeoutMs = 300;
    policy.attempts = 1000;
    Fed fed(backend.url(), policy);
    fed.feed({message("first")});
    QTRY_COMPARE(backend.requests.size(), 1);
    fed.feed(QList<TrafficEntry>(8, message("more")));
    QCOMPARE(fed.sender.state().queued, 6); // one under way, five waiting
    QCOMPARE(fed.sender.state().dropped, 3U);
    fed.feed({message("big", jsonString(QByteArray(20'000, 'x')))});
    QCOMPARE(fed.sender.state().dropped, 4U);
    answering = true;
    QTRY_COMPARE(fed.sender.state().delivered, 6U);
    QCOMPARE(HttpReceiver::json(backend.requests.last())[QLatin1String("dropped")].toInt(), 4);
    fed.feed({message("again")});
    QTRY_COMPARE(fed.sender.state().delivered, 7U);
    QCOMPARE(HttpReceiver::json(backend.requests.last())[QLatin1String("dropped")].toInt(), 0);
}

void TestWebhooks::testEventSkipsTheWait()
{
    int left = 1;
    HttpReceiver backend([&](const HttpRequest &) {
        HttpResponse busy = HttpResponse::text(503, "no");
        busy.headers = {{"Retry-After", "3600"}};
        return left-- > 0 ? busy : ok();
    });
    WebhookPolicy policy = hasty();
    policy.maxRetryMs = 3'600'000;
    Fed fed(backend.url(), policy);
    fed.feed({message("a")});
    QTRY_COMPARE(fed.sender.state().lastStatus, 503);
    QCOMPARE(fed.sender.state().lastError, QByteArray("answered 503"));
    fed.sender.sendTest();
    QTRY_COMPARE(fed.sender.state().delivered, 2U);
    QCOMPARE(backend.events().last()[QLatin1String("event")].toString(), QStringLiteral("test"));
}

void TestWebhooks::otherAddressForgets()
{
    HttpReceiver former([](const HttpRequest &) {
        HttpResponse never;
        never.status = 0;
        return never;
    });
    HttpReceiver next([](const HttpRequest &) { return ok(); });
    Fed fed(former.url());
    fed.feed({message("secret of the former")});
    QTRY_COMPARE(former.requests.size(), 1);
    WebhookSettings settings;
    settings.url = next.url();
    settings.events = {"message:*"};
    fed.sender.configure(settings, secret);
    QCOMPARE(fed.sender.state().failed, 1U);
    fed.feed({message("new")});
    QTRY_COMPARE(fed.sender.state().delivered, 1U);
    QCOMPARE(next.events().size(), 1);
}

void TestWebhooks::whatAServerTells()
{
    QFETCH(int, ioThreads);
    HttpReceiver backend([](const HttpRequest &) { return ok(); });
    QTemporaryDir data;
    TestServer server;
    HostWebhooks webhooks(server.manager(), data.path());
    ServerSettings settings;
    settings.port = 0;
    settings.ioThreads = ioThreads;
    settings.webhooks.url = backend.url(QStringLiteral("/hook?token=hidden"));
    settings.webhooks.events.append("message:paid");
    QVERIFY(!webhooks.apply(settings));
    QVERIFY(server.start(settings));
    RawWsClient anna(server.port());
    anna.open("/ws?room_id=shop&user_id=anna");
    QTRY_COMPARE(anna.ofType("user_joined").size(), 1);
    anna.sendText(R"({"type":"other"})");
    anna.sendText(R"({"type":"paid","payload":{"n":1}})");
    QTRY_COMPARE(anna.ofType("paid").size(), 1);
    anna.sendClose();
    const auto names = [&] {
        QStringList list;
        for (const QJsonObject &event : backend.events())
            list.append(event[QLatin1String("event")].toString());
        return list.join(QLatin1Char(' '));
    };
    QTRY_COMPARE(names(),
                 QStringLiteral("connected room_opened joined message left room_closed disconnected"));
    QTRY_COMPARE(webhooks.state().delivered, 7U);
    QCOMPARE(webhooks.state().url, backend.url().toUtf8()); // without its query
    Error error;
    const QByteArray key = WebhookSecret::read(webhooks.secretFile(), error);
    const QByteArray signature = backend.requests[0].header("Roomdeck-Signature");
    QCOMPARE(signature, signatureOf(backend.requests[0].body, key, signature.mid(2, 10).toLongLong()));
}

void TestWebhooks::deadBackendHoldsNobodyUp()
{
    HttpReceiver backend([](const HttpRequest &) {
        HttpResponse never;
        never.status = 0;
        return never;
    });
    QTemporaryDir data;
    TestServer server;
    HostWebhooks webhooks(server.manager(), data.path());
    ServerSettings settings;
    settings.port = 0;
    settings.limits.outboxHardBytes = 16 * 1024 * 1024; // anna shares our thread and may be slow to read
    settings.limits.outboxSoftBytes = settings.limits.outboxHardBytes;
    settings.webhooks.url = backend.url();
    settings.webhooks.events = {"message:*"};
    QVERIFY(!webhooks.apply(settings));
    QVERIFY(server.start(settings));
    RawWsClient anna(server.port());
    anna.open("/ws?room_id=shop&user_id=anna");
    QTRY_COMPARE(anna.ofType("user_joined").size(), 1);
    constexpr int Messages = 15'000; // more than the queue holds
    const QByteArray frame = RawWsClient::frame(RawWsClient::Text, R"({"type":"n"})");
    anna.setKeeping(false);
    const int before = anna.messageCount();
    anna.sendRaw(frame.repeated(Messages));
    QTRY_COMPARE_WITH_TIMEOUT(anna.messageCount() - before, Messages, 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(webhooks.state().dropped > 0, 60'000);
    QVERIFY(webhooks.state().queued <= 10'100);
    QTRY_COMPARE(backend.requests.size(), 1);
}

void TestWebhooks::secretFile()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("new/webhook.secret"));
    Error error;
    const QByteArray made = WebhookSecret::readOrCreate(file, error);
    QVERIFY(!error);
    QVERIFY(made.startsWith("whsec_") && made.size() > 40);
    QCOMPARE(QFile::permissions(file)
                 & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
             QFile::Permissions());
    QCOMPARE(WebhookSecret::readOrCreate(file, error), made);
    QFile shortOne(folder.filePath(QStringLiteral("short")));
    QVERIFY(shortOne.open(QIODevice::WriteOnly));
    shortOne.write("guessable");
    shortOne.close();
    QVERIFY(WebhookSecret::read(shortOne.fileName(), error).isEmpty());
    QVERIFY(error.detail.contains("16 characters") && !error.detail.contains("guessable"));
    error = {};
    QVERIFY(WebhookSecret::read(folder.filePath(QStringLiteral("missing")), error).isEmpty());
    QVERIFY(error.detail.contains("missing"));

    // Nothing is sent unsigned.
    TestServer server;
    HostWebhooks webhooks(server.manager(), folder.path());
    ServerSettings settings;
    settings.webhooks.url = QStringLiteral("http://127.0.0.1:1/");
    settings.webhooks.secretFile = shortOne.fileName();
    QVERIFY(webhooks.apply(settings));
}

// A program that ends still says what it knows.
void TestWebhooks::lastWords()
{
    std::atomic<bool> toldOfTheEnd = false;
    QThread thread; // the backend lives on: ours waits in the destructor
    auto *backend = new HttpReceiver([&](const HttpRequest &request) {
        if (request.body.contains("\"disconnected\""))
            toldOfTheEnd = true;
        return ok();
    });
    const QString url = backend->url();
    backend->moveToThread(&thread);
    connect(backend, &QObject::destroyed, &thread, &QThread::quit, Qt::DirectConnection);
    thread.start();
    const auto end = qScopeGuard([&] {
        backend->deleteLater(); // on its own thread, where its sockets live
        thread.wait();
    });
    QTemporaryDir data;
    TestServer server;
    auto webhooks = std::make_unique<HostWebhooks>(server.manager(), data.path());
    ServerSettings settings;
    settings.port = 0;
    settings.webhooks.url = url;
    QVERIFY(!webhooks->apply(settings));
    QVERIFY(server.start(settings));
    RawWsClient anna(server.port());
    anna.open("/ws?room_id=shop&user_id=anna");
    QTRY_VERIFY(anna.isOpen());
    server.manager().stop();
    QTRY_COMPARE(server.status.state, ServerState::Stopped);
    webhooks.reset();
    QVERIFY(toldOfTheEnd);
}

QTEST_GUILESS_MAIN(TestWebhooks)
#include "tst_webhooks.moc"
