// The live log reaching back past memory, into the file that is being recorded.
#include "tests/ui/support/testclient.h"
#include "tests/ui/support/windowfixture.h"
#include "ui/inspector/inspectorpanel.h"
#include "ui/log/logactions.h"
#include "ui/log/logpager.h"
#include "ui/log/logpanel.h"
#include "ui/log/logview.h"
#include "ui/sessions/recordingdesk.h"

#include <QtCore/QJsonArray>
#include <QtGui/QAction>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>

using namespace roomdeck;
using namespace roomdeck::test;

class TestRecordedPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void nothingIsOutOfReach();
    void readerStays();
    void filterReachesTheDisk();
    void pausedLogCatchesUp();
    void unrecordedRowsAreDropped();

private:
    /// Says that many events and waits until the log has them.
    void say(int count);
    QString cell(int row, int column) { return log().model().index(row, column).data().toString(); }
    LogPanel &log() { return m_f->window->log(); }

    std::unique_ptr<WindowFixture> m_f;
    std::unique_ptr<TestClient> m_client;
    int m_said = 0;
};

void TestRecordedPages::init()
{
    m_f = std::make_unique<WindowFixture>();
    m_said = 0;
    log().setCaps({1000, 1 << 30});
    m_f->window->show();
    m_f->window->hosting().start();
    QTRY_VERIFY(m_f->window->hosting().isHosting());
    m_client = std::make_unique<TestClient>(hubUrl(m_f->url(), "a", "anna"));
    QTRY_VERIFY(m_client->isOpen());
    QTRY_VERIFY(log().store().size() >= 2);
}

void TestRecordedPages::cleanup()
{
    m_client.reset();
    m_f.reset();
}

void TestRecordedPages::say(int count)
{
    const quint64 before = log().store().dropped() + quint64(log().store().size());
    for (int i = 0; i < count; ++i)
        m_client->say(
            {{QStringLiteral("type"), ++m_said % 1000 == 0 ? QStringLiteral("rare") : QStringLiteral("note")},
             {QStringLiteral("payload"), m_said}});
    QTRY_VERIFY_WITH_TIMEOUT(
        log().store().dropped() + quint64(log().store().size()) >= before + quint64(count), 30'000);
}

void TestRecordedPages::nothingIsOutOfReach()
{
    const QAbstractItemModelTester tester(&log().model());
    for (int i = 0; i < 4; ++i)
        say(1500);
    QTRY_VERIFY(log().store().memoryFirst() >= 3500); // the file follows within a moment
    say(100);
    QCOMPARE(log().store().dropped(), 0u);
    QVERIFY(log().model().rowCount() >= 6100);
    QVERIFY(log().store().size() - log().store().memoryFirst() <= 2 * LogChunk::MaxRows + 1000);
    log().view().goTo(2500);
    QTRY_VERIFY(log().store().isAtHand(2500));
    const LogRow row = log().model().logRow(2500);
    QCOMPARE(row.type.toByteArray(), QByteArray("note"));
    QCOMPARE(row.user.toByteArray(), QByteArray("anna"));
    auto *inspector = m_f->window->findChild<InspectorPanel *>();
    QTRY_VERIFY(inspector->detail() && inspector->detail()->entry.seq == row.seq);
    QCOMPARE(inspector->detail()->entry.payload, log().model().logRow(2500).payload.toByteArray());
    QVERIFY(log().revealRow(row.seq));
    QCOMPARE(log().view().currentRow(), 2500);
}

void TestRecordedPages::readerStays()
{
    say(900);
    log().view().goTo(50);
    const QString number = cell(log().view().topRow(), LogModel::Number);
    const int top = log().view().topRow();
    for (int i = 0; i < 3; ++i)
        say(1500);
    QTRY_VERIFY(log().store().memoryFirst() > 1000); // what is read is on disk now
    QCOMPARE(log().view().topRow(), top);
    QCOMPARE(cell(log().view().topRow(), LogModel::Number), number);
    QCOMPARE(log().view().currentRow(), 50);
    QTRY_VERIFY(log().store().isAtHand(top));
    QCOMPARE(log().view().topRow(), top);
    QCOMPARE(cell(top, LogModel::Number), number);
}

void TestRecordedPages::filterReachesTheDisk()
{
    for (int i = 0; i < 4; ++i)
        say(1500);
    QTRY_VERIFY(log().store().memoryFirst() >= 3500);
    log().requestFilter(QStringLiteral("type:rare"), FilterRequest::Only);
    QTRY_COMPARE(log().model().rowCount(), 6);
    QTRY_COMPARE(cell(0, LogModel::Type), QStringLiteral("rare"));
    say(1000);
    QTRY_COMPARE(log().model().rowCount(), 7);
}

void TestRecordedPages::pausedLogCatchesUp()
{
    log().requestFilter(QStringLiteral("type:rare"), FilterRequest::Only);
    log().setPaused(true);
    for (int i = 0; i < 4; ++i)
        say(1500);
    QTRY_VERIFY(log().store().memoryFirst() >= 3500);
    QCOMPARE(log().model().rowCount(), 0);
    log().setPaused(false);
    QTRY_COMPARE(log().model().rowCount(), 6);
}

void TestRecordedPages::unrecordedRowsAreDropped()
{
    m_f->window->recording()->record()->trigger();
    QTRY_VERIFY(m_f->recorder.recorder().currentFile().isEmpty());
    for (int i = 0; i < 4; ++i)
        say(1500);
    QVERIFY(log().store().dropped() > 2000);
    QCOMPARE(log().store().first(), log().store().memoryFirst());
    QVERIFY(log().store().isAtHand(log().store().first()));
}

QTEST_MAIN(TestRecordedPages)
#include "tst_recordedpages.moc"
