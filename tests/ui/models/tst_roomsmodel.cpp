// Rooms model: order, row-wise changes, histories.
#include "tests/ui/models/rosterbuilder.h"
#include "ui/models/roomsmodel.h"

#include <QtCore/QItemSelectionModel>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>

using namespace roomdeck;

class TestRoomsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allRoomsComesFirst();
    void sortsWithoutRegardToCase();
    void changesRowByRow();
    void selectionSurvives();
    void rolesOfARoom();
    void hostileNamesAreEscaped();
    void historyTakesSamples();

private:
    static QStringList names(const RoomsModel &model);
};

QStringList TestRoomsModel::names(const RoomsModel &model)
{
    QStringList result;
    for (int row = 0; row < model.rowCount(); ++row)
        result += model.index(row).data().toString();
    return result;
}

void TestRoomsModel::allRoomsComesFirst()
{
    RosterState roster;
    RoomsModel model(roster);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(names(model), QStringList{QStringLiteral("All rooms")});
    QVERIFY(model.index(0).data(RoomsModel::AllRoomsRole).toBool());
    RosterUpdate update;
    update.stats.users = 143;
    roster.apply(update);
    QCOMPARE(model.index(0).data(RoomsModel::UsersRole).toInt(), 143);
}

void TestRoomsModel::sortsWithoutRegardToCase()
{
    RosterState roster;
    roster.apply(withRooms({makeRoom("beta"), makeRoom("Alpha"), makeRoom("alpha"), makeRoom("Ё")}));
    RoomsModel model(roster);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(names(model).mid(1),
             (QStringList{QStringLiteral("Alpha"), QStringLiteral("alpha"), QStringLiteral("beta"),
                          QStringLiteral("Ё")}));
    QCOMPARE(model.rowOf("beta"), 3);
    QCOMPARE(model.rowOf("gamma"), -1);
    QCOMPARE(model.rowOf({}), 0);
    QCOMPARE(model.nameAt(3), QByteArray("beta"));
    QCOMPARE(model.nameAt(0), QByteArray());
}

void TestRoomsModel::changesRowByRow()
{
    RosterState roster;
    RoomsModel model(roster);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);
    roster.apply(withRooms({makeRoom("b"), makeRoom("a"), makeRoom("c")}));
    QCOMPARE(inserts.count(), 3);
    RosterUpdate update = withRooms({makeRoom("c", 5)});
    update.closedRooms = {"b"};
    roster.apply(update);
    QCOMPARE(names(model).mid(1), (QStringList{QStringLiteral("a"), QStringLiteral("c")}));
    QCOMPARE(model.index(2).data(RoomsModel::UsersRole).toInt(), 5);
    QCOMPARE(resets.count(), 0);
    roster.clear();
    QCOMPARE(resets.count(), 1);
    QCOMPARE(model.rowCount(), 1);
}

void TestRoomsModel::selectionSurvives()
{
    RosterState roster;
    roster.apply(withRooms({makeRoom("m")}));
    RoomsModel model(roster);
    QItemSelectionModel selection(&model);
    selection.setCurrentIndex(model.index(1), QItemSelectionModel::SelectCurrent);
    roster.apply(withRooms({makeRoom("a"), makeRoom("z")}));
    QCOMPARE(selection.currentIndex().data(RoomsModel::NameRole).toByteArray(), QByteArray("m"));
    QCOMPARE(selection.currentIndex().row(), 2);
}

void TestRoomsModel::rolesOfARoom()
{
    RosterState roster;
    RoomInfo room = makeRoom("workshop", 25, 12.5);
    room.connections = 27;
    room.lastActivityUs = 1'795'351'267'482'000;
    room.rules.locked = true;
    room.rules.capacity = 40;
    room.rules.slowModeMs = 120'000;
    roster.apply(withRooms({room}));
    RoomsModel model(roster);
    const QModelIndex index = model.index(1);
    QCOMPARE(index.data(RoomsModel::NameRole).toByteArray(), QByteArray("workshop"));
    QCOMPARE(index.data(RoomsModel::UsersRole).toInt(), 25);
    QCOMPARE(index.data(RoomsModel::ConnectionsRole).toInt(), 27);
    QCOMPARE(index.data(RoomsModel::RateRole).toDouble(), 12.5);
    QCOMPARE(index.data(RoomsModel::LastActivityRole).toLongLong(), room.lastActivityUs);
    QVERIFY(index.data(RoomsModel::LockedRole).toBool());
    QCOMPARE(index.data(RoomsModel::CapacityRole).toInt(), 40);
    QCOMPARE(index.data(RoomsModel::SlowModeRole).toInt(), 120'000);
    QCOMPARE(index.data(RoomsModel::UnreadRole).toInt(), 0);
    model.setUnread({{"workshop", 7}, {"elsewhere", 1}});
    QCOMPARE(index.data(RoomsModel::UnreadRole).toInt(), 7);
    const QString spoken = index.data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.contains(QStringLiteral("25")) && spoken.contains(QStringLiteral("locked")),
             qPrintable(spoken));
    for (const char *part : {"at most 40", "every 2 min", "7 unread"})
        QVERIFY2(spoken.contains(QLatin1String(part)), qPrintable(spoken));
}

void TestRoomsModel::hostileNamesAreEscaped()
{
    RosterState roster;
    roster.apply(withRooms({makeRoom("a\xe2\x80\xae"
                                     "b")}));
    RoomsModel model(roster);
    QCOMPARE(model.index(1).data().toString(), QStringLiteral("a\\u202eb"));
}

void TestRoomsModel::historyTakesSamples()
{
    RosterState roster;
    roster.apply(withRooms({makeRoom("quiet"), makeRoom("busy", 1, 3.5)}));
    RoomsModel model(roster);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.sample();
    roster.apply(withRooms({makeRoom("busy", 1, 7)}));
    model.sample();
    const auto busy = model.index(model.rowOf("busy")).data(RoomsModel::HistoryRole).value<QList<float>>();
    QCOMPARE(busy.size(), RateHistory::Capacity);
    QCOMPARE(busy.at(busy.size() - 2), 3.5f);
    QCOMPARE(busy.constLast(), 7.f);
    QVERIFY(!model.index(model.rowOf("quiet")).data(RoomsModel::HistoryRole).isValid());
}

QTEST_MAIN(TestRoomsModel)
#include "tst_roomsmodel.moc"
