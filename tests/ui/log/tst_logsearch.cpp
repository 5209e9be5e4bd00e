// Filtering, finding and jumping in a live log.
#include "tests/support/logentries.h"
#include "ui/log/filterbar.h"
#include "ui/log/filterlineedit.h"
#include "ui/log/findbar.h"
#include "ui/log/logactions.h"
#include "ui/log/lognavigator.h"
#include "ui/log/logpanel.h"
#include "ui/log/logview.h"
#include "ui/log/overviewstrip.h"
#include "ui/log/timebar.h"
#include "ui/theme/theme.h"

#include <QtCore/QThreadPool>
#include <QtGui/QClipboard>
#include <QtTest/QtTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>

using namespace roomdeck;

class TestLogSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void filterNarrowsAndGoesOn();
    void escapeKeepsThePlace();
    void cellsOfferConditions();
    void doubleClickFollowsAConversation();
    void conversationHasBothSides();
    void findsForwardsAndBackwards();
    void marksWhatIsFound();
    void findHonoursTheFilter();
    void findsOverManyRows();
    void nextError();
    void goesToATime();
    void overviewJumps();
    void coloursRows();
    void stateSurvives();

private:
    void add(int count)
    {
        m_panel->appendBatch(logBatch(m_next, count));
        m_next += EventId(count);
        QTRY_COMPARE(m_panel->store().end(), qint64(m_next - 1));
    }
    void setFilter(const QString &text) { m_panel->findChild<FilterBar *>()->input().setText(text); }
    EventId currentSeq() const
    {
        const int row = m_panel->view().currentRow();
        return row < 0 ? 0 : m_panel->model().logRow(row).seq;
    }
    void find(const QString &text)
    {
        m_panel->actions().find->trigger();
        findBar()->findChild<QLineEdit *>()->setText(text);
    }
    FindBar *findBar() const { return m_panel->findChild<FindBar *>(); }

    QThreadPool m_pool;
    std::unique_ptr<LogPanel> m_panel;
    EventId m_next = 1;
};

void TestLogSearch::initTestCase()
{
    Theme::apply(*qApp, Theme::Scheme::Dark);
}

void TestLogSearch::init()
{
    m_next = 1;
    m_panel = std::make_unique<LogPanel>(m_pool);
    m_panel->setDialects({QString(), QStringLiteral("hub"), QStringLiteral("chat")});
    m_panel->resize(1000, 500);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
}

void TestLogSearch::cleanup()
{
    m_panel.reset();
}

void TestLogSearch::filterNarrowsAndGoesOn()
{
    add(3000);
    setFilter(QStringLiteral("type:cursor_moved payload.n>1500"));
    QTRY_COMPARE(m_panel->model().rowCount(), 500);
    add(300);
    QTRY_COMPARE(m_panel->model().rowCount(), 600);
    setFilter({});
    QCOMPARE(m_panel->model().rowCount(), 3300);
}

void TestLogSearch::escapeKeepsThePlace()
{
    add(5000);
    LogView &view = m_panel->view();
    setFilter(QStringLiteral("room:room-1"));
    QTRY_COMPARE(m_panel->model().rowCount(), 1000);
    view.goTo(500);
    const EventId seq = currentSeq();
    const int y = view.visualRect(view.currentIndex()).y();
    QTest::keyClick(&view, Qt::Key_Escape);
    QCOMPARE(m_panel->model().rowCount(), 5000);
    QCOMPARE(currentSeq(), seq);
    QCOMPARE(view.visualRect(view.currentIndex()).y(), y);
}

void TestLogSearch::cellsOfferConditions()
{
    add(1000);
    LogView &view = m_panel->view();
    view.selectionModel()->setCurrentIndex(m_panel->model().index(10, LogModel::User),
                                           QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_panel->actions().onlyThis->trigger();
    QTRY_COMPARE(m_panel->model().rowCount(), 32);
    QCOMPARE(currentSeq(), EventId(11));
    QCOMPARE(view.currentIndex().column(), int(LogModel::User)); // the cell, for the next command
    m_panel->actions().clearFilter->trigger();
    view.selectionModel()->setCurrentIndex(m_panel->model().index(10, LogModel::Type),
                                           QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_panel->actions().excludeThis->trigger();
    QTRY_VERIFY(m_panel->model().rowCount() < 1000);
    m_panel->requestFilter(QStringLiteral("payload.n=7"), FilterRequest::Only);
    QTRY_VERIFY(m_panel->model().rowCount() <= 1);
    view.selectQuietly(0);
    m_panel->actions().copy->trigger();
    m_panel->actions().clearFilter->trigger();
    QCOMPARE(m_panel->model().rowCount(), 1000);
}

void TestLogSearch::doubleClickFollowsAConversation()
{
    add(1000);
    LogView &view = m_panel->view();
    view.goTo(500);
    const QRect cell = view.visualRect(m_panel->model().index(500, LogModel::User));
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, cell.center());
    QTest::mouseDClick(view.viewport(), Qt::LeftButton, {}, cell.center());
    QTRY_VERIFY(m_panel->model().rowCount() < 50);
    for (int row = 0; row < m_panel->model().rowCount(); ++row)
        QCOMPARE(m_panel->model().logRow(row).user, QByteArrayView(logMessage(501).user));
    QCOMPARE(currentSeq(), EventId(501));
}

void TestLogSearch::conversationHasBothSides()
{
    add(300);
    auto answer = std::make_shared<TrafficBatch>();
    answer->entries.append(logMessage(301)); // into room-1, as seq 6 said
    answer->entries.last().senderKind = SenderKind::Operator;
    answer->entries.last().connection = ConnectionId::None;
    m_panel->appendBatch(answer);
    QTRY_COMPARE(m_panel->store().end(), 301);
    m_panel->setScope("room-1", "user-6"); // whoever was picked elsewhere hides the answers
    QTRY_VERIFY(m_panel->model().rowCount() > 0 && m_panel->model().rowCount() < 10);
    m_panel->view().selectQuietly(0);
    m_panel->actions().conversation->trigger();
    QTRY_COMPARE(m_panel->model().logRow(m_panel->model().rowCount() - 1).seq, EventId(301));
    QCOMPARE(m_panel->model().logRow(0).user, QByteArrayView("user-6"));
    for (int row = 0; row < m_panel->model().rowCount(); ++row)
        QCOMPARE(m_panel->model().logRow(row).room, QByteArrayView("room-1"));
    // The time between what was said and the answer.
    const int last = m_panel->model().rowCount() - 1;
    const qint64 between
        = (m_panel->model().logRow(last).timeUs - m_panel->model().logRow(last - 1).timeUs) / 1000;
    QVERIFY(
        m_panel->model().index(last, LogModel::Delta).data().toString().startsWith(QString::number(between)));
}

void TestLogSearch::findsForwardsAndBackwards()
{
    add(2000);
    m_panel->view().goTo(0);
    find(QStringLiteral("\"n\":77"));
    QTest::keyClick(findBar()->findChild<QLineEdit *>(), Qt::Key_Return);
    QTRY_COMPARE(currentSeq(), EventId(77));
    m_panel->actions().findNext->trigger();
    QTRY_COMPARE(currentSeq(), EventId(770));
    m_panel->actions().findPrevious->trigger();
    QTRY_COMPARE(currentSeq(), EventId(77));
    m_panel->actions().findPrevious->trigger(); // begins again at the end
    QTRY_COMPARE(currentSeq(), EventId(779));
    const auto *count = findBar()->findChild<QLabel *>();
    QTRY_COMPARE(count->text(), QStringLiteral("11 of 11"));
    add(6000);
    QTRY_COMPARE(count->text(), QStringLiteral("11 of 111"));
    QTest::keyClick(findBar()->findChild<QLineEdit *>(), Qt::Key_Escape);
    QVERIFY(findBar()->isHidden());
}

void TestLogSearch::marksWhatIsFound()
{
    add(20);
    LogView &view = m_panel->view();
    view.goTo(0);
    const auto picture = [&](int row, int column) {
        const QRect cell = view.visualRect(m_panel->model().index(row, column));
        return view.viewport()->grab(cell).toImage();
    };
    const QImage user2 = picture(1, LogModel::User);
    const QImage user4 = picture(3, LogModel::User);
    const QImage type = picture(1, LogModel::Type);
    find(QStringLiteral("USER-2"));
    QVERIFY(picture(1, LogModel::User) != user2);
    QCOMPARE(picture(3, LogModel::User), user4);
    QCOMPARE(picture(1, LogModel::Type), type);
    findBar()->findChild<QCheckBox *>()->setChecked(true);
    QCOMPARE(picture(1, LogModel::User), user2);
    find(QStringLiteral("user-2"));
    QVERIFY(picture(1, LogModel::User) != user2);
    QTest::keyClick(findBar(), Qt::Key_Escape);
    QCOMPARE(picture(1, LogModel::User), user2);
}

void TestLogSearch::findHonoursTheFilter()
{
    add(2000);
    setFilter(QStringLiteral("room:room-0"));
    QTRY_COMPARE(m_panel->model().rowCount(), 400);
    m_panel->view().goTo(0);
    find(QStringLiteral("\"n\":77"));
    m_panel->actions().findNext->trigger();
    QTRY_COMPARE(currentSeq(), EventId(770));
    QTRY_COMPARE(findBar()->findChild<QLabel *>()->text(), QStringLiteral("1 of 2"));
    setFilter({});
    QTRY_COMPARE(findBar()->findChild<QLabel *>()->text(), QStringLiteral("2 of 11"));
}

void TestLogSearch::findsOverManyRows()
{
    for (int i = 0; i < 100; ++i) {
        m_panel->appendBatch(logBatch(m_next, 2000));
        m_next += 2000;
    }
    QTRY_COMPARE(m_panel->store().end(), 200'000);
    m_panel->view().goTo(0);
    find(QStringLiteral("\"n\":199999,"));
    m_panel->actions().findNext->trigger();
    QTRY_COMPARE(currentSeq(), EventId(199'999));
    find(QStringLiteral("no such text"));
    m_panel->actions().findNext->trigger();
    QTRY_VERIFY(findBar()->findChild<QLabel *>()->text().contains(QStringLiteral("Not found")));
    QCOMPARE(currentSeq(), EventId(199'999));
}

void TestLogSearch::nextError()
{
    auto batch = std::make_shared<TrafficBatch>(*logBatch(1, 900));
    for (const int at : {100, 500, 800}) {
        batch->entries[at].kind = TrafficKind::Error;
        batch->entries[at].type = "invalid_json";
    }
    m_panel->appendBatch(batch);
    QTRY_COMPARE(m_panel->model().rowCount(), 900);
    m_panel->view().goTo(0);
    m_panel->actions().nextError->trigger();
    QCOMPARE(currentSeq(), EventId(101));
    m_panel->actions().nextError->trigger();
    m_panel->actions().nextError->trigger();
    QCOMPARE(currentSeq(), EventId(801));
    m_panel->actions().nextError->trigger();
    QCOMPARE(currentSeq(), EventId(801));
    m_panel->actions().previousError->trigger();
    QCOMPARE(currentSeq(), EventId(501));
}

void TestLogSearch::goesToATime()
{
    add(2000);
    m_panel->view().goTo(0);
    m_panel->actions().goToTime->trigger();
    auto *bar = m_panel->findChild<TimeBar *>();
    QVERIFY(bar->isVisible());
    auto *time = bar->findChild<QLineEdit *>();
    QVERIFY(time->hasSelectedText()); // typing replaces it
    const auto go = [&](EventId seq, const QString &format, int days = 0) {
        time->selectAll();
        QTest::keyClicks(
            time,
            QDateTime::fromMSecsSinceEpoch(logMessage(seq).timeUs / 1000).addDays(days).toString(format));
        QTest::keyClick(time, Qt::Key_Return);
    };
    const auto told = [&](const QString &words) {
        const QList<QLabel *> labels = bar->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->text().contains(words); });
    };
    go(1500, QStringLiteral("H:mm:ss.zzz"));
    QCOMPARE(currentSeq(), EventId(1500));
    go(700, QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
    QCOMPARE(currentSeq(), EventId(700));
    go(1500, QStringLiteral("yyyy-MM-ddTHH:mm:ss"), 1);
    QCOMPARE(currentSeq(), EventId(2000));
    QVERIFY(told(QStringLiteral("The log ends at")));
    go(1500, QStringLiteral("yyyy-MM-dd"), -1);
    QCOMPARE(currentSeq(), EventId(1));
    QVERIFY(told(QStringLiteral("The log begins at")));
    time->setText(QStringLiteral("25 o'clock"));
    QTest::keyClick(time, Qt::Key_Return);
    QCOMPARE(currentSeq(), EventId(1));
    QVERIFY(told(QStringLiteral("No time")));
    QVERIFY(bar->minimumSizeHint().width() < 400); // words move no panel
    QVERIFY(time->hasFocus());
    QTest::keyClicks(time, QStringLiteral("1")); // over what was wrong
    QVERIFY(!told(QStringLiteral("No time")));
    QTest::keyClick(time, Qt::Key_Escape);
    QVERIFY(bar->isHidden());
}

void TestLogSearch::overviewJumps()
{
    auto batch = std::make_shared<TrafficBatch>(*logBatch(1, 5000));
    batch->entries[2500].kind = TrafficKind::Error;
    m_panel->appendBatch(batch);
    QTRY_COMPARE(m_panel->model().rowCount(), 5000);
    auto *strip = m_panel->findChild<OverviewStrip *>();
    const QImage picture = strip->grab().toImage();
    const QRgb red = Theme::color(Theme::Role::Error, strip->palette()).rgb();
    int reds = 0;
    for (int y = 0; y < picture.height(); ++y)
        reds += picture.pixel(picture.width() / 2, y) == red;
    QVERIFY(reds > 0 && reds < 10);
    QTest::mouseClick(strip, Qt::LeftButton, {}, QPoint(5, strip->height() / 2));
    QVERIFY(!m_panel->isFollowing());
    QVERIFY(qAbs(m_panel->view().topRow() - 2500) < 60);
}

void TestLogSearch::coloursRows()
{
    add(20);
    m_panel->requestFilter(QStringLiteral("type:cursor_moved"), FilterRequest::Colour);
    LogView &view = m_panel->view();
    const QImage picture = view.viewport()->grab().toImage();
    const auto pixel = [&](int row) {
        const QRect cell = view.visualRect(m_panel->model().index(row, LogModel::Number));
        return QColor(picture.pixel(cell.right() - 1, cell.center().y()));
    };
    QCOMPARE(pixel(5), ColourRules::tint(0, view.palette())); // seq 6
    QVERIFY(pixel(6) != ColourRules::tint(0, view.palette()));
}

void TestLogSearch::stateSurvives()
{
    QSignalSpy changed(m_panel.get(), &LogPanel::stateChanged);
    m_panel->requestFilter(QStringLiteral("type:ping"), FilterRequest::Colour);
    QVERIFY(changed.count() > 0);
    m_panel->view().columnActions().at(LogModel::Delta)->setChecked(false);
    const QByteArray state = m_panel->saveState();
    LogPanel other(m_pool);
    QVERIFY(other.restoreState(state));
    QVERIFY(other.view().isColumnHidden(LogModel::Delta));
    QVERIFY(!other.restoreState("nonsense"));
    QCOMPARE(other.saveState(), state);
}

QTEST_MAIN(TestLogSearch)
#include "tst_logsearch.moc"
