// The HTTP API on real sockets: every route, every refusal, and the stream.
#include "core/auth/apitokens.h"
#include "tests/support/talker.h"
#include "tests/support/testserver.h"

#include <QtCore/QJsonArray>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QTcpSocket>

#include <deque>

using namespace roomdeck;
using namespace roomdeck::test;

namespace {

QString text(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

struct Answer
{
    int status = 0;
    QByteArray type;
    QByteArray body;
    QByteArray allow;

    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    QString code() const { return json()[QLatin1String("code")].toString(); }
};

} // namespace

class TestApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void publishes_data();
    void publishes();
    void untouchedPayload();
    void batch();
    void idempotency();
    void badPublish_data();
    void badPublish();
    void server();
    void roomsInPages();
    void membersAndConnections();
    void history();
    void kick();
    void badKick_data();
    void badKick();
    void bans_data();
    void bans();
    void badRestrictions_data();
    void badRestrictions();
    void roomRules();
    void badRules_data();
    void badRules();
    void roles_data();
    void roles();
    void withoutTokens_data();
    void withoutTokens();
    void guessing();
    void requests_data();
    void requests();
    void metrics();
    void descriptions();
    void stream_data() { addThreadRows(); }
    void stream();
    void streamResumes_data() { addThreadRows(); }
    void streamResumes();
    void streamTellsGaps();
    void webhooks();
    void streamWakesTheFeed();
    void slowStreamReader();
    void badFilter();

private:
    void host(int ioThreads = 0);
    ApiTokens setTokens();
    Answer ask(const QByteArray &method, const QString &path, const QByteArray &body = {},
               const QList<std::pair<QByteArray, QByteArray>> &headers = {});
    QByteArray raw(const QByteArray &request, const QByteArray &until);
    Talker &join(const QString &room, const QString &user);

    std::unique_ptr<TestServer> m_server;
    std::deque<std::unique_ptr<Talker>> m_talkers;
    QNetworkAccessManager m_web;
    QHash<QByteArray, QByteArray> m_secrets; // by role
    QByteArray m_token;
};

void TestApi::init()
{
    m_server = std::make_unique<TestServer>();
    m_token.clear();
}

void TestApi::cleanup()
{
    m_talkers.clear();
    m_server.reset();
    m_web.clearConnectionCache();
}

void TestApi::host(int ioThreads)
{
    QVERIFY(m_server->start({}, ioThreads));
}

ApiTokens TestApi::setTokens()
{
    ApiTokens tokens;
    for (const ApiRole role : {ApiRole::Observe, ApiRole::Publish, ApiRole::Moderate, ApiRole::Admin})
        m_secrets[roleName(role)] = tokens.create("backend-" + roleName(role), role, 1).secret;
    m_server->manager().setApiTokens(tokens, {});
    return tokens;
}

Answer TestApi::ask(const QByteArray &method, const QString &path, const QByteArray &body,
                    const QList<std::pair<QByteArray, QByteArray>> &headers)
{
    QNetworkRequest request(QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_server->port()).arg(path)));
    if (!body.isEmpty())
        request.setHeader(QNetworkRequest::ContentTypeHeader, text("application/json"));
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token);
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    const std::unique_ptr<QNetworkReply> reply(m_web.sendCustomRequest(request, method, body));
    Answer answer;
    [&reply] { QTRY_VERIFY(reply->isFinished()); }();
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.type = reply->rawHeader("Content-Type");
    answer.body = reply->readAll();
    return answer;
}

// Sends bytes as they are and reads until `until` has arrived.
QByteArray TestApi::raw(const QByteArray &request, const QByteArray &until)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), m_server->port());
    socket.write(request);
    QByteArray answer;
    const auto arrived = [&] {
        answer += socket.readAll();
        return answer.contains(until);
    };
    [&] { QTRY_VERIFY2(arrived(), answer.constData()); }();
    return answer;
}

Talker &TestApi::join(const QString &room, const QString &user)
{
    m_talkers.push_back(
        std::make_unique<Talker>(QString::fromUtf8(m_server->status.url)
                                 + QStringLiteral("/ws?room_id=%1&user_id=%2").arg(room, user)));
    Talker &talker = *m_talkers.back();
    [&talker] { QTRY_VERIFY(!talker.last(text("user_joined")).isEmpty()); }();
    return talker;
}

void TestApi::publishes_data()
{
    QTest::addColumn<int>("ioThreads");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("anna");
    QTest::addColumn<int>("boris");
    for (const int threads : {0, 1}) {
        QTest::addRow("everyone, %d", threads) << threads << text("/api/v1/events") << 1 << 1;
        QTest::addRow("room, %d", threads) << threads << text("/api/v1/rooms/a%20room/events") << 1 << 0;
        QTest::addRow("user, %d", threads) << threads << text("/api/v1/users/boris/events") << 0 << 1;
        QTest::addRow("connection, %d", threads)
            << threads << text("/api/v1/connections/%1/events") << 1 << 0;
        QTest::addRow("empty room, %d", threads) << threads << text("/api/v1/rooms/none/events") << 0 << 0;
    }
}

void TestApi::publishes()
{
    QFETCH(int, ioThreads);
    QFETCH(QString, path);
    QFETCH(int, anna);
    QFETCH(int, boris);
    host(ioThreads);
    Talker &first = join(text("a room"), text("anna"));
    Talker &second = join(text("s"), text("boris"));
    if (path.contains(text("%1")))
        path = path.arg(first.id());
    const Answer answer = ask("POST", path, R"({"type":"news","payload":{"n":1},"extra":[2]})");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.type, QByteArray("application/json"));
    QCOMPARE(answer.json()[QLatin1String("recipients")].toInt(), anna + boris);
    QVERIFY(answer.json()[QLatin1String("id")].toInt() > 0);
    ask("POST", text("/api/v1/events"), R"({"type":"mark"})");
    QTRY_COMPARE(first.count(text("mark")), 1);
    QTRY_COMPARE(second.count(text("mark")), 1);
    QCOMPARE(first.count(text("news")), anna);
    QCOMPARE(second.count(text("news")), boris);
    if (anna == 1) {
        QCOMPARE(first.last(text("news"))[QLatin1String("payload")][QLatin1String("n")].toInt(), 1);
        QCOMPARE(first.last(text("news"))[QLatin1String("extra")][0].toInt(), 2);
        QCOMPARE(first.last(text("news"))[QLatin1String("user_id")].toString(), text("api"));
    }
}

void TestApi::untouchedPayload()
{
    host();
    Talker &anna = join(text("r"), text("anna"));
    QString heard;
    connect(&anna.socket, &QWebSocket::textMessageReceived, this, [&](const QString &t) { heard = t; });
    const QByteArray payload = R"({"big":12345678901234567890.10,"b":1,"a":"\u00e9"})";
    ask("POST", text("/api/v1/rooms/r/events"),
        R"({"user_id":"forged","room_id":"forged","timestamp":1,"type":"t","payload":)" + payload + '}');
    QTRY_VERIFY(heard.contains(QString::fromUtf8(payload)));
    QVERIFY(!heard.contains(text("forged")));
}

void TestApi::batch()
{
    host();
    Talker &anna = join(text("r"), text("anna"));
    const Answer answer
        = ask("POST", text("/api/v1/rooms/r/events"), R"([{"type":"a"},{"type":"b","payload":7}])");
    QCOMPARE(answer.status, 200);
    const QJsonArray events = answer.json()[QLatin1String("events")].toArray();
    QCOMPARE(events.size(), 2);
    QCOMPARE(events[1][QLatin1String("recipients")].toInt(), 1);
    QVERIFY(events[0][QLatin1String("id")].toInt() < events[1][QLatin1String("id")].toInt());
    QTRY_COMPARE(anna.count(text("b")), 1);
    QCOMPARE(anna.count(text("a")), 1);
    // All or nothing.
    QCOMPARE(ask("POST", text("/api/v1/rooms/r/events"), R"([{"type":"c"},{"payload":7}])").status, 400);
    ask("POST", text("/api/v1/rooms/r/events"), R"({"type":"mark"})");
    QTRY_COMPARE(anna.count(text("mark")), 1);
    QCOMPARE(anna.count(text("c")), 0);
}

void TestApi::idempotency()
{
    host(1);
    setTokens();
    m_token = m_secrets["publish"];
    Talker &anna = join(text("r"), text("anna"));
    const auto publish = [&](const QByteArray &key, const QString &path) {
        return ask("POST", path, R"({"type":"once"})", {{"Idempotency-Key", key}}).body;
    };
    const QString room = text("/api/v1/rooms/r/events");
    const QByteArray first = publish("k1", room);
    QCOMPARE(publish("k1", room), first);
    QVERIFY(publish("k2", room) != first);
    QVERIFY(publish("k1", text("/api/v1/events")) != first); // another address
    m_token = m_secrets["admin"];
    QVERIFY(publish("k1", room) != first); // another caller
    ask("POST", room, R"({"type":"mark"})");
    QTRY_COMPARE(anna.count(text("mark")), 1);
    QCOMPARE(anna.count(text("once")), 4);
}

void TestApi::badPublish_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    const QString path = text("/api/v1/events");
    const QString event = text("invalid_event");
    QTest::newRow("no JSON") << path << QByteArray("hello") << event;
    QTest::newRow("cut off") << path << QByteArray("{\"type\":") << event;
    QTest::newRow("a number") << path << QByteArray("7") << event;
    QTest::newRow("no type") << path << QByteArray("{}") << event;
    QTest::newRow("empty type") << path << QByteArray("{\"type\":\"\"}") << event;
    QTest::newRow("type a number") << path << QByteArray("{\"type\":1}") << event;
    QTest::newRow("empty batch") << path << QByteArray("[]") << event;
    QTest::newRow("numbers in a batch") << path << QByteArray("[1]") << event;
    QTest::newRow("broken batch") << path << QByteArray("[{\"type\":\"a\"},]") << event;
    QTest::newRow("not UTF-8") << path << QByteArray("{\"type\":\"\xff\"}") << event;
    QTest::newRow("too deep") << path
                              << "{\"type\":\"a\",\"payload\":" + QByteArray(100, '[') + QByteArray(100, ']')
            + '}' << event;
    QTest::newRow("too many") << path
                              << '[' + QByteArray("{\"type\":\"a\"},").repeated(1000) + "{\"type\":\"a\"}]"
                              << event;
    const QByteArray good = "{\"type\":\"a\"}";
    QTest::newRow("bad room") << text("/api/v1/rooms/%0A/events") << good << text("invalid_name");
    QTest::newRow("empty room") << text("/api/v1/rooms//events") << good << text("invalid_name");
    QTest::newRow("bad user") << text("/api/v1/users/%FF/events") << good << text("invalid_name");
    QTest::newRow("bad connection") << text("/api/v1/connections/one/events") << good << text("invalid_name");
}

void TestApi::badPublish()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, body);
    QFETCH(QString, code);
    host();
    Talker &anna = join(text("r"), text("anna"));
    const Answer answer = ask("POST", path, body);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.type, QByteArray("application/problem+json"));
    QCOMPARE(answer.code(), code);
    QCOMPARE(answer.json()[QLatin1String("status")].toInt(), 400);
    QVERIFY(!answer.json()[QLatin1String("detail")].toString().isEmpty());
    ask("POST", text("/api/v1/events"), R"({"type":"mark"})");
    QTRY_COMPARE(anna.count(text("mark")), 1);
    QCOMPARE(anna.count(text("a")), 0);
}

void TestApi::server()
{
    host(1);
    join(text("r"), text("anna"));
    join(text("r"), text("anna"));
    const QJsonObject info = ask("GET", text("/api/v1/server")).json();
    QCOMPARE(info[QLatin1String("version")].toString(), text(ROOMDECK_VERSION));
    QCOMPARE(info[QLatin1String("connections")].toInt(), 2);
    QCOMPARE(info[QLatin1String("users")].toInt(), 1);
    QCOMPARE(info[QLatin1String("rooms")].toInt(), 1);
}

void TestApi::roomsInPages()
{
    host(1);
    QStringList expected;
    for (const char *room : {"b", "a", "c d", "e"}) {
        join(text(room), text("anna"));
        expected.append(text(room));
    }
    expected.sort();
    QStringList found;
    QString after;
    int pages = 0;
    do {
        const QJsonObject page
            = ask("GET",
                  text("/api/v1/rooms?limit=3&after=") + QString::fromUtf8(QUrl::toPercentEncoding(after)))
                  .json();
        for (const QJsonValue &room : page[QLatin1String("rooms")].toArray())
            found.append(room[QLatin1String("name")].toString());
        after = page[QLatin1String("next")].toString();
        ++pages;
    } while (!after.isEmpty() && pages < 10);
    QCOMPARE(found, expected);
    QCOMPARE(pages, 2);
    const QJsonObject one = ask("GET", text("/api/v1/rooms/c%20d")).json();
    QCOMPARE(one[QLatin1String("users")].toInt(), 1);
    const Answer none = ask("GET", text("/api/v1/rooms/none"));
    QCOMPARE(none.status, 404);
    QCOMPARE(none.code(), text("no_such_room"));
}

void TestApi::membersAndConnections()
{
    host(1);
    join(text("r"), text("anna"));
    join(text("r"), text("anna"));
    join(text("r"), text("boris"));
    const QJsonObject first = ask("GET", text("/api/v1/rooms/r/members?limit=1")).json();
    QCOMPARE(first[QLatin1String("members")][0][QLatin1String("user")].toString(), text("anna"));
    QCOMPARE(first[QLatin1String("members")][0][QLatin1String("connections")].toInt(), 2);
    QCOMPARE(first[QLatin1String("next")].toString(), text("anna"));
    const QJsonObject rest = ask("GET", text("/api/v1/rooms/r/members?after=anna")).json();
    QCOMPARE(rest[QLatin1String("members")].toArray().size(), 1);
    QVERIFY(!rest.contains(QLatin1String("next")));
    QCOMPARE(ask("GET", text("/api/v1/rooms/none/members")).status, 404);

    const QJsonObject page = ask("GET", text("/api/v1/connections?limit=2")).json();
    QCOMPARE(page[QLatin1String("connections")].toArray().size(), 2);
    const QString next = QString::number(page[QLatin1String("next")].toInt());
    const QJsonArray last = ask("GET", text("/api/v1/connections?after=") + next)
                                .json()[QLatin1String("connections")]
                                .toArray();
    QCOMPARE(last.size(), 1);
    QCOMPARE(last[0][QLatin1String("user")].toString(), text("boris"));
    QCOMPARE(last[0][QLatin1String("rooms")][0].toString(), text("r"));
    QVERIFY(last[0][QLatin1String("address")].toString().startsWith(text("127.0.0.1:")));
    QCOMPARE(ask("GET", text("/api/v1/connections?limit=-5"))
                 .json()[QLatin1String("connections")]
                 .toArray()
                 .size(),
             1);
}

void TestApi::history()
{
    host(1);
    join(text("r"), text("anna"));
    for (int i = 0; i < 5; ++i)
        ask("POST", text("/api/v1/rooms/r/events"),
            "{\"type\":\"n\",\"payload\":" + QByteArray::number(i) + '}');
    ask("POST", text("/api/v1/rooms/s/events"), R"({"type":"elsewhere"})");
    const QJsonArray events
        = ask("GET", text("/api/v1/rooms/r/events?limit=3")).json()[QLatin1String("events")].toArray();
    QCOMPARE(events.size(), 3);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(events[i][QLatin1String("payload")].toInt(), i + 2);
    QCOMPARE(events[0][QLatin1String("sender")].toString(), text("api"));
}

void TestApi::kick()
{
    host(1);
    Talker &anna = join(text("r"), text("anna"));
    Talker &boris = join(text("r"), text("boris"));
    Answer answer = ask("DELETE", text("/api/v1/users/anna?code=4002&reason=bye+now"));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json()[QLatin1String("affected")].toInt(), 1);
    QTRY_VERIFY(anna.isGone());
    QCOMPARE(int(anna.socket.closeCode()), 4002);
    QCOMPARE(anna.socket.closeReason(), text("bye now"));
    answer = ask("DELETE", QStringLiteral("/api/v1/connections/%1").arg(boris.id()));
    QCOMPARE(answer.json()[QLatin1String("affected")].toInt(), 1);
    QTRY_VERIFY(boris.isGone());
    QCOMPARE(int(boris.socket.closeCode()), 1008);
    QCOMPARE(ask("DELETE", text("/api/v1/users/nobody")).json()[QLatin1String("affected")].toInt(), 0);
}

void TestApi::badKick_data()
{
    QTest::addColumn<QString>("code");
    for (const char *code : {"0", "999", "1005", "1006", "1015", "2000", "5000", "66544", "-1"})
        QTest::newRow(code) << text(code);
}

void TestApi::badKick()
{
    QFETCH(QString, code);
    host();
    Talker &anna = join(text("r"), text("anna"));
    QCOMPARE(ask("DELETE", text("/api/v1/users/anna?code=") + code).status, 400);
    QVERIFY(anna.isOpen());
}

void TestApi::bans_data()
{
    QTest::addColumn<QString>("list");
    QTest::newRow("bans") << text("bans");
    QTest::newRow("mutes") << text("mutes");
}

void TestApi::bans()
{
    QFETCH(QString, list);
    host(1);
    setTokens();
    m_token = m_secrets["moderate"];
    const QString path = text("/api/v1/") + list;
    const auto entries = [&] { return ask("GET", path).json()[list].toArray(); };
    QVERIFY(entries().isEmpty());
    const Answer answer = ask("POST", path, R"({"user":"anna","duration_s":60,"reason":"spam"})");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json()[QLatin1String("affected")].toInt(), 1);
    const QJsonArray listed = entries();
    QCOMPARE(listed.size(), 1);
    QCOMPARE(listed[0][QLatin1String("user")].toString(), text("anna"));
    QCOMPARE(listed[0][QLatin1String("actor")].toString(), text("backend-moderate"));
    QCOMPARE(listed[0][QLatin1String("reason")].toString(), text("spam"));
    QVERIFY(listed[0][QLatin1String("until")].toDouble() > listed[0][QLatin1String("since")].toDouble());
    ask("POST", path, R"({"user":"boris"})");
    QVERIFY(entries()[1][QLatin1String("until")].isNull());
    QCOMPARE(ask("DELETE", path + text("?user=ANNA")).json()[QLatin1String("affected")].toInt(), 1);
    QCOMPARE(entries().size(), 1);
}

void TestApi::badRestrictions_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("rest");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nobody") << QByteArray("POST") << text("bans") << QByteArray("{}");
    QTest::newRow("an array") << QByteArray("POST") << text("bans") << QByteArray("[]");
    QTest::newRow("no JSON") << QByteArray("POST") << text("bans") << QByteArray("{");
    QTest::newRow("negative time") << QByteArray("POST") << text("bans")
                                   << QByteArray(R"({"user":"a","duration_s":-1})");
    QTest::newRow("endless time") << QByteArray("POST") << text("bans")
                                  << QByteArray(R"({"user":"a","duration_s":1e99})");
    QTest::newRow("time as a text") << QByteArray("POST") << text("bans")
                                    << QByteArray(R"({"user":"a","duration_s":"60"})");
    QTest::newRow("misspelt time") << QByteArray("POST") << text("bans")
                                   << QByteArray(R"({"user":"a","duration":60})");
    QTest::newRow("no name") << QByteArray("POST") << text("bans") << QByteArray(R"({"user":"a\nb"})");
    QTest::newRow("no address") << QByteArray("POST") << text("bans") << QByteArray(R"({"address":"here"})");
    QTest::newRow("half an address") << QByteArray("POST") << text("bans")
                                     << QByteArray(R"({"address":"1"})");
    QTest::newRow("mute an address") << QByteArray("POST") << text("mutes")
                                     << QByteArray(R"({"address":"127.0.0.1"})");
    QTest::newRow("unban nobody") << QByteArray("DELETE") << text("bans") << QByteArray();
    QTest::newRow("unmute nobody") << QByteArray("DELETE") << text("mutes?user=") << QByteArray();
}

void TestApi::badRestrictions()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, rest);
    QFETCH(QByteArray, body);
    host();
    const Answer answer = ask(method, text("/api/v1/") + rest, body);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.type, QByteArray("application/problem+json"));
}

void TestApi::roomRules()
{
    host(1);
    const QString path = text("/api/v1/rooms/r");
    Answer answer = ask("PATCH", path, R"({"locked":true,"capacity":5,"description":"quiet"})");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json()[QLatin1String("locked")].toBool(), true);
    answer = ask("PATCH", path, R"({"slow_mode_ms":2000,"locked":false})"); // the rest stays
    QCOMPARE(answer.json()[QLatin1String("capacity")].toInt(), 5);
    QCOMPARE(answer.json()[QLatin1String("slow_mode_ms")].toInt(), 2000);
    QCOMPARE(answer.json()[QLatin1String("description")].toString(), text("quiet"));
    Talker &anna = join(text("r"), text("anna"));
    answer = ask("DELETE", path);
    QCOMPARE(answer.json()[QLatin1String("affected")].toInt(), 1);
    QTRY_COMPARE(anna.count(text("user_left")), 1);
    QCOMPARE(ask("DELETE", path).json()[QLatin1String("affected")].toInt(), 0);
}

void TestApi::badRules_data()
{
    QTest::addColumn<QString>("room");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("unknown") << text("r") << QByteArray(R"({"color":"red"})");
    QTest::newRow("wrong type") << text("r") << QByteArray(R"({"locked":"yes"})");
    QTest::newRow("negative") << text("r") << QByteArray(R"({"capacity":-1})");
    QTest::newRow("array") << text("r") << QByteArray("[]");
    QTest::newRow("bad room") << text("%0A") << QByteArray(R"({"locked":true})");
}

void TestApi::badRules()
{
    QFETCH(QString, room);
    QFETCH(QByteArray, body);
    host();
    QCOMPARE(ask("PATCH", text("/api/v1/rooms/") + room, body).status, 400);
}

void TestApi::roles_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("least");
    const auto row = [](const char *method, const char *path, const char *body, ApiRole least) {
        QTest::addRow("%s %s", method, path)
            << QByteArray(method) << text(path) << QByteArray(body) << int(least);
    };
    row("GET", "/api/v1/server", "", ApiRole::Observe);
    row("GET", "/api/v1/rooms", "", ApiRole::Observe);
    row("GET", "/api/v1/connections", "", ApiRole::Observe);
    row("GET", "/api/v1/bans", "", ApiRole::Observe);
    row("GET", "/metrics", "", ApiRole::Observe);
    row("POST", "/api/v1/events", "{\"type\":\"a\"}", ApiRole::Publish);
    row("POST", "/api/v1/rooms/r/events", "{\"type\":\"a\"}", ApiRole::Publish);
    row("POST", "/api/v1/users/u/events", "{\"type\":\"a\"}", ApiRole::Publish);
    row("POST", "/api/v1/connections/1/events", "{\"type\":\"a\"}", ApiRole::Publish);
    row("DELETE", "/api/v1/users/u", "", ApiRole::Moderate);
    row("DELETE", "/api/v1/connections/1", "", ApiRole::Moderate);
    row("POST", "/api/v1/bans", "{\"user\":\"x\"}", ApiRole::Moderate);
    row("DELETE", "/api/v1/bans?user=x", "", ApiRole::Moderate);
    row("POST", "/api/v1/mutes", "{\"user\":\"x\"}", ApiRole::Moderate);
    row("DELETE", "/api/v1/mutes?user=x", "", ApiRole::Moderate);
    row("PATCH", "/api/v1/rooms/r", "{\"locked\":true}", ApiRole::Moderate);
    row("DELETE", "/api/v1/rooms/r", "", ApiRole::Moderate);
}

void TestApi::roles()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QByteArray, body);
    QFETCH(int, least);
    host(1);
    setTokens();
    QCOMPARE(ask(method, path, body).status, 401); // none
    for (const ApiRole role : {ApiRole::Observe, ApiRole::Publish, ApiRole::Moderate, ApiRole::Admin}) {
        m_token = m_secrets[roleName(role)];
        QCOMPARE(ask(method, path, body).status, int(role) >= least ? 200 : 403);
    }
    m_token = "rdk_wrong";
    const Answer wrong = ask(method, path, body);
    QCOMPARE(wrong.status, 401);
    QVERIFY(!wrong.body.contains("rdk_wrong"));
}

void TestApi::withoutTokens_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("this computer") << QByteArray("Host: 127.0.0.1:8000\r\n") << true;
    QTest::newRow("its name") << QByteArray("Host: localhost:8000\r\n") << true;
    QTest::newRow("IPv6") << QByteArray("Host: [::1]:8000\r\n") << true;
    QTest::newRow("own page") << QByteArray("Host: localhost\r\nOrigin: http://localhost:3000\r\n") << true;
    QTest::newRow("foreign page") << QByteArray("Host: localhost\r\nOrigin: https://evil.example\r\n")
                                  << false;
    QTest::newRow("page from a file") << QByteArray("Host: localhost\r\nOrigin: null\r\n") << false;
    QTest::newRow("rebound name") << QByteArray("Host: evil.example\r\n") << false;
    QTest::newRow("look-alike") << QByteArray("Host: localhost.evil.example\r\n") << false;
    QTest::newRow("for others") << QByteArray("Host: localhost\r\nX-Forwarded-For: 10.0.0.1\r\n") << false;
    QTest::newRow("wrong token") << QByteArray("Host: localhost\r\nAuthorization: Bearer x\r\n") << false;
}

void TestApi::withoutTokens()
{
    QFETCH(QByteArray, headers);
    QFETCH(bool, allowed);
    host();
    const QByteArray answer = raw("GET /api/v1/server HTTP/1.1\r\n" + headers + "\r\n", "\r\n\r\n");
    QCOMPARE(answer.startsWith("HTTP/1.1 200"), allowed);
    QCOMPARE(answer.startsWith("HTTP/1.1 401"), !allowed);
    QCOMPARE(answer.contains("WWW-Authenticate: Bearer\r\n"), !allowed);
}

void TestApi::guessing()
{
    host(1);
    setTokens();
    m_token = "rdk_wrong";
    for (int i = 0; i < 5; ++i)
        QCOMPARE(ask("GET", text("/api/v1/server")).status, 401);
    QCOMPARE(ask("GET", text("/api/v1/server")).status, 429);
    m_token = m_secrets["admin"];
    QCOMPARE(ask("GET", text("/api/v1/server")).status, 429); // a right guess is not told apart
}

void TestApi::requests_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const QByteArray end = " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    QTest::newRow("unknown path") << "GET /api/v1/unknown" + end << 404;
    QTest::newRow("nothing") << "GET /api/v1/" + end << 404;
    QTest::newRow("another version") << "GET /api/v2/rooms" + end << 404;
    QTest::newRow("without a path") << "GET /api/v1" + end << 404;
    QTest::newRow("unknown method") << "DELETE /api/v1/server" + end << 405;
    QTest::newRow("another method") << "PUT /api/v1/rooms/a" + end << 405;
    QTest::newRow("metrics only tell") << "POST /metrics" + end << 405;
    QTest::newRow("description only tells") << "DELETE /api/v1/openapi.yaml" + end << 405;
    QTest::newRow("limit") << "GET /api/v1/rooms?limit=many" + end << 400;
    QTest::newRow("close code") << "DELETE /api/v1/users/a?code=soon" + end << 400;
    QTest::newRow("connection") << "DELETE /api/v1/connections/anna" + end << 400;
    QTest::newRow("no HTTP") << QByteArray("GET /api/v1/rooms SMTP/1.1\r\n\r\n") << 400;
    QTest::newRow("long head") << "GET /api/v1/rooms HTTP/1.1\r\nHost: localhost\r\nX: "
            + QByteArray(70'000, 'x')
            + "\r\n\r\n" << 431;
    QTest::newRow("upgrade elsewhere")
        << QByteArray("GET /api/v1/rooms HTTP/1.1\r\nHost: localhost\r\nUpgrade: "
                      "websocket\r\nConnection: Upgrade\r\n\r\n")
        << 404;
    QTest::newRow("too long a path") << "GET /api/v1/rooms/a/members/b" + end << 404;
    QTest::newRow("no content type") << QByteArray(
        "POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}")
                                     << 415;
    QTest::newRow("a form") << QByteArray("POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                                          "text/plain\r\nContent-Length: 2\r\n\r\n{}")
                            << 415;
    QTest::newRow("charset") << QByteArray("POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                                           "application/json; charset=utf-8\r\nContent-Length: "
                                           "12\r\n\r\n{\"type\":\"a\"}")
                             << 200;
    QTest::newRow("too large") << QByteArray(
        "POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\n"
        "Content-Type: application/json\r\nContent-Length: 9000000\r\n\r\n")
                               << 413;
    QTest::newRow("HEAD") << "HEAD /api/v1/server" + end << 200;
}

void TestApi::requests()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    host();
    const QByteArray answer = raw(request, "\r\n\r\n");
    QCOMPARE(answer.sliced(9, 3).toInt(), status);
    QCOMPARE(answer.contains("\r\nContent-Type: application/problem+json\r\n"), status >= 400);
    QCOMPARE(answer.contains("\r\nAllow: "), status == 405);
}

void TestApi::metrics()
{
    host(1);
    Talker &anna = join(text("r"), text("anna"));
    anna.sayType(text("one"));
    QTRY_COMPARE(anna.count(text("one")), 1);
    const Answer answer = ask("GET", text("/metrics"));
    QVERIFY(answer.type.startsWith("application/openmetrics-text; version=1.0.0"));
    QVERIFY(answer.body.contains("\nroomdeck_connections 1\n"));
    QVERIFY(answer.body.contains("\nroomdeck_messages_total 1\n"));
    QVERIFY(answer.body.contains("roomdeck_delivery_seconds_bucket{le=\"+Inf\"} "));
    QVERIFY(answer.body.contains("roomdeck_delivery_seconds_bucket{le=\"1.0\"} "));
    QVERIFY(answer.body.contains("\n# UNIT roomdeck_sent_bytes bytes\n"));
    QVERIFY(answer.body.contains("\nroomdeck_build_info{version=\"" ROOMDECK_VERSION "\"} 1\n"));
    QVERIFY(answer.body.contains("\nroomdeck_hub_lag_seconds "));
    anna.socket.sendTextMessage(text("no JSON"));
    QTRY_VERIFY(ask("GET", text("/metrics"))
                    .body.contains("\nroomdeck_refused_messages_total{cause=\"invalid_json\"} 1\n"));
    anna.socket.close();
    QTRY_VERIFY(
        ask("GET", text("/metrics")).body.contains("\nroomdeck_ended_connections_total{code=\"1000\"} 1\n"));
    QVERIFY(answer.body.endsWith("# EOF\n"));
    static const QRegularExpression line(QStringLiteral(
        "^(# (TYPE|HELP|UNIT) [a-z_]+ .+|# EOF|[a-z_]+(\\{[a-z]+=\"[^\"]+\"\\})? -?[0-9.e+-]+)$"));
    for (const QByteArray &one : ask("GET", text("/metrics")).body.chopped(1).split('\n'))
        QVERIFY2(line.match(QString::fromUtf8(one)).hasMatch(), one.constData());
}

void TestApi::descriptions()
{
    host();
    setTokens(); // needed for the API, not for reading what it is
    for (const auto &[path, key] : {std::pair("/api/v1/openapi.yaml", "openapi: 3.1"),
                                    std::pair("/api/v1/asyncapi.yaml", "asyncapi: 3.")}) {
        const Answer answer = ask("GET", text(path));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.type, QByteArray("application/yaml"));
        QVERIFY(answer.body.startsWith(key));
        QCOMPARE(ask("DELETE", text(path)).status, 405);
    }
}

void TestApi::stream()
{
    QFETCH(int, ioThreads);
    host(ioThreads);
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), m_server->port());
    socket.write("GET /api/v1/stream?filter=type:wanted HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QByteArray heard;
    connect(&socket, &QTcpSocket::readyRead, this, [&] { heard += socket.readAll(); });
    QTRY_VERIFY(heard.contains("\r\n\r\n: "));
    QVERIFY(heard.contains("Content-Type: text/event-stream\r\n"));
    QVERIFY(!heard.contains("Content-Length"));
    Talker &anna = join(text("r"), text("anna"));
    anna.sayType(text("other"));
    anna.say({{text("type"), text("wanted")}, {text("payload"), QStringLiteral("a\nb")}});
    QTRY_VERIFY(heard.endsWith("}\n\n"));
    QVERIFY(!heard.contains("\"other\""));
    const QByteArray data = heard.sliced(heard.indexOf("data: ") + 6).chopped(2);
    const QJsonObject row = QJsonDocument::fromJson(data).object();
    QVERIFY(heard.contains("id: " + QByteArray::number(row[QLatin1String("seq")].toInt()) + '\n'));
    QCOMPARE(row[QLatin1String("kind")].toString(), text("message"));
    QCOMPARE(row[QLatin1String("dialect")].toString(), text("hub"));
    QCOMPARE(row[QLatin1String("user")].toString(), text("anna"));
    QCOMPARE(row[QLatin1String("payload")].toString(), text("a\nb"));
    m_server->manager().stop(); // a stream does not hold up the end
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(m_server->status.state, ServerState::Stopped);
}

// A client that lost its connection gets what it missed, once and in order, and then what happens.
void TestApi::streamResumes()
{
    QFETCH(int, ioThreads);
    host(ioThreads);
    m_server->manager().setObserved(true);
    Talker &anna = join(text("r"), text("anna"));
    for (int i = 0; i < 5; ++i)
        anna.say({{text("type"), text("n")}, {text("payload"), i}});
    QTRY_COMPARE(anna.count(text("n")), 5);
    const auto seqOf = [this](int n) -> EventId {
        for (const TrafficEntry &entry : std::as_const(m_server->traffic)) {
            if (entry.type == "n" && entry.payload == QByteArray::number(n))
                return entry.seq;
        }
        return 0;
    };
    QTRY_VERIFY(seqOf(1) != 0);
    const QByteArray seen = QByteArray::number(seqOf(1));
    const auto listen = [this](QTcpSocket &socket, QByteArray &heard, const QByteArray &path,
                               const QByteArray &header) {
        socket.connectToHost(QStringLiteral("127.0.0.1"), m_server->port());
        socket.write("GET /api/v1/stream?filter=type:n" + path + " HTTP/1.1\r\nHost: localhost\r\n" + header
                     + "\r\n");
        connect(&socket, &QTcpSocket::readyRead, this, [&socket, &heard] { heard += socket.readAll(); });
    };
    const auto numbers = [](const QByteArray &heard) {
        QByteArray list;
        for (const QByteArray &line : heard.split('\n')) {
            if (line.startsWith("data: "))
                list += QByteArray::number(
                    QJsonDocument::fromJson(line.sliced(6)).object()[QLatin1String("payload")].toInt(-1));
        }
        return list;
    };
    QTcpSocket byHeader;
    QTcpSocket byQuery;
    QTcpSocket fromNow;
    QByteArray heard;
    QByteArray same;
    QByteArray live;
    listen(byHeader, heard, {}, "Last-Event-ID: " + seen + "\r\n");
    listen(byQuery, same, "&after=" + seen, {});
    listen(fromNow, live, {}, {});
    QTRY_COMPARE(numbers(heard), QByteArray("234"));
    QTRY_VERIFY(live.contains("\r\n\r\n: "));
    for (int i = 5; i < 10; ++i)
        anna.say({{text("type"), text("n")}, {text("payload"), i}});
    QTRY_COMPARE(numbers(heard), QByteArray("23456789"));
    QTRY_COMPARE(numbers(same), QByteArray("23456789"));
    QTRY_COMPARE(numbers(live), QByteArray("56789"));
}

void TestApi::streamTellsGaps()
{
    host(0);
    m_server->manager().setObserved(true);
    const QByteArray big = "\"" + QByteArray(60'000, 'x') + '"';
    for (int i = 0; i < 100; ++i) // more than is kept
        m_server->manager().broadcastToAll("n", big);
    QTRY_VERIFY(m_server->traffic.size() >= 100);
    for (const QByteArray id : {"1", "999999999"}) {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), m_server->port());
        socket.write("GET /api/v1/stream?filter=type:none HTTP/1.1\r\nHost: localhost\r\nLast-Event-ID: " + id
                     + "\r\n\r\n");
        QByteArray heard;
        connect(&socket, &QTcpSocket::readyRead, this, [&] { heard += socket.readAll(); });
        QTRY_VERIFY2(heard.contains("data: {\"kind\":\"gap\",\"skipped\":"), heard.constData());
        QCOMPARE(heard.contains("\"skipped\":0}"), id != "1");
    }
}

void TestApi::webhooks()
{
    host(0);
    QCOMPARE(ask("GET", text("/api/v1/webhooks")).json()[QLatin1String("enabled")], QJsonValue(false));
    WebhookState state;
    state.enabled = true;
    state.url = "https://shop.example/hook";
    state.queued = 3;
    state.dropped = 2;
    state.lastStatus = 503;
    m_server->manager().setWebhookState(state);
    QJsonObject told; // the hub's loop may take the request before the news
    QTRY_COMPARE((told = ask("GET", text("/api/v1/webhooks")).json())[QLatin1String("url")].toString(),
                 text("https://shop.example/hook"));
    QCOMPARE(told[QLatin1String("queued")].toInt(), 3);
    QCOMPARE(told[QLatin1String("last_status")].toInt(), 503);
    const QByteArray metrics = ask("GET", text("/metrics")).body;
    QVERIFY(metrics.contains("\nroomdeck_webhook_queued_events 3\n"));
    QVERIFY(metrics.contains("\nroomdeck_webhook_dropped_events_total 2\n"));
}

// Nobody watches the server: it reports because somebody streams, and stops when nobody does any more.
void TestApi::streamWakesTheFeed()
{
    host(1);
    QCOMPARE(m_server->traffic.size(), 0);
    auto socket = std::make_unique<QTcpSocket>();
    socket->connectToHost(QStringLiteral("127.0.0.1"), m_server->port());
    socket->write("GET /api/v1/stream HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_VERIFY(socket->bytesAvailable() > 0);
    join(text("r"), text("anna"));
    QTRY_VERIFY(socket->peek(1'000'000).contains("user_joined"));
    socket.reset();
    const auto quiet = [this] {
        const qsizetype before = m_server->traffic.size();
        ask("POST", text("/api/v1/events"), R"({"type":"a"})");
        return !QTest::qWaitFor([&] { return m_server->traffic.size() > before; }, 100);
    };
    QTRY_VERIFY(quiet());
}

void TestApi::slowStreamReader()
{
    host(1);
    QTcpSocket socket;
    socket.setReadBufferSize(1024); // reads no more than that
    socket.connectToHost(QStringLiteral("127.0.0.1"), m_server->port());
    socket.write("GET /api/v1/stream HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_VERIFY(socket.bytesAvailable() > 0);
    const QByteArray large = "{\"type\":\"a\",\"payload\":\"" + QByteArray(500'000, 'x') + "\"}";
    const auto cut = [&] {
        ask("POST", text("/api/v1/rooms/r/events"), large);
        if (socket.state() != QAbstractSocket::ConnectedState)
            return true;
        socket.write("x"); // its own buffer is full: it learns of its end by writing
        socket.flush();
        return socket.state() != QAbstractSocket::ConnectedState;
    };
    QTRY_VERIFY_WITH_TIMEOUT(cut(), 30'000);
    QCOMPARE(ask("GET", text("/api/v1/server")).status, 200);
}

void TestApi::badFilter()
{
    host();
    const Answer answer = ask("GET", text("/api/v1/stream?filter=romo:x"));
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.code(), text("invalid_filter"));
    QVERIFY(answer.body.contains("romo"));
}

QTEST_GUILESS_MAIN(TestApi)
#include "tst_api.moc"
