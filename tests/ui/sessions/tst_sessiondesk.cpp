// Recorded sessions in windows of their own, while the server goes on.
#include "core/exchange/exporter.h"
#include "tests/ui/sessions/sessionfiles.h"
#include "tests/ui/support/testclient.h"
#include "tests/ui/support/windowfixture.h"
#include "ui/inspector/inspectorpanel.h"
#include "ui/log/filterbar.h"
#include "ui/log/filterlineedit.h"
#include "ui/log/logactions.h"
#include "ui/log/logpanel.h"
#include "ui/log/logview.h"
#include "ui/log/savedfilters.h"
#include "ui/sessions/recentfiles.h"
#include "ui/sessions/sessiondesk.h"
#include "ui/sessions/sessionwindow.h"
#include "ui/widgets/messagebar.h"

#include <QtCore/QMimeData>
#include <QtGui/QAction>
#include <QtGui/QDropEvent>
#include <QtTest/QAbstractItemModelTester>
#include <QtWidgets/QPlainTextEdit>

#include <sqlite3.h>

using namespace roomdeck;
using namespace roomdeck::test;

class TestSessionDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensWhileHosting();
    void showsRowsFromDisk();
    void inspectsARow();
    void filtersRowsOnDisk();
    void nextErrorIsFoundOnDisk();
    void goesToATimeOnDisk();
    void timesAreOnTheSessionsDay();
    void filtersAreSharedAmongWindows();
    void reopensNothingTwice();
    void remembersRecentFiles();
    void takesDroppedFiles();
    void importsNdjsonAndHar_data();
    void importsNdjsonAndHar();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void closesWithTheMainWindow();

private:
    static SessionWindow *open(WindowFixture &f, const QString &path);
    static QString cell(SessionWindow &window, int row, int column)
    {
        return window.log().model().index(row, column).data().toString();
    }
};

SessionWindow *TestSessionDesk::open(WindowFixture &f, const QString &path)
{
    QSignalSpy opened(&f.window->sessions(), &SessionDesk::opened);
    f.window->sessions().openFiles({path});
    return opened.wait() ? f.window->sessions().windows().constLast() : nullptr;
}

void TestSessionDesk::opensWhileHosting()
{
    WindowFixture f;
    const QString path = f.folder.filePath(QStringLiteral("a.roomdeck"));
    QVERIFY(writeSession(path, 1000));
    f.window->hosting().start();
    QTRY_VERIFY(f.window->hosting().isHosting());
    SessionWindow *window = open(f, path);
    QVERIFY(window);
    QCOMPARE(window->windowTitle(), QStringLiteral("a.roomdeck – Roomdeck"));
    QCOMPARE(window->log().model().rowCount(), 1000);
    QVERIFY(!window->log().isFollowing());
    QVERIFY(f.window->hosting().isHosting());
    TestClient client(hubUrl(f.url(), "a", "anna"));
    QTRY_VERIFY(client.isOpen());
    QCOMPARE(window->log().model().rowCount(), 1000);
}

void TestSessionDesk::showsRowsFromDisk()
{
    WindowFixture f;
    const QString path = f.folder.filePath(QStringLiteral("a.roomdeck"));
    QVERIFY(writeSession(path, 5000));
    SessionWindow *window = open(f, path);
    QVERIFY(window);
    const QAbstractItemModelTester tester(&window->log().model());
    QTRY_VERIFY(window->log().store().isAtHand(0));
    QCOMPARE(cell(*window, 1, LogModel::Number), QStringLiteral("2"));
    QCOMPARE(cell(*window, 1, LogModel::User), QStringLiteral("user-2"));
    // A row far away is a placeholder first, and comes because it was looked at.
    QVERIFY(!window->log().store().isAtHand(4000));
    QCOMPARE(cell(*window, 4000, LogModel::User), QStringLiteral("…"));
    QTRY_VERIFY(window->log().store().isAtHand(4000));
    QCOMPARE(cell(*window, 4000, LogModel::User), QStringLiteral("user-4"));
    QCOMPARE(cell(*window, 4000, LogModel::Number), QStringLiteral("4001"));
}

void TestSessionDesk::inspectsARow()
{
    WindowFixture f;
    const QString path = f.folder.filePath(QStringLiteral("a.roomdeck"));
    QVERIFY(writeSession(path, 5000));
    SessionWindow *window = open(f, path);
    QVERIFY(window);
    window->log().view().goTo(3000);
    QTRY_VERIFY(window->inspector().detail() && window->inspector().detail()->entry.seq == 3001);
    const LogDetail &detail = *window->inspector().detail();
    QCOMPARE(detail.entry.payload, roomdeck::testing::message(3001).payload);
    QCOMPARE(detail.delivery.written, 4u);
    QCOMPARE(detail.delivery.dropped, 1u);
    // Seq 1 opened connection 2; its story comes from the file.
    window->log().view().goTo(1);
    QTRY_VERIFY(window->log().connections().find(roomdeck::testing::message(2).connection).has_value()
                || window->inspector().detail()->entry.seq == 2);
    window->log().view().goTo(0);
    QTRY_VERIFY(window->log().connections().find(ConnectionId(2)).has_value());
    QVERIFY(window->log().connections().find(ConnectionId(2))->requestHead.contains("User-Agent: test"));
}

void TestSessionDesk::filtersRowsOnDisk()
{
    WindowFixture f;
    const QString path = f.folder.filePath(QStringLiteral("a.roomdeck"));
    QVERIFY(writeSession(path, 7000));
    SessionWindow *window = open(f, path);
    QVERIFY(window);
    const QAbstractItemModelTester tester(&window->log().model());
    window->log().requestFilter(QStringLiteral("text:needle"), FilterRequest::Only);
    QTRY_COMPARE(window->log().model().rowCount(), 1000);
    QTRY_VERIFY(!window->log().stats().filtering);
    QCOMPARE(window->log().model().storeIndex(0), 6);
    window->log().requestFilter(QStringLiteral("room:room-1"), FilterRequest::Only);
    QTRY_VERIFY(!window->log().stats().filtering);
    QTRY_COMPARE(window->log().model().rowCount(), 334);
}

void TestSessionDesk::nextErrorIsFoundOnDisk()
{
    WindowFixture f;
    const QString path = f.folder.filePath(QStringLiteral("a.roomdeck"));
    QVERIFY(writeSession(path, 3000));
    SessionWindow *window = open(f, path);
    QVERIFY(window);
    window->log().view().goTo(2500);
    const auto nextError = [window] {
        window->log().actions().nextError->trigger();
        return window->log().view().currentRow();
    };
    int row = 2500; // until the file was looked through, there is no next one
    QTRY_VERIFY((row = row > 2500 ? row : nextError()) > 2500);
    QCOMPARE(row, 2599);
}

void TestSessionDesk::goesToATimeOnDisk()
{
    WindowFixture f;
    const QString path = f.folder.filePath(QStringLiteral("a.roomdeck"));
    QVERIFY(writeSession(path, 3000));
    SessionWindow *window = open(f, path);
    QVERIFY(window);
    window->log().goToTime(roomdeck::testing::message(2222).timeUs);
    QTRY_COMPARE(window->log().view().currentRow(), 2221);
}

void TestSessionDesk::timesAreOnTheSessionsDay()
{
    WindowFixture f;
    const QString path = f.folder.filePath(QStringLiteral("a.roomdeck"));
    QVERIFY(writeSession(path, 1000));
    SessionWindow *window = open(f, path);
    QVERIFY(window);
    const qint64 timeUs = roomdeck::testing::message(501).timeUs;
    const QString time
        = QDateTime::fromMSecsSinceEpoch(timeUs / 1000).toString(QStringLiteral("HH:mm:ss.zzz"));
    window->log().requestFilter(QStringLiteral("after:") + time, FilterRequest::Only);
    QTRY_VERIFY(!window->log().stats().filtering);
    QTRY_COMPARE(window->log().model().rowCount(), 500);
}

void TestSessionDesk::filtersAreSharedAmongWindows()
{
    WindowFixture f;
    const QString path = f.folder.filePath(QStringLiteral("a.roomdeck"));
    QVERIFY(writeSession(path, 10));
    SessionWindow *window = open(f, path);
    QVERIFY(window);
    const auto saved = [](LogPanel &log) -> SavedFilters & { return log.findChild<FilterBar *>()->saved(); };
    saved(window->log()).save(QStringLiteral("Mine"), QStringLiteral("type:hello"));
    window->log().requestFilter(QStringLiteral("room:a"), FilterRequest::Colour);
    QCOMPARE(saved(f.window->log()).entries(), saved(window->log()).entries());
    saved(f.window->log()).save(QStringLiteral("Other"), QStringLiteral("type:b"));
    QCOMPARE(saved(window->log()).entries().size(), 2);
    QVERIFY(window->close());
    // And kept: another window of the profile begins with them.
    LogPanel fresh(f.workers);
    QVERIFY(fresh.restoreState(f.settings.state(QStringLiteral("log"))));
    QCOMPARE(saved(fresh).entries().size(), 2);
    QCOMPARE(saved(fresh).colours().rules().size(), 1);
}

void TestSessionDesk::reopensNothingTwice()
{
    WindowFixture f;
    const QString path = f.folder.filePath(QStringLiteral("a.roomdeck"));
    QVERIFY(writeSession(path, 10));
    QVERIFY(open(f, path));
    f.window->sessions().openFiles({path});
    QCOMPARE(f.window->sessions().windows().size(), 1);
}

void TestSessionDesk::remembersRecentFiles()
{
    WindowFixture f;
    const QString path = f.folder.filePath(QStringLiteral("a & b.roomdeck"));
    QVERIFY(writeSession(path, 10));
    SessionWindow *window = open(f, path);
    QVERIFY(window);
    QCOMPARE(f.window->sessions().recent().files(), QStringList{path});
    QCOMPARE(f.window->sessions().recent().actions().first()->text(), QStringLiteral("a && b.roomdeck"));
    window->close();
    QTRY_VERIFY(f.window->sessions().windows().isEmpty());
    QVERIFY(QFile::remove(path));
    QSignalSpy failed(&f.window->sessions(), &SessionDesk::failed);
    f.window->sessions().recent().actions().first()->trigger();
    QVERIFY(failed.wait());
    QVERIFY(f.window->sessions().recent().files().isEmpty());
}

void TestSessionDesk::takesDroppedFiles()
{
    WindowFixture f;
    f.window->show();
    const QString path = f.folder.filePath(QStringLiteral("a.roomdeck"));
    QVERIFY(writeSession(path, 10));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(f.window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(f.window.get(), &event);
    QVERIFY(event.isAccepted());
    QTRY_COMPARE(f.window->sessions().windows().size(), 1);
    // Also onto a field that takes text.
    const QString second = f.folder.filePath(QStringLiteral("b.roomdeck"));
    QVERIFY(writeSession(second, 10));
    auto *field = f.window->findChild<QPlainTextEdit *>();
    QVERIFY(field->viewport()->acceptDrops());
    const QString before = field->toPlainText();
    QMimeData both;
    both.setUrls({QUrl::fromLocalFile(second)});
    both.setText(second);
    QDragEnterEvent overField(QPoint(10, 10), Qt::CopyAction, &both, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(field->viewport(), &overField);
    QDropEvent onField(QPointF(10, 10), Qt::CopyAction, &both, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(field->viewport(), &onField);
    QTRY_COMPARE(f.window->sessions().windows().size(), 2);
    QCOMPARE(field->toPlainText(), before);
    QMimeData text;
    text.setText(QStringLiteral("no file"));
    QDragEnterEvent other(QPoint(10, 10), Qt::CopyAction, &text, Qt::LeftButton, Qt::NoModifier);
    other.ignore();
    QCoreApplication::sendEvent(f.window.get(), &other);
    QVERIFY(!other.isAccepted());
}

void TestSessionDesk::importsNdjsonAndHar_data()
{
    QTest::addColumn<ExportFormat>("format");
    QTest::addColumn<QString>("suffix");
    QTest::newRow("ndjson") << ExportFormat::Ndjson << QStringLiteral("ndjson");
    QTest::newRow("har") << ExportFormat::Har << QStringLiteral("har");
    QTest::newRow("har by another name") << ExportFormat::Har << QStringLiteral("json");
    QTest::newRow("ndjson by another name") << ExportFormat::Ndjson << QStringLiteral("log");
}

void TestSessionDesk::importsNdjsonAndHar()
{
    QFETCH(ExportFormat, format);
    QFETCH(QString, suffix);
    WindowFixture f;
    const QString path = f.folder.filePath(QStringLiteral("a.roomdeck"));
    const QString exported = f.folder.filePath(QStringLiteral("b.") + suffix);
    QVERIFY(writeSession(path, 90));
    SessionReader reader;
    QVERIFY(!reader.open(path));
    ExportOptions options;
    options.format = format;
    QVERIFY(!exportSessionToFile(reader, options, exported).error);
    SessionWindow *window = open(f, exported);
    QVERIFY(window);
    QCOMPARE(window->session().path, exported);
    const int last = window->log().model().rowCount() - 1;
    QVERIFY(last >= 88);
    QTRY_VERIFY(!cell(*window, last, LogModel::Preview).startsWith(QChar(u'…')));
    QVERIFY(cell(*window, last, LogModel::Preview).contains(QLatin1String("\"n\":90")));
    QVERIFY(!QFile::exists(exported + QLatin1String(".roomdeck")));
}

void TestSessionDesk::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("text");
    QTest::newRow("missing") << QStringLiteral("missing")
                             << QStringLiteral("x.roomdeck does not exist any more.");
    QTest::newRow("foreign") << QStringLiteral("foreign")
                             << QStringLiteral("x.roomdeck is not a recorded session.");
    QTest::newRow("later") << QStringLiteral("later")
                           << QStringLiteral("x.roomdeck was recorded by a later version of Roomdeck.");
    QTest::newRow("foreign JSON") << QStringLiteral("json")
                                  << QStringLiteral("x.json cannot be imported: line 1 is no log entry");
    QTest::newRow("a folder") << QStringLiteral("folder")
                              << QStringLiteral("x.folder is not a recorded session.");
    QTest::newRow("damaged") << QStringLiteral("damaged") << QStringLiteral("x.roomdeck is ");
}

void TestSessionDesk::saysWhatIsWrong()
{
    QFETCH(QString, what);
    QFETCH(QString, text);
    WindowFixture f;
    f.window->show();
    const bool other = what == QLatin1String("json") || what == QLatin1String("folder");
    const QString path
        = f.folder.filePath(QStringLiteral("x.") + (other ? what : QStringLiteral("roomdeck")));
    if (what == QLatin1String("folder")) {
        QVERIFY(QDir().mkdir(path));
    } else if (what == QLatin1String("json")) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"menu\": {\"id\": 1}}\n");
    } else if (what == QLatin1String("foreign")) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(5000, 'x'));
    } else if (what != QLatin1String("missing")) {
        QVERIFY(writeSession(path, 2000));
    }
    if (what == QLatin1String("later")) {
        sqlite3 *db = nullptr;
        QCOMPARE(sqlite3_open(path.toUtf8().constData(), &db), SQLITE_OK);
        QCOMPARE(sqlite3_exec(db, "PRAGMA user_version=99", nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(db);
    }
    if (what == QLatin1String("damaged")) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.resize(5000));
    }
    QSignalSpy failed(&f.window->sessions(), &SessionDesk::failed);
    f.window->sessions().openFiles({path});
    QVERIFY(failed.wait());
    QVERIFY2(failed.first().first().toString().startsWith(text),
             qPrintable(failed.first().first().toString()));
    QVERIFY(f.window->sessions().banner()->isVisible());
    QVERIFY(f.window->sessions().windows().isEmpty());
}

void TestSessionDesk::closesWithTheMainWindow()
{
    WindowFixture f;
    f.window->show();
    const QString path = f.folder.filePath(QStringLiteral("a.roomdeck"));
    QVERIFY(writeSession(path, 10));
    QVERIFY(open(f, path));
    f.window->close();
    QTRY_VERIFY(f.window->sessions().windows().isEmpty());
}

QTEST_MAIN(TestSessionDesk)
#include "tst_sessiondesk.moc"
