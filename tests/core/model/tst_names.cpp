// Names: what a room or a user may be called.
#include "core/model/names.h"

#include <QtTest/QtTest>

using namespace roomdeck;

class TestNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void validity_data();
    void validity();
    void assigned();
};

void TestNames::validity_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("valid");
    QTest::newRow("plain") << QByteArray("room-123") << true;
    QTest::newRow("space") << QByteArray("my room") << true;
    QTest::newRow("cyrillic") << QByteArray("стенд-2") << true;
    QTest::newRow("emoji") << QByteArray("🎉") << true;
    QTest::newRow("64 points") << QByteArray(64, 'a') << true;
    QTest::newRow("64 wide points") << QString(64, QChar(0x4e00)).toUtf8() << true;
    QTest::newRow("64 emoji") << QStringLiteral("🎉").repeated(64).toUtf8() << true;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("65 points") << QByteArray(65, 'a') << false;
    QTest::newRow("65 emoji") << QStringLiteral("🎉").repeated(65).toUtf8() << false;
    QTest::newRow("newline") << QByteArray("a\nb") << false;
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << false;
    QTest::newRow("escape") << QByteArray("\x1b[31m") << false;
    QTest::newRow("DEL") << QByteArray("\x7f") << false;
    QTest::newRow("C1") << QByteArray("\xc2\x85") << false;
    QTest::newRow("bidi override") << QByteArray("\xe2\x80\xae"
                                                 "gnp")
                                   << false;
    QTest::newRow("line separator") << QByteArray("a\xe2\x80\xa8"
                                                  "b")
                                    << false;
    QTest::newRow("not NFC") << QByteArray("e\xcc\x81") << false;
    QTest::newRow("NFC") << QByteArray("\xc3\xa9") << true;
    QTest::newRow("invalid UTF-8") << QByteArray("\xff") << false;
    QTest::newRow("overlong") << QByteArray("\xc0\xaf") << false;
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << false;
}

void TestNames::validity()
{
    QFETCH(QByteArray, name);
    QFETCH(bool, valid);
    QCOMPARE(isValidName(name), valid);
}

void TestNames::assigned()
{
    const QByteArray name = assignedName("guest-");
    QVERIFY(name.startsWith("guest-"));
    QCOMPARE(name.size(), 12);
    QVERIFY(isValidName(name));
    QVERIFY(assignedName("guest-") != name);
}

QTEST_APPLESS_MAIN(TestNames)
#include "tst_names.moc"
