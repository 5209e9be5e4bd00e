// roomdeckd and whoever reads what it prints.
#include "tests/app/roomdeckd/daemonprocess.h"
#include "tests/support/rawwsclient.h"

#include <QtTest/QtTest>

#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace roomdeck::test;

class TestLogOutput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesAreJsonObjects();
    void secretsStayOut();
    void aReaderWhoStoppedHoldsUpNothing();
    void goesOnWhenNobodyReads();
};

void TestLogOutput::linesAreJsonObjects()
{
    DaemonProcess daemon;
    daemon.start({QStringLiteral("--log-format"), QStringLiteral("json")});
    QTRY_VERIFY(daemon.isListening());
    RawWsClient client(daemon.port());
    client.open("/ws?room_id=lobby&user_id=anna");
    QTRY_VERIFY(client.isOpen());
    client.sendText("{\"type\":\"note\",\n \"payload\":{\"text\":\"a\xe2\x80\xae\"}}");
    QTRY_VERIFY(daemon.said("\"kind\":\"message\""));
    daemon.signal(SIGTERM);
    QTRY_COMPARE(daemon.process().state(), QProcess::NotRunning);
    const QList<QJsonObject> objects = daemon.objects();
    QCOMPARE(objects.first()[QLatin1String("kind")].toString(), QStringLiteral("listening"));
    for (const QJsonObject &object : objects) {
        for (const char *key : {"time", "level", "kind"})
            QVERIFY(object[QLatin1String(key)].isString());
    }
    QVERIFY(daemon.said("\"payload\":{\"text\":\"a\\u202e\"}"));
}

void TestLogOutput::secretsStayOut()
{
    for (const char *format : {"text", "json"}) {
        DaemonProcess daemon;
        writeFile(daemon.file("token"), "correct-horse-battery-staple\n");
        daemon.start({QStringLiteral("--log-format"), QLatin1String(format), QStringLiteral("--set"),
                      QStringLiteral("auth=token"), QStringLiteral("--set"),
                      QStringLiteral("auth_file=") + daemon.file("token")});
        QTRY_VERIFY(daemon.isListening());
        RawWsClient good(daemon.port());
        good.open("/ws?room_id=a&user_id=anna&token=correct-horse-battery-staple");
        RawWsClient bad(daemon.port());
        bad.open("/ws?room_id=a&user_id=anna&token=wrong-horse");
        QTRY_VERIFY(good.isOpen());
        QTRY_COMPARE(bad.status(), 401);
        daemon.signal(SIGTERM);
        QTRY_COMPARE(daemon.process().state(), QProcess::NotRunning);
        QVERIFY(daemon.said("anna"));
        QVERIFY(!daemon.said("horse"));
        QVERIFY(!daemon.complained("horse"));
    }
}

void TestLogOutput::aReaderWhoStoppedHoldsUpNothing()
{
    DaemonProcess daemon;
    const QByteArray pipe = daemon.file("pipe").toUtf8();
    QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
    const int end = ::open(pipe.constData(), O_RDWR | O_CLOEXEC | O_NONBLOCK); // open, and read only once
    daemon.startInShell(QStringLiteral("exec $ROOMDECKD > '%1'").arg(QString::fromUtf8(pipe)));
    QByteArray text;
    const auto port = [&]() -> quint16 {
        char byte = 0;
        while (!text.endsWith('\n') && ::read(end, &byte, 1) == 1)
            text += byte;
        return text.endsWith('\n') ? text.trimmed().split(':').last().toUShort() : 0;
    };
    QTRY_VERIFY(port() != 0);
    RawWsClient client(port());
    client.setKeeping(false);
    client.open("/ws?room_id=a&user_id=anna");
    QTRY_VERIFY(client.isOpen());
    const int before = client.messageCount();
    const QByteArray message = "{\"type\":\"note\",\"payload\":\"" + QByteArray(180, 'x') + "\"}";
    for (int i = 0; i < 2000; ++i) // several times what a pipe holds
        client.sendText(message);
    QTRY_COMPARE(client.messageCount() - before, 2000);
    daemon.signal(SIGTERM);
    QTRY_COMPARE(client.closeCode(), 1001);
    QTRY_COMPARE(daemon.process().state(), QProcess::NotRunning);
    QCOMPARE(daemon.process().exitCode(), 0);
    ::close(end);
}

void TestLogOutput::goesOnWhenNobodyReads()
{
    DaemonProcess daemon;
    daemon.start();
    QTRY_VERIFY(daemon.isListening());
    daemon.process().closeReadChannel(QProcess::StandardOutput);
    RawWsClient client(daemon.port());
    client.open("/ws?room_id=a&user_id=anna");
    QTRY_VERIFY(client.isOpen());
    const int before = client.messageCount();
    client.sendText("{\"type\":\"note\"}");
    QTRY_COMPARE(client.messageCount() - before, 1);
    client.sendText("{\"type\":\"note\"}");
    QTRY_COMPARE(client.messageCount() - before, 2);
    QCOMPARE(daemon.process().state(), QProcess::Running);
}

QTEST_GUILESS_MAIN(TestLogOutput)
#include "tst_logoutput.moc"
