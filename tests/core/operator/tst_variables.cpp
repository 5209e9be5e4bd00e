// Template variables: found, masked for checking, and filled in so that JSON stays JSON.
#include "core/operator/jsonformat.h"
#include "core/operator/variables.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace roomdeck;

class TestVariables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void expands_data();
    void expands();
    void asksOnce();
    void answersOnceAndForAll();
    void maskKeepsEveryOffset();
    void randomUuidsDiffer();
    void layout_data();
    void layout();
    void hiddenCharactersAreEscaped();
};

void TestVariables::expands_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(expected);
    };
    row("nothing", R"({"a":1})", R"({"a":1})");
    row("now", R"(["{{now}}"])", R"(["2026-11-22T12:41:07.482Z"])");
    row("later", R"(["{{now+5m}}"])", R"(["2026-11-22T12:46:07.482Z"])");
    row("earlier", R"(["{{now-1d}}"])", R"(["2026-11-21T12:41:07.482Z"])");
    row("bare time becomes text", R"([{{now+30s}}])", R"(["2026-11-22T12:41:37.482Z"])");
    row("uuid", R"("{{uuid}}")", R"("fixed")");
    row("room is escaped", R"("in {{room}}")", R"("in the \"lab\"")");
    row("bare room becomes text", R"({{room}})", R"("the \"lab\"")");
    row("user", R"("{{user}}")", R"("анна")");
    row("counter in text", R"("Round {{counter}}")", R"("Round 7")");
    row("counter bare", R"({"n":{{counter}}})", R"({"n":7})");
    row("number answer bare", R"([{{ask:Seats}}])", R"([12])");
    row("number answer in text", R"(["{{ask:Seats}}"])", R"(["12"])");
    row("text answer bare", R"([{{ask:Name}}])", R"(["line\nbreak"])");
    row("unknown stays", R"("{{name}}")", R"("{{name}}")");
    row("bad offset stays", R"("{{now+5y}}")", R"("{{now+5y}}")");
    row("unfinished stays", R"("{{now")", R"("{{now")");
    row("after an escaped quote", R"("\"{{counter}}")", R"("\"7")");
    row("object in object", R"({"a":{"b":{}}})", R"({"a":{"b":{}}})");
}

void TestVariables::expands()
{
    QFETCH(QByteArray, text);
    VariableValues values;
    values.nowUs = 1795351267482113;
    values.room = R"(the "lab")";
    values.user = "анна";
    values.counter = 7;
    values.answers = {{"Seats", "12"}, {"Name", "line\nbreak"}};
    values.makeUuid = [] { return QByteArray("fixed"); };
    QTEST(expandVariables(text, values), "expected");
}

void TestVariables::asksOnce()
{
    const QList<QByteArray> expected{"Who", "When"};
    QCOMPARE(questionsIn(R"({"a":"{{ask:Who}} {{ask:When}}","b":{{ask:Who}}})"), expected);
    QVERIFY(usesCounter(R"({{counter}})"));
    QVERIFY(!usesCounter(R"({{now}})"));
}

void TestVariables::answersOnceAndForAll()
{
    const QByteArray json
        = R"({"who":{{ask:Name}},"seats":{{ask:Seats}},"n":{{counter}},"say":"Hi {{ask:Name}}"})";
    const QByteArray answered = answerQuestions(json, {{"Name", "An\"na"}, {"Seats", "12"}});
    QCOMPARE(answered, QByteArray(R"({"who":"An\"na","seats":12,"n":{{counter}},"say":"Hi An\"na"})"));
    QVERIFY(questionsIn(answered).isEmpty());
    QVERIFY(usesCounter(answered));
    // An answer is text, whatever it looks like.
    const QByteArray tricky = answerQuestions(R"(["{{ask:Name}}",{{ask:Name}}])", {{"Name", "{{now}}"}});
    QVERIFY(findVariables(tricky).isEmpty());
    QCOMPARE(QJsonDocument::fromJson(tricky).array().at(0).toString(), QStringLiteral("{{now}}"));
    QCOMPARE(QJsonDocument::fromJson(tricky).array().at(1).toString(), QStringLiteral("{{now}}"));
    QCOMPARE(answerQuestions(R"({{ask:Other}})", {}), QByteArray("{{ask:Other}}"));
}

void TestVariables::maskKeepsEveryOffset()
{
    QCOMPARE(maskVariables(R"({"n":{{counter}},"t":"{{now}}"})"),
             QByteArray(R"({"n":11111111111,"t":"1111111"})"));
}

void TestVariables::randomUuidsDiffer()
{
    const QByteArray first = expandVariables("{{uuid}}", {});
    QCOMPARE(first.size(), 38);
    QVERIFY(first != expandVariables("{{uuid}}", {}));
}

void TestVariables::layout_data()
{
    QTest::addColumn<QByteArray>("compact");
    QTest::addColumn<QByteArray>("indented");
    const auto row = [](const char *name, const char *compact, const char *indented) {
        QTest::newRow(name) << QByteArray(compact) << QByteArray(indented);
    };
    row("scalar", "1.0", "1.0");
    row("empty", "[{},[]]", "[\n  {},\n  []\n]");
    row("nested", R"({"a":[1,{"b":null}]})",
        "{\n  \"a\": [\n    1,\n    {\n      \"b\": null\n    }\n  ]\n}");
    row("punctuation in text", R"(["{,}:[ ]"])", "[\n  \"{,}:[ ]\"\n]");
    row("spelling kept", R"([1e0,-0,"\/"])", "[\n  1e0,\n  -0,\n  \"\\/\"\n]");
    row("variables kept", R"([{{now}},"{{ask:A b}}"])", "[\n  {{now}},\n  \"{{ask:A b}}\"\n]");
}

void TestVariables::layout()
{
    QFETCH(QByteArray, compact);
    QFETCH(QByteArray, indented);
    QCOMPARE(indentJson(compact), indented);
    QCOMPARE(compactJson(indented), compact);
    QCOMPARE(indentJson(indented), indented);
}

void TestVariables::hiddenCharactersAreEscaped()
{
    QCOMPARE(escapeHiddenCharacters("\"a\u202eb\u2028c\u200b\""), QByteArray(R"("a\u202eb\u2028c\u200b")"));
    QCOMPARE(escapeHiddenCharacters("\"Привет 🎉\""), QByteArray("\"Привет 🎉\""));
}

QTEST_GUILESS_MAIN(TestVariables)
#include "tst_variables.moc"
