// The chat dialect, to the letter of the wire protocol, and events that cross from one dialect to the other.
#include "core/protocol/chatdialect.h"
#include "core/protocol/hubdialect.h"
#include "core/protocol/jsonscan.h"
#include "core/settings/serversettings.h"

#include <QtTest/QtTest>

using namespace roomdeck;

namespace {

constexpr DialectId hubId = 1;
constexpr DialectId chatId = 2;

Command decodeOne(QByteArrayView text)
{
    std::vector<Command> commands;
    ChatDialect(chatId).decode(text, Limits(), nullptr, commands);
    return commands.size() == 1 ? commands.front() : Command();
}

QByteArray encoded(const Dialect &dialect, const ServerMessage &message)
{
    QByteArray out;
    dialect.encode(message, nullptr, out);
    return out;
}

/// What the hub makes of a command.
Event eventFrom(const Command &command, DialectId origin)
{
    Event event;
    event.timeUs = 1795351267482113;
    event.room = "general";
    event.sender = "ann";
    event.type = command.type;
    event.payload = command.payload;
    event.extra = command.extra;
    event.origin = origin;
    return event;
}

} // namespace

class TestChatDialect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void admit_data();
    void admit();
    void decode_data();
    void decode();
    void refusals_data();
    void refusals();
    void roundTrip_data();
    void roundTrip();
    void chatToHub_data();
    void chatToHub();
    void hubToChat_data();
    void hubToChat();
    void operatorToEveryone();
    void errorReply();
    void saysNothingElse();
};

void TestChatDialect::admit_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("room");
    const auto row = [](const char *name, const char *path, int status, const char *room) {
        QTest::newRow(name) << QByteArray(path) << status << QByteArray(room);
    };
    row("plain", "/ws/general", 101, "general");
    row("percent", "/ws/%D0%BE%D0%B1%D1%89%D0%B8%D0%B9%20%D1%87%D0%B0%D1%82", 101, "общий чат");
    row("plus is plus", "/ws/a+b", 101, "a+b");
    row("stray percent", "/ws/100%", 101, "100%");
    row("escaped slash", "/ws/a%2Fb", 101, "a/b");
    row("no room", "/ws/", 400, "");
    row("NUL", "/ws/a%00", 400, "");
    row("invalid UTF-8", "/ws/%C3%28", 400, "");
    row("line separator", "/ws/%E2%80%A8", 400, "");
    row("deeper", "/ws/a/b", 404, "");
    row("slash behind", "/ws/a/", 404, "");
}

void TestChatDialect::admit()
{
    QFETCH(QByteArray, path);
    QFETCH(int, status);
    QFETCH(QByteArray, room);
    const Admission admission = ChatDialect(chatId).admit({path, "user_id=eve&token=t"});
    QCOMPARE(admission.httpStatus, status);
    QCOMPARE(bool(admission.error), status != 101);
    if (status != 101)
        return;
    QCOMPARE(admission.room, room);
    QVERIFY(admission.userAssigned);
    QVERIFY(admission.user.startsWith("anonymous-"));
    QCOMPARE(admission.user.size(), 16);
}

void TestChatDialect::decode_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("claimedUser");
    const auto row = [](const char *name, const char *text, const char *payload, const char *user) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(payload) << QByteArray(user);
    };
    row("the seed's", R"({"text":"Текст","sender":"ИмяПользователя","room":"general"})",
        R"({"text":"Текст"})", "ИмяПользователя");
    row("unknown fields", R"({"z":1,"text":"x","sender":"a","a":{"b": 2}})",
        R"({"z":1,"text":"x","a":{"b": 2}})", "a");
    row("no sender", R"({"text":"x"})", R"({"text":"x"})", "");
    row("null sender", R"({"text":"x","sender":null})", R"({"text":"x"})", "");
    row("empty sender", R"({"text":"x","sender":""})", R"({"text":"x"})", "");
    row("no text", R"({"sender":"a"})", "{}", "a");
    row("empty", "{}", "{}", "");
    row("text is a number", R"({"text":5})", R"({"text":5})", "");
    row("type is theirs", R"({"type":"error","text":"x"})", R"({"type":"error","text":"x"})", "");
    row("forged time and room",
        R"({"room":"vip","time\u0073tamp":1,"timestamp":2,"r\u006fom":"vip","text":"x"})", R"({"text":"x"})",
        "");
    row("duplicates", R"({"sender":"a","text":"1","s\u0065nder":"b","text":"2"})", R"({"text":"2"})", "b");
    row("fidelity", R"({"text":"\u00e9\ud800","n":1.00,"big":98765432109876543210})",
        R"({"text":"\u00e9\ud800","n":1.00,"big":98765432109876543210})", "");
}

void TestChatDialect::decode()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, payload);
    QFETCH(QByteArray, claimedUser);
    const Command command = decodeOne(text);
    QVERIFY2(command.kind == Command::Kind::Publish, command.error.detail.constData());
    QCOMPARE(command.type, QByteArray("message"));
    QCOMPARE(command.payload, payload);
    QCOMPARE(command.claimedUser, claimedUser);
    QVERIFY(command.room.isEmpty());
    QVERIFY(command.extra.isEmpty());
    QVERIFY(!scanJson(command.payload, 64));
}

void TestChatDialect::refusals_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char *name, const QByteArray &text, const char *code) {
        QTest::newRow(name) << text << QByteArray(code);
    };
    row("text", "hello", "invalid_json");
    row("array", R"([{"text":"x"}])", "invalid_json");
    row("unfinished", R"({"text":"x)", "invalid_json");
    row("too deep", R"({"text":)" + QByteArray(64, '[') + QByteArray(64, ']') + '}', "invalid_json");
    row("sender is a number", R"({"text":"x","sender":5})", "invalid_user");
    row("sender is an object", R"({"sender":{},"text":"x"})", "invalid_user");
    row("sender with newline", R"({"text":"x","sender":"a\nb"})", "invalid_user");
    row("sender with half a pair", R"({"text":"x","sender":"\udc00"})", "invalid_user");
    row("sender with override", "{\"text\":\"x\",\"sender\":\"\xe2\x80\xae\"}", "invalid_user");
}

void TestChatDialect::refusals()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, code);
    const Command command = decodeOne(text);
    QCOMPARE(int(command.kind), int(Command::Kind::Invalid));
    QCOMPARE(wireName(command.error.code).toByteArray(), code);
    QVERIFY(!command.error.detail.isEmpty());
    QVERIFY(command.claimedUser.isEmpty());
}

void TestChatDialect::roundTrip_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("received");
    const auto row = [](const char *name, const char *sent, const char *received) {
        QTest::newRow(name) << QByteArray(sent) << QByteArray(received);
    };
    row("the seed's", R"({"text":"Привет","sender":"ann","room":"general"})",
        R"({"text":"Привет","sender":"ann","room":"general","timestamp":1795351267.482113})");
    row("unknown fields", R"({"text":"x","color":[1,{}],"sender":"ann"})",
        R"({"text":"x","color":[1,{}],"sender":"ann","room":"general","timestamp":1795351267.482113})");
    row("nothing", "{}", R"({"sender":"ann","room":"general","timestamp":1795351267.482113})");
    row("forged", R"({"s\u0065nder":"admin","room":"vip","text":"x","timestamp":0})",
        R"({"text":"x","sender":"ann","room":"general","timestamp":1795351267.482113})");
}

void TestChatDialect::roundTrip()
{
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, received);
    const Event event = eventFrom(decodeOne(sent), chatId);
    QCOMPARE(encoded(ChatDialect(chatId), EventDelivery{&event, event.room}), received);
    QVERIFY(!scanJson(received, 64));
}

void TestChatDialect::chatToHub_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("received");
    QTest::newRow("text")
        << QByteArray(R"({"text":"hi","sender":"ann","room":"x"})")
        << QByteArray(
               R"({"type":"message","room_id":"general","user_id":"ann","payload":{"text":"hi"},"timestamp":1795351267.482113})");
    QTest::newRow("more")
        << QByteArray(R"({"text":"hi","n":1,"sender":"ann"})")
        << QByteArray(
               R"({"type":"message","room_id":"general","user_id":"ann","payload":{"text":"hi","n":1},"timestamp":1795351267.482113})");
}

void TestChatDialect::chatToHub()
{
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, received);
    const Event event = eventFrom(decodeOne(sent), chatId);
    QCOMPARE(encoded(HubDialect(), EventDelivery{&event, event.room}), received);
}

void TestChatDialect::hubToChat_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("received");
    const auto row
        = [](const char *name, const char *sent, const char *text, const char *type, const char *payload) {
              QTest::newRow(name) << QByteArray(sent)
                                  << QByteArray("{\"text\":") + text
                      + ",\"sender\":\"ann\",\"room\":\"general\",\"timestamp\":1795351267.482113,\"type\":\""
                      + type + "\",\"payload\":" + payload + '}';
          };
    row("text", R"({"type":"note","payload":{"text":"hi \u00e9"}})", R"("hi \u00e9")", "note",
        R"({"text":"hi \u00e9"})");
    row("no text", R"({"type":"cursor","payload":{ "x" : 1 }})", R"("{\"x\":1}")", "cursor",
        R"({ "x" : 1 })");
    row("text is a number", R"({"type":"t","payload":{"text":1}})", R"("{\"text\":1}")", "t",
        R"({"text":1})");
    row("payload is a string", R"({"type":"t","payload":"hi"})", R"("\"hi\"")", "t", R"("hi")");
    row("no payload", R"({"type":"t"})", R"("null")", "t", "null");
    row("a message", R"({"type":"message","payload":{"text":"hi","sender":"admin"}})", R"("hi")", "message",
        R"({"text":"hi","sender":"admin"})");
    row("extra stays in hub", R"({"type":"t","payload":1,"sender":"admin"})", R"("1")", "t", "1");
}

void TestChatDialect::hubToChat()
{
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, received);
    std::vector<Command> commands;
    HubDialect().decode(sent, Limits(), nullptr, commands);
    const Event event = eventFrom(commands.at(0), hubId);
    QCOMPARE(encoded(ChatDialect(chatId), EventDelivery{&event, event.room}), received);
    QVERIFY(!scanJson(received, 64));
}

void TestChatDialect::operatorToEveryone()
{
    Event event;
    event.timeUs = 2'500'000;
    event.sender = "operator";
    event.type = "global_event";
    event.payload = R"({"message":"Server maintenance in 5 minutes"})";
    event.senderKind = SenderKind::Operator;
    QCOMPARE(
        encoded(ChatDialect(chatId), EventDelivery{&event, "general"}),
        QByteArray(
            R"({"text":"{\"message\":\"Server maintenance in 5 minutes\"}","sender":"operator","room":"general","timestamp":2.500000,"type":"global_event","payload":{"message":"Server maintenance in 5 minutes"}})"));
}

void TestChatDialect::errorReply()
{
    QCOMPARE(encoded(ChatDialect(chatId), ErrorReply{{ErrorCode::RateLimited, "slow \"down\""}, "\"id\":1"}),
             QByteArray(R"({"error":{"code":"rate_limited","message":"slow \"down\""}})"));
}

void TestChatDialect::saysNothingElse()
{
    const ChatDialect chat(chatId);
    QVERIFY(encoded(chat, Welcome{}).isEmpty());
    QVERIFY(encoded(chat, MembershipChange{}).isEmpty());
    QVERIFY(encoded(chat, Pong{}).isEmpty());
    QVERIFY(!chat.tellsMembership());
}

QTEST_APPLESS_MAIN(TestChatDialect)
#include "tst_chatdialect.moc"
