// LogModel: honest to its views whatever comes and goes.
#include "core/operator/draft.h"
#include "tests/support/logentries.h"
#include "ui/log/logmodel.h"

#include <QtCore/QMimeData>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>

#include <memory>
#include <random>

using namespace roomdeck;

namespace {

bool isRoomOne(const LogRow &row)
{
    return row.room == QByteArrayView("room-1");
}

} // namespace

class TestLogModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneInsertPerExtend();
    void cells();
    void messagesCanBeDragged();
    void matchesOnly();
    void prependsOlderMatches();
    void removesAtTheFront();
    void frozenStays();
    void frozenForTooLong();
    void clears();
    void storm_data();
    void storm();

private:
    static void append(LogStore &store, EventId first, int count)
    {
        for (int i = 0; i < count; ++i)
            store.append(logMessage(first + EventId(i)));
    }
};

void TestLogModel::oneInsertPerExtend()
{
    LogStore store;
    LogModel model(store);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    append(store, 1, 5000);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.extend(), 5000);
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(model.rowCount(), 5000);
    QCOMPARE(model.extend(), 0);
    QCOMPARE(inserted.count(), 1);
}

void TestLogModel::cells()
{
    LogStore store;
    LogModel model(store);
    append(store, 1, 2);
    model.extend();
    const auto cell = [&model](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(cell(1, LogModel::Number), QStringLiteral("2"));
    QCOMPARE(cell(0, LogModel::Delta), QStringLiteral("—"));
    QCOMPARE(cell(1, LogModel::Delta), QStringLiteral("1.0 ms"));
    QCOMPARE(cell(1, LogModel::Direction), QStringLiteral("→"));
    QCOMPARE(cell(1, LogModel::Room), QStringLiteral("room-2"));
    QCOMPARE(cell(1, LogModel::User), QStringLiteral("user-2"));
    QCOMPARE(cell(1, LogModel::Type), QStringLiteral("document_updated"));
    QCOMPARE(cell(1, LogModel::Size), QString::number(logMessage(2).raw.size()));
    QVERIFY(cell(1, LogModel::Preview).startsWith(QStringLiteral("{\"n\":2")));
    QCOMPARE(model.index(1, 0).data(LogModel::SeqRole).toULongLong(), 2u);
    QVERIFY(model.index(1, LogModel::Direction).data(Qt::AccessibleTextRole).toString().size() > 5);
    QVERIFY(!model.headerData(LogModel::Delta, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
}

void TestLogModel::messagesCanBeDragged()
{
    LogStore store;
    LogModel model(store);
    TrafficEntry joined = logMessage(1);
    joined.kind = TrafficKind::Joined;
    store.append(joined);
    store.append(logMessage(2));
    model.extend();
    QVERIFY(!model.flags(model.index(0, 0)).testFlag(Qt::ItemIsDragEnabled));
    QVERIFY(model.flags(model.index(1, 0)).testFlag(Qt::ItemIsDragEnabled));
    const std::unique_ptr<QMimeData> data(model.mimeData({model.index(0, 0), model.index(1, 0)}));
    QVERIFY(data != nullptr);
    const auto draft = draftFromEvent(data->data(QString::fromLatin1(EventMimeType)));
    QVERIFY(draft);
    QCOMPARE(draft->type, QByteArray("document_updated"));
    QCOMPARE(draft->target, Target::room("room-2"));
    QVERIFY(model.mimeData({model.index(0, 0)}) == nullptr);
}

void TestLogModel::matchesOnly()
{
    LogStore store;
    LogModel model(store);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    append(store, 1, 10);
    model.extend();
    model.showMatching(isRoomOne);
    QCOMPARE(model.rowCount(), 0);
    append(store, 11, 10);
    QCOMPARE(model.extend(), 2);
    QCOMPARE(model.logRow(0).seq, EventId(11));
    QCOMPARE(model.logRow(1).seq, EventId(16));
    QCOMPARE(model.rowOf(15), 1);
    QCOMPARE(model.rowOf(14), -1);
    QCOMPARE(model.rowAtOrAfter(14), 1);
    model.showAll();
    QCOMPARE(model.rowCount(), 20);
}

void TestLogModel::prependsOlderMatches()
{
    LogStore store;
    LogModel model(store);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    append(store, 1, 10);
    model.extend();
    model.showMatching(isRoomOne);
    model.prepend({5});
    model.prepend({0});
    model.prepend({});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.logRow(0).seq, EventId(1));
    QCOMPARE(model.logRow(1).seq, EventId(6));
}

void TestLogModel::removesAtTheFront()
{
    LogStore store({2000, 1 << 30});
    LogModel model(store);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    append(store, 1, 5000);
    model.extend();
    const int gone = model.trim();
    QCOMPARE(gone, 3 * LogChunk::MaxRows);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(model.rowCount(), 5000 - gone);
    QCOMPARE(model.logRow(0).seq, EventId(gone + 1));
    QCOMPARE(model.trim(), 0);
    QCOMPARE(removed.count(), 1);
}

void TestLogModel::frozenStays()
{
    LogStore store;
    LogModel model(store);
    append(store, 1, 10);
    model.extend();
    model.setFrozen(true);
    append(store, 11, 5);
    QCOMPARE(model.extend(), 0);
    QCOMPARE(model.rowCount(), 10);
    QCOMPARE(model.backlog(), 5);
    model.setFrozen(false);
    QCOMPARE(model.extend(), 5);
    QCOMPARE(model.backlog(), 0);
}

void TestLogModel::frozenForTooLong()
{
    LogStore store({2000, 1 << 30});
    LogModel model(store);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    append(store, 1, 100);
    model.extend();
    model.setFrozen(true);
    append(store, 101, 9000);
    model.extend();
    QCOMPARE(model.trim(), 100);
    QCOMPARE(model.rowCount(), 0);
    model.setFrozen(false);
    model.extend();
    QCOMPARE(model.rowCount(), int(store.size()));
    QCOMPARE(model.logRow(0).seq, store.row(store.first()).seq);
}

void TestLogModel::clears()
{
    LogStore store;
    LogModel model(store);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    append(store, 1, 100);
    model.extend();
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    append(store, 101, 3);
    model.extend();
    QCOMPARE(model.logRow(0).seq, EventId(101));
}

void TestLogModel::storm_data()
{
    QTest::addColumn<bool>("filtered");
    QTest::newRow("all") << false;
    QTest::newRow("matching") << true;
}

void TestLogModel::storm()
{
    QFETCH(bool, filtered);
    std::mt19937 random(11);
    LogStore store({3000, 1 << 30});
    LogModel model(store);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    EventId next = 1;
    quint64 dropped = 0;
    if (filtered)
        model.showMatching(isRoomOne);
    for (int round = 0; round < 200; ++round) {
        const int count = int(random() % 700);
        append(store, next, count);
        next += EventId(count);
        model.setFrozen(random() % 4 == 0);
        model.extend();
        if (random() % 2)
            model.trim();
        dropped += store.dropped();
        if (random() % 60 == 0)
            model.clear();
        for (int row = 0; row < model.rowCount(); row += 97) {
            QCOMPARE(model.rowOf(model.storeIndex(row)), row);
            QVERIFY(!filtered || isRoomOne(model.logRow(row)));
            QCOMPARE(model.logRow(row).seq, EventId(model.storeIndex(row) + 1));
        }
    }
    QVERIFY(dropped > 0);
}

QTEST_GUILESS_MAIN(TestLogModel)
#include "tst_logmodel.moc"
