// A recorded session's window: people, traffic over time, attendance; and a session that is not over yet.
#include "tests/ui/sessions/sessionfiles.h"
#include "ui/attendance/attendancedesk.h"
#include "ui/chart/stripchart.h"
#include "ui/composer/recipienttable.h"
#include "ui/inspector/inspectorpages.h"
#include "ui/inspector/inspectorpanel.h"
#include "ui/log/findbar.h"
#include "ui/log/logactions.h"
#include "ui/log/logpanel.h"
#include "ui/log/logview.h"
#include "ui/sessions/openedsession.h"
#include "ui/sessions/sessionfollower.h"
#include "ui/sessions/sessionpeoplemodel.h"
#include "ui/sessions/sessionpeoplepanel.h"
#include "ui/sessions/sessionsurvey.h"
#include "ui/sessions/sessionwindow.h"
#include "ui/settings/windowsettings.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtCore/QThreadPool>
#include <QtGui/QAction>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTableWidget>
#include <QtWidgets/QTreeView>

using namespace roomdeck;
using namespace roomdeck::test;
using roomdeck::testing::message;

namespace {

TrafficEntry presence(EventId seq, TrafficKind kind, const QByteArray &user)
{
    TrafficEntry entry = message(seq);
    entry.kind = kind;
    entry.room = "lobby";
    entry.user = user;
    entry.payload.clear();
    entry.raw.clear();
    return entry;
}

} // namespace

class TestSessionWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void tellsWhoWasThere();
    void peopleNarrowTheLog();
    void chartNarrowsTheLog();
    void attendanceIsToldToTheEnd();
    void namesWhoWasInTheRoom();
    void namesWhomAMessageMissed();
    void errorsAreFound();
    void diffLooksFarBack();
    void findsForwardOnDisk();
    void newRowsShowUp();
    void newRowsPassTheFilter();
    void outcomesSettle();
    void recordingEnds();
    void manyRowsComeInPortions();

private:
    void open();
    /// Rows numbered on from the last ones.
    void record(int rows, const QByteArray &text = "hello");
    QString path() const { return m_folder->filePath(QStringLiteral("a.roomdeck")); }
    LogModel &rows() { return m_window->log().model(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_storage;
    std::unique_ptr<WindowSettings> m_settings;
    std::unique_ptr<QThreadPool> m_workers;
    std::unique_ptr<SessionWriter> m_writer; // of the session that is not over
    EventId m_recorded = 0;
    std::unique_ptr<SessionWindow> m_window;
};

void TestSessionWindow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_storage
        = std::make_unique<QSettings>(m_folder->filePath(QStringLiteral("a.ini")), QSettings::IniFormat);
    m_settings = std::make_unique<WindowSettings>(*m_storage);
    m_workers = std::make_unique<QThreadPool>();
    m_writer = std::make_unique<SessionWriter>();
    SessionInfo info;
    info.dialects = {"hub", "chat"};
    QVERIFY(!m_writer->create(path(), info));
    m_recorded = 0;
}

void TestSessionWindow::cleanup()
{
    m_window.reset();
    m_workers.reset();
    m_writer.reset();
}

void TestSessionWindow::open()
{
    const OpenedSession session = openSession(path(), nullptr);
    QVERIFY(!session.error);
    m_window = std::make_unique<SessionWindow>(session, *m_settings, *m_workers);
    m_window->setAttribute(Qt::WA_DeleteOnClose, false);
    m_window->show();
    QTRY_VERIFY(m_window->survey().isComplete());
}

void TestSessionWindow::record(int rows, const QByteArray &text)
{
    m_writer->begin();
    for (int i = 0; i < rows; ++i)
        m_writer->append(message(++m_recorded, text));
    QVERIFY(!m_writer->commit());
}

void TestSessionWindow::tellsWhoWasThere()
{
    m_writer->begin();
    m_writer->append(presence(++m_recorded, TrafficKind::Joined, "анна"));
    QVERIFY(!m_writer->commit());
    record(99);
    QVERIFY(!m_writer->finish(message(200).timeUs));
    open();
    SessionPeopleModel &people = m_window->peopleModel();
    const QAbstractItemModelTester tester(&people);
    QCOMPARE(people.rooms(), 4);
    QCOMPARE(people.users(), 8); // user-0 to user-6, and who only listened
    const auto text = [&](const QModelIndex &index, int column) {
        return index.siblingAtColumn(column).data().toString();
    };
    QCOMPARE(text(people.index(0, 0), SessionPeopleModel::Messages), QStringLiteral("99"));
    const QModelIndex room = people.find("room-1", {});
    QCOMPARE(text(room, SessionPeopleModel::Messages), QStringLiteral("33"));
    QCOMPARE(people.rowCount(room), 7);
    const QModelIndex silent = people.find("lobby", "анна");
    QVERIFY(silent.isValid());
    QCOMPARE(text(silent, SessionPeopleModel::Messages), QString());
    QVERIFY(!text(silent, SessionPeopleModel::Last).isEmpty());
    QVERIFY(m_window->chart().readOut(message(50).timeUs).contains(QLatin1String("99")));
}

void TestSessionWindow::peopleNarrowTheLog()
{
    record(210);
    QVERIFY(!m_writer->finish(message(300).timeUs));
    open();
    QTreeView &view = m_window->people().view();
    const auto choose = [&](const QString &name) {
        const QModelIndexList found = view.model()->match(view.model()->index(0, 0), Qt::DisplayRole, name, 1,
                                                          Qt::MatchExactly | Qt::MatchRecursive);
        QVERIFY2(!found.isEmpty(), qPrintable(name));
        view.setCurrentIndex(found.first());
    };
    choose(QStringLiteral("room-2"));
    QTRY_COMPARE(rows().rowCount(), 70);
    view.expandAll();
    choose(QStringLiteral("user-3"));
    QTRY_VERIFY(rows().rowCount() < 70 && rows().rowCount() > 0 && !m_window->log().stats().filtering);
    // Narrowed elsewhere, the list follows.
    m_window->log().setScope({}, {});
    QTRY_COMPARE(rows().rowCount(), 210);
    QCOMPARE(view.currentIndex().row(), 0);
    m_window->people().search().setText(QStringLiteral("USER-3"));
    QCOMPARE(view.model()->index(0, 0).data().toString(), QStringLiteral("All rooms"));
    QCOMPARE(view.model()->rowCount(view.model()->index(1, 0)), 1);
}

void TestSessionWindow::chartNarrowsTheLog()
{
    record(3000); // three seconds
    QVERIFY(!m_writer->finish(message(4000).timeUs));
    open();
    const qint64 start = message(0).timeUs;
    Q_EMIT m_window->chart().rangeSelected({start + 1'000'000, start + 2'000'000});
    QTRY_COMPARE(rows().rowCount(), 1000);
    Q_EMIT m_window->chart().selectionCleared();
    QTRY_COMPARE(rows().rowCount(), 3000);
    Q_EMIT m_window->chart().timeChosen(start + 2'500'000);
    QTRY_COMPARE(m_window->log().view().currentRow(), 2499);
}

void TestSessionWindow::attendanceIsToldToTheEnd()
{
    m_writer->begin();
    m_writer->append(presence(1, TrafficKind::Joined, "anna"));
    m_writer->append(presence(2, TrafficKind::Joined, "boris"));
    m_writer->append(presence(3, TrafficKind::Left, "boris"));
    QVERIFY(!m_writer->commit());
    open();
    const std::vector<Attendance> &visits = m_window->attendance().book().rows();
    QCOMPARE(visits.size(), 2u);
    QVERIFY(visits[0].isPresent());
    QCOMPARE(visits[1].visits.front().lasted(0), 1000);
    m_window->attendance().action()->trigger();
    QVERIFY(m_window->findChild<QDialog *>());
}

void TestSessionWindow::namesWhoWasInTheRoom()
{
    m_writer->begin();
    m_writer->append(presence(++m_recorded, TrafficKind::Joined, "listener"));
    TrafficEntry said = message(++m_recorded);
    said.room = "lobby";
    m_writer->append(said);
    QVERIFY(!m_writer->commit());
    open();
    QCOMPARE(m_window->survey().glance().attendance.presentIn("lobby", said.timeUs),
             QList<QByteArray>{"listener"});
}

void TestSessionWindow::namesWhomAMessageMissed()
{
    m_writer->begin();
    m_writer->append(presence(++m_recorded, TrafficKind::Joined, "listener"));
    m_writer->append(presence(++m_recorded, TrafficKind::Joined, "slow"));
    TrafficEntry said = message(++m_recorded);
    said.room = "lobby";
    said.recipients = 2;
    m_writer->append(said);
    m_writer->append(DeliveryUpdate{said.seq, 2, 1, 1, 0, 50});
    m_writer->append(DeliveryMiss{said.seq, ConnectionId(9), "slow", MissCause::TooSlow});
    QVERIFY(!m_writer->commit());
    open();
    auto *inspector = m_window->findChild<InspectorPanel *>();
    QTRY_VERIFY(m_window->log().store().isAtHand(2));
    inspector->showRow(said.seq);
    auto *page = m_window->findChild<DeliveryPage *>();
    m_window->findChild<InspectorPanel *>()->findChild<QTabWidget *>()->setCurrentWidget(page);
    const QAbstractItemModel *model = page->findChild<RecipientTable *>()->model();
    QTRY_COMPARE(model->rowCount(), 2); // read in the background
    QTRY_COMPARE(model->index(0, 2).data().toString(), QStringLiteral("dropped: too slow"));
    QCOMPARE(model->index(0, 0).data().toString(), QStringLiteral("slow"));
    QCOMPARE(model->index(1, 0).data().toString(), QStringLiteral("listener"));
    QCOMPARE(model->index(1, 2).data().toString(), QStringLiteral("written"));
}

void TestSessionWindow::errorsAreFound()
{
    record(500);
    m_writer->begin();
    TrafficEntry error = message(++m_recorded);
    error.kind = TrafficKind::Error;
    m_writer->append(error);
    QVERIFY(!m_writer->commit());
    open();
    m_window->log().actions().nextError->trigger();
    QCOMPARE(m_window->log().view().currentRow(), 500);
}

void TestSessionWindow::diffLooksFarBack()
{
    const auto rare = [this](const QByteArray &text) {
        TrafficEntry entry = message(++m_recorded, text);
        entry.type = "rare";
        entry.room = "room-1";
        m_writer->begin();
        m_writer->append(entry);
        return !m_writer->commit();
    };
    QVERIFY(rare("before"));
    record(3000);
    QVERIFY(rare("now"));
    open();
    m_window->inspector().findChild<QTabWidget *>()->setCurrentWidget(
        m_window->inspector().findChild<DiffPage *>());
    m_window->log().view().goTo(rows().rowCount() - 1);
    auto *changes = m_window->inspector().findChild<DiffPage *>()->findChild<QTableWidget *>();
    QTRY_COMPARE(changes->rowCount(), 2); // the text and the number
    m_window->log().view().goTo(0);
    QTRY_COMPARE(changes->rowCount(), 0);
}

void TestSessionWindow::findsForwardOnDisk()
{
    record(100);
    record(1, "needle");
    record(20'000);
    record(1, "needle");
    open();
    m_window->log().actions().find->trigger();
    auto *text = m_window->log().findChild<FindBar *>()->findChild<QLineEdit *>();
    text->setText(QStringLiteral("needle"));
    m_window->log().actions().findNext->trigger();
    QTRY_COMPARE(m_window->log().view().currentRow(), 100);
    m_window->log().actions().findNext->trigger();
    QTRY_COMPARE(m_window->log().view().currentRow(), 20'101);
    m_window->log().actions().findPrevious->trigger();
    QTRY_COMPARE(m_window->log().view().currentRow(), 100);
}

void TestSessionWindow::newRowsShowUp()
{
    record(300);
    open();
    const QAbstractItemModelTester tester(&rows());
    QCOMPARE(rows().rowCount(), 300);
    QVERIFY(m_window->follower());
    m_window->log().view().goTo(5);
    record(700, "later");
    m_window->follower()->look();
    QTRY_COMPARE(rows().rowCount(), 1000);
    QVERIFY(m_window->follower()->isGrowing());
    QCOMPARE(m_window->log().view().currentRow(), 5);
    QCOMPARE(m_window->log().stats().newRows, 700);
    QVERIFY(rows().index(999, LogModel::Preview).data().toString().contains(QLatin1String("later")));
    QTRY_COMPARE(m_window->peopleModel().index(0, SessionPeopleModel::Messages).data().toString(),
                 QStringLiteral("1,000"));
    m_window->log().setFollowing(true);
    record(50);
    m_window->follower()->look();
    QTRY_COMPARE(rows().rowCount(), 1050);
    QVERIFY(m_window->log().isFollowing());
    QCOMPARE(m_window->log().view().rowAt(m_window->log().view().viewport()->height() - 30), 1049);
}

void TestSessionWindow::newRowsPassTheFilter()
{
    record(300);
    open();
    const QAbstractItemModelTester tester(&rows());
    m_window->log().requestFilter(QStringLiteral("text:needle"), FilterRequest::Only);
    QTRY_VERIFY(!m_window->log().stats().filtering);
    QCOMPARE(rows().rowCount(), 0);
    record(20, "needle");
    record(20, "hay");
    m_window->follower()->look();
    QTRY_COMPARE(rows().rowCount(), 20);
    m_window->follower()->look();
    m_window->log().actions().clearFilter->trigger();
    QTRY_COMPARE(rows().rowCount(), 340);
}

void TestSessionWindow::outcomesSettle()
{
    record(10);
    open();
    record(1);
    m_window->follower()->look();
    QTRY_COMPARE(rows().rowCount(), 11);
    m_window->log().view().goTo(10);
    QTRY_VERIFY(m_window->inspector().detail() && m_window->inspector().detail()->entry.seq == 11);
    QCOMPARE(m_window->inspector().detail()->delivery.written, 0u);
    m_writer->begin();
    m_writer->append(DeliveryUpdate{11, 5, 4, 1, 0, 1200});
    QVERIFY(!m_writer->commit());
    m_window->follower()->look();
    QTRY_COMPARE(m_window->inspector().detail()->delivery.written, 4u);
}

void TestSessionWindow::recordingEnds()
{
    record(10);
    open();
    record(10);
    QVERIFY(!m_writer->finish(message(40).timeUs));
    m_writer.reset();
    m_window->follower()->look();
    QTRY_COMPARE(rows().rowCount(), 20);
    m_window->follower()->look();
    QTRY_VERIFY(!m_window->follower()->isGrowing());
    QCOMPARE(m_window->session().info.stoppedUs, message(40).timeUs);
}

void TestSessionWindow::manyRowsComeInPortions()
{
    record(10);
    open();
    const int many = 2 * SessionFollower::MaxPages * SessionPages::PageRows + 300;
    record(many);
    QSignalSpy grown(m_window->follower(), &SessionFollower::grown);
    m_window->follower()->look();
    QTRY_COMPARE(rows().rowCount(), many + 10);
    QVERIFY(grown.size() >= 3);
    for (int row = 0; row < rows().rowCount(); row += 1000)
        QCOMPARE(rows().index(row, LogModel::Number).data().toString(), QString::number(row + 1));
}

QTEST_MAIN(TestSessionWindow)
#include "tst_sessionwindow.moc"
