// What of a request is kept out of log, window and files.
#include "core/http/secrets.h"

#include <QtTest/QtTest>

using namespace roomdeck;

class TestSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headers_data();
    void headers();
    void targets_data();
    void targets();
};

void TestSecrets::headers_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("secret");
    for (const char *name :
         {"Authorization", "proxy-authorization", "COOKIE", "Cookie2", "X-API-Key", "X-Auth-Token",
          "X-Access-Token", "X-CSRF-Token", "Sec-WebSocket-Protocol", "X-Amz-Security-Token", "x-password"})
        QTest::newRow(name) << QByteArray(name) << true;
    for (const char *name : {"Host", "User-Agent", "Origin", "Sec-WebSocket-Key", "Sec-WebSocket-Version",
                             "X-Forwarded-For", "Upgrade", ""})
        QTest::newRow(*name ? name : "empty") << QByteArray(name) << false;
}

void TestSecrets::headers()
{
    QFETCH(QByteArray, name);
    QFETCH(bool, secret);
    QCOMPARE(isSecretHeader(name), secret);
}

void TestSecrets::targets_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("masked");
    QTest::newRow("no query") << QByteArray("/ws/token") << QByteArray("/ws/token");
    QTest::newRow("token") << QByteArray("/ws?room_id=a&token=t0p&user_id=b")
                           << QByteArray("/ws?room_id=a&token=***&user_id=b");
    QTest::newRow("with = inside") << QByteArray("/ws?access_token=a=b==")
                                   << QByteArray("/ws?access_token=***");
    QTest::newRow("any case") << QByteArray("/ws?accessToken=x&ID_TOKEN=y")
                              << QByteArray("/ws?accessToken=***&ID_TOKEN=***");
    QTest::newRow("encoded name") << QByteArray("/ws?tok%65n=x") << QByteArray("/ws?tok%65n=***");
    QTest::newRow("twice") << QByteArray("/ws?key=1&key=2") << QByteArray("/ws?key=***&key=***");
    QTest::newRow("harmless") << QByteArray("/ws?keyboard=de&room_id=author")
                              << QByteArray("/ws?keyboard=de&room_id=author");
    QTest::newRow("no value") << QByteArray("/ws?token&a=") << QByteArray("/ws?token&a=");
    QTest::newRow("empty query") << QByteArray("/ws?") << QByteArray("/ws?");
}

void TestSecrets::targets()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, masked);
    QCOMPARE(maskedTarget(target), masked);
}

QTEST_APPLESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
