// Keeping order over real connections: who is kept out, silenced, moved and greeted, and what is written
// down.
#include "core/auth/apitokens.h"
#include "core/traffic/addressees.h"
#include "tests/support/talker.h"
#include "tests/support/testserver.h"

#include <QtNetwork/QTcpSocket>

#include <deque>

using namespace roomdeck;
using namespace roomdeck::test;

namespace {

QString text(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

} // namespace

class TestModeration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void nameKeys_data();
    void nameKeys();
    void banByUser_data() { addThreadRows(); }
    void banByUser();
    void banByAddress();
    void bannedNames_data();
    void bannedNames();
    void bannedSenderOfChat_data();
    void bannedSenderOfChat();
    void banByConnection();
    void addressBanSparesNames();
    void timedBan();
    void unban();
    void mute_data() { addThreadRows(); }
    void mute();
    void muteOfChat();
    void timedMute();
    void lock();
    void capacity();
    void slowMode();
    void slowModeOfChat();
    void moveEnterLeave();
    void closeRoom();
    void greetings();
    void disconnect();
    void errorsAreOfARoom();
    void auditTrail();
    void auditOfMessages();
    void auditOfSettings();
    void restore();

private:
    void host(int ioThreads = 0);
    QString url(const QString &rest) const { return QString::fromUtf8(m_server->status.url) + rest; }
    Talker &add(const QString &rest);
    Talker &join(const QString &room, const QString &user);
    Talker &chat(const QString &room);
    int upgradeStatus(const QByteArray &target);
    ActionResult act(const ModerationRequest &request);
    ActionResult act(ModerationAction action, const QByteArray &user, qint64 durationMs = 0);
    ActionResult setRules(const QByteArray &room, const RoomRules &rules);

    std::unique_ptr<TestServer> m_server;
    std::deque<std::unique_ptr<Talker>> m_talkers;
    QList<ActionResult> m_results;
    ModerationState m_state;
};

void TestModeration::init()
{
    m_server = std::make_unique<TestServer>();
    connect(&m_server->manager(), &ConnectionManager::actionDone, m_server.get(),
            [this](const ActionResult &result) { m_results.append(result); });
    connect(&m_server->manager(), &ConnectionManager::moderationChanged, m_server.get(),
            [this](const ModerationState &state) { m_state = state; });
}

void TestModeration::cleanup()
{
    m_talkers.clear();
    m_server.reset();
    m_results.clear();
    m_state = {};
}

void TestModeration::host(int ioThreads)
{
    m_server->manager().setObserved(true);
    QVERIFY(m_server->start({}, ioThreads));
}

Talker &TestModeration::add(const QString &rest)
{
    m_talkers.push_back(std::make_unique<Talker>(url(rest)));
    Talker &talker = *m_talkers.back();
    [&talker] { QTRY_VERIFY(talker.isOpen()); }();
    return talker;
}

Talker &TestModeration::join(const QString &room, const QString &user)
{
    Talker &talker = add(QStringLiteral("/ws?room_id=%1&user_id=%2").arg(room, user));
    [&talker] { QTRY_VERIFY(!talker.last(text("user_joined")).isEmpty()); }();
    return talker;
}

Talker &TestModeration::chat(const QString &room)
{
    return add(QStringLiteral("/ws/") + room);
}

// The HTTP status an upgrade is answered with, read off the wire.
int TestModeration::upgradeStatus(const QByteArray &target)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), m_server->port());
    socket.write("GET " + target
                 + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                   "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    QByteArray answer;
    const auto arrived = [&] {
        answer += socket.readAll();
        return answer.contains("\r\n");
    };
    if (!QTest::qWaitFor(arrived))
        return 0;
    return answer.sliced(9, 3).toInt();
}

ActionResult TestModeration::act(const ModerationRequest &request)
{
    const qsizetype before = m_results.size();
    m_server->manager().moderate(request);
    [&] { QTRY_COMPARE(m_results.size(), before + 1); }();
    return m_results.last();
}

ActionResult TestModeration::act(ModerationAction action, const QByteArray &user, qint64 durationMs)
{
    ModerationRequest request;
    request.action = action;
    request.users = {user};
    request.durationMs = durationMs;
    return act(request);
}

ActionResult TestModeration::setRules(const QByteArray &room, const RoomRules &rules)
{
    ModerationRequest request;
    request.action = ModerationAction::SetRules;
    request.rooms = {room};
    request.rules = rules;
    return act(request);
}

void TestModeration::nameKeys_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<bool>("same");
    QTest::newRow("case") << text("Anna") << text("aNNA") << true;
    QTest::newRow("Cyrillic case") << QStringLiteral("Аня") << QStringLiteral("аНЯ") << true;
    QTest::newRow("full width") << QStringLiteral("ａｎｎａ") << text("anna") << true;
    QTest::newRow("ligature") << QStringLiteral("ﬁn") << text("FIN") << true;
    QTest::newRow("sharp s") << QStringLiteral("Straße") << QStringLiteral("STRASSE") << true;
    QTest::newRow("combining mark") << QStringLiteral("e\u0301va") << QStringLiteral("ÉVA") << true;
    QTest::newRow("final sigma") << QStringLiteral("ΟΔΟΣ") << QStringLiteral("οδος") << true;
    QTest::newRow("another name") << text("anna") << text("anne") << false;
    QTest::newRow("accent") << QStringLiteral("eva") << QStringLiteral("éva") << false;
}

void TestModeration::nameKeys()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QFETCH(bool, same);
    QCOMPARE(nameKey(a.toUtf8()) == nameKey(b.toUtf8()), same);
    QCOMPARE(nameKey(nameKey(a.toUtf8())), nameKey(a.toUtf8()));
}

void TestModeration::banByUser()
{
    QFETCH(int, ioThreads);
    host(ioThreads);
    Talker &boris = join(text("r"), text("boris"));
    Talker &anna = join(text("r"), text("anna"));
    ModerationRequest ban;
    ban.action = ModerationAction::Ban;
    ban.users = {"Boris"};
    ban.reason = "spam";
    QCOMPARE(act(ban).affected, 1);
    QTRY_VERIFY(boris.isGone());
    QCOMPARE(int(boris.socket.closeCode()), 1008);
    QCOMPARE(boris.socket.closeReason(), text("spam"));
    QTRY_COMPARE(anna.count(text("user_left")), 1);

    QCOMPARE(upgradeStatus("/ws?room_id=r&user_id=boris"), 403);
    QCOMPARE(upgradeStatus("/ws?room_id=r&user_id=anna"), 101);
    QTRY_COMPARE(m_server->logged(TrafficKind::Refused, "403"), 1);
    QVERIFY(anna.isOpen());
    QCOMPARE(m_state.bans.size(), 1);
    QCOMPARE(m_state.bans.first().actor, QByteArray("operator"));
    QCOMPARE(m_state.bans.first().untilUs, qint64(0));
}

void TestModeration::banByAddress()
{
    host();
    Talker &anna = join(text("r"), text("anna"));
    ModerationRequest ban;
    ban.action = ModerationAction::Ban;
    ban.addresses = {"127.0.0.1"};
    QCOMPARE(act(ban).affected, 1);
    QTRY_VERIFY(anna.isGone());
    for (const char *target : {"/ws?user_id=anna", "/ws?user_id=other", "/ws", "/ws/r"})
        QCOMPARE(upgradeStatus(target), 403);
    ban.action = ModerationAction::Unban;
    QCOMPARE(act(ban).affected, 1);
    QCOMPARE(upgradeStatus("/ws/r"), 101);
}

void TestModeration::bannedNames_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    QTest::newRow("same") << QByteArray("/ws?user_id=%C3%89va") << 403;
    QTest::newRow("lower case") << QByteArray("/ws?user_id=%C3%A9va") << 403;
    QTest::newRow("upper case") << QByteArray("/ws?user_id=%C3%89VA") << 403;
    QTest::newRow("full width") << QByteArray("/ws?user_id=%C3%89%EF%BD%96%EF%BD%81") << 403;
    QTest::newRow("decomposed") << QByteArray("/ws?user_id=E%CC%81va") << 400; // no name at all
    QTest::newRow("in a room") << QByteArray("/ws?room_id=other&user_id=%C3%A9VA") << 403;
    QTest::newRow("another") << QByteArray("/ws?user_id=eva") << 101;
}

void TestModeration::bannedNames()
{
    QFETCH(QByteArray, target);
    QFETCH(int, status);
    host();
    act(ModerationAction::Ban, "Éva");
    QCOMPARE(upgradeStatus(target), status);
}

void TestModeration::bannedSenderOfChat_data()
{
    QTest::addColumn<QString>("sender");
    QTest::newRow("same") << QStringLiteral("Éva");
    QTest::newRow("case") << QStringLiteral("éVA");
    QTest::newRow("full width") << QStringLiteral("Éｖａ");
}

void TestModeration::bannedSenderOfChat()
{
    QFETCH(QString, sender);
    host();
    Talker &anna = join(text("r"), text("anna"));
    act(ModerationAction::Ban, "Éva");
    Talker &eva = chat(text("r"));
    eva.say({{text("text"), text("hello")}, {text("sender"), sender}});
    QTRY_VERIFY(eva.isGone());
    QCOMPARE(int(eva.socket.closeCode()), 1008);
    QCOMPARE(eva.error(), text("banned"));
    QCOMPARE(anna.count(text("message")), 0);
}

void TestModeration::banByConnection()
{
    host();
    Talker &boris = join(text("r"), text("boris"));
    ModerationRequest ban;
    ban.action = ModerationAction::Ban;
    ban.connections = {ConnectionId(boris.id())};
    QCOMPARE(act(ban).affected, 1);
    QTRY_VERIFY(boris.isGone());
    QCOMPARE(m_state.bans.first().user, QByteArray("boris"));
    QCOMPARE(upgradeStatus("/ws?user_id=boris"), 403);
}

// Who merely shares an address with a banned user is not banned by name as well.
void TestModeration::addressBanSparesNames()
{
    host();
    join(text("r"), text("anna"));
    join(text("r"), text("boris"));
    ModerationRequest ban;
    ban.action = ModerationAction::Ban;
    ban.users = {"boris"};
    ban.addresses = {"127.0.0.1"};
    QCOMPARE(act(ban).affected, 2);
    QCOMPARE(m_state.bans.size(), 2);
    ban.action = ModerationAction::Unban;
    QCOMPARE(act(ban).affected, 2);
    QVERIFY(m_state.bans.isEmpty());
}

void TestModeration::timedBan()
{
    host();
    QCOMPARE(act(ModerationAction::Ban, "boris", 600'000).affected, 1);
    QCOMPARE(upgradeStatus("/ws?user_id=boris"), 403);
    QCOMPARE(m_state.bans.first().untilUs - m_state.bans.first().sinceUs, qint64(600'000'000));
    QCOMPARE(act(ModerationAction::Ban, "BORIS", 50).affected, 1); // the newer word counts
    QTRY_COMPARE(upgradeStatus("/ws?user_id=boris"), 101);
    QTRY_VERIFY(m_state.bans.isEmpty()); // and the list is told
}

void TestModeration::unban()
{
    host();
    act(ModerationAction::Ban, "boris");
    QCOMPARE(act(ModerationAction::Unban, "nobody").affected, 0);
    QCOMPARE(upgradeStatus("/ws?user_id=boris"), 403);
    QCOMPARE(act(ModerationAction::Unban, "BORIS").affected, 1);
    QCOMPARE(upgradeStatus("/ws?user_id=boris"), 101);
}

void TestModeration::mute()
{
    QFETCH(int, ioThreads);
    host(ioThreads);
    Talker &boris = join(text("r"), text("boris"));
    Talker &anna = join(text("r"), text("anna"));
    QCOMPARE(act(ModerationAction::Mute, "BORIS").affected, 1);
    boris.sayType(text("one"));
    QTRY_COMPARE(boris.error(), text("muted"));
    anna.sayType(text("two"));
    QTRY_COMPARE(boris.count(text("two")), 1); // may listen
    QCOMPARE(anna.count(text("one")), 0);
    Talker &again = join(text("s"), text("boris")); // in every room, also when he comes back
    again.sayType(text("three"));
    QTRY_COMPARE(again.error(), text("muted"));

    QCOMPARE(act(ModerationAction::Unmute, "boris").affected, 1);
    boris.sayType(text("four"));
    QTRY_COMPARE(anna.count(text("four")), 1);
}

void TestModeration::muteOfChat()
{
    host();
    Talker &anna = join(text("r"), text("anna"));
    Talker &boris = chat(text("r"));
    boris.say({{text("text"), text("1")}, {text("sender"), text("boris")}});
    QTRY_COMPARE(anna.count(text("message")), 1);
    act(ModerationAction::Mute, "boris");
    boris.say({{text("text"), text("2")}, {text("sender"), text("boris")}});
    QTRY_COMPARE(boris.error(), text("muted"));
    boris.heard.clear();
    boris.say({{text("text"), text("3")}, {text("sender"), text("someone-else")}});
    QTRY_COMPARE(boris.error(), text("muted")); // another name is no way out
    QCOMPARE(anna.count(text("message")), 1);
}

void TestModeration::timedMute()
{
    host();
    Talker &boris = join(text("r"), text("boris"));
    act(ModerationAction::Mute, "boris", 50);
    QCOMPARE(m_state.mutes.size(), 1);
    QTRY_VERIFY(m_state.mutes.isEmpty());
    boris.sayType(text("free"));
    QTRY_COMPARE(boris.count(text("free")), 1);
}

void TestModeration::lock()
{
    host();
    Talker &anna = join(text("r"), text("anna"));
    RoomRules rules;
    rules.locked = true;
    QCOMPARE(setRules("r", rules).affected, 1);
    Talker &boris = add(text("/ws?room_id=r&user_id=boris"));
    QTRY_COMPARE(boris.error(), text("room_locked"));
    QCOMPARE(boris.last(text("connected"))[QLatin1String("room_id")].toString(), QString());
    boris.say({{text("type"), text("join_room")}, {text("room_id"), text("r")}});
    QTRY_COMPARE(m_server->logged(TrafficKind::Error, "room_locked"), 2);
    join(text("r"), text("anna")); // a second connection of somebody inside
    QVERIFY(anna.isOpen());
    setRules("r", {});
    boris.say({{text("type"), text("join_room")}, {text("room_id"), text("r")}});
    QTRY_COMPARE(boris.count(text("user_joined")), 1);
}

void TestModeration::capacity()
{
    host();
    RoomRules rules;
    rules.capacity = 2;
    setRules("r", rules); // before anybody is there
    Talker &anna = join(text("r"), text("anna"));
    join(text("r"), text("boris"));
    Talker &carla = add(text("/ws?room_id=r&user_id=carla"));
    QTRY_COMPARE(carla.error(), text("room_full"));
    join(text("r"), text("boris")); // users are counted, not connections
    anna.socket.close();
    const auto retry = [&] {
        carla.say({{text("type"), text("join_room")}, {text("room_id"), text("r")}});
        return QTest::qWaitFor([&] { return carla.count(text("user_joined")) == 1; }, 200);
    };
    QTRY_VERIFY(retry());
}

void TestModeration::slowMode()
{
    host();
    RoomRules rules;
    rules.slowModeMs = 3'600'000;
    setRules("r", rules);
    Talker &boris = join(text("r"), text("boris"));
    Talker &anna = join(text("r"), text("anna"));
    boris.sayType(text("one"));
    boris.sayType(text("two"));
    QTRY_COMPARE(boris.error(), text("rate_limited"));
    anna.sayType(text("three")); // each for himself
    QTRY_COMPARE(boris.count(text("three")), 1);
    QCOMPARE(anna.count(text("one")), 1);
    QCOMPARE(anna.count(text("two")), 0);
    setRules("r", {});
    boris.sayType(text("four"));
    QTRY_COMPARE(anna.count(text("four")), 1);
}

void TestModeration::slowModeOfChat()
{
    host();
    RoomRules rules;
    rules.slowModeMs = 3'600'000;
    setRules("r", rules);
    Talker &anna = join(text("r"), text("anna"));
    Talker &boris = chat(text("r"));
    boris.say({{text("text"), text("1")}, {text("sender"), text("boris")}});
    QTRY_COMPARE(anna.count(text("message")), 1);
    for (const char *name : {"Boris", "other", "boris"}) {
        boris.heard.clear();
        boris.say({{text("text"), text("2")}, {text("sender"), text(name)}});
        QTRY_COMPARE(boris.error(), text("rate_limited"));
    }
    QCOMPARE(anna.count(text("message")), 1);
}

void TestModeration::moveEnterLeave()
{
    host();
    Talker &anna = join(text("r"), text("anna"));
    Talker &boris = join(text("r"), text("boris"));
    Talker &carla = join(text("s"), text("carla"));
    ModerationRequest request;
    request.action = ModerationAction::Move;
    request.users = {"boris"};
    request.room = "s";
    QCOMPARE(act(request).affected, 1);
    QTRY_COMPARE(anna.last(text("user_left"))[QLatin1String("user_id")].toString(), text("boris"));
    QTRY_COMPARE(carla.last(text("user_joined"))[QLatin1String("user_id")].toString(), text("boris"));
    boris.sayType(text("here")); // without a room: where he was put
    QTRY_COMPARE(carla.count(text("here")), 1);
    QCOMPARE(anna.count(text("here")), 0);

    request.action = ModerationAction::Enter;
    request.users = {"carla"};
    request.room = "r";
    QCOMPARE(act(request).affected, 1);
    QTRY_COMPARE(anna.last(text("user_joined"))[QLatin1String("user_id")].toString(), text("carla"));

    request.action = ModerationAction::Leave;
    QCOMPARE(act(request).affected, 1);
    QTRY_COMPARE(anna.last(text("user_left"))[QLatin1String("user_id")].toString(), text("carla"));
    QVERIFY(carla.isOpen());

    request.room = "\n";
    QCOMPARE(act(request).error.code, ErrorCode::InvalidRoom);
}

void TestModeration::closeRoom()
{
    host();
    Talker &anna = join(text("r"), text("anna"));
    Talker &boris = join(text("r"), text("boris"));
    Talker &carla = join(text("s"), text("carla"));
    ModerationRequest request;
    request.action = ModerationAction::CloseRoom;
    request.rooms = {"r", "not-there"};
    QCOMPARE(act(request).affected, 1);
    for (Talker *talker : {&anna, &boris}) {
        QTRY_COMPARE(talker->last(text("user_left"))[QLatin1String("room_id")].toString(), text("r"));
        QVERIFY(talker->isOpen());
    }
    QCOMPARE(carla.count(text("user_left")), 0);
    anna.sayType(text("lost"));
    QTRY_COMPARE(anna.error(), text("room_required"));
}

void TestModeration::greetings()
{
    host();
    RoomRules rules;
    rules.welcome = {"welcome", R"({"text":"hi"})"};
    rules.pinned = {"pinned", R"({"text":"read this"})"};
    setRules("r", rules);
    Talker &anna = join(text("r"), text("anna"));
    QTRY_COMPARE(anna.count(text("pinned")), 1);
    QCOMPARE(anna.count(text("welcome")), 1);
    const qsizetype welcome = anna.heard.indexOf(anna.last(text("welcome")));
    QVERIFY(anna.heard.indexOf(anna.last(text("user_joined"))) < welcome);
    QVERIFY(welcome < anna.heard.indexOf(anna.last(text("pinned"))));
    QCOMPARE(anna.last(text("welcome"))[QLatin1String("room_id")].toString(), text("r"));

    Talker &chatter = chat(text("r"));
    QTRY_COMPARE(chatter.heard.size(), 2);
    QCOMPARE(chatter.heard.first()[QLatin1String("text")].toString(), text("hi"));
    QCOMPARE(anna.count(text("welcome")), 1); // to the newcomer alone
    Talker &other = join(text("s"), text("boris"));
    QCOMPARE(other.count(text("welcome")), 0);
}

void TestModeration::disconnect()
{
    host();
    Talker &one = join(text("r"), text("anna"));
    Talker &two = join(text("s"), text("anna"));
    Talker &boris = join(text("r"), text("boris"));
    ModerationRequest request;
    request.connections = {ConnectionId(boris.id()), ConnectionId(99'999)};
    request.users = {"ANNA"};
    request.code = 4001;
    request.reason = "закрыто";
    QCOMPARE(act(request).affected, 3);
    for (Talker *talker : {&one, &two, &boris}) {
        QTRY_VERIFY(talker->isGone());
        QCOMPARE(int(talker->socket.closeCode()), 4001);
        QCOMPARE(talker->socket.closeReason(), QStringLiteral("закрыто"));
    }
    QCOMPARE(upgradeStatus("/ws?user_id=anna"), 101); // she may come back
}

// Where a refused message was to be heard.
void TestModeration::errorsAreOfARoom()
{
    host();
    RoomRules rules;
    rules.locked = true;
    setRules("locked", rules);
    Talker &anna = join(text("r"), text("anna"));
    anna.socket.sendTextMessage(text("{broken"));
    anna.say({{text("type"), text("t")}, {text("room_id"), text("elsewhere")}});
    anna.say({{text("type"), text("join_room")}, {text("room_id"), text("locked")}});
    anna.say({{text("type"), text("t")}, {text("room_id"), text(" \n")}}); // no name for a room
    Talker &outside = add(text("/ws?user_id=outside"));
    QTRY_VERIFY(outside.isOpen());
    outside.socket.sendTextMessage(text("{broken"));
    add(text("/ws?room_id=locked&user_id=late"));
    QTRY_COMPARE(m_server->logged(TrafficKind::Error), 6);
    QList<QByteArray> annas;
    QList<QByteArray> others;
    for (const TrafficEntry &entry : std::as_const(m_server->traffic)) {
        if (entry.kind == TrafficKind::Error)
            (entry.user == "anna" ? annas : others).append(entry.user + ' ' + entry.room);
    }
    const QList<QByteArray> annasRooms{"anna r", "anna elsewhere", "anna locked", "anna r"};
    QCOMPARE(annas, annasRooms);
    std::sort(others.begin(), others.end());
    const QList<QByteArray> othersRooms{"late locked", "outside "};
    QCOMPARE(others, othersRooms);
}

void TestModeration::auditTrail()
{
    host();
    join(text("r"), text("boris"));
    ModerationRequest ban;
    ban.action = ModerationAction::Ban;
    ban.users = {"boris"};
    ban.durationMs = 60'000;
    ban.reason = "a \"reason\"";
    ban.actor = "deploy";
    ban.actorKind = SenderKind::Api;
    act(ban);
    RoomRules rules;
    rules.locked = true;
    setRules("r", rules);
    QTRY_COMPARE(m_server->logged(TrafficKind::Action), 2);
    QList<TrafficEntry> actions;
    for (const TrafficEntry &entry : std::as_const(m_server->traffic)) {
        if (entry.kind == TrafficKind::Action)
            actions.append(entry);
    }
    QCOMPARE(actions[0].type, QByteArray("ban"));
    QCOMPARE(actions[0].user, QByteArray("deploy"));
    QCOMPARE(actions[0].senderKind, SenderKind::Api);
    const QJsonObject said = QJsonDocument::fromJson(actions[0].payload).object();
    QCOMPARE(said[QLatin1String("affected")].toInt(), 1);
    QCOMPARE(said[QLatin1String("users")][0].toString(), text("boris"));
    QCOMPARE(said[QLatin1String("duration_ms")].toInt(), 60'000);
    QCOMPARE(said[QLatin1String("reason")].toString(), text("a \"reason\""));
    QCOMPARE(actions[1].type, QByteArray("set_rules"));
    QCOMPARE(actions[1].user, QByteArray("operator"));
    QCOMPARE(actions[1].room, QByteArray("r"));
}

void TestModeration::auditOfMessages()
{
    host();
    Talker &anna = join(text("r"), text("anna"));
    join(text("r"), text("boris"));
    Target but = Target::room("r");
    but.exceptUsers = {"boris"};
    const Target single = Target::connection(ConnectionId(anna.id()));
    for (const Target &target : {Target::everyone(), Target::room("r"), but, Target::user("anna"), single}) {
        Outgoing message;
        message.target = target;
        message.type = "note";
        message.payload = "1";
        m_server->manager().send(message);
    }
    QTRY_COMPARE(anna.count(text("note")), 5);
    const auto messages = [this] {
        QList<TrafficEntry> list;
        for (const TrafficEntry &entry : std::as_const(m_server->traffic)) {
            if (entry.kind == TrafficKind::Message)
                list.append(entry);
        }
        return list;
    };
    QTRY_COMPARE(messages().size(), 5); // told of in batches, after they were delivered
    const QList<TrafficEntry> sent = messages();
    const auto to = [&sent](int i) { return addresseesOf(rowOf(sent[i])); };
    QVERIFY(to(0).everyone);
    QCOMPARE(sent[0].recipients, quint32(2));
    QCOMPARE(to(1).rooms, QList<QByteArray>{"r"});
    QVERIFY(sent[1].addressees.isEmpty()); // the room says it
    QVERIFY(sent[0].raw.isEmpty());
    QCOMPARE(sent[1].recipients, quint32(2));
    QCOMPARE(to(2).exceptUsers, QList<QByteArray>{"boris"});
    QCOMPARE(sent[2].recipients, quint32(1));
    QCOMPARE(to(3).users, QList<QByteArray>{"anna"});
    QVERIFY(to(4).connectionsOnly);
    QCOMPARE(to(4).users, QList<QByteArray>{"anna"});
}

void TestModeration::auditOfSettings()
{
    host();
    ApiTokens tokens;
    tokens.create("deploy", ApiRole::Observe, 1);
    m_server->manager().setApiTokens(tokens, Actor::operatorAtWindow());
    ServerSettings settings;
    settings.port = 0;
    settings.ioThreads = 0;
    settings.limits.maxRoomsPerConnection += 1;
    m_server->manager().applySettings(settings, Actor::configuration());
    m_server->manager().applySettings(settings, Actor::configuration()); // nothing new
    const auto notes = [this](const QByteArray &type) {
        QList<QByteArray> found;
        for (const TrafficEntry &entry : std::as_const(m_server->traffic)) {
            if (entry.kind == TrafficKind::Server && entry.type == type)
                found.append(entry.payload);
        }
        return found;
    };
    QTRY_COMPARE(notes("settings_changed"), QList<QByteArray>{R"(["limits.max_rooms_per_connection"])"});
    QCOMPARE(notes("tokens_changed"), QList<QByteArray>{R"(["deploy"])"});
    for (const TrafficEntry &entry : std::as_const(m_server->traffic)) {
        const Actor by{entry.senderKind, entry.user};
        if (entry.type == "settings_changed")
            QCOMPARE(by, Actor::configuration());
        else if (entry.type == "tokens_changed")
            QCOMPARE(by, Actor::operatorAtWindow());
        else if (entry.type == "server_started")
            QCOMPARE(by, Actor());
    }
}

void TestModeration::restore()
{
    ModerationState state;
    state.bans = {{"boris", {}, {}, "operator", 1, 0}, {"late", {}, {}, "operator", 1, 2}};
    state.mutes = {{"carla", {}, {}, "operator", 1, 0}};
    state.rules[QByteArray("r")].locked = true;
    m_server->manager().restoreModeration(state); // before the server starts, as at launch
    host();
    QCOMPARE(upgradeStatus("/ws?user_id=boris"), 403);
    QCOMPARE(upgradeStatus("/ws?user_id=late"), 101); // ran out while nobody hosted
    Talker &carla = add(text("/ws?room_id=r&user_id=carla"));
    QTRY_COMPARE(carla.error(), text("room_locked"));
    Talker &muted = join(text("s"), text("carla"));
    muted.sayType(text("one"));
    QTRY_COMPARE(muted.error(), text("muted"));
    QTRY_COMPARE(m_state.bans.size(), 1);
}

QTEST_GUILESS_MAIN(TestModeration)
#include "tst_moderation.moc"
