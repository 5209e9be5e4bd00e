// Drafts: what they become, whom they reach, the history of what was sent, and the words learnt from traffic.
#include "core/operator/audience.h"
#include "core/operator/draft.h"
#include "core/operator/eventvocabulary.h"
#include "core/operator/sendhistory.h"

#include <QtTest/QTest>

using namespace roomdeck;

class TestDrafts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outgoing();
    void eventsBecomeDrafts();
    void audience_data();
    void audience();
    void slowUsersAndDialects();
    void historySteps();
    void historySkipsWhatIsStillShown();
    void historyIsBounded();
    void learnsTypesAndKeys();
    void learningIsBounded();

private:
    static QHash<ConnectionId, ConnectionInfo> roster();
};

QHash<ConnectionId, ConnectionInfo> TestDrafts::roster()
{
    QHash<ConnectionId, ConnectionInfo> all;
    const auto add
        = [&all](quint64 id, const char *user, QList<QByteArray> rooms, DialectId dialect, bool slow) {
              ConnectionInfo info;
              info.id = ConnectionId(id);
              info.user = user;
              info.rooms = std::move(rooms);
              info.dialect = dialect;
              info.slow = slow;
              all.insert(info.id, info);
          };
    add(1, "anna", {"workshop", "lab"}, 1, false);
    add(2, "boris", {"workshop"}, 1, false);
    add(3, "boris", {"workshop"}, 2, false);
    add(4, "kiosk", {"workshop"}, 1, true);
    add(5, "max", {}, 2, false);
    return all;
}

void TestDrafts::outgoing()
{
    const Draft draft{Target::room("lab"), "greeting", " {\"in\": \"{{room}}\"} ", false};
    const Outgoing message = outgoingFrom(draft, {});
    QCOMPARE(message.target, Target::room("lab"));
    QCOMPARE(message.type, QByteArray("greeting"));
    QCOMPARE(message.payload, QByteArray("{\"in\":\"lab\"}"));
    QCOMPARE(message.senderKind, SenderKind::Operator);
    const Draft toUser{Target::user("анна"), "greeting", "{{user}}{{room}}", true};
    QCOMPARE(outgoingFrom(toUser, {}).payload, QByteArray("{\"text\":\"анна\"}"));
}

void TestDrafts::eventsBecomeDrafts()
{
    const auto draft = draftFromEvent(eventAsJson("moved \"x\"", "стенд", "{\"n\":1.50}"));
    QVERIFY(draft);
    QCOMPARE(draft->type, QByteArray("moved \"x\""));
    QCOMPARE(draft->target, Target::room("стенд"));
    QCOMPARE(draft->text, QByteArray("{\n  \"n\": 1.50\n}"));
    QCOMPARE(draftFromEvent(eventAsJson("t", {}, {}))->text, QByteArray("null"));
    QVERIFY(!draftFromEvent("{\"payload\":1}"));
    QVERIFY(!draftFromEvent("{\"type\":"));
}

void TestDrafts::audience_data()
{
    QTest::addColumn<Target>("target");
    QTest::addColumn<int>("people");
    QTest::addColumn<int>("connections");
    QTest::newRow("everyone") << Target::everyone() << 4 << 5;
    QTest::newRow("room") << Target::room("workshop") << 3 << 4;
    Target rooms = Target::room("workshop");
    rooms.names.append("lab");
    QTest::newRow("in two rooms once") << rooms << 3 << 4;
    QTest::newRow("user") << Target::user("boris") << 1 << 2;
    QTest::newRow("connection") << Target::connection(ConnectionId(3)) << 1 << 1;
    QTest::newRow("gone") << Target::connection(ConnectionId(9)) << 0 << 0;
    rooms.exceptUsers = {"boris", "nobody"};
    QTest::newRow("except") << rooms << 2 << 2;
}

void TestDrafts::audience()
{
    QFETCH(Target, target);
    const Audience counted = audienceOf(target, roster());
    QTEST(counted.people, "people");
    QTEST(counted.connections, "connections");
}

void TestDrafts::slowUsersAndDialects()
{
    const Audience counted = audienceOf(Target::room("workshop"), roster());
    QCOMPARE(counted.slow, QList<QByteArray>{"kiosk"});
    QCOMPARE(counted.byDialect, (QList<int>{0, 3, 1}));
}

void TestDrafts::historySteps()
{
    SendHistory history;
    const Draft a{{}, "a", "1", false};
    const Draft b{{}, "b", "2", false};
    const Draft mine{{}, "mine", "3", false};
    QVERIFY(!history.older(mine));
    history.add(a);
    history.add(b);
    history.add(b);
    QCOMPARE(history.drafts().size(), 2);
    QCOMPARE(*history.older(mine), b);
    QVERIFY(history.isBrowsing());
    QCOMPARE(*history.older(b), a);
    QVERIFY(!history.older(a));
    QCOMPARE(*history.newer(), b);
    QCOMPARE(*history.newer(), mine);
    QVERIFY(!history.newer());
    QVERIFY(!history.isBrowsing());
}

void TestDrafts::historySkipsWhatIsStillShown()
{
    SendHistory history;
    const Draft a{{}, "a", "1", false};
    const Draft b{{}, "b", "2", false};
    history.add(a);
    history.add(b);
    QCOMPARE(*history.older(b), a);
}

void TestDrafts::historyIsBounded()
{
    SendHistory history(3);
    for (int i = 0; i < 10; ++i)
        history.add({{}, QByteArray::number(i), "1", false});
    QCOMPARE(history.drafts().size(), 3);
    QCOMPARE(history.drafts().constFirst().type, QByteArray("7"));
}

void TestDrafts::learnsTypesAndKeys()
{
    EventVocabulary vocabulary;
    QVERIFY(vocabulary.note("moved", R"({"line":4,"column":{"nested":1}})"));
    QVERIFY(!vocabulary.note("moved", R"({"line":5})"));
    QVERIFY(vocabulary.note("moved", R"({"file":"x"})"));
    QVERIFY(vocabulary.note("alert", "\"text\""));
    QCOMPARE(vocabulary.types(), (QList<QByteArray>{"alert", "moved"}));
    QCOMPARE(vocabulary.keysFor("moved"), (QList<QByteArray>{"line", "column", "file"}));
    QCOMPARE(vocabulary.keysFor("alert"), (QList<QByteArray>{"line", "column", "file"}));
}

void TestDrafts::learningIsBounded()
{
    EventVocabulary vocabulary;
    for (int i = 0; i < 5000; ++i)
        vocabulary.note("type" + QByteArray::number(i), "{\"k" + QByteArray::number(i) + "\":1}");
    QVERIFY(vocabulary.types().size() <= 300);
    QVERIFY(vocabulary.keysFor("x").size() <= 400);
    QVERIFY(!EventVocabulary().note(QByteArray(1000, 'x'), "{}"));
}

QTEST_GUILESS_MAIN(TestDrafts)
#include "tst_drafts.moc"
