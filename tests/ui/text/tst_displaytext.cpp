// Display text: nothing from the wire may forge, hide or reorder what is painted.
#include "ui/text/displaytext.h"

#include <QtTest/QtTest>

using namespace roomdeck;

class TestDisplayText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void escapes_data();
    void escapes();
    void clips_data();
    void clips();
    void hugeTextIsClipped();
};

void TestDisplayText::escapes_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<QString>("shown");
    QTest::newRow("empty") << QByteArray() << QString();
    QTest::newRow("plain") << QByteArray("room-123") << QStringLiteral("room-123");
    QTest::newRow("markup stays text") << QByteArray("<b>x</b>") << QStringLiteral("<b>x</b>");
    QTest::newRow("cyrillic") << QByteArray("стенд-2") << QStringLiteral("стенд-2");
    QTest::newRow("line breaks") << QByteArray("a\r\n\tb") << QStringLiteral("a\\r\\n\\tb");
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << QStringLiteral("a\\u0000b");
    QTest::newRow("escape") << QByteArray("\x1b[31m") << QStringLiteral("\\u001b[31m");
    QTest::newRow("DEL") << QByteArray("\x7f") << QStringLiteral("\\u007f");
    QTest::newRow("C1") << QByteArray("\xc2\x9b") << QStringLiteral("\\u009b");
    QTest::newRow("bidi override") << QByteArray("\xe2\x80\xaegnp") << QStringLiteral("\\u202egnp");
    QTest::newRow("bidi isolate") << QByteArray("\xe2\x81\xa6") << QStringLiteral("\\u2066");
    QTest::newRow("right-to-left mark") << QByteArray("\xe2\x80\x8f") << QStringLiteral("\\u200f");
    QTest::newRow("line separator") << QByteArray("\xe2\x80\xa8") << QStringLiteral("\\u2028");
    QTest::newRow("paragraph separator") << QByteArray("\xe2\x80\xa9") << QStringLiteral("\\u2029");
    QTest::newRow("zero width space") << QByteArray("\xe2\x80\x8b") << QStringLiteral("\\u200b");
    QTest::newRow("byte order mark") << QByteArray("a\xef\xbb\xbf") << QStringLiteral("a\\ufeff");
    QTest::newRow("tag") << QByteArray("\xf3\xa0\x80\x81") << QStringLiteral("\\U000e0001");
    QTest::newRow("joined emoji") << QStringLiteral("👩\u200d💻").toUtf8() << QStringLiteral("👩\u200d💻");
    QTest::newRow("hebrew") << QByteArray("שלום") << QStringLiteral("שלום");
    QTest::newRow("malformed") << QByteArray("a\xff") << QStringLiteral("a\ufffd");
}

void TestDisplayText::escapes()
{
    QFETCH(QByteArray, wire);
    QFETCH(QString, shown);
    QCOMPARE(displayText(wire), shown);
    if (!wire.startsWith("\xef\xbb\xbf"))
        QCOMPARE(displayText(QString::fromUtf8(wire)), shown);
}

void TestDisplayText::clips_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("limit");
    QTest::addColumn<QString>("shown");
    QTest::newRow("fits exactly") << QStringLiteral("abcd") << 4 << QStringLiteral("abcd");
    QTest::newRow("one too long") << QStringLiteral("abcde") << 4 << QStringLiteral("abc…");
    QTest::newRow("nothing wanted") << QStringLiteral("abc") << 0 << QString();
    QTest::newRow("only the ellipsis") << QStringLiteral("abc") << 1 << QStringLiteral("…");
    QTest::newRow("never half an escape") << QStringLiteral("ab\u202ecd") << 6 << QStringLiteral("ab…");
    QTest::newRow("never half an emoji") << QStringLiteral("ab🎉🎉") << 4 << QStringLiteral("ab…");
    QTest::newRow("emoji fit exactly") << QStringLiteral("🎉🎉") << 4 << QStringLiteral("🎉🎉");
    QTest::newRow("long") << QString(5000, QLatin1Char('x')) << 3 << QStringLiteral("xx…");
    QTest::newRow("long and wide") << QStringLiteral("🎉").repeated(500) << 5 << QStringLiteral("🎉🎉…");
}

void TestDisplayText::clips()
{
    QFETCH(QString, text);
    QFETCH(int, limit);
    QFETCH(QString, shown);
    QCOMPARE(displayText(text.toUtf8(), limit), shown);
    QCOMPARE(displayText(text, limit), shown);
}

void TestDisplayText::hugeTextIsClipped()
{
    const QByteArray huge(8 << 20, 'x');
    const QString shown = displayText(huge, 100);
    QCOMPARE(shown.size(), 100);
    QVERIFY(shown.endsWith(QChar(0x2026)));
}

QTEST_APPLESS_MAIN(TestDisplayText)
#include "tst_displaytext.moc"
