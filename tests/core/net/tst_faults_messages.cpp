// Messages that are too large, broken, forged or hostile, over real sockets.
#include "tests/support/eventloop.h"
#include "tests/support/faultserver.h"
#include "tests/support/processfigures.h"

#include <QtCore/QDateTime>
#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <memory>

using namespace roomdeck;
using namespace roomdeck::test;
using namespace std::chrono_literals;
using Client = RawWsClient;

namespace {

// A server with a witness and a culprit in the same room.
struct Scene
{
    bool start(const Limits &limits = {})
    {
        QFETCH_GLOBAL(int, ioThreads);
        server.manager().setObserved(true);
        if (!server.start(limits, ioThreads))
            return false;
        witness = std::make_unique<Client>(server.door());
        witness->open("/ws?room_id=r&user_id=witness");
        if (!turnUntil([&] { return witness->ofType("user_joined").size() == 1; }))
            return false;
        culprit = std::make_unique<Client>(server.door());
        culprit->open("/ws?room_id=r&user_id=culprit");
        if (!turnUntil(
                [&] { return witness->ofType("user_joined").size() == 2 && culprit->messageCount() >= 2; }))
            return false;
        witness->forget();
        culprit->forget();
        return true;
    }
    /// What the witness got until a message of its own came back.
    QList<QByteArray> witnessed()
    {
        witness->sendText(R"({"type":"fence"})");
        turnUntil([&] { return !witness->ofType("fence").isEmpty(); });
        QList<QByteArray> messages = witness->messages();
        messages.removeIf([](const QByteArray &m) { return m.contains(R"("type":"fence")"); });
        return messages;
    }

    FaultServer server;
    std::unique_ptr<Client> witness;
    std::unique_ptr<Client> culprit;
};

QByteArray message(const QByteArray &payload)
{
    return R"({"type":"m","payload":)" + payload + '}';
}

} // namespace

class TestFaultsMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addTransportRows(); }

    void fatalFrames_data();
    void fatalFrames();
    void largestMessage();
    void characterSplitAcrossFragments();
    void refusedText_data();
    void refusedText();
    void wideButValid();
    void tooManyErrors();
    void hostileText_data();
    void hostileText();
    void forgedFields_data();
    void forgedFields();
    void otherRoomIsOutOfReach_data();
    void otherRoomIsOutOfReach();
    void forgedChatFields();
    void sameUserTwice();
};

void TestFaultsMessages::fatalFrames_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const int limit = Limits().maxMessageBytes;
    const auto row
        = [](const char *name, const QByteArray &bytes, int code) { QTest::newRow(name) << bytes << code; };

    row("too large by one", Client::header(Client::Text, quint64(limit) + 1), 1009);
    row("4 GiB announced", Client::header(Client::Text, quint64(1) << 32), 1009);
    row("2^63 - 1 announced", Client::header(Client::Text, ~quint64(0) >> 1), 1009);
    row("2^64 - 1 announced", Client::header(Client::Text, ~quint64(0)), 1009);
    QByteArray fragments = Client::frame(Client::Text, QByteArray(limit / 4, 'x'), false);
    fragments += Client::frame(Client::Continuation, QByteArray(limit / 4, 'x'), false).repeated(3);
    row("too large in sum", fragments + Client::frame(Client::Continuation, "x", true), 1009);

    row("invalid UTF-8", Client::frame(Client::Text, message("\"\xff\"")), 1007);
    row("overlong UTF-8", Client::frame(Client::Text, message("\"\xc0\xaf\"")), 1007);
    row("surrogate", Client::frame(Client::Text, message("\"\xed\xa0\x80\"")), 1007);
    row("cut UTF-8", Client::frame(Client::Text, message("\"\"") + "\xe2\x82"), 1007);
    row("invalid UTF-8 in fragments",
        Client::frame(Client::Text, "{\"type\":\"m\",\"payload\":\"\xff", false)
            + Client::frame(Client::Continuation, "\"}"),
        1007);

    row("unmasked", Client::frame(Client::Text, message("1"), true, false), 1002);
    row("reserved bit", Client::frame(Client::Text | 0x40, message("1")), 1002);
    row("unknown opcode", Client::frame(0x3, "x"), 1002);
    row("unknown control opcode", Client::frame(0xb, "x"), 1002);
    row("long ping", Client::frame(Client::Ping, QByteArray(126, 'p')), 1002);
    row("fragmented ping", Client::frame(Client::Ping, "p", false), 1002);
    row("continuation of nothing", Client::frame(Client::Continuation, "x"), 1002);
    row("message inside a message",
        Client::frame(Client::Text, "x", false) + Client::frame(Client::Text, "x"), 1002);
    row("binary", Client::frame(Client::Binary, message("1")), 1003);
    row("close code 999", Client::frame(Client::Close, QByteArray::fromHex("03e7")), 1002);
    row("close code 1005", Client::frame(Client::Close, QByteArray::fromHex("03ed")), 1002);
    row("half a close code", Client::frame(Client::Close, "\x03"), 1002);
    row("close reason not UTF-8", Client::frame(Client::Close, QByteArray::fromHex("03e8ff")), 1007);
}

void TestFaultsMessages::fatalFrames()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    Scene scene;
    QVERIFY(scene.start());
    const qint64 memory = residentKiB();
    QElapsedTimer clock;
    clock.start();
    scene.culprit->sendRaw(bytes);
    QVERIFY(turnUntil([&] { return scene.culprit->isGone(); }));
    const double elapsed = double(clock.nsecsElapsed()) / 1e6;
    QCOMPARE(scene.culprit->closeCode(), code);
    if (code == 1009)
        qInfo("closed after %.2f ms, memory %+lld KiB", elapsed,
              static_cast<long long>(residentKiB() - memory));
    QVERIFY(turnUntil([&] { return scene.server.closed.size() == 1; }));
    QVERIFY(turnUntil([&] { return scene.witness->ofType("user_left").size() == 1; }));
    QCOMPARE(scene.witnessed().size(), 1); // that one
}

void TestFaultsMessages::largestMessage()
{
    Scene scene;
    QVERIFY(scene.start());
    const QByteArray frame = message("\"\"");
    const QByteArray whole = message('"' + QByteArray(Limits().maxMessageBytes - frame.size(), 'x') + '"');
    QCOMPARE(whole.size(), Limits().maxMessageBytes);
    scene.culprit->sendText(whole);
    QVERIFY(turnUntil([&] { return scene.witness->ofType("m").size() == 1; }));
    // In pieces of every kind, with pings in between.
    qsizetype position = 0;
    for (int i = 0; position < whole.size(); ++i) {
        const qsizetype size = std::min<qsizetype>(whole.size() - position, i % 2 ? 13'000 : 100);
        const QByteArray piece = whole.mid(position, size);
        position += size;
        scene.culprit->sendFrame(i ? Client::Continuation : Client::Text, piece, position == whole.size());
        if (position < whole.size())
            scene.culprit->sendFrame(Client::Ping, "between");
    }
    QVERIFY(turnUntil([&] { return scene.witness->ofType("m").size() == 2; }));
    QVERIFY(scene.culprit->isOpen());
}

void TestFaultsMessages::characterSplitAcrossFragments()
{
    Scene scene;
    QVERIFY(scene.start());
    const QByteArray whole = message("\"\xf0\x9f\x8e\x89\"");
    for (qsizetype cut = 1; cut < whole.size(); ++cut) {
        scene.culprit->sendFrame(Client::Text, whole.first(cut), false);
        scene.culprit->sendFrame(Client::Continuation, whole.sliced(cut));
    }
    QVERIFY(turnUntil([&] { return scene.witness->ofType("m").size() == whole.size() - 1; }));
    for (const QJsonObject &m : scene.witness->ofType("m"))
        QCOMPARE(m.value(QLatin1String("payload")).toString(), QString::fromUtf8("\xf0\x9f\x8e\x89"));
}

void TestFaultsMessages::refusedText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char *name, const QByteArray &text, const char *error) {
        QTest::newRow(name) << text << QByteArray(error);
    };
    row("empty", "", "invalid_json");
    row("word", "hello", "invalid_json");
    row("array", "[1,2]", "invalid_json");
    row("number", "17", "invalid_json");
    row("cut short", R"({"type":"m","payload":{"a":[1,2)", "invalid_json");
    row("trailing text", message("1") + "x", "invalid_json");
    row("two objects", message("1") + message("2"), "invalid_json");
    row("trailing comma", R"({"type":"m",})", "invalid_json");
    row("single quotes", "{'type':'m'}", "invalid_json");
    row("comment", R"({"type":"m"/*x*/})", "invalid_json");
    row("NaN", message("NaN"), "invalid_json");
    row("leading zero", message("01"), "invalid_json");
    row("raw newline in a string", message("\"a\nb\""), "invalid_json");
    row("raw NUL in a string", message(QByteArray("\"a\0b\"", 5)), "invalid_json");
    row("bad escape", message(R"("\x41")"), "invalid_json");
    row("byte order mark", "\xef\xbb\xbf" + message("1"), "invalid_json");
    row("65 levels", message(QByteArray(64, '[') + QByteArray(64, ']')), "invalid_json");
    row("30000 levels", message(QByteArray(30'000, '[') + QByteArray(30'000, ']')), "invalid_json");
    row("30000 levels, open", message(QByteArray(30'000, '[')), "invalid_json");
    row("30000 objects deep", QByteArray(R"({"a":)").repeated(10'000), "invalid_json");
    row("wide and broken", message('[' + QByteArray("0,").repeated(30'000) + ']'), "invalid_json");
    row("no type", R"({"payload":1})", "missing_type");
    row("empty type", R"({"type":""})", "missing_type");
    row("type is a number", R"({"type":1})", "missing_type");
    row("wide without type", '{' + QByteArray(R"("a":1,)").repeated(9'000) + R"("b":2})", "missing_type");
    row("forged join", R"({"type":"user_joined","payload":{"user_id":"x"}})", "reserved_type");
    row("forged join, escaped", R"({"type":"user\u005fjoined","payload":{"user_id":"x"}})", "reserved_type");
    row("forged error", R"({"type":"error","payload":{}})", "reserved_type");
    row("forged leave after another type", R"({"type":"m","type":"user_left"})", "reserved_type");
}

void TestFaultsMessages::refusedText()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, error);
    Scene scene;
    QVERIFY(scene.start());
    scene.culprit->sendText(text);
    QVERIFY(turnUntil([&] { return scene.culprit->messageCount() > 0; }));
    QCOMPARE(scene.culprit->lastError(), error);
    QCOMPARE(scene.culprit->messageCount(), 1);
    QVERIFY(scene.culprit->isOpen());
    QCOMPARE(scene.witnessed(), QList<QByteArray>());
    QVERIFY(turnUntil([&] { return scene.server.logged(TrafficKind::Error, error) == 1; }));
}

void TestFaultsMessages::wideButValid()
{
    Scene scene;
    QVERIFY(scene.start());
    const QByteArray payload = '[' + QByteArray("0,").repeated(30'000) + "0]";
    scene.culprit->sendText(message(payload));
    QVERIFY(turnUntil([&] { return scene.witness->ofType("m").size() == 1; }));
    QCOMPARE(scene.witness->ofType("m").first().value(QLatin1String("payload")).toArray().size(), 30'001);
}

void TestFaultsMessages::tooManyErrors()
{
    Scene scene;
    QVERIFY(scene.start());
    for (int i = 0; i < Limits().errorsBeforeClose; ++i)
        scene.culprit->sendText("nonsense");
    QVERIFY(turnUntil([&] { return scene.culprit->isGone(); }));
    QCOMPARE(scene.culprit->closeCode(), 1008);
    QCOMPARE(scene.culprit->messageCount(), Limits().errorsBeforeClose);
    QVERIFY(scene.witness->isOpen());
}

void TestFaultsMessages::hostileText_data()
{
    QTest::addColumn<QByteArray>("json"); // a JSON string
    QTest::newRow("newline") << QByteArray(R"("one\ntwo\r\nthree")");
    QTest::newRow("escape") << QByteArray(R"("\u001b[31mred\u001b[0m")");
    QTest::newRow("NUL") << QByteArray(R"("a\u0000b")");
    QTest::newRow("bidi override, escaped") << QByteArray(R"("\u202egnp.exe")");
    QTest::newRow("bidi override, raw") << QByteArray("\"\xe2\x80\xaegnp.exe\"");
    QTest::newRow("line separator, raw") << QByteArray("\"a\xe2\x80\xa8z\"");
    QTest::newRow("markup") << QByteArray(R"("<script>alert(1)</script><img src=x onerror=alert(1)>")");
    QTest::newRow("lone surrogate, escaped") << QByteArray(R"("\ud800")");
    QTest::newRow("noncharacter") << QByteArray("\"\xef\xbf\xbf\"");
    QTest::newRow("combining marks") << '"' + QByteArray("\xcc\x81").repeated(1000) + '"';
    QTest::newRow("big number kept") << QByteArray(R"("x","n":12345678901234567890.123456789)");
}

void TestFaultsMessages::hostileText()
{
    QFETCH(QByteArray, json);
    Scene scene;
    QVERIFY(scene.start());
    scene.culprit->sendText(message("{\"text\":" + json + '}'));
    QVERIFY(turnUntil([&] { return scene.witness->ofType("m").size() == 1; }));
    QVERIFY2(scene.witness->messages().first().contains(json), scene.witness->messages().first().constData());
    // One entry in the log, with the text as it was.
    QVERIFY(turnUntil([&] { return scene.server.logged(TrafficKind::Message, "m") == 1; }));
    for (const TrafficEntry &entry : scene.server.traffic) {
        if (entry.type == "m")
            QVERIFY(entry.payload.contains(json));
    }
}

void TestFaultsMessages::forgedFields_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const char *text) { QTest::newRow(name) << QByteArray(text); };
    row("plain", R"({"type":"m","user_id":"admin","timestamp":1,"payload":1})");
    row("before the type", R"({"user_id":"admin","timestamp":1,"type":"m","payload":1})");
    row("twice", R"({"type":"m","user_id":"a","user_id":"admin","timestamp":1,"timestamp":2})");
    row("escaped keys", R"({"type":"m","user\u005fid":"admin","\u0074imestamp":1})");
    row("escaped and plain", R"({"type":"m","user_id":"a","user\u005fid":"admin"})");
    row("own room twice", R"({"type":"m","room_id":"r","room_id":"r"})");
    row("own room escaped", R"({"type":"m","room\u005fid":"r"})");
    row("other kinds of values", R"({"type":"m","user_id":{"user_id":"admin"},"timestamp":[1]})");
    row("the type twice", R"({"type":"x","type":"m"})");
    row("the payload twice", R"({"type":"m","payload":1,"payload":{"user_id":"inside"}})");
}

void TestFaultsMessages::forgedFields()
{
    QFETCH(QByteArray, text);
    Scene scene;
    QVERIFY(scene.start());
    const double before = double(QDateTime::currentMSecsSinceEpoch()) / 1000;
    scene.culprit->sendText(text);
    QVERIFY(turnUntil([&] { return scene.witness->messageCount() == 1; }));
    const QByteArray raw = scene.witness->messages().first();
    const QJsonObject object = QJsonDocument::fromJson(raw).object();
    QCOMPARE(object.value(QLatin1String("type")).toString(), QStringLiteral("m"));
    QCOMPARE(object.value(QLatin1String("user_id")).toString(), QStringLiteral("culprit"));
    QCOMPARE(object.value(QLatin1String("room_id")).toString(), QStringLiteral("r"));
    const QJsonValue timestamp = object.value(QLatin1String("timestamp"));
    if (timestamp.isDouble())
        QVERIFY2(timestamp.toDouble() >= before - 1, raw.constData());
    else
        QVERIFY2(QDateTime::fromString(timestamp.toString(), Qt::ISODateWithMs).isValid(), raw.constData());
    // A reader that takes the first of duplicate keys must see the same.
    QJsonObject payloadless = object;
    payloadless.remove(QLatin1String("payload"));
    const QByteArray outside = QByteArray(raw).replace(R"({"user_id":"inside"})", "");
    for (const char *key : {"type", "user_id", "room_id", "timestamp"})
        QVERIFY2(outside.count('"' + QByteArray(key) + "\":") == 1, raw.constData());
    QVERIFY2(!raw.contains("admin") && !raw.contains("\\u00"), raw.constData());
}

void TestFaultsMessages::otherRoomIsOutOfReach_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("named") << QByteArray(R"({"type":"m","room_id":"other"})");
    QTest::newRow("named last") << QByteArray(R"({"type":"m","room_id":"r","room_id":"other"})");
    QTest::newRow("named first") << QByteArray(R"({"type":"m","room_id":"other","room_id":"r"})");
    QTest::newRow("escaped") << QByteArray(R"({"type":"m","room\u005fid":"other"})");
    QTest::newRow("escaped value") << QByteArray(R"({"type":"m","room_id":"o\u0074her"})");
    QTest::newRow("in the payload") << QByteArray(R"({"type":"m","payload":{"room_id":"other"}})");
}

void TestFaultsMessages::otherRoomIsOutOfReach()
{
    QFETCH(QByteArray, text);
    Scene scene;
    QVERIFY(scene.start());
    Client outsider(scene.server.door());
    outsider.open("/ws?room_id=other&user_id=outsider");
    QVERIFY(turnUntil([&] { return outsider.ofType("user_joined").size() == 1; }));
    outsider.forget();
    scene.culprit->sendText(text);
    QVERIFY(turnUntil([&] { return scene.culprit->messageCount() == 1; })); // an error or its echo
    outsider.sendText(R"({"type":"fence"})");
    QVERIFY(turnUntil([&] { return outsider.ofType("fence").size() == 1; }));
    QCOMPARE(outsider.messageCount(), 1);
}

void TestFaultsMessages::forgedChatFields()
{
    Scene scene;
    QVERIFY(scene.start());
    Client chat(scene.server.door());
    chat.open("/ws/r");
    QVERIFY(turnUntil([&] { return chat.isOpen() && scene.server.opened.size() == 3; }));
    chat.sendText(R"({"text":"hi","sender":"Bob","room":"other","room":"r2","timestamp":1,"timestamp":2})");
    QVERIFY(turnUntil([&] { return chat.messageCount() == 1; }));
    const QByteArray raw = chat.messages().first();
    const QJsonObject object = QJsonDocument::fromJson(raw).object();
    QCOMPARE(object.value(QLatin1String("room")).toString(), QStringLiteral("r"));
    QCOMPARE(object.value(QLatin1String("sender")).toString(), QStringLiteral("Bob"));
    QVERIFY(object.value(QLatin1String("timestamp")).toDouble() > 1e9);
    for (const char *key : {"text", "sender", "room", "timestamp"})
        QVERIFY2(raw.count('"' + QByteArray(key) + "\":") == 1, raw.constData());
    QVERIFY(turnUntil([&] { return scene.witness->ofType("message").size() == 1; }));
}

void TestFaultsMessages::sameUserTwice()
{
    Scene scene;
    QVERIFY(scene.start());
    auto second = std::make_unique<Client>(scene.server.door());
    second->open("/ws?room_id=r&user_id=culprit");
    QVERIFY(turnUntil([&] { return !second->ofType("user_joined").isEmpty(); }));
    QCOMPARE(scene.witnessed(), QList<QByteArray>()); // the user was there already

    scene.witness->sendText(message("1"));
    QVERIFY(
        turnUntil([&] { return second->ofType("m").size() == 1 && scene.culprit->ofType("m").size() == 1; }));
    second->abort();
    QVERIFY(turnUntil([&] { return scene.server.closed.size() == 1; }));
    scene.witnessed();
    QVERIFY(scene.witness->ofType("user_left").isEmpty());
    scene.culprit->sendClose();
    QVERIFY(turnUntil([&] { return scene.witness->ofType("user_left").size() == 1; }));
    turnFor(100ms);
    QCOMPARE(scene.witness->ofType("user_left").size(), 1);
    QCOMPARE(scene.server.logged(TrafficKind::Left), 1);
}

int main(int argc, char **argv)
{
    return runManySocketsTest<TestFaultsMessages>(argc, argv);
}
#include "tst_faults_messages.moc"
