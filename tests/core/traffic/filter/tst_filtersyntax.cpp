// The grammar: tokens, canonical text, and errors under the offending word.
#include "core/traffic/filter/filter.h"
#include "core/traffic/filter/filterlexer.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QtTest>

using namespace roomdeck;

Q_DECLARE_METATYPE(roomdeck::FilterProblem)

class TestFilterSyntax : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void canonical_data();
    void canonical();
    void errors_data();
    void errors();
    void tokens_data();
    void tokens();
    void quoting_data();
    void quoting();
    void limits();
    void randomText();
};

void TestFilterSyntax::canonical_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected) {
        QTest::addRow("%s", text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    const auto same = [&row](const char *text) { row(text, text); };
    row("", "");
    row("  room:general   user:ann ", "room:general user:ann");
    same("room:general user:ann* type:document_updated dir:in size>1k payload.updated_by=ann !type:ping");
    row("text:\"maintenance\"", "\"maintenance\"");
    row("text:maintenance", "maintenance");
    row("text:or", "text:or");
    row("text:-x", "text:-x");
    row("text:a=b", "text:a=b");
    same("text:a|b");
    same("after:12:30");
    row("room:a and user:b && type:c", "room:a user:b type:c");
    row("room:a OR user:b || type:c", "room:a or user:b or type:c");
    row("room:a | room:b", "room:a or room:b");
    row("room:a|room:b", "room:a or room:b");
    same("room:a|b|\"c d\"");
    row("not room:a", "!room:a");
    row("-room:a", "!room:a");
    row("!!room:a", "room:a");
    row("!!!room:a", "!room:a");
    row("!(room:a)", "!room:a");
    row("!(room:a user:b)", "!(room:a user:b)");
    row("!(room:a or user:b)", "!(room:a or user:b)");
    row("(room:a (user:b (type:c)))", "room:a user:b type:c");
    row("room:a (user:b or type:c)", "room:a (user:b or type:c)");
    row("(room:a user:b) or type:c", "room:a user:b or type:c");
    row("room:a or (user:b or (type:c or x))", "room:a or user:b or type:c or x");
    row("SENDER:ann Event=x", "user:ann type=x");
    row("type~^doc", "type~/^doc/");
    row("type~/^doc/i", "type~/^doc/i");
    row("type~\"a \\\"b\\\" /c\"", "type~/a \"b\" \\/c/");
    row("~maint", "~/maint/");
    row("text~maint", "~/maint/");
    same("text!~/maint/");
    row("payload[\"a\"].b[0]", "payload[\"a\"].b[0]");
    row("payload[\"a\"].b[0]=1", "payload.a.b[0]=1");
    row("payload[\"a b\"]=1", "payload[\"a b\"]=1");
    row("payload.*.id=1", "payload[*].id=1");
    row("size > 1k", "size>1k");
    row("room: general", "room:general");
    row("room:a\\ b", "room:a\\ b");
    row("\"тест\" тест", "\"тест\" тест");
    row("room:\"\"", "room:\"\"");
    row("a(b)c", "a b c");
    row("hello!", "hello!");
    row("user-456", "user-456");
    row("\"a\"\"b\"", "\"a\" \"b\"");
    row("x\\", "x\\\\");
    row("room:a\\", "room:a\\\\");
}

void TestFilterSyntax::canonical()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const FilterTree tree = parseFilterTree(text);
    QVERIFY2(!tree.error, qPrintable(describe(tree.error)));
    QCOMPARE(filterText(tree.root), expected);
    const FilterTree again = parseFilterTree(expected);
    QVERIFY(!again.error);
    QVERIFY(again.root == tree.root);
}

void TestFilterSyntax::errors_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<FilterProblem>("problem");
    QTest::addColumn<int>("position");
    QTest::addColumn<int>("length");
    const auto row = [](const char *text, FilterProblem problem, int position, int length) {
        QTest::addRow("%s", text) << QString::fromUtf8(text) << problem << position << length;
    };
    using P = FilterProblem;
    row("romo:general", P::UnknownField, 0, 4);
    row("room:a http://x", P::UnknownField, 7, 4);
    row("room.x:a", P::UnknownField, 0, 6);
    row("room:", P::MissingValue, 4, 1);
    row("room: user:ann", P::MissingValue, 4, 1);
    row("room: !x", P::MissingValue, 4, 1);
    row("room: or x", P::MissingValue, 4, 1);
    row("(room:)", P::MissingValue, 5, 1);
    row("size>", P::MissingValue, 4, 1);
    row("type~", P::MissingValue, 4, 1);
    row("a or", P::MissingTerm, 2, 2);
    row("or a", P::MissingTerm, 0, 2);
    row("a or or b", P::MissingTerm, 5, 2);
    row("a and", P::MissingTerm, 2, 3);
    row("not", P::MissingTerm, 0, 3);
    row("()", P::MissingTerm, 1, 1);
    row("!", P::MissingTerm, 0, 1);
    row("(a", P::UnclosedParenthesis, 0, 1);
    row("a (b (c)", P::UnclosedParenthesis, 2, 1);
    row("a)", P::StrayParenthesis, 1, 1);
    row(")", P::StrayParenthesis, 0, 1);
    row("room:\"a", P::UnclosedQuote, 5, 2);
    row("\"a b", P::UnclosedQuote, 0, 4);
    row("payload[\"a b=1", P::UnclosedQuote, 8, 6);
    row("type~/a", P::UnclosedRegex, 5, 2);
    row("type~[a", P::BadRegex, 5, 2);
    row("type~/(/ room:a", P::BadRegex, 5, 3);
    row("type~a\\", P::BadRegex, 5, 2);
    row("size>big", P::BadNumber, 5, 3);
    row("size>1x", P::BadNumber, 5, 2);
    row("conn:1k", P::BadNumber, 5, 2);
    row("conn:-1", P::BadNumber, 5, 2);
    row("seq:99999999999999999999", P::BadNumber, 4, 20);
    row("after:25:00", P::BadTime, 6, 5);
    row("after:soon", P::BadTime, 6, 4);
    row("after:12:00|13:00", P::OneValueOnly, 12, 5);
    row("size>1|2", P::OneValueOnly, 7, 1);
    row("kind:mesage", P::UnknownValue, 5, 6);
    row("dir:in|up", P::UnknownValue, 7, 2);
    row("dialect:smtp", P::UnknownValue, 8, 4);
    row("room>5", P::WrongOperator, 4, 1);
    row("size~5", P::WrongOperator, 4, 1);
    row("kind~mess", P::WrongOperator, 4, 1);
    row("after>12:00", P::WrongOperator, 5, 1);
    row("raw=x", P::WrongOperator, 3, 1);
    row("payload.=1", P::BadPath, 0, 8);
    row("payload.a[x]=1", P::BadPath, 0, 12);
    row("payload.a[1=1", P::BadPath, 0, 11);
    row("payload.a[-1]=1", P::BadPath, 0, 13);
    row("=5", P::MissingField, 0, 1);
    row("a :b", P::MissingField, 2, 1);
    row("!=5", P::MissingField, 1, 1);
    row("тест: я", P::UnknownField, 0, 4);
}

void TestFilterSyntax::errors()
{
    QFETCH(QString, text);
    QFETCH(FilterProblem, problem);
    QFETCH(int, position);
    QFETCH(int, length);
    const FilterError error = Filter::parse(text).error;
    QCOMPARE(int(error.problem), int(problem));
    QCOMPARE(error.position, position);
    QCOMPARE(error.length, length);
    QVERIFY(describe(error).contains(QString::number(position + 1)));
}

void TestFilterSyntax::tokens_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected"); // letter and text of each token
    const auto row = [](const char *text, const char *expected) {
        QTest::addRow("%s", text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("room:a|\"b c\" !size>1k", "F<room> O<:> V<a> A<|> Q<\"b c\"> !<!> F<size> O<>> V<1k>");
    row("(a or not b) && ~/x y/i", "(<(> W<a> |<or> !<not> W<b> )<)> &<&&> O<~> R</x y/i>");
    row("payload[\"x] y\"].z=1", "F<payload[\"x] y\"].z> O<=> V<1>");
    row("-a -- b-c", "!<-> W<a> !<-> W<-> W<b-c>");
    row("type~(a|b)) c", "F<type> O<~> R<(a|b)> )<)> W<c>");
    row("\"open", "Q<\"open>");
    row("room:a\\ b\\|c", "F<room> O<:> V<a\\ b\\|c>");
    row("order android", "W<order> W<android>");
}

void TestFilterSyntax::tokens()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const QString letters = QStringLiteral("()&|!FOWVQRA");
    QStringList found;
    for (const FilterToken &token : tokenizeFilter(text))
        found
            += letters[int(token.kind)] + QStringLiteral("<") + text.mid(token.position, token.length) + u'>';
    QCOMPARE(found.join(u' '), expected);
}

void TestFilterSyntax::quoting_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << QStringLiteral("abc");
    QTest::newRow("empty") << QString();
    QTest::newRow("quotes") << QStringLiteral("a \"b\" \\ c");
    QTest::newRow("lines") << QStringLiteral("a\r\n\tb");
    QTest::newRow("controls") << QStringLiteral("\x01\x7f\u202e\u2028\u0000x");
    QTest::newRow("emoji") << QStringLiteral("🎉 ж");
}

void TestFilterSyntax::quoting()
{
    QFETCH(QString, text);
    const QString quoted = quoteFilterText(text);
    for (const QChar c : quoted)
        QVERIFY(c.isPrint() || c.isSurrogate());
    QCOMPARE(unquoteFilterText(quoted), text);
    const QList<FilterToken> tokens = tokenizeFilter(quoted);
    QCOMPARE(tokens.size(), 1);
    QCOMPARE(tokens.first().length, int(quoted.size()));
}

void TestFilterSyntax::limits()
{
    QCOMPARE(Filter::parse(QString(100'000, u'a')).error.problem, FilterProblem::TooComplex);
    QCOMPARE(Filter::parse(QString(10'000, u'(')).error.problem, FilterProblem::TooComplex);
    QCOMPARE(Filter::parse(QString(10'000, u'!')).error.problem, FilterProblem::TooComplex);
    QCOMPARE(Filter::parse(QStringLiteral("a ").repeated(2000)).error.problem, FilterProblem::TooComplex);
    QVERIFY(!Filter::parse(QString(30, u'(') + u'a' + QString(30, u')')).error);
}

void TestFilterSyntax::randomText()
{
    // Whatever is typed: no crash, spans inside the text, and what parses survives its canonical text.
    const QStringList pieces
        = {QStringLiteral("room"),      QStringLiteral(":"),     QStringLiteral("payload"),
           QStringLiteral(".a"),        QStringLiteral("[0]"),   QStringLiteral("[\""),
           QStringLiteral("\"]"),       QStringLiteral("\""),    QStringLiteral("\\"),
           QStringLiteral("|"),         QStringLiteral("("),     QStringLiteral(")"),
           QStringLiteral("!"),         QStringLiteral("-"),     QStringLiteral("~"),
           QStringLiteral("/"),         QStringLiteral("="),     QStringLiteral("<"),
           QStringLiteral(">="),        QStringLiteral(" "),     QStringLiteral("or"),
           QStringLiteral("not "),      QStringLiteral("and"),   QStringLiteral("size>1"),
           QStringLiteral("type~/a/i"), QStringLiteral("text"),  QStringLiteral("ж"),
           QStringLiteral("🎉"),         QStringLiteral("*"),     QStringLiteral("12"),
           QStringLiteral("user:b"),    QStringLiteral("&&"),    QStringLiteral("x"),
           QStringLiteral("\n"),        QStringLiteral("extra"), QStringLiteral("[*]")};
    QRandomGenerator random(20261122);
    int valid = 0;
    for (int i = 0; i < 30'000; ++i) {
        QString text;
        for (int n = int(random.bounded(9)); n >= 0; --n)
            text += pieces[random.bounded(int(pieces.size()))];
        int end = 0;
        for (const FilterToken &token : tokenizeFilter(text)) {
            QVERIFY(token.position >= end && token.length > 0 && token.end() <= text.size());
            QVERIFY(QStringView(text).sliced(end, token.position - end).trimmed().isEmpty());
            end = token.end();
        }
        QVERIFY(QStringView(text).sliced(end).trimmed().isEmpty());
        const Filter::Result result = Filter::parse(text);
        if (!result.isValid()) {
            QVERIFY(result.error.position >= 0 && result.error.position + result.error.length <= text.size());
            continue;
        }
        ++valid;
        const QString canonical = result.filter.toText();
        const Filter::Result again = Filter::parse(canonical);
        QVERIFY2(again.isValid() && again.filter == result.filter, qPrintable(text + u'\n' + canonical));
        QCOMPARE(again.filter.toText(), canonical);
        result.filter.matches(LogRow());
    }
    QVERIFY(valid > 1000);
}

QTEST_APPLESS_MAIN(TestFilterSyntax)
#include "tst_filtersyntax.moc"
