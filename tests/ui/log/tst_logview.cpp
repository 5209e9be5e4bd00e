// LogView: follows, and never moves the row being read.
#include "tests/support/logentries.h"
#include "ui/log/logview.h"
#include "ui/log/rowcopy.h"
#include "ui/theme/theme.h"

#include <QtTest/QtTest>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollBar>

using namespace roomdeck;

namespace {

struct Bench
{
    explicit Bench(LogCaps caps = {}) : store(caps), model(store), view(model)
    {
        view.resize(900, 500);
        view.show();
        const bool exposed = QTest::qWaitForWindowExposed(&view);
        Q_ASSERT(exposed);
        Q_UNUSED(exposed)
    }

    void add(int count)
    {
        for (int i = 0; i < count; ++i)
            store.append(logMessage(++last));
        view.drain();
        QCoreApplication::processEvents();
    }

    EventId topSeq() const { return model.logRow(view.rowAt(0)).seq; }
    bool atEnd() const { return view.verticalScrollBar()->value() == view.verticalScrollBar()->maximum(); }
    EventId bottomSeq() const
    {
        const int row = view.rowAt(view.viewport()->height() - Theme::RowHeight);
        return row < 0 ? model.logRow(model.rowCount() - 1).seq : model.logRow(row).seq;
    }

    LogStore store;
    LogModel model;
    LogView view;
    EventId last = 0;
};

void wheel(QWidget &target, int notches)
{
    const QPointF at(target.width() / 2.0, target.height() / 2.0);
    QWheelEvent event(at, target.mapToGlobal(at), {}, {0, notches * 120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&target, &event);
}

} // namespace

class TestLogView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void rowsAreOneHeight();
    void followsTheNewest();
    void wheelUpStopsFollowing();
    void keysStopFollowing();
    void programsDoNotStopFollowing();
    void scrollingToTheEndFollows();
    void clickStopsFollowing();
    void endFollows();
    void keyboardBeginsWhereTheReaderIs();
    void readerStaysWhileRowsArrive();
    void readerStaysWhileRowsLeave();
    void readerStaysWhenOlderMatchesArrive();
    void currentRowLeaves();
    void goesToARow();
    void columnsComeAndGo();
    void copiesWhatTravelled();
};

void TestLogView::initTestCase()
{
    Theme::apply(*qApp, Theme::Scheme::Light);
}

void TestLogView::rowsAreOneHeight()
{
    Bench bench;
    bench.add(10);
    for (int row = 0; row < 10; ++row)
        QCOMPARE(bench.view.rowHeight(row), Theme::RowHeight);
}

void TestLogView::followsTheNewest()
{
    Bench bench;
    QVERIFY(bench.view.isFollowing());
    bench.add(500);
    QVERIFY(bench.atEnd());
    bench.add(1);
    QVERIFY(bench.atEnd());
    QVERIFY(bench.view.visualRect(bench.model.index(500, 0)).isValid());
    QVERIFY(bench.view.viewport()->rect().contains(bench.view.visualRect(bench.model.index(500, 0))));
}

void TestLogView::wheelUpStopsFollowing()
{
    Bench bench;
    bench.add(500);
    QSignalSpy changed(&bench.view, &LogView::followingChanged);
    wheel(*bench.view.viewport(), 2);
    QVERIFY(!bench.view.isFollowing());
    QCOMPARE(changed.count(), 1);
    const EventId top = bench.topSeq();
    bench.add(100);
    QCOMPARE(bench.topSeq(), top);
}

void TestLogView::keysStopFollowing()
{
    Bench bench;
    bench.add(500);
    QTest::keyClick(&bench.view, Qt::Key_Home);
    QVERIFY(!bench.view.isFollowing());
    QCOMPARE(bench.topSeq(), EventId(1));
    QTest::keyClick(&bench.view, Qt::Key_PageDown);
    QVERIFY(!bench.view.isFollowing());
}

void TestLogView::programsDoNotStopFollowing()
{
    Bench bench;
    bench.add(500);
    bench.view.verticalScrollBar()->setValue(100); // as a layout or a resize would
    QVERIFY(bench.view.isFollowing());
    bench.view.resize(900, 300);
    bench.add(1);
    QVERIFY(bench.atEnd());
}

void TestLogView::scrollingToTheEndFollows()
{
    Bench bench;
    bench.add(500);
    wheel(*bench.view.viewport(), 1);
    QVERIFY(!bench.view.isFollowing());
    wheel(*bench.view.viewport(), -1);
    QVERIFY(bench.view.isFollowing());
}

void TestLogView::keyboardBeginsWhereTheReaderIs()
{
    Bench bench;
    bench.add(1000);
    bench.view.scrollByHand(500);
    bench.view.setFocus();
    QVERIFY(!bench.view.currentIndex().isValid()); // the first row was not asked for
    QTest::keyClick(&bench.view, Qt::Key_Down);
    QCOMPARE(bench.view.currentRow(), 500);
    bench.view.setCurrentIndex({});
    QTest::keyClick(&bench.view, Qt::Key_Up);
    QVERIFY(bench.view.currentRow() > 500 && bench.view.currentRow() < 600);
}

void TestLogView::clickStopsFollowing()
{
    Bench bench;
    bench.add(500);
    QVERIFY(bench.view.isFollowing());
    const QModelIndex last = bench.model.index(495, LogModel::User);
    const QRect cell = bench.view.visualRect(last);
    QTest::mouseClick(bench.view.viewport(), Qt::LeftButton, {}, cell.center());
    QVERIFY(!bench.view.isFollowing());
    QCOMPARE(bench.view.currentIndex(), last);
    bench.add(50);
    QCOMPARE(bench.view.visualRect(last), cell); // the row being read has not moved
}

void TestLogView::endFollows()
{
    Bench bench;
    bench.add(500);
    QTest::keyClick(&bench.view, Qt::Key_Home);
    QTest::keyClick(&bench.view, Qt::Key_End);
    QVERIFY(bench.view.isFollowing());
    QCOMPARE(bench.view.currentRow(), 499);
    bench.add(50);
    QVERIFY(bench.atEnd());
    QCOMPARE(bench.view.currentRow(), 499);
}

void TestLogView::readerStaysWhileRowsArrive()
{
    Bench bench;
    bench.add(500);
    wheel(*bench.view.viewport(), 10);
    bench.view.selectQuietly(bench.view.rowAt(100));
    const EventId top = bench.topSeq();
    for (int i = 0; i < 50; ++i) {
        bench.add(37);
        QCOMPARE(bench.topSeq(), top);
    }
}

void TestLogView::readerStaysWhileRowsLeave()
{
    Bench bench({3000, 1 << 30});
    bench.add(3000);
    wheel(*bench.view.viewport(), 100);
    bench.view.place(2900, 0);
    bench.view.selectQuietly(2905);
    const EventId top = bench.topSeq();
    QCOMPARE(top, EventId(2901));
    const EventId current = bench.model.logRow(bench.view.currentRow()).seq;
    while (bench.store.row(bench.store.first()).seq < top - 1100) {
        bench.add(53);
        QCOMPARE(bench.topSeq(), top);
        QCOMPARE(bench.model.logRow(bench.view.currentRow()).seq, current);
    }
    QVERIFY(bench.store.dropped() > 1000);
    while (bench.store.row(bench.store.first()).seq <= top)
        bench.add(53);
    QCOMPARE(bench.topSeq(), bench.store.row(bench.store.first()).seq); // nothing else is left to show
}

void TestLogView::readerStaysWhenOlderMatchesArrive()
{
    Bench bench;
    bench.add(2000);
    bench.model.showMatching([](const LogRow &row) { return row.seq % 2 == 0; });
    bench.view.setFollowing(false);
    std::vector<qint64> newest;
    for (qint64 index = 1001; index < 2000; index += 2)
        newest.push_back(index);
    bench.view.prepend(newest);
    bench.view.place(100, 0);
    const EventId top = bench.topSeq();
    std::vector<qint64> older;
    for (qint64 index = 1; index < 1001; index += 2)
        older.push_back(index);
    bench.view.prepend(older);
    QCoreApplication::processEvents();
    QCOMPARE(bench.topSeq(), top);
}

void TestLogView::currentRowLeaves()
{
    Bench bench({3000, 1 << 30});
    bench.add(3000);
    bench.view.setFollowing(false);
    bench.view.place(2900, 0);
    bench.view.selectQuietly(5);
    QSignalSpy current(&bench.view, &LogView::currentRowChanged);
    const EventId top = bench.topSeq();
    bench.add(2000);
    QVERIFY(bench.store.dropped() > 0);
    QCOMPARE(bench.topSeq(), top);
    QVERIFY(!bench.view.currentIndex().isValid());
    QCOMPARE(current.count(), 0);
}

void TestLogView::goesToARow()
{
    Bench bench;
    bench.add(2000);
    QSignalSpy current(&bench.view, &LogView::currentRowChanged);
    bench.view.goTo(700);
    QVERIFY(!bench.view.isFollowing());
    QCOMPARE(bench.view.currentRow(), 700);
    QCOMPARE(current.count(), 1);
    QVERIFY(
        bench.view.viewport()->rect().contains(bench.view.visualRect(bench.view.currentIndex()).center()));
    const EventId top = bench.topSeq();
    bench.view.goTo(702);
    QCOMPARE(bench.topSeq(), top);
    bench.view.goTo(5000);
    QCOMPARE(bench.view.currentRow(), 702);
}

void TestLogView::columnsComeAndGo()
{
    Bench bench;
    bench.view.columnActions().at(LogModel::Size)->setChecked(false);
    QVERIFY(bench.view.isColumnHidden(LogModel::Size));
    bench.view.setRoomShown(false);
    QVERIFY(bench.view.isColumnHidden(LogModel::Room));
    bench.view.horizontalHeader()->resizeSection(LogModel::User, 222);
    const QByteArray state = bench.view.saveColumns();
    QVERIFY(bench.view.isColumnHidden(LogModel::Room));

    Bench other;
    QVERIFY(other.view.restoreColumns(state));
    QVERIFY(other.view.isColumnHidden(LogModel::Size));
    QVERIFY(!other.view.columnActions().at(LogModel::Size)->isChecked());
    QVERIFY(!other.view.isColumnHidden(LogModel::Room));
    QCOMPARE(other.view.columnWidth(LogModel::User), 222);
    QVERIFY(!other.view.restoreColumns("nonsense"));
}

void TestLogView::copiesWhatTravelled()
{
    Bench bench;
    bench.add(10);
    bench.view.selectQuietly(3);
    bench.view.selectionModel()->select(bench.model.index(1, 0),
                                        QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QCOMPARE(rowsAsText(bench.store.snapshot(), bench.view.selectedStoreIndexes(), 1 << 20),
             logMessage(2).raw + '\n' + logMessage(4).raw + '\n');
}

QTEST_MAIN(TestLogView)
#include "tst_logview.moc"
