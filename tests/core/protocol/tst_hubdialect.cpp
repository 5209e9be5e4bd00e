// The hub dialect, to the letter of the wire protocol.
#include "core/protocol/dialectregistry.h"
#include "core/protocol/hubdialect.h"
#include "core/protocol/jsonscan.h"
#include "core/settings/serversettings.h"

#include <QtTest/QtTest>

using namespace roomdeck;

namespace {

Command decodeOne(QByteArrayView text)
{
    std::vector<Command> commands;
    HubDialect().decode(text, Limits(), nullptr, commands);
    return commands.size() == 1 ? commands.front() : Command();
}

QByteArray encoded(const ServerMessage &message)
{
    QByteArray out;
    HubDialect().encode(message, nullptr, out);
    return out;
}

} // namespace

class TestHubDialect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void paths_data();
    void paths();
    void admit_data();
    void admit();
    void assignsGuests();
    void publish_data();
    void publish();
    void commands_data();
    void commands();
    void refusals_data();
    void refusals();
    void depthFollowsTheLimits();
    void appendsToCommands();
    void forgery_data();
    void forgery();
    void encode_data();
    void encode();
    void encodeAppends();
};

void TestHubDialect::paths_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("dialect");
    QTest::newRow("hub") << QByteArray("/ws") << QByteArray("hub");
    QTest::newRow("chat") << QByteArray("/ws/general") << QByteArray("chat");
    QTest::newRow("chat, no room") << QByteArray("/ws/") << QByteArray("chat");
    QTest::newRow("chat, too deep") << QByteArray("/ws/a/b") << QByteArray("chat");
    QTest::newRow("root") << QByteArray("/") << QByteArray();
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("case") << QByteArray("/WS") << QByteArray();
    QTest::newRow("longer") << QByteArray("/wss") << QByteArray();
    QTest::newRow("api") << QByteArray("/api/rooms") << QByteArray();
}

void TestHubDialect::paths()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, dialect);
    const DialectRegistry registry;
    QCOMPARE(registry.name(registry.find(path)), dialect);
}

void TestHubDialect::admit_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("room");
    QTest::addColumn<QByteArray>("user");
    const auto row = [](const char *name, const char *query, int status, const char *room, const char *user) {
        QTest::newRow(name) << QByteArray(query) << status << QByteArray(room) << QByteArray(user);
    };
    row("both", "room_id=room-123&user_id=user-456", 101, "room-123", "user-456");
    row("other order, others between", "x=1&user_id=u&&token=t&room_id=r", 101, "r", "u");
    row("no room", "user_id=u", 101, "", "u");
    row("empty room", "room_id=&user_id=u", 101, "", "u");
    row("percent", "room_id=%D1%81%D1%82%D0%B5%D0%BD%D0%B4&user_id=a%26b", 101, "стенд", "a&b");
    row("plus is space", "room_id=my+room&user_id=a%2Bb", 101, "my room", "a+b");
    row("raw UTF-8", "room_id=стенд&user_id=u", 101, "стенд", "u");
    row("escaped key", "room%5Fid=r&user_id=u", 101, "r", "u");
    row("first of two", "room_id=a&room_id=b&user_id=u", 101, "a", "u");
    row("stray percent", "room_id=100%&user_id=50%25", 101, "100%", "50%");
    row("bad escapes stay", "room_id=%zz&user_id=%2", 101, "%zz", "%2");
    row("equals in value", "room_id=a=b&user_id=u", 101, "a=b", "u");
    row("NUL", "room_id=a%00b&user_id=u", 400, "", "");
    row("newline", "room_id=a&user_id=u%0A", 400, "", "");
    row("invalid UTF-8", "room_id=%ff&user_id=u", 400, "", "");
    row("bidi override", "room_id=r&user_id=%E2%80%AEevil", 400, "", "");
}

void TestHubDialect::admit()
{
    QFETCH(QByteArray, query);
    QFETCH(int, status);
    QFETCH(QByteArray, room);
    QFETCH(QByteArray, user);
    const Admission admission = HubDialect().admit({"/ws", query});
    QCOMPARE(admission.httpStatus, status);
    QCOMPARE(bool(admission.error), status != 101);
    if (status != 101)
        return;
    QCOMPARE(admission.room, room);
    QCOMPARE(admission.user, user);
    QVERIFY(!admission.userAssigned);
}

void TestHubDialect::assignsGuests()
{
    for (const char *query : {"", "room_id=r", "user_id=", "user_id"}) {
        const Admission admission = HubDialect().admit({"/ws", query});
        QCOMPARE(admission.httpStatus, 101);
        QVERIFY(admission.userAssigned);
        QVERIFY(admission.user.startsWith("guest-"));
        QCOMPARE(admission.user.size(), 12);
    }
    QCOMPARE(HubDialect().admit({"/ws", "room_id=" + QByteArray(65, 'a')}).error.code,
             ErrorCode::InvalidRoom);
    QCOMPARE(HubDialect().admit({"/ws", "user_id=" + QByteArray(65, 'a')}).error.code,
             ErrorCode::InvalidUser);
}

void TestHubDialect::publish_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("room");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("extra");
    const auto row = [](const char *name, const char *text, const char *type, const char *room,
                        const char *payload, const char *extra) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(type) << QByteArray(room) << QByteArray(payload)
                            << QByteArray(extra);
    };
    row("the seed's", R"({"type":"custom_event","payload":{"data":"some data"}})", "custom_event", "",
        R"({"data":"some data"})", "");
    row("room", R"({"type":"t","room_id":"r","payload":1})", "t", "r", "1", "");
    row("null room", R"({"type":"t","room_id":null,"payload":1})", "t", "", "1", "");
    row("empty room", R"({"type":"t","room_id":"","payload":1})", "t", "", "1", "");
    row("no payload", R"({"type":"t"})", "t", "", "null", "");
    row("fidelity",
        R"({"payload":{"z":12345678901234567890,"a":1.50,"e":1E5,"s":"\u00e9\/","d":1,"d":2},"type":"t"})",
        "t", "", R"({"z":12345678901234567890,"a":1.50,"e":1E5,"s":"\u00e9\/","d":1,"d":2})", "");
    row("extra in order", R"({"z":[1, 2],"type":"t","a":"x","payload":0,"id":7})", "t", "", "0",
        R"("z":[1, 2],"a":"x","id":7)");
    row("server's fields dropped", R"({"type":"t","user_id":"admin","timestamp":1,"payload":0})", "t", "",
        "0", "");
    row("in disguise", R"({"\u0074ype":"t","user\u005fid":"admin","time\u0073tamp":1,"room\u005fid":"r"})",
        "t", "r", "null", "");
    row("duplicates",
        R"({"type":"a","type":"b","room_id":"x","room_id":"y","x":1,"x":2,"payload":1,"payload":2})", "b",
        "y", "2", R"("x":2)");
    row("escaped type", R"({"type":"\u0061\n"})", "a\n", "", "null", "");
    row("lone surrogate in payload", R"({"type":"t","payload":"\ud800"})", "t", "", R"("\ud800")", "");
    row("NUL in payload", R"({"type":"t","payload":"\u0000"})", "t", "", R"("\u0000")", "");
    row("case matters", R"({"type":"Ping"})", "Ping", "", "null", "");
    row("room kept from payload", R"({"type":"t","payload":{"room_id":"r"}})", "t", "", R"({"room_id":"r"})",
        "");
}

void TestHubDialect::publish()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, room);
    QFETCH(QByteArray, payload);
    QFETCH(QByteArray, extra);
    const Command command = decodeOne(text);
    QVERIFY2(command.kind == Command::Kind::Publish, command.error.detail.constData());
    QCOMPARE(command.type, type);
    QCOMPARE(command.room, room);
    QCOMPARE(command.payload, payload);
    QCOMPARE(command.extra, extra);
    QVERIFY(command.claimedUser.isEmpty());
}

void TestHubDialect::commands_data()
{
    using Kind = Command::Kind;
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("room");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("ref");
    const auto row = [](const char *name, const char *text, Kind kind, const char *room, const char *payload,
                        const char *ref) {
        QTest::newRow(name) << QByteArray(text) << int(kind) << QByteArray(room) << QByteArray(payload)
                            << QByteArray(ref);
    };
    row("join", R"({"type":"join_room","room_id":"r"})", Kind::Join, "r", "", "");
    row("join by payload", R"({"type":"join_room","payload":{"room_id":"r"}})", Kind::Join, "r",
        R"({"room_id":"r"})", "");
    row("top level first", R"({"type":"join_room","room_id":"a","payload":{"room_id":"b"}})", Kind::Join, "a",
        R"({"room_id":"b"})", "");
    row("empty, then payload", R"({"type":"join_room","room_id":"","payload":{"room_id":"b"}})", Kind::Join,
        "b", R"({"room_id":"b"})", "");
    row("leave", R"({"type":"leave_room","room_id":"r","ref":"x"})", Kind::Leave, "r", "", R"("ref":"x")");
    row("leave by payload", R"({"type":"leave_room","payload":{"room_id":"r"}})", Kind::Leave, "r",
        R"({"room_id":"r"})", "");
    row("leave the only one", R"({"type":"leave_room"})", Kind::Leave, "", "", "");
    row("ping", R"({"type":"ping"})", Kind::Ping, "", "", "");
    row("ping with payload", R"({"type":"ping","payload":{"t":1},"id":9})", Kind::Ping, "", R"({"t":1})",
        R"("id":9)");
    row("both refs", R"({"type":"t","ref":[1],"id":"a"})", Kind::Publish, "", "null",
        R"("ref":[1],"id":"a")");
}

void TestHubDialect::commands()
{
    QFETCH(QByteArray, text);
    QFETCH(int, kind);
    QFETCH(QByteArray, room);
    QFETCH(QByteArray, payload);
    QFETCH(QByteArray, ref);
    const Command command = decodeOne(text);
    QCOMPARE(int(command.kind), kind);
    QCOMPARE(command.room, room);
    QCOMPARE(command.payload, payload);
    QCOMPARE(command.ref, ref);
}

void TestHubDialect::refusals_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("ref");
    const auto row = [](const char *name, const QByteArray &text, const char *code, const char *ref = "") {
        QTest::newRow(name) << text << QByteArray(code) << QByteArray(ref);
    };
    row("nothing", "", "invalid_json");
    row("text", "hello", "invalid_json");
    row("array", "[]", "invalid_json");
    row("string", "\"type\"", "invalid_json");
    row("unfinished", R"({"type":"t")", "invalid_json");
    row("trailing comma", R"({"type":"t",})", "invalid_json");
    row("two messages", R"({"type":"t"}{"type":"t"})", "invalid_json");
    row("too deep", R"({"type":"t","payload":)" + QByteArray(64, '[') + QByteArray(64, ']') + '}',
        "invalid_json");
    row("much too deep", R"({"type":"t","payload":)" + QByteArray(1'000'000, '['), "invalid_json");
    row("a megabyte of zeros", R"({"type":"t","payload":[)" + QByteArray("0,").repeated(500'000) + "]}",
        "invalid_json");
    row("control character", "{\"type\":\"a\tb\"}", "invalid_json");
    row("no type", R"({"payload":1})", "missing_type");
    row("empty object", "{}", "missing_type");
    row("empty type", R"({"type":"","id":1})", "missing_type", R"("id":1)");
    row("null type", R"({"type":null})", "missing_type");
    row("number type", R"({"type":5,"ref":"r"})", "missing_type", R"("ref":"r")");
    row("object type", R"({"type":{}})", "missing_type");
    for (const char *type : {"connected", "user_joined", "user_left", "pong", "error"})
        row(type, "{\"id\":3,\"type\":\"" + QByteArray(type) + "\"}", "reserved_type", "\"id\":3");
    row("reserved in disguise", R"({"type":"p\u006fng"})", "reserved_type");
    row("reserved by duplicate", R"({"type":"t","type":"error"})", "reserved_type");
    row("room is a number", R"({"type":"t","room_id":5})", "invalid_room");
    row("room is an object", R"({"type":"t","room_id":{}})", "invalid_room");
    row("room with newline", R"({"type":"t","room_id":"a\nb"})", "invalid_room");
    row("room with NUL", R"({"type":"t","room_id":"a\u0000b"})", "invalid_room");
    row("room with half a pair", R"({"type":"t","room_id":"\ud800"})", "invalid_room");
    row("long room", R"({"type":"t","room_id":")" + QByteArray(65, 'a') + "\"}", "invalid_room");
    row("join without room", R"({"type":"join_room"})", "room_required");
    row("join with text payload", R"({"type":"join_room","payload":"room_id"})", "room_required");
    row("join with number", R"({"type":"join_room","payload":{"room_id":1}})", "invalid_room");
    row("leave with array", R"({"type":"leave_room","room_id":[]})", "invalid_room");
}

void TestHubDialect::refusals()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, ref);
    const Command command = decodeOne(text);
    QCOMPARE(int(command.kind), int(Command::Kind::Invalid));
    QCOMPARE(wireName(command.error.code).toByteArray(), code);
    QVERIFY(!command.error.detail.isEmpty());
    QVERIFY(command.error.detail.size() < 300);
    QCOMPARE(command.ref, ref);
}

void TestHubDialect::depthFollowsTheLimits()
{
    Limits limits;
    limits.maxJsonDepth = 2;
    std::vector<Command> commands;
    HubDialect().decode(R"({"type":"t","payload":{}})", limits, nullptr, commands);
    HubDialect().decode(R"({"type":"t","payload":{"a":[]}})", limits, nullptr, commands);
    QCOMPARE(int(commands[0].kind), int(Command::Kind::Publish));
    QCOMPARE(int(commands[1].kind), int(Command::Kind::Invalid));
}

void TestHubDialect::appendsToCommands()
{
    std::vector<Command> commands(1);
    HubDialect().decode(R"({"type":"t"})", Limits(), nullptr, commands);
    QCOMPARE(commands.size(), size_t(2));
    QCOMPARE(commands[1].type, QByteArray("t"));
}

void TestHubDialect::forgery_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("plain") << QByteArray(R"({"type":"t","user_id":"admin","room_id":"r","timestamp":0})");
    QTest::newRow("twice") << QByteArray(
        R"({"type":"t","user_id":"u","user_id":"admin","timestamp":0,"timestamp":0})");
    QTest::newRow("escaped") << QByteArray(
        R"({"type":"t","us\u0065r_id":"admin","\u0072oom_id":"r","t\u0069mestamp":0})");
    QTest::newRow("mixed") << QByteArray(
        R"({"user_id":"admin","type":"t","user\u005fid":"admin","room_id":"r"})");
}

void TestHubDialect::forgery()
{
    QFETCH(QByteArray, text);
    const Command command = decodeOne(text);
    Event event;
    event.room = "real";
    event.sender = "mallory";
    event.type = command.type;
    event.payload = command.payload;
    event.extra = command.extra;
    event.timeUs = 1'000'000;
    QCOMPARE(encoded(EventDelivery{&event, event.room}),
             QByteArray(
                 R"({"type":"t","room_id":"real","user_id":"mallory","payload":null,"timestamp":1.000000})"));
}

void TestHubDialect::encode_data()
{
    QTest::addColumn<ServerMessage>("message");
    QTest::addColumn<QByteArray>("frame");
    static const Event event{
        5, 1795351267482113, "r\"1", "ann", "cursor", R"({"x": 1})", R"("id":7,"z":[])", {}, {}, 1};
    static const Event toAll{6, 2000000, "", "operator", "global_event", "", "", {}, SenderKind::Operator, 0};
    const auto row = [](const char *name, const ServerMessage &message, const char *frame) {
        QTest::newRow(name) << message << QByteArray(frame);
    };
    row("event", EventDelivery{&event, event.room},
        R"({"type":"cursor","room_id":"r\"1","user_id":"ann","payload":{"x": 1},"id":7,"z":[],"timestamp":1795351267.482113})");
    row("event to everyone", EventDelivery{&toAll, "recipient's"},
        R"({"type":"global_event","room_id":"","user_id":"operator","payload":null,"timestamp":2.000000})");
    row("welcome", Welcome{ConnectionId(12), "ann", "r", {"ann", "b\"ob"}, 3000000},
        R"({"type":"connected","room_id":"r","user_id":"ann","payload":{"connection_id":12,"members":["ann","b\"ob"]},"timestamp":3.000000})");
    row("welcome to no room", Welcome{ConnectionId(1), "ann", "", {}, 0},
        R"({"type":"connected","room_id":"","user_id":"ann","payload":{"connection_id":1,"members":[]},"timestamp":0.000000})");
    row("joined, to the joiner", MembershipChange{true, "r", "ann", {"ann", "bob"}, true, 1},
        R"({"type":"user_joined","room_id":"r","user_id":"ann","payload":{"user_id":"ann","members":["ann","bob"]},"timestamp":0.000001})");
    row("joined, to others", MembershipChange{true, "r", "ann", {"ann", "bob"}, false, 1},
        R"({"type":"user_joined","room_id":"r","user_id":"ann","payload":{"user_id":"ann"},"timestamp":0.000001})");
    row("left", MembershipChange{false, "r", "ann", {}, false, 1},
        R"({"type":"user_left","room_id":"r","user_id":"ann","payload":{"user_id":"ann"},"timestamp":0.000001})");
    row("pong", Pong{}, R"({"type":"pong"})");
    row("pong with all", Pong{"[1]", "\"id\":1"}, R"({"type":"pong","payload":[1],"id":1})");
    row("error", ErrorReply{{ErrorCode::RoomFull, "the \"room\" is full"}, {}},
        R"({"type":"error","payload":{"code":"room_full","message":"the \"room\" is full"}})");
    row("error with ref", ErrorReply{{ErrorCode::Muted, "quiet"}, "\"id\":1,\"ref\":null"},
        R"({"type":"error","payload":{"code":"muted","message":"quiet"},"id":1,"ref":null})");
}

void TestHubDialect::encode()
{
    QFETCH(ServerMessage, message);
    QFETCH(QByteArray, frame);
    QCOMPARE(encoded(message), frame);
    QVERIFY(!scanJson(frame, 64));
}

void TestHubDialect::encodeAppends()
{
    QByteArray out = "before";
    HubDialect().encode(Pong{}, nullptr, out);
    QCOMPARE(out, QByteArray(R"(before{"type":"pong"})"));
}

QTEST_APPLESS_MAIN(TestHubDialect)
#include "tst_hubdialect.moc"
