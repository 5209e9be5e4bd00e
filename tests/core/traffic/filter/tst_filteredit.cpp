// Pointing instead of typing: terms, only this, exclude, chips.
#include "core/traffic/filter/filter.h"
#include "core/traffic/filter/filteredit.h"

#include <QtTest/QtTest>

using namespace roomdeck;

namespace {

QString u(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestFilterEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nameTerms_data();
    void nameTerms();
    void jsonTerms_data();
    void jsonTerms();
    void with_data();
    void with();
    void without_data();
    void without();
    void chips();
    void chipEdits();
};

void TestFilterEdit::nameTerms_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("term");
    QTest::newRow("plain") << u("general") << u("room:general");
    QTest::newRow("punctuation") << u("room-1:2.a@b") << u("room:room-1:2.a@b");
    QTest::newRow("space") << u("my room") << u("room:\"my room\"");
    QTest::newRow("wildcard") << u("a*") << u("room:\"a*\"");
    QTest::newRow("question") << u("a?") << u("room:\"a?\"");
    QTest::newRow("bar") << u("a|b") << u("room:\"a|b\"");
    QTest::newRow("parenthesis") << u("a)") << u("room:\"a)\"");
    QTest::newRow("quote") << u("a\"b") << u("room:\"a\\\"b\"");
    QTest::newRow("backslash") << u("a\\b") << u("room:\"a\\\\b\"");
    QTest::newRow("empty") << u("") << u("room:\"\"");
    QTest::newRow("cyrillic") << u("стенд") << u("room:стенд");
    QTest::newRow("emoji") << u("🎉") << u("room:\"🎉\"");
    QTest::newRow("keyword") << u("or") << u("room:or");
    QTest::newRow("field in value") << u("user:ann") << u("room:user:ann");
    QTest::newRow("minus") << u("-x") << u("room:-x");
}

void TestFilterEdit::nameTerms()
{
    QFETCH(QString, value);
    QFETCH(QString, term);
    QCOMPARE(filterTermFor(FilterField::Room, value), term);
    const Filter::Result result = Filter::parse(term);
    QVERIFY(result.isValid());
    const QByteArray room = value.toUtf8();
    LogRow row;
    row.room = room;
    QVERIFY(result.filter.matches(row));
    const QByteArray other = room + 'x';
    row.room = other;
    QVERIFY(!result.filter.matches(row));
}

void TestFilterEdit::jsonTerms_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("term");
    QTest::newRow("text") << QByteArray(R"("ann")") << u("payload.k=ann");
    QTest::newRow("space") << QByteArray(R"("a b")") << u("payload.k=\"a b\"");
    QTest::newRow("escapes") << QByteArray(R"("a\n\u0436")") << u("payload.k=\"a\\nж\"");
    QTest::newRow("digits") << QByteArray(R"("42")") << u("payload.k=\"42\"");
    QTest::newRow("word true") << QByteArray(R"("true")") << u("payload.k=\"true\"");
    QTest::newRow("empty") << QByteArray(R"("")") << u("payload.k=\"\"");
    QTest::newRow("number") << QByteArray("-1.5e3") << u("payload.k=-1.5e3");
    QTest::newRow("big number") << QByteArray("12345678901234567890") << u("payload.k=12345678901234567890");
    QTest::newRow("true") << QByteArray("true") << u("payload.k=true");
    QTest::newRow("null") << QByteArray("null") << u("payload.k=null");
    QTest::newRow("array") << QByteArray("[1]") << u("payload.k:*");
    QTest::newRow("object") << QByteArray("{}") << u("payload.k:*");
}

void TestFilterEdit::jsonTerms()
{
    QFETCH(QByteArray, value);
    QFETCH(QString, term);
    bool ok = false;
    const QList<FilterStep> path = parseFilterPath(u".k", ok);
    QVERIFY(ok);
    QCOMPARE(filterTermFor(FilterField::Payload, path, value), term);
    const Filter::Result result = Filter::parse(term);
    QVERIFY(result.isValid());
    const QByteArray payload = "{\"k\":" + value + '}';
    LogRow row;
    row.payload = payload;
    QVERIFY(result.filter.matches(row));
    row.payload = R"({"k":"something else"})";
    QCOMPARE(result.filter.matches(row), term.endsWith(u'*'));
}

void TestFilterEdit::with_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("term");
    QTest::addColumn<QString>("expected");
    QTest::newRow("first") << u("") << u("room:a") << u("room:a");
    QTest::newRow("another") << u("user:b") << u("room:a") << u("user:b room:a");
    QTest::newRow("again") << u("room:a user:b") << u("room:a") << u("room:a user:b");
    QTest::newRow("opposite") << u("!room:a user:b") << u("room:a") << u("user:b room:a");
    QTest::newRow("or") << u("x or y") << u("room:a") << u("(x or y) room:a");
    QTest::newRow("broken text stays") << u("x or") << u("room:a") << u("x or");
    QTest::newRow("broken term") << u("x") << u("room:") << u("x");
    QTest::newRow("several") << u("x") << u("room:a user:b") << u("x room:a user:b");
}

void TestFilterEdit::with()
{
    QFETCH(QString, text);
    QFETCH(QString, term);
    QFETCH(QString, expected);
    QCOMPARE(filterWith(text, term), expected);
}

void TestFilterEdit::without_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("term");
    QTest::addColumn<QString>("expected");
    QTest::newRow("first") << u("") << u("room:a") << u("!room:a");
    QTest::newRow("another") << u("user:b") << u("room:a") << u("user:b !room:a");
    QTest::newRow("again") << u("!room:a") << u("room:a") << u("!room:a");
    QTest::newRow("opposite") << u("room:a user:b") << u("room:a") << u("user:b !room:a");
    QTest::newRow("negative term") << u("x") << u("!room:a") << u("x room:a");
    QTest::newRow("several") << u("x") << u("room:a user:b") << u("x !(room:a user:b)");
    QTest::newRow("nothing") << u("x") << u("") << u("x");
}

void TestFilterEdit::without()
{
    QFETCH(QString, text);
    QFETCH(QString, term);
    QFETCH(QString, expected);
    QCOMPARE(filterWithout(text, term), expected);
}

void TestFilterEdit::chips()
{
    const QString text = u("room:general  !type:ping (a or b) \"x y\"");
    const QList<FilterChip> chips = filterChips(text);
    QCOMPARE(chips.size(), 4);
    QCOMPARE(chips[0].text, u("room:general"));
    QCOMPARE(chips[1].text, u("!type:ping"));
    QCOMPARE(chips[2].text, u("a or b"));
    QCOMPARE(chips[3].text, u("\"x y\""));
    QVERIFY(!chips[0].negated);
    QVERIFY(chips[1].negated);
    QCOMPARE(text.mid(chips[0].position, chips[0].length), u("room:general"));
    QCOMPARE(text.mid(chips[1].position, chips[1].length), u("!type:ping"));
    QCOMPARE(text.mid(chips[2].position, chips[2].length), u("(a or b)"));
    QCOMPARE(text.mid(chips[3].position, chips[3].length), u("\"x y\""));
    QVERIFY(filterChips(u"").isEmpty());
    QVERIFY(filterChips(u"room:").isEmpty());
    QCOMPARE(filterChips(u"a or b").size(), 1);
}

void TestFilterEdit::chipEdits()
{
    const QString text = u("room:general !type:ping (a or b)");
    QCOMPARE(removeFilterChip(text, 0), u("!type:ping (a or b)"));
    QCOMPARE(removeFilterChip(text, 2), u("room:general !type:ping"));
    QCOMPARE(removeFilterChip(u"room:a", 0), QString());
    QCOMPARE(removeFilterChip(text, 3), text);
    QCOMPARE(removeFilterChip(text, -1), text);
    QCOMPARE(removeFilterChip(removeFilterChip(text, 0), 0), u("a or b"));
    QCOMPARE(negateFilterChip(text, 0), u("!room:general !type:ping (a or b)"));
    QCOMPARE(negateFilterChip(text, 1), u("room:general type:ping (a or b)"));
    QCOMPARE(negateFilterChip(text, 2), u("room:general !type:ping !(a or b)"));
    QCOMPARE(negateFilterChip(negateFilterChip(text, 2), 2), text);
    // Unpacking a negated conjunction adds its terms to the others.
    QCOMPARE(filterChips(negateFilterChip(u"x !(a b)", 1)).size(), 3);
}

QTEST_APPLESS_MAIN(TestFilterEdit)
#include "tst_filteredit.moc"
