// Substring search and wildcards, against slow and obvious ones.
#include "core/traffic/filter/glob.h"
#include "core/traffic/filter/textneedle.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QRegularExpression>
#include <QtTest/QtTest>

using namespace roomdeck;

class TestTextNeedle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void likeTheObviousOne();
    void everyPlace();
    void globLikeTheObviousOne();
};

void TestTextNeedle::finds_data()
{
    QTest::addColumn<QString>("needle");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("index");
    const auto row = [](const char *needle, const QByteArray &text, int index) {
        QTest::addRow("%s in %s", needle, text.left(20).constData())
            << QString::fromUtf8(needle) << text << index;
    };
    row("", "abc", 0);
    row("a", "", -1);
    row("ABC", "xxabc", 2);
    row("abc", "xxABC", 2);
    row("[", "{", -1); // differ only in the bit that tells the cases of letters apart
    row("@", "`", -1);
    row("a@", "A`", -1);
    row("1", "\x11", -1);
    row("ж", "Ж", 0);
    row("ПРИВЕТ", "скажи привет", 11);
    row("ß", "ß", 0);
    row("ς", "Σ", 0);
    row("ı", "i", -1);
    row("🎉", "a🎉", 1);
    row("é", "É", 0);
    row("ǆ", "ǅ", 0);
    row("aж", "xAЖ", 1);
    row("aж", "xA\xd0", -1);
    row("ⱥ", "Ⱥ", 0); // two and three bytes
}

void TestTextNeedle::finds()
{
    QFETCH(QString, needle);
    QFETCH(QByteArray, text);
    QFETCH(int, index);
    QCOMPARE(TextNeedle(needle).indexIn(text), index);
    QCOMPARE(TextNeedle(needle).isIn(text), index >= 0);
}

void TestTextNeedle::likeTheObviousOne()
{
    QRandomGenerator random(7);
    const QString letters = QStringLiteral("aAbBжЖ🎉");
    const auto randomText = [&random, &letters](int size, int alphabet) {
        QString text;
        for (int i = 0; i < size; ++i) {
            const int at = int(random.bounded(alphabet));
            text += at < 6 ? QString(letters[at]) : letters.sliced(6);
        }
        return text;
    };
    for (int i = 0; i < 20'000; ++i) {
        const int alphabet = i % 2 ? 4 : 7;
        const QString needle = randomText(1 + int(random.bounded(4)), alphabet);
        const QString text = randomText(int(random.bounded(80)), alphabet);
        const auto sensitivity = i % 3 ? Qt::CaseInsensitive : Qt::CaseSensitive;
        const qsizetype at = text.indexOf(needle, 0, sensitivity);
        // An own copy of the exact size, so that a sanitizer sees every byte read too much.
        const QByteArray utf8 = text.toUtf8();
        const QByteArray exact(utf8.constData(), utf8.size());
        QCOMPARE(TextNeedle(needle, sensitivity).indexIn(exact),
                 at < 0 ? at : text.first(at).toUtf8().size());
    }
}

void TestTextNeedle::everyPlace()
{
    for (int size = 1; size < 40; ++size) {
        const QString needle = QStringLiteral("n").repeated(size);
        for (int before = 0; before < 40; ++before) {
            const QByteArray text = QByteArray(before, '.') + QByteArray(size, 'N');
            QCOMPARE(TextNeedle(needle).indexIn(text), before);
            QCOMPARE(TextNeedle(needle).indexIn(text.chopped(1)), -1);
            QCOMPARE(TextNeedle(needle).indexIn(text + "..."), before);
            QCOMPARE(TextNeedle(needle).indexIn(text, before + 1), -1);
        }
    }
}

void TestTextNeedle::globLikeTheObviousOne()
{
    QRandomGenerator random(11);
    const QStringList parts = {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("ж"),
                               QStringLiteral("*"), QStringLiteral("?")};
    for (int i = 0; i < 20'000; ++i) {
        QString pattern;
        QString expression;
        for (int n = int(random.bounded(7)); n > 0; --n) {
            const int part = int(random.bounded(5));
            pattern += parts[part];
            expression += part == 3 ? QStringLiteral(".*") : part == 4 ? QStringLiteral(".") : parts[part];
        }
        QString text;
        for (int n = int(random.bounded(9)); n > 0; --n)
            text += parts[int(random.bounded(3))];
        const QRegularExpression regex(QRegularExpression::anchoredPattern(expression));
        QVERIFY2(Glob::fromPattern(pattern).matches(text.toUtf8()) == regex.match(text).hasMatch(),
                 qPrintable(pattern + u' ' + text));
    }
    QVERIFY(Glob::fromPattern(u"a\\*").matches("a*"));
    QVERIFY(!Glob::fromPattern(u"a\\*").matches("ab"));
    QVERIFY(Glob::fromLiteral(u"a*").matches("a*"));
    QVERIFY(!Glob::fromLiteral(u"a*").matches("ab"));
    QVERIFY(Glob::fromPattern(u"*").isAny());
    QVERIFY(!Glob::fromLiteral(u"*").isAny());
    // Many stars must not make it exponential.
    const QString stars = QStringLiteral("*a").repeated(40) + u'b';
    QVERIFY(!Glob::fromPattern(stars).matches(QByteArray(5000, 'a')));
}

QTEST_APPLESS_MAIN(TestTextNeedle)
#include "tst_textneedle.moc"
