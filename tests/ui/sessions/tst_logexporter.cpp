// Exporting what a log shows, and opening it again.
#include "core/exchange/rowwriter.h"
#include "tests/ui/sessions/sessionfiles.h"
#include "tests/ui/support/testclient.h"
#include "tests/ui/support/windowfixture.h"
#include "ui/log/logactions.h"
#include "ui/log/logpanel.h"
#include "ui/log/logview.h"
#include "ui/sessions/logexporter.h"
#include "ui/sessions/sessiondesk.h"
#include "ui/sessions/sessionwindow.h"
#include "ui/sessions/taskprogress.h"
#include "ui/widgets/messagebar.h"

#include <QtCore/QDir>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtNetwork/QNetworkRequest>
#include <QtWebSockets/QWebSocket>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>

using namespace roomdeck;
using namespace roomdeck::test;

class TestLogExporter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exportsTheFilteredView();
    void exportsTheSelection();
    void harRoundTrip();
    void dialogOffersWhatThereIs();
    void tellsOfAFailure();
    void cancelLeavesNothing_data();
    void cancelLeavesNothing();
    void secretsStayOut();

private:
    static SessionWindow *open(WindowFixture &f, const QString &path);
    static qint64 write(LogExporter &exporter, const QString &path, ExportDialog::Scope scope,
                        ExportFormat format);
};

SessionWindow *TestLogExporter::open(WindowFixture &f, const QString &path)
{
    QSignalSpy opened(&f.window->sessions(), &SessionDesk::opened);
    f.window->sessions().openFiles({path});
    return opened.wait() ? f.window->sessions().windows().constLast() : nullptr;
}

qint64 TestLogExporter::write(LogExporter &exporter, const QString &path, ExportDialog::Scope scope,
                              ExportFormat format)
{
    QSignalSpy finished(&exporter, &LogExporter::finished);
    exporter.exportTo(path, scope, format);
    return finished.wait() ? finished.first().at(1).toLongLong() : -1;
}

void TestLogExporter::exportsTheFilteredView()
{
    WindowFixture f;
    const QString path = f.folder.filePath(QStringLiteral("a.roomdeck"));
    QVERIFY(writeSession(path, 7000));
    SessionWindow *window = open(f, path);
    QVERIFY(window);
    window->log().requestFilter(QStringLiteral("text:needle"), FilterRequest::Only);
    const QString out = f.folder.filePath(QStringLiteral("b.ndjson"));
    QCOMPARE(write(window->exporter(), out, ExportDialog::Scope::Shown, ExportFormat::Ndjson), 1000);
    QCOMPARE(write(window->exporter(), out, ExportDialog::Scope::Everything, ExportFormat::Ndjson), 7000);
    QVERIFY(window->banner().text().startsWith(QLatin1String("7,000 rows were exported to b.ndjson")));
}

void TestLogExporter::exportsTheSelection()
{
    WindowFixture f;
    const QString path = f.folder.filePath(QStringLiteral("a.roomdeck"));
    QVERIFY(writeSession(path, 3000));
    SessionWindow *window = open(f, path);
    QVERIFY(window);
    LogView &view = window->log().view();
    view.goTo(2000);
    view.selectionModel()->select(QItemSelection(window->log().model().index(10, 0),
                                                 window->log().model().index(19, LogModel::Preview)),
                                  QItemSelectionModel::Select);
    const QString out = f.folder.filePath(QStringLiteral("b.csv"));
    QCOMPARE(write(window->exporter(), out, ExportDialog::Scope::Selection, ExportFormat::Csv), 11);
    QFile file(out);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count("\r\n"), 12);
}

void TestLogExporter::harRoundTrip()
{
    WindowFixture f;
    f.window->hosting().start();
    QTRY_VERIFY(f.window->hosting().isHosting());
    TestClient client(hubUrl(f.url(), "a", "anna"));
    QTRY_VERIFY(client.isOpen());
    for (int i = 1; i <= 20; ++i)
        client.say({{QStringLiteral("type"), QStringLiteral("note")}, {QStringLiteral("payload"), i}});
    QTRY_VERIFY(f.window->log().store().size() >= 21);
    const QString har = f.folder.filePath(QStringLiteral("a.har"));
    QVERIFY(write(f.window->sessions().exporter(), har, ExportDialog::Scope::Everything, ExportFormat::Har)
            >= 21);
    QFile file(har);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject log = QJsonDocument::fromJson(file.readAll()).object()[QLatin1String("log")].toObject();
    const QJsonObject entry = log[QLatin1String("entries")].toArray().first().toObject();
    QCOMPARE(entry[QLatin1String("_webSocketMessages")].toArray().size(), 20);
    QVERIFY(entry[QLatin1String("request")][QLatin1String("url")].toString().contains(
        QLatin1String("user_id=anna")));

    SessionWindow *window = open(f, har);
    QVERIFY(window);
    window->log().requestFilter(QStringLiteral("type:note"), FilterRequest::Only);
    QTRY_COMPARE(window->log().model().rowCount(), 20);
    QTRY_COMPARE(window->log().model().logRow(19).payload.toByteArray(), QByteArray("20"));
    QCOMPARE(window->log().model().logRow(19).user.toByteArray(), QByteArray("anna"));
}

void TestLogExporter::dialogOffersWhatThereIs()
{
    ExportDialog plain({0, 500, 500, false});
    QCOMPARE(plain.scope(), ExportDialog::Scope::Everything);
    const QList<QRadioButton *> buttons = plain.findChildren<QRadioButton *>();
    QCOMPARE(buttons.size(), 3);
    QVERIFY(!buttons.at(0)->isEnabled());
    QVERIFY(!buttons.at(1)->isEnabled());
    QVERIFY(buttons.at(2)->text().contains(QLatin1String("500")));
    QCOMPARE(ExportDialog({1, 50, 500, true}).scope(), ExportDialog::Scope::Shown);
    QCOMPARE(ExportDialog({7, 50, 500, true}).scope(), ExportDialog::Scope::Selection);
    for (const ExportFormat format :
         {ExportFormat::Ndjson, ExportFormat::Csv, ExportFormat::Har, ExportFormat::Text}) {
        plain.setFormat(format);
        QCOMPARE(plain.format(), format);
        QCOMPARE(exportFormatOfFile(QStringLiteral("a.") + ExportDialog::suffixOf(format)), format);
    }
}

void TestLogExporter::tellsOfAFailure()
{
    WindowFixture f;
    const QString path = f.folder.filePath(QStringLiteral("a.roomdeck"));
    QVERIFY(writeSession(path, 10));
    SessionWindow *window = open(f, path);
    QVERIFY(window);
    QSignalSpy finished(&window->exporter(), &LogExporter::finished);
    window->exporter().exportTo(f.folder.filePath(QStringLiteral("missing/b.csv")),
                                ExportDialog::Scope::Everything, ExportFormat::Csv);
    QVERIFY(finished.wait());
    QVERIFY(finished.first().first().value<SessionError>());
    QVERIFY(window->banner().isVisible());
}

void TestLogExporter::cancelLeavesNothing_data()
{
    QTest::addColumn<ExportFormat>("format");
    QTest::addColumn<QByteArray>("before");
    QTest::newRow("ndjson") << ExportFormat::Ndjson << QByteArray();
    QTest::newRow("csv over another") << ExportFormat::Csv << QByteArray("kept");
    QTest::newRow("har") << ExportFormat::Har << QByteArray();
}

void TestLogExporter::cancelLeavesNothing()
{
    QFETCH(ExportFormat, format);
    QFETCH(QByteArray, before);
    WindowFixture f;
    const QString path = f.folder.filePath(QStringLiteral("a.roomdeck"));
    QVERIFY(writeSession(path, 40'000));
    SessionWindow *window = open(f, path);
    QVERIFY(window);
    const QDir folder(f.folder.filePath(QStringLiteral("out")));
    QVERIFY(folder.mkpath(folder.path()));
    const QString out = folder.filePath(QStringLiteral("b.txt"));
    if (!before.isEmpty()) {
        QFile file(out);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(before);
    }
    const QStringList files = folder.entryList(QDir::Files);
    QSignalSpy finished(&window->exporter(), &LogExporter::finished);
    window->exporter().exportTo(out, ExportDialog::Scope::Everything, format);
    auto *progress = window->findChild<TaskProgress *>();
    QVERIFY(progress);
    progress->findChild<QPushButton *>()->click();
    QVERIFY(finished.wait());
    QCOMPARE(finished.first().first().value<SessionError>().code, SessionFault::Cancelled);
    QCOMPARE(folder.entryList(QDir::Files), files); // not even half a file by another name
    if (before.isEmpty())
        return;
    QFile file(out);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), before);
}

void TestLogExporter::secretsStayOut()
{
    WindowFixture f;
    f.window->show();
    f.window->hosting().start();
    QTRY_VERIFY(f.window->hosting().isHosting());
    QWebSocket client;
    QNetworkRequest request{QUrl(hubUrl(f.url(), "a", "anna") + QStringLiteral("&access_token=s3cret"))};
    for (const char *name : {"Authorization", "Cookie", "X-Auth-Token"})
        request.setRawHeader(name, "s3cret");
    client.open(request);
    QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
    client.sendTextMessage(QStringLiteral("{\"type\":\"note\"}"));
    LogPanel &log = f.window->log();
    QTRY_VERIFY(log.store().size() > 2);
    for (const ExportFormat format :
         {ExportFormat::Ndjson, ExportFormat::Csv, ExportFormat::Har, ExportFormat::Text}) {
        const QString out = f.folder.filePath(QStringLiteral("b.") + ExportDialog::suffixOf(format));
        QVERIFY(write(f.window->sessions().exporter(), out, ExportDialog::Scope::Everything, format) > 2);
        QFile file(out);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.contains("anna"));
        QVERIFY2(!text.contains("s3cret"), text.constData());
    }
    log.view().selectAll();
    Q_EMIT log.view().copyRequested();
    QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(QLatin1String("access_token=***")));
    QVERIFY(!QGuiApplication::clipboard()->text().contains(QLatin1String("s3cret")));
    for (const ConnectionStory &story : log.connections().stories())
        QVERIFY(!story.requestHead.contains("s3cret"));
}

QTEST_MAIN(TestLogExporter)
#include "tst_logexporter.moc"
