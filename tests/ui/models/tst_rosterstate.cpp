// Roster state: what updates add up to.
#include "tests/ui/models/rosterbuilder.h"
#include "ui/models/rosterstate.h"

#include <QtTest/QtTest>

using namespace roomdeck;

class TestRosterState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gathersConnectionsByUser();
    void followsRoomsOfAConnection();
    void renameMovesAConnection();
    void closing();
    void resetForgets();
    void unknownIdsAreHarmless();
};

void TestRosterState::gathersConnectionsByUser()
{
    RosterState roster;
    roster.apply(withConnections({makeConnection(7, "boris", {"a"}), makeConnection(3, "boris", {"b"})}));
    QCOMPARE(roster.users(), QList<QByteArray>{"boris"});
    QCOMPARE(roster.connectionsOf("boris"), (QList<ConnectionId>{ConnectionId(3), ConnectionId(7)}));
    QCOMPARE(roster.connectionsOf("boris", "a"), QList<ConnectionId>{ConnectionId(7)});
    QVERIFY(roster.isIn("boris", "b"));
    QVERIFY(!roster.isIn("boris", "c"));
}

void TestRosterState::followsRoomsOfAConnection()
{
    RosterState roster;
    roster.apply(withConnections({makeConnection(1, "anna", {"a"}), makeConnection(2, "anna", {"a"})}));
    roster.apply(withConnections({makeConnection(1, "anna", {"b"})}));
    QVERIFY(roster.isIn("anna", "a"));
    QVERIFY(roster.isIn("anna", "b"));
    roster.apply(withConnections({makeConnection(2, "anna", {})}));
    QVERIFY(!roster.isIn("anna", "a"));
    QCOMPARE(roster.usersIn("a"), QList<QByteArray>{});
}

void TestRosterState::renameMovesAConnection()
{
    RosterState roster;
    roster.apply(withConnections({makeConnection(1, "anonymous-1", {"a"})}));
    QSignalSpy spy(&roster, &RosterState::changed);
    roster.apply(withConnections({makeConnection(1, "vera", {"a"})}));
    QCOMPARE(roster.users(), QList<QByteArray>{"vera"});
    QCOMPARE(roster.usersIn("a"), QList<QByteArray>{"vera"});
    const auto change = spy.at(0).at(0).value<RosterChange>();
    QCOMPARE(change.users, (QSet<QByteArray>{"vera", "anonymous-1"}));
}

void TestRosterState::closing()
{
    RosterState roster;
    RosterUpdate update = withConnections({makeConnection(1, "anna", {"a"})});
    update.rooms = {makeRoom("a", 1)};
    roster.apply(update);
    RosterUpdate closing;
    closing.closedConnections = {ConnectionId(1)};
    closing.closedRooms = {"a"};
    roster.apply(closing);
    QVERIFY(roster.users().isEmpty());
    QVERIFY(roster.connections().isEmpty());
    QVERIFY(!roster.room("a"));
    QVERIFY(!roster.connection(ConnectionId(1)));
}

void TestRosterState::resetForgets()
{
    RosterState roster;
    roster.apply(withConnections({makeConnection(1, "anna", {"a"})}));
    RosterUpdate update = withConnections({makeConnection(2, "max", {"b"})});
    update.reset = true;
    QSignalSpy spy(&roster, &RosterState::changed);
    roster.apply(update);
    QVERIFY(spy.at(0).at(0).value<RosterChange>().reset);
    QCOMPARE(roster.users(), QList<QByteArray>{"max"});
    roster.clear();
    QVERIFY(roster.users().isEmpty());
}

void TestRosterState::unknownIdsAreHarmless()
{
    RosterState roster;
    QSignalSpy spy(&roster, &RosterState::changed);
    RosterUpdate update;
    update.closedConnections = {ConnectionId(99)};
    update.closedRooms = {"nowhere"};
    roster.apply(update);
    QCOMPARE(spy.count(), 0);
}

QTEST_APPLESS_MAIN(TestRosterState)
#include "tst_rosterstate.moc"
