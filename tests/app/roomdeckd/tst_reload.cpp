// SIGHUP: what changes while hosting, what waits, and what a bad file does.
#include "tests/app/roomdeckd/daemonprocess.h"
#include "tests/support/rawwsclient.h"

#include <QtCore/QDir>
#include <QtTest/QtTest>

#include <algorithm>
#include <csignal>

using namespace roomdeck::test;

class TestReload : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void limitsChangeWhileHosting();
    void badFilesKeepTheOldSettings_data();
    void badFilesKeepTheOldSettings();
    void flagsStayAheadOfTheFile();
    void whatNeedsARestartIsNamed();
    void tokensOfAnotherFileCount();
    void recordingIsSwitched();
    void theLogChangesItsFormat();

private:
    static void startWith(DaemonProcess &daemon, const QByteArray &config, const QStringList &flags = {});
    static int answerTo(const DaemonProcess &daemon, const QByteArray &target);
};

/// A server that lives by a file; tests write it anew and send SIGHUP.
void TestReload::startWith(DaemonProcess &daemon, const QByteArray &config, const QStringList &flags)
{
    const QString file = daemon.file("roomdeck.toml");
    writeFile(file, config);
    daemon.start(QStringList{QStringLiteral("--config"), file} + flags);
    QTRY_VERIFY(daemon.isListening());
}

/// The status of a WebSocket upgrade; 0 when there was no answer.
int TestReload::answerTo(const DaemonProcess &daemon, const QByteArray &target)
{
    RawWsClient client(daemon.port());
    client.open(target);
    [&] { QTRY_VERIFY(client.status() != 0); }();
    return client.status();
}

void TestReload::limitsChangeWhileHosting()
{
    DaemonProcess daemon;
    startWith(daemon, "[limits]\nmax_connections = 1\n");
    RawWsClient first(daemon.port());
    first.open("/ws?room_id=a");
    QTRY_VERIFY(first.isOpen());
    QCOMPARE(answerTo(daemon, "/ws?room_id=a"), 503);

    writeFile(daemon.file("roomdeck.toml"), "[limits]\nmax_connections = 2\nmax_message_bytes = 1000\n");
    daemon.signal(SIGHUP);
    QTRY_VERIFY(daemon.said("reloaded: limits.max_connections, limits.max_message_bytes"));
    QCOMPARE(answerTo(daemon, "/ws?room_id=a"), 101);
    first.sendText("{\"type\":\"note\",\"payload\":\"" + QByteArray(2000, 'x')
                   + "\"}"); // it is held to it too
    QTRY_COMPARE(first.closeCode(), 1009);
}

void TestReload::badFilesKeepTheOldSettings_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QByteArray>("complaint");
    QTest::newRow("out of range") << QByteArray("[limits]\nmax_connections = 0\n")
                                  << QByteArray("limits.max_connections must be 1 to 1000000, not \"0\"");
    QTest::newRow("good before bad") << QByteArray("[limits]\nmax_connections = 5\nmax_json_depth = -1\n")
                                     << QByteArray("limits.max_json_depth must be 2 to 1000");
    QTest::newRow("unknown key") << QByteArray("[limits]\nmax_conections = 5\n")
                                 << QByteArray("limits.max_conections");
    QTest::newRow("no TOML") << QByteArray("[limits\n") << QByteArray("line 1");
    QTest::newRow("no such key file") << QByteArray("auth = \"token\"\nauth_file = \"/nonexistent/key\"\n")
                                      << QByteArray("/nonexistent/key");
    QTest::newRow("a word for a number")
        << QByteArray("[limits]\nmax_connections = \"many\"\n") << QByteArray("not \"many\"");
}

void TestReload::badFilesKeepTheOldSettings()
{
    QFETCH(QByteArray, config);
    QFETCH(QByteArray, complaint);
    DaemonProcess daemon;
    startWith(daemon, "[limits]\nmax_connections = 1\n");
    RawWsClient first(daemon.port());
    first.open("/ws?room_id=a");
    QTRY_VERIFY(first.isOpen());
    writeFile(daemon.file("roomdeck.toml"), config);
    daemon.signal(SIGHUP);
    QTRY_VERIFY2(daemon.complained(complaint), daemon.err.join('\n').constData());
    QVERIFY(daemon.complained("the settings stay as they were"));
    QCOMPARE(answerTo(daemon, "/ws?room_id=a"), 503);
    QVERIFY(first.isOpen());
}

void TestReload::flagsStayAheadOfTheFile()
{
    DaemonProcess daemon;
    startWith(daemon, "[limits]\nmax_connections = 5\n",
              {QStringLiteral("--set"), QStringLiteral("limits.max_connections=1")});
    RawWsClient first(daemon.port());
    first.open("/ws?room_id=a");
    QTRY_VERIFY(first.isOpen());
    writeFile(daemon.file("roomdeck.toml"), "[limits]\nmax_connections = 7\n");
    daemon.signal(SIGHUP);
    QTRY_VERIFY(daemon.said("reloaded: no setting changed"));
    QCOMPARE(answerTo(daemon, "/ws?room_id=a"), 503);
}

void TestReload::whatNeedsARestartIsNamed()
{
    DaemonProcess daemon;
    startWith(daemon, "");
    writeFile(daemon.file("roomdeck.toml"),
              "io_threads = 2\nallow_anonymous = true\necho_to_sender = false\n");
    daemon.signal(SIGHUP);
    QTRY_VERIFY(daemon.said("reloaded: echo_to_sender; only after a restart: io_threads, allow_anonymous"));
}

void TestReload::tokensOfAnotherFileCount()
{
    DaemonProcess daemon;
    const QByteArray first = daemon.file("first").toUtf8();
    const QByteArray second = daemon.file("second").toUtf8();
    writeFile(QString::fromUtf8(first), "correct-horse-battery-staple\n");
    writeFile(QString::fromUtf8(second), "another-horse-battery-staple\n");
    startWith(daemon, "auth = \"token\"\nauth_file = \"" + first + "\"\n");
    QCOMPARE(answerTo(daemon, "/ws?room_id=a&token=correct-horse-battery-staple"), 101);
    writeFile(daemon.file("roomdeck.toml"), "auth = \"token\"\nauth_file = \"" + second + "\"\n");
    daemon.signal(SIGHUP);
    QTRY_VERIFY(daemon.said("reloaded: auth_file"));
    QTRY_COMPARE(answerTo(daemon, "/ws?room_id=a&token=correct-horse-battery-staple"), 401);
    QCOMPARE(answerTo(daemon, "/ws?room_id=a&token=another-horse-battery-staple"), 101);
    // The same path with another content is read again as well.
    writeFile(QString::fromUtf8(second), "a-third-horse-battery-staple\n");
    daemon.signal(SIGHUP);
    QTRY_VERIFY(daemon.said("reloaded: no setting changed"));
    QTRY_COMPARE(answerTo(daemon, "/ws?room_id=a&token=a-third-horse-battery-staple"), 101);
}

void TestReload::recordingIsSwitched()
{
    DaemonProcess daemon;
    startWith(daemon, "[recording]\nenabled = false\n");
    const QDir sessions(daemon.folder() + QStringLiteral("/sessions"));
    const auto files = [&sessions] { return sessions.entryList({QStringLiteral("*.roomdeck")}).size(); };
    QCOMPARE(files(), 0);
    writeFile(daemon.file("roomdeck.toml"), "[recording]\nenabled = true\n");
    daemon.signal(SIGHUP);
    QTRY_COMPARE(files(), 1);
}

void TestReload::theLogChangesItsFormat()
{
    DaemonProcess daemon;
    startWith(daemon, "");
    writeFile(daemon.file("roomdeck.toml"), "log_format = \"json\"\n");
    daemon.signal(SIGHUP);
    QTRY_VERIFY(daemon.said("\"changed\":[\"log_format\"]"));
    const QList<QJsonObject> lines = daemon.objects();
    const auto isReload = [](const QJsonObject &line) {
        return line[QLatin1String("kind")].toString() == QLatin1String("reload")
            && line[QLatin1String("level")].toString() == QLatin1String("info");
    };
    QCOMPARE(std::count_if(lines.begin(), lines.end(), isReload), 1);
}

QTEST_GUILESS_MAIN(TestReload)
#include "tst_reload.moc"
