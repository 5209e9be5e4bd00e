// LogPanel: the live log as a whole, and how long it keeps the window waiting.
#include "tests/support/logentries.h"
#include "tests/support/stallwatch.h"
#include "ui/log/logpanel.h"
#include "ui/log/logview.h"
#include "ui/log/newrowspill.h"
#include "ui/theme/theme.h"
#include "ui/widgets/emptystate.h"

#include <QtCore/QThreadPool>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>
#include <QtWidgets/QPushButton>

using namespace roomdeck;

class TestLogPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void showsBatches();
    void pillCountsAndResumes();
    void pauseKeepsABacklog();
    void scopeByRoomAndUser();
    void scopeShowsBroadcasts();
    void scopeKeepsThePlace();
    void scopeOverManyRowsWhileMoreArrive();
    void clearEmptiesEverything();
    void emptyLogSaysWhatToDo();
    void revealsARow();
    void skippedEntriesLeaveAGap();
    void floodStaysWithinBounds();

private:
    void add(int count)
    {
        m_panel->appendBatch(logBatch(m_next, count));
        m_next += EventId(count);
    }
    void addAndWait(int count)
    {
        add(count);
        QTRY_COMPARE(m_panel->store().end(), qint64(m_next - 1));
    }

    QThreadPool m_pool;
    std::unique_ptr<LogPanel> m_panel;
    EventId m_next = 1;
};

void TestLogPanel::initTestCase()
{
    Theme::apply(*qApp, Theme::Scheme::Dark);
}

void TestLogPanel::init()
{
    m_next = 1;
    m_panel = std::make_unique<LogPanel>(m_pool);
    m_panel->setDialects({QString(), QStringLiteral("hub"), QStringLiteral("chat")});
    m_panel->resize(900, 500);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
}

void TestLogPanel::cleanup()
{
    m_panel.reset();
}

void TestLogPanel::showsBatches()
{
    QSignalSpy stats(m_panel.get(), &LogPanel::statsChanged);
    auto batch = std::make_shared<TrafficBatch>(*logBatch(1, 100));
    batch->deliveries.append({50, 3, 3, 0, 0, 400});
    m_panel->appendBatch(batch);
    QTRY_COMPARE(m_panel->model().rowCount(), 100);
    QVERIFY(stats.count() >= 1);
    const auto last = stats.last().first().value<LogStats>();
    QCOMPARE(last.rows, 100);
    QCOMPARE(last.visible, 100);
    QVERIFY(last.bytes > 0 && last.bytes < last.capBytes);
    QCOMPARE(m_panel->store().delivery(49).written, 3u);
}

void TestLogPanel::pillCountsAndResumes()
{
    addAndWait(300);
    auto *pill = m_panel->findChild<NewRowsPill *>();
    QVERIFY(pill->isHidden());
    QTest::keyClick(&m_panel->view(), Qt::Key_Home);
    QVERIFY(!m_panel->isFollowing());
    addAndWait(214);
    QTRY_VERIFY(pill->isVisible());
    QCOMPARE(pill->text(), QStringLiteral("▼ 214 new"));
    QTest::mouseClick(pill, Qt::LeftButton);
    QVERIFY(m_panel->isFollowing());
    QVERIFY(pill->isHidden());
}

void TestLogPanel::pauseKeepsABacklog()
{
    addAndWait(10);
    QSignalSpy paused(m_panel.get(), &LogPanel::pausedChanged);
    m_panel->setPaused(true);
    addAndWait(25);
    QTRY_COMPARE(m_panel->stats().backlog, 25);
    QCOMPARE(m_panel->model().rowCount(), 10);
    auto *pill = m_panel->findChild<NewRowsPill *>();
    QTRY_COMPARE(pill->text(), QStringLiteral("❚❚ Paused · 25 waiting"));
    QVERIFY(pill->isVisible());
    QTest::mouseClick(pill, Qt::LeftButton); // goes on
    QVERIFY(!m_panel->isPaused());
    QVERIFY(pill->isHidden());
    QCOMPARE(m_panel->model().rowCount(), 35);
    QCOMPARE(paused.count(), 2);
    QCOMPARE(m_panel->stats().backlog, 0);
}

void TestLogPanel::scopeByRoomAndUser()
{
    QAbstractItemModelTester tester(&m_panel->model(),
                                    QAbstractItemModelTester::FailureReportingMode::QtTest);
    addAndWait(1000);
    m_panel->setScope("room-1", {});
    QTRY_COMPARE(m_panel->model().rowCount(), 200);
    QVERIFY(m_panel->view().isColumnHidden(LogModel::Room));
    addAndWait(100);
    QTRY_COMPARE(m_panel->model().rowCount(), 220);
    m_panel->setScope({}, "user-3");
    QTRY_COMPARE(m_panel->model().rowCount(), 36);
    m_panel->setScope({}, {});
    QCOMPARE(m_panel->model().rowCount(), 1100);
    QVERIFY(!m_panel->view().isColumnHidden(LogModel::Room));
}

void TestLogPanel::scopeShowsBroadcasts()
{
    auto batch = std::make_shared<TrafficBatch>();
    for (const QByteArray &addressees :
         {QByteArray(R"({"to":"everyone"})"), QByteArray(R"({"rooms":["room-1","room-2"]})"),
          QByteArray(R"({"users":["room-1"]})")}) {
        TrafficEntry entry = logMessage(EventId(1 + batch->entries.size()));
        entry.senderKind = SenderKind::Operator;
        entry.room.clear();
        entry.raw.clear();
        entry.addressees = addressees;
        batch->entries.append(entry);
    }
    m_panel->appendBatch(batch);
    QTRY_COMPARE(m_panel->model().rowCount(), 3);
    m_panel->setScope("room-1", {});
    QTRY_COMPARE(m_panel->model().rowCount(), 2);
    m_panel->setScope("room-3", {});
    QTRY_COMPARE(m_panel->model().rowCount(), 1);
    QCOMPARE(m_panel->model().logRow(0).seq, EventId(1));
    m_panel->setScope({}, {});
    QTRY_COMPARE(m_panel->model().rowCount(), 3);
}

void TestLogPanel::scopeKeepsThePlace()
{
    addAndWait(5000);
    LogView &view = m_panel->view();
    view.goTo(2500); // seq 2501, room-1
    const int y = view.visualRect(view.currentIndex()).y();
    m_panel->setScope("room-1", {});
    QTRY_COMPARE(m_panel->model().rowCount(), 1000);
    QTRY_COMPARE(m_panel->model().logRow(view.currentRow()).seq, EventId(2501));
    QCOMPARE(view.visualRect(view.currentIndex()).y(), y);
    m_panel->setScope({}, {});
    QCOMPARE(m_panel->model().logRow(view.currentRow()).seq, EventId(2501));
    QCOMPARE(view.visualRect(view.currentIndex()).y(), y);
}

void TestLogPanel::scopeOverManyRowsWhileMoreArrive()
{
    for (int i = 0; i < 300; ++i)
        add(1000);
    QTRY_COMPARE(m_panel->store().size(), 300'000);
    m_panel->setScope("room-1", {});
    for (int i = 0; i < 20; ++i) {
        add(1000);
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(m_panel->model().rowCount(), 64'000);
    QTRY_VERIFY(!m_panel->stats().filtering);
    for (int row = 0; row < 64'000; ++row)
        QCOMPARE(m_panel->model().logRow(row).seq, EventId(row * 5 + 1));
}

void TestLogPanel::clearEmptiesEverything()
{
    addAndWait(500);
    m_panel->setScope("room-1", {});
    m_panel->clear();
    QCOMPARE(m_panel->model().rowCount(), 0);
    QCOMPARE(m_panel->stats().rows, 0);
    m_panel->appendBatch(logBatch(501, 5));
    QTRY_COMPARE(m_panel->model().rowCount(), 1);
}

void TestLogPanel::emptyLogSaysWhatToDo()
{
    auto *hint = m_panel->findChild<EmptyState *>();
    auto *button = hint->findChild<QPushButton *>();
    QSignalSpy start(m_panel.get(), &LogPanel::startRequested);
    QSignalSpy page(m_panel.get(), &LogPanel::testPageRequested);
    QVERIFY(hint->isVisible());
    button->click();
    QCOMPARE(start.count(), 1);
    m_panel->setServerState(ServerState::Hosting);
    button->click();
    QCOMPARE(page.count(), 1);
    addAndWait(10);
    QTRY_VERIFY(hint->isHidden());
    m_panel->setScope("no such room", {});
    QTRY_VERIFY(hint->isVisible());
    button->click();
    QCOMPARE(m_panel->model().rowCount(), 10);
    QVERIFY(hint->isHidden());
}

void TestLogPanel::revealsARow()
{
    addAndWait(3000);
    m_panel->setScope("room-1", {});
    QTRY_COMPARE(m_panel->model().rowCount(), 600);
    QSignalSpy current(m_panel.get(), &LogPanel::currentRowChanged);
    QVERIFY(m_panel->revealRow(1234));
    QCOMPARE(current.last().first().toULongLong(), 1234u);
    QVERIFY(!m_panel->revealRow(999'999));
}

void TestLogPanel::skippedEntriesLeaveAGap()
{
    auto batch = std::make_shared<TrafficBatch>(*logBatch(1, 3));
    batch->skipped = 17;
    m_panel->appendBatch(batch);
    QTRY_COMPARE(m_panel->model().rowCount(), 4);
    QCOMPARE(m_panel->model().logRow(3).kind, TrafficKind::Gap);
    QVERIFY(m_panel->model().index(3, LogModel::Preview).data().toString().contains(QStringLiteral("17")));
}

void TestLogPanel::floodStaysWithinBounds()
{
    constexpr int perSecond = 20'000;
    constexpr int seconds = 4;
    constexpr int period = 30;
    m_panel->setCaps({30'000, 256 * 1024 * 1024});
    StallWatch watch;
    QTimer source;
    int sent = 0;
    connect(&source, &QTimer::timeout, this, [&] {
        add(perSecond * period / 1000);
        sent += perSecond * period / 1000;
    });
    source.start(period);
    QTRY_VERIFY_WITH_TIMEOUT(sent >= perSecond * seconds, 60'000);
    source.stop();
    QTRY_COMPARE(m_panel->store().end(), sent);
    qInfo("longest stall at %d messages/s: %lld ms; over 50 ms: %d", perSecond, watch.longest(),
          watch.stallsOver50());
    QVERIFY(m_panel->store().size() <= 30'000 + LogChunk::MaxRows);
    QCOMPARE(m_panel->stats().dropped + quint64(m_panel->stats().rows), quint64(sent));
    QCOMPARE(m_panel->model().rowCount(), int(m_panel->store().size()));
}

QTEST_MAIN(TestLogPanel)
#include "tst_logpanel.moc"
