// Users model: scope, grouping, row-wise changes, and ten thousand of them.
#include "tests/ui/models/rosterbuilder.h"
#include "ui/models/usersmodel.h"

#include <QtCore/QItemSelectionModel>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>

using namespace roomdeck;

class TestUsersModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void groupsConnections();
    void showsOneRoom();
    void changesRowByRow();
    void selectionSurvives();
    void badges();
    void followsRenames();
    void floodResetsOnce();
    void tenThousand();

private:
    static QStringList names(const UsersModel &model);
    const QList<QByteArray> m_dialects{"hub", "chat"};
};

QStringList TestUsersModel::names(const UsersModel &model)
{
    QStringList result;
    for (int row = 0; row < model.rowCount(); ++row)
        result += model.index(row).data().toString();
    return result;
}

void TestUsersModel::groupsConnections()
{
    RosterState roster;
    UsersModel model(roster, m_dialects);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    ConnectionInfo chat = makeConnection(9, "boris", {"a"});
    chat.dialect = 2;
    chat.roundTripUs = 9000;
    ConnectionInfo hub = makeConnection(4, "boris", {"b"});
    hub.roundTripUs = 4000;
    roster.apply(withConnections({chat, hub, makeConnection(5, "anna")}));
    QCOMPARE(names(model), (QStringList{QStringLiteral("anna"), QStringLiteral("boris")}));
    const QModelIndex boris = model.index(1);
    QCOMPARE(boris.data(UsersModel::ConnectionCountRole).toInt(), 2);
    QCOMPARE(boris.data(UsersModel::ConnectionIdsRole).value<QList<ConnectionId>>(),
             (QList<ConnectionId>{ConnectionId(4), ConnectionId(9)}));
    QCOMPARE(boris.data(UsersModel::DialectRole).toString(), QStringLiteral("chat hub"));
    QCOMPARE(boris.data(UsersModel::RoundTripRole).toLongLong(), 9000);
    QCOMPARE(model.index(0).data(UsersModel::RoundTripRole).toLongLong(), -1);
}

void TestUsersModel::showsOneRoom()
{
    RosterState roster;
    roster.apply(withConnections({makeConnection(1, "anna", {"a"}), makeConnection(2, "boris", {"b"}),
                                  makeConnection(3, "anna", {"b"})}));
    UsersModel model(roster, m_dialects);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRoom("a");
    QCOMPARE(names(model), QStringList{QStringLiteral("anna")});
    QCOMPARE(model.index(0).data(UsersModel::ConnectionCountRole).toInt(), 1);
    roster.apply(withConnections({makeConnection(2, "boris", {"a", "b"})}));
    QCOMPARE(names(model), (QStringList{QStringLiteral("anna"), QStringLiteral("boris")}));
    roster.apply(withConnections({makeConnection(1, "anna", {})}));
    QCOMPARE(names(model), QStringList{QStringLiteral("boris")});
    model.setRoom({});
    QCOMPARE(model.rowCount(), 2);
}

void TestUsersModel::changesRowByRow()
{
    RosterState roster;
    roster.apply(withConnections({makeConnection(1, "anna"), makeConnection(2, "max")}));
    UsersModel model(roster, m_dialects);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removals(&model, &QAbstractItemModel::rowsRemoved);
    RosterUpdate update = withConnections({makeConnection(3, "boris")});
    update.closedConnections = {ConnectionId(2)};
    roster.apply(update);
    QCOMPARE(inserts.count(), 1);
    QCOMPARE(removals.count(), 1);
    QCOMPARE(resets.count(), 0);
    QCOMPARE(names(model), (QStringList{QStringLiteral("anna"), QStringLiteral("boris")}));
}

void TestUsersModel::selectionSurvives()
{
    RosterState roster;
    roster.apply(withConnections({makeConnection(1, "max")}));
    UsersModel model(roster, m_dialects);
    QItemSelectionModel selection(&model);
    selection.select(model.index(0), QItemSelectionModel::Select);
    roster.apply(withConnections({makeConnection(2, "anna"), makeConnection(1, "max", {"a"})}));
    QCOMPARE(selection.selectedIndexes().size(), 1);
    QCOMPARE(selection.selectedIndexes().constFirst().data(UsersModel::UserRole).toByteArray(),
             QByteArray("max"));
}

void TestUsersModel::badges()
{
    RosterState roster;
    ConnectionInfo slow = makeConnection(1, "kiosk-7");
    slow.slow = true;
    slow.queuedBytes = 212'000;
    ConnectionInfo muted = makeConnection(2, "max");
    muted.muted = true;
    roster.apply(withConnections({slow, muted}));
    UsersModel model(roster, m_dialects);
    QCOMPARE(model.index(0).data(UsersModel::StatusRole).value<UsersModel::Status>(),
             UsersModel::Status::Slow);
    QCOMPARE(model.index(0).data(UsersModel::QueuedBytesRole).toLongLong(), 212'000);
    QVERIFY(model.index(0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("212 KB")));
    QCOMPARE(model.index(1).data(UsersModel::StatusRole).value<UsersModel::Status>(),
             UsersModel::Status::Muted);
}

void TestUsersModel::followsRenames()
{
    RosterState roster;
    roster.apply(withConnections({makeConnection(1, "anonymous-4f2a9c", {"a"})}));
    UsersModel model(roster, m_dialects);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRoom("a");
    roster.apply(withConnections({makeConnection(1, "ИмяПользователя", {"a"})}));
    QCOMPARE(names(model), QStringList{QStringLiteral("ИмяПользователя")});
}

void TestUsersModel::floodResetsOnce()
{
    RosterState roster;
    UsersModel model(roster, m_dialects);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);
    RosterUpdate update;
    for (int i = 0; i <= UsersModel::MaxSteps; ++i)
        update.connections.append(makeConnection(quint64(i + 1), "user-" + QByteArray::number(i)));
    roster.apply(update);
    QCOMPARE(resets.count(), 1);
    QCOMPARE(inserts.count(), 0);
    QCOMPARE(model.rowCount(), UsersModel::MaxSteps + 1);
}

void TestUsersModel::tenThousand()
{
    RosterState roster;
    UsersModel model(roster, m_dialects);
    RosterUpdate update;
    for (int i = 0; i < 10'000; ++i)
        update.connections.append(makeConnection(quint64(i + 1), "user-" + QByteArray::number(i), {"hall"}));
    roster.apply(update);
    model.setRoom("hall");
    QBENCHMARK
    {
        for (ConnectionInfo &connection : update.connections)
            ++connection.roundTripUs;
        roster.apply(update);
    }
    QCOMPARE(model.rowCount(), 10'000);
    QVERIFY(model.index(9'999).data(UsersModel::RoundTripRole).toLongLong() >= 0);
}

QTEST_MAIN(TestUsersModel)
#include "tst_usersmodel.moc"
