// Addresses that other devices can use, and codes that carry them.
#include "ui/mainwindow/hostaddress.h"
#include "ui/mainwindow/qrdialog.h"

#include <QtTest/QtTest>

using namespace roomdeck;

class TestHostAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reachable_data();
    void reachable();
    void pages();
    void qrCode();
};

void TestHostAddress::reachable_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QStringList>("own");
    QTest::addColumn<QByteArray>("expected");
    const QStringList own{QStringLiteral("127.0.0.1"), QStringLiteral("169.254.3.4"),
                          QStringLiteral("203.0.113.5"), QStringLiteral("192.168.1.20")};
    QTest::newRow("private first") << QByteArray("ws://0.0.0.0:8000") << own
                                   << QByteArray("ws://192.168.1.20:8000");
    QTest::newRow("any IPv6") << QByteArray("ws://[::]:8000") << own << QByteArray("ws://192.168.1.20:8000");
    QTest::newRow("public last") << QByteArray("ws://0.0.0.0:80") << own.mid(0, 3)
                                 << QByteArray("ws://203.0.113.5:80");
    QTest::newRow("nothing fits") << QByteArray("ws://0.0.0.0:80") << own.mid(0, 2)
                                  << QByteArray("ws://0.0.0.0:80");
    QTest::newRow("no wildcard") << QByteArray("ws://127.0.0.1:80") << own << QByteArray("ws://127.0.0.1:80");
    QTest::newRow("TLS") << QByteArray("wss://0.0.0.0:443") << own << QByteArray("wss://192.168.1.20:443");
}

void TestHostAddress::reachable()
{
    QFETCH(QByteArray, url);
    QFETCH(QStringList, own);
    QFETCH(QByteArray, expected);
    QList<QHostAddress> addresses;
    for (const QString &address : own)
        addresses.append(QHostAddress(address));
    QCOMPARE(reachableUrl(url, addresses), expected);
}

void TestHostAddress::pages()
{
    QCOMPARE(pageUrl("ws://127.0.0.1:8000"), QByteArray("http://127.0.0.1:8000/"));
    QCOMPARE(pageUrl("wss://host:1"), QByteArray("https://host:1/"));
    QCOMPARE(pageUrl({}), QByteArray());
    QVERIFY(isLoopbackUrl("ws://127.0.0.1:8000"));
    QVERIFY(!isLoopbackUrl("ws://192.168.1.20:8000"));
}

void TestHostAddress::qrCode()
{
    const QImage image = qrImage("http://192.168.1.20:8000/");
    QCOMPARE(image.width(), image.height());
    QVERIFY(image.width() >= 21 + 8); // version 1 and its quiet zone
    // A finder pattern begins where the quiet zone ends.
    QCOMPARE(image.pixelColor(3, 3), QColor(Qt::white));
    QCOMPARE(image.pixelColor(4, 4), QColor(Qt::black));
    QCOMPARE(image.pixelColor(5, 5), QColor(Qt::white));
    QVERIFY(qrImage(QByteArray(5000, 'x')).isNull());
}

QTEST_MAIN(TestHostAddress)
#include "tst_hostaddress.moc"
