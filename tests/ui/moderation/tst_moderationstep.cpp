// What takes an action of the operator back.
#include "tests/ui/models/rosterbuilder.h"
#include "ui/models/rosterstate.h"
#include "ui/moderation/durations.h"
#include "ui/moderation/moderationscope.h"
#include "ui/moderation/moderationstep.h"

#include <QtTest/QtTest>

using namespace roomdeck;

namespace {

constexpr qint64 Now = 1'700'000'000'000'000;
constexpr qint64 Hour = 3'600'000'000;

ModerationStep stepOf(const ModerationRequest &request)
{
    return {{request}, {}, {}};
}

ModerationRequest users(ModerationAction action, const QList<QByteArray> &names, qint64 durationMs = 0)
{
    ModerationRequest request;
    request.action = action;
    request.users = names;
    request.durationMs = durationMs;
    return request;
}

} // namespace

class TestModerationStep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewBanIsLifted();
    void anOlderBanComesBack();
    void liftingIsTakenBack();
    void whatWasNotThereIsNotRestored();
    void rulesComeBackAsTheyWere();
    void aMoveGoesBackRoomByRoom();
    void enteringLeavesOnlyTheNewcomers();
    void closingPutsPeopleBack();
    void disconnectingCannotBeUndone();
    void spansAndRemains();
    void namesAreCounted();
};

void TestModerationStep::aNewBanIsLifted()
{
    const RosterState roster;
    ModerationRequest ban = users(ModerationAction::Ban, {"anna", "boris"});
    ban.addresses = {"10.0.0.7"};
    const QList<ModerationRequest> inverse = inverseOf(stepOf(ban), roster, {}, Now);
    QCOMPARE(inverse.size(), 1);
    QCOMPARE(inverse[0].action, ModerationAction::Unban);
    QCOMPARE(inverse[0].users, (QList<QByteArray>{"anna", "boris"}));
    QCOMPARE(inverse[0].addresses, QList<QByteArray>{"10.0.0.7"});
}

void TestModerationStep::anOlderBanComesBack()
{
    const RosterState roster;
    ModerationState state;
    state.bans.append({"Anna", {}, "spam", "operator", Now - Hour, Now + Hour});
    const QList<ModerationRequest> inverse
        = inverseOf(stepOf(users(ModerationAction::Ban, {"anna"}, 0)), roster, state, Now);
    QCOMPARE(inverse.size(), 1);
    QCOMPARE(inverse[0].action, ModerationAction::Ban);
    QCOMPARE(inverse[0].users, QList<QByteArray>{"Anna"});
    QCOMPARE(inverse[0].reason, QByteArray("spam"));
    QCOMPARE(inverse[0].durationMs, Hour / 1000);
}

void TestModerationStep::liftingIsTakenBack()
{
    const RosterState roster;
    ModerationState state;
    state.mutes.append({"anna", {}, "caps", "operator", Now - Hour, 0});
    const QList<ModerationRequest> inverse
        = inverseOf(stepOf(users(ModerationAction::Unmute, {"ANNA"})), roster, state, Now);
    QCOMPARE(inverse.size(), 1);
    QCOMPARE(inverse[0].action, ModerationAction::Mute);
    QCOMPARE(inverse[0].durationMs, qint64(0));
    QCOMPARE(inverse[0].reason, QByteArray("caps"));
}

void TestModerationStep::whatWasNotThereIsNotRestored()
{
    const RosterState roster;
    ModerationState state;
    state.mutes.append({"anna", {}, {}, "operator", Now - 2 * Hour, Now - Hour}); // ran out
    QVERIFY(
        inverseOf(stepOf(users(ModerationAction::Unmute, {"anna", "boris"})), roster, state, Now).isEmpty());
}

void TestModerationStep::rulesComeBackAsTheyWere()
{
    const RosterState roster;
    ModerationState state;
    state.rules["workshop"].capacity = 25;
    ModerationRequest change;
    change.action = ModerationAction::SetRules;
    change.rooms = {"workshop", "other"};
    change.rules.locked = true;
    const QList<ModerationRequest> inverse = inverseOf(stepOf(change), roster, state, Now);
    QCOMPARE(inverse.size(), 2);
    QCOMPARE(inverse[0].rules.capacity, 25);
    QVERIFY(!inverse[0].rules.locked);
    QCOMPARE(inverse[1].rules, RoomRules());
}

void TestModerationStep::aMoveGoesBackRoomByRoom()
{
    RosterState roster;
    roster.apply(withConnections({makeConnection(1, "anna", {"a", "b"}),
                                  makeConnection(2, "boris", {"a", "b"}), makeConnection(3, "max", {})}));
    ModerationRequest move;
    move.action = ModerationAction::Move;
    move.room = "c";
    move.connections = {ConnectionId(1), ConnectionId(2), ConnectionId(3)};
    const QList<ModerationRequest> inverse = inverseOf(stepOf(move), roster, {}, Now);
    QCOMPARE(inverse.size(), 3);
    QCOMPARE(inverse[0].action, ModerationAction::Leave); // who was in no room is in none again
    QCOMPARE(inverse[0].room, QByteArray("c"));
    QCOMPARE(inverse[0].connections, QList<ConnectionId>{ConnectionId(3)});
    QCOMPARE(inverse[1].action, ModerationAction::Move);
    QCOMPARE(inverse[1].room, QByteArray("a"));
    QCOMPARE(inverse[2].action, ModerationAction::Enter);
    QCOMPARE(inverse[2].room, QByteArray("b"));
    QCOMPARE(inverse[2].connections, (QList<ConnectionId>{ConnectionId(1), ConnectionId(2)}));
}

void TestModerationStep::enteringLeavesOnlyTheNewcomers()
{
    RosterState roster;
    roster.apply(withConnections({makeConnection(1, "anna", {"a"}), makeConnection(2, "boris", {"c"})}));
    ModerationRequest enter;
    enter.action = ModerationAction::Enter;
    enter.room = "c";
    enter.connections = {ConnectionId(1), ConnectionId(2)};
    const QList<ModerationRequest> inverse = inverseOf(stepOf(enter), roster, {}, Now);
    QCOMPARE(inverse.size(), 1);
    QCOMPARE(inverse[0].action, ModerationAction::Leave);
    QCOMPARE(inverse[0].connections, QList<ConnectionId>{ConnectionId(1)});
}

void TestModerationStep::closingPutsPeopleBack()
{
    RosterState roster;
    roster.apply(withConnections({makeConnection(1, "anna", {"a"}), makeConnection(2, "boris", {"c"})}));
    ModerationRequest close;
    close.action = ModerationAction::CloseRoom;
    close.rooms = {"c", "empty"};
    const QList<ModerationRequest> inverse = inverseOf(stepOf(close), roster, {}, Now);
    QCOMPARE(inverse.size(), 1);
    QCOMPARE(inverse[0].action, ModerationAction::Enter);
    QCOMPARE(inverse[0].room, QByteArray("c"));
    QCOMPARE(inverse[0].connections, QList<ConnectionId>{ConnectionId(2)});
}

void TestModerationStep::disconnectingCannotBeUndone()
{
    RosterState roster;
    roster.apply(withConnections({makeConnection(1, "anna", {"a"})}));
    ModerationRequest disconnect;
    disconnect.connections = {ConnectionId(1)};
    QVERIFY(inverseOf(stepOf(disconnect), roster, {}, Now).isEmpty());
}

void TestModerationStep::spansAndRemains()
{
    QCOMPARE(durations::remainingText(61'000'000), QStringLiteral("1:01"));
    QCOMPARE(durations::remainingText(60'000'001), QStringLiteral("1:01")); // never earlier than it is
    QCOMPARE(durations::remainingText(Hour + 60'000'000), QStringLiteral("1:01:00"));
    QVERIFY(durations::remainingText(51 * Hour).contains(QLatin1Char('2')));
    QCOMPARE(durations::remainingText(-5), QStringLiteral("0:00"));
    QSet<QString> texts;
    for (const qint64 ms : durations::offered())
        texts.insert(durations::spanText(ms));
    QCOMPARE(texts.size(), durations::offered().size());
}

void TestModerationStep::namesAreCounted()
{
    QCOMPARE(namesText({"a", "b"}), QStringLiteral("a, b"));
    const QString many = namesText({"a", "b", "c", "d", "e"});
    QVERIFY(many.startsWith(QStringLiteral("a, b, c")));
    QVERIFY(many.contains(QLatin1Char('2')));
    QVERIFY(!namesText({"x\u202ey"}).contains(QChar(0x202e)));
}

QTEST_GUILESS_MAIN(TestModerationStep)
#include "tst_moderationstep.moc"
