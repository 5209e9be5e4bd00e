// StripChart: picking a range with the mouse and with keys, and what it does to the log.
#include "tests/support/logentries.h"
#include "ui/chart/stripchart.h"
#include "ui/chart/trafficdesk.h"
#include "ui/log/filterbar.h"
#include "ui/log/logpanel.h"
#include "ui/log/logview.h"
#include "ui/log/timerangefilter.h"
#include "ui/theme/theme.h"

#include <QtCore/QDateTime>
#include <QtCore/QThreadPool>
#include <QtTest/QtTest>
#include <QtWidgets/QToolButton>

using namespace roomdeck;

namespace {

constexpr qint64 second = 1'000'000;
constexpr qint64 start = 1'795'351'267 * second; // where logMessage() begins

} // namespace

class TestStripChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void ticksAreRoundAndApart_data();
    void ticksAreRoundAndApart();
    void axisGoesThereAndBack();
    void emptyHistoryTakesNoRange();
    void draggingPicksWholeSeconds();
    void escapeAndTheButtonLetGo();
    void clickAsksForAMoment();
    void keysPickARange();
    void readOutTellsAllThree();
    void legendTellsWhatCounts();
    void paintsAtAnyHeight();
    void rangeNarrowsTheLog();
    void rangeTakenOutOfTheFilter();

private:
    void fill(int seconds)
    {
        for (int i = 0; i < seconds; ++i)
            m_history.add(start + i * second, {double(i), 1000.0 * i, 25});
        m_chart->refresh();
    }
    void drag(int fromX, int toX)
    {
        const int y = m_chart->height() / 2;
        QTest::mousePress(m_chart.get(), Qt::LeftButton, {}, {fromX, y});
        QTest::mouseMove(m_chart.get(), {(fromX + toX) / 2, y});
        QTest::mouseMove(m_chart.get(), {toX, y});
        QTest::mouseRelease(m_chart.get(), Qt::LeftButton, {}, {toX, y});
    }

    ActivityHistory m_history;
    std::unique_ptr<StripChart> m_chart;
    QThreadPool m_pool;
};

void TestStripChart::initTestCase()
{
    Theme::apply(*qApp, Theme::Scheme::Light);
}

void TestStripChart::init()
{
    m_history.clear();
    m_chart = std::make_unique<StripChart>();
    m_chart->setHistory(&m_history);
    m_chart->resize(900, 92);
    m_chart->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_chart.get()));
}

void TestStripChart::ticksAreRoundAndApart_data()
{
    QTest::addColumn<qint64>("seconds");
    for (const qint64 seconds : {7, 60, 600, 5000, 86'400, 30 * 86'400})
        QTest::addRow("%lld", seconds) << seconds;
}

void TestStripChart::ticksAreRoundAndApart()
{
    QFETCH(qint64, seconds);
    const TimeAxis axis({start + 123'456, start + 123'456 + seconds * second}, 10, 800);
    const QList<TimeAxis::Tick> ticks = axis.ticks(88);
    QVERIFY(ticks.size() >= 2);
    for (qsizetype i = 0; i < ticks.size(); ++i) {
        QVERIFY(ticks[i].x >= 10 && ticks[i].x < 810);
        QVERIFY(!ticks[i].label.isEmpty());
        QVERIFY(i == 0 || ticks[i].x - ticks[i - 1].x >= 88);
    }
}

void TestStripChart::axisGoesThereAndBack()
{
    const TimeAxis axis({start, start + 100 * second}, 50, 500);
    QCOMPARE(axis.x(start), 50.0);
    QCOMPARE(axis.x(start + 100 * second), 550.0);
    QCOMPARE(axis.timeAt(axis.x(start + 42 * second)), start + 42 * second);
    QVERIFY(TimeAxis({start, start}, 0, 500).ticks(88).isEmpty());
}

void TestStripChart::emptyHistoryTakesNoRange()
{
    QSignalSpy selected(m_chart.get(), &StripChart::rangeSelected);
    drag(300, 600);
    QTest::keyClick(m_chart.get(), Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(selected.count(), 0);
    QCOMPARE(m_chart->readOut(start), QString());
    m_chart->setHistory(nullptr);
    QVERIFY(!m_chart->grab().isNull());
}

void TestStripChart::draggingPicksWholeSeconds()
{
    fill(120);
    QSignalSpy selected(m_chart.get(), &StripChart::rangeSelected);
    drag(400, 600);
    QCOMPARE(selected.count(), 1);
    const auto range = selected.at(0).at(0).value<TimeRange>();
    QCOMPARE(range.fromUs % second, 0);
    QCOMPARE(range.toUs % second, 0);
    QVERIFY(range.fromUs > start && range.length() > 20 * second && range.toUs < start + 120 * second);
    QCOMPARE(m_chart->selection(), std::optional(range));
    drag(600, 400); // backwards is the same
    QCOMPARE(selected.at(1).at(0).value<TimeRange>(), range);
    drag(600, 5000); // never beyond the run
    QCOMPARE(selected.at(2).at(0).value<TimeRange>().toUs, start + 120 * second);
}

void TestStripChart::escapeAndTheButtonLetGo()
{
    fill(120);
    QSignalSpy cleared(m_chart.get(), &StripChart::selectionCleared);
    drag(400, 600);
    auto *button = m_chart->findChild<QToolButton *>();
    QVERIFY(button->isVisible());
    QTest::keyClick(m_chart.get(), Qt::Key_Escape);
    QCOMPARE(cleared.count(), 1);
    QVERIFY(!m_chart->selection());
    QVERIFY(!button->isVisible());
    drag(400, 600);
    button->click();
    QCOMPARE(cleared.count(), 2);
    QTest::keyClick(m_chart.get(), Qt::Key_Escape); // nothing left to clear
    QCOMPARE(cleared.count(), 2);
}

void TestStripChart::clickAsksForAMoment()
{
    fill(120);
    QSignalSpy chosen(m_chart.get(), &StripChart::timeChosen);
    QTest::mouseClick(m_chart.get(), Qt::LeftButton, {}, {500, 40});
    QCOMPARE(chosen.count(), 1);
    const qint64 time = chosen.at(0).at(0).toLongLong();
    QVERIFY(time > start + 30 * second && time < start + 90 * second);
    QVERIFY(!m_chart->selection());
}

void TestStripChart::keysPickARange()
{
    fill(120);
    QSignalSpy selected(m_chart.get(), &StripChart::rangeSelected);
    QSignalSpy chosen(m_chart.get(), &StripChart::timeChosen);
    QTest::keyClick(m_chart.get(), Qt::Key_Home);
    QTest::keyClick(m_chart.get(), Qt::Key_Right, Qt::ControlModifier);
    QTest::keyClick(m_chart.get(), Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.at(0).at(0).toLongLong(), start + 10 * second);
    QVERIFY(!m_chart->accessibleDescription().isEmpty());
    QTest::keyPress(m_chart.get(), Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyPress(m_chart.get(), Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(selected.count(), 0); // not before Shift is let go
    QTest::keyRelease(m_chart.get(), Qt::Key_Shift);
    QCOMPARE(selected.count(), 1);
    QCOMPARE(selected.at(0).at(0).value<TimeRange>(), (TimeRange{start + 10 * second, start + 13 * second}));
}

void TestStripChart::readOutTellsAllThree()
{
    fill(120);
    const QString text = m_chart->readOut(start + 50 * second);
    QVERIFY2(text.contains(QLatin1String("50")), qPrintable(text));
    QVERIFY2(text.contains(QLatin1String("50 KB/s")), qPrintable(text));
    QVERIFY2(text.contains(QLatin1String("25")), qPrintable(text));
}

void TestStripChart::legendTellsWhatCounts()
{
    fill(120);
    m_history.add(start + 120 * second, {});
    const auto says = [this](const char *text) {
        return m_chart->legend(StripChart::Lane::Messages).contains(QLatin1String(text));
    };
    QVERIFY(says("0 msg/s") && !says("max")); // now
    m_chart->setSelection(TimeRange{start + 20 * second, start + 31 * second});
    QVERIFY(says("max. 30 msg/s"));
    m_chart->setSelection(std::nullopt);
    m_chart->setLive(false); // of a session that is over, its last second says nothing
    QVERIFY(says("max. 119 msg/s"));
    QVERIFY(m_chart->legend(StripChart::Lane::Connections).contains(QLatin1String("25")));
}

void TestStripChart::paintsAtAnyHeight()
{
    fill(5000); // longer than the history keeps seconds
    drag(400, 600);
    for (const QSize size : {QSize(900, 44), QSize(900, 60), QSize(300, 92), QSize(1, 1), QSize(2000, 300)}) {
        m_chart->resize(size);
        QVERIFY(!m_chart->grab().isNull());
    }
    m_chart->resize(900, 92);
    const QImage image = m_chart->grab().toImage();
    const QColor accent = Theme::color(Theme::Role::Accent, m_chart->palette());
    int found = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            found += image.pixelColor(x, y) == accent;
    }
    QVERIFY(found > 50);
}

void TestStripChart::rangeNarrowsTheLog()
{
    LogPanel log(m_pool);
    log.resize(900, 500);
    tieChartToLog(*m_chart, log);
    log.appendBatch(logBatch(1, 100'000)); // a millisecond apart
    QTRY_COMPARE(log.model().rowCount(), 100'000);
    fill(101);
    Q_EMIT m_chart->rangeSelected({start + 10 * second, start + 12 * second});
    QTRY_COMPARE(log.model().rowCount(), 2000);
    QCOMPARE(log.model().logRow(0).timeUs, start + 10 * second);
    Q_EMIT m_chart->rangeSelected({start + 20 * second, start + 21 * second}); // instead, not besides
    QTRY_COMPARE(log.model().rowCount(), 1000);
    Q_EMIT m_chart->selectionCleared();
    QTRY_COMPARE(log.model().rowCount(), 100'000);
    QVERIFY(!log.timeRange().isSet());
    Q_EMIT m_chart->timeChosen(start + 50 * second);
    QCOMPARE(log.model().logRow(log.view().currentRow()).timeUs, start + 50 * second);
}

void TestStripChart::rangeTakenOutOfTheFilter()
{
    LogPanel log(m_pool);
    tieChartToLog(*m_chart, log);
    log.appendBatch(logBatch(1, 1000));
    QTRY_COMPARE(log.model().rowCount(), 1000);
    fill(101);
    log.findChild<FilterBar *>()->input().setText(QStringLiteral("type:cursor_moved"));
    drag(400, 600);
    QVERIFY(log.timeRange().isSet());
    log.findChild<FilterBar *>()->input().setText(QStringLiteral("room:room-1"));
    QVERIFY(!log.timeRange().isSet());
    QVERIFY(!m_chart->selection());
    QCOMPARE(log.findChild<FilterBar *>()->input().text(), QStringLiteral("room:room-1"));
}

QTEST_MAIN(TestStripChart)
#include "tst_stripchart.moc"
