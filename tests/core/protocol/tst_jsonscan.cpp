// The scanner: exactly RFC 8259, exact slices, exact error positions.
#include "core/protocol/jsonscan.h"

#include <QtCore/QJsonDocument>
#include <QtTest/QtTest>

using namespace roomdeck;

class TestJsonScan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void grammar_data();
    void grammar();
    void truncated_data();
    void truncated();
    void depth_data();
    void depth();
    void manyValues();
    void members_data();
    void members();
    void manyMembers();
    void errors_data();
    void errors();
    void strings_data();
    void strings();
    void quoting_data();
    void quoting();
    void everyCodePoint();
    void items();
    void memberLookup();
    void compact_data();
    void compact();
    void timestamps_data();
    void timestamps();
};

void TestJsonScan::grammar_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("valid");
    const auto good = [](const char *text) { QTest::addRow("valid %s", text) << QByteArray(text) << true; };
    const auto bad = [](const char *text) { QTest::addRow("invalid %s", text) << QByteArray(text) << false; };
    for (const char *text : {"null",
                             "true",
                             "false",
                             "0",
                             "-0",
                             "12",
                             "-1.5",
                             "1e5",
                             "1E+5",
                             "1e-5",
                             "0.0e0",
                             "\"\"",
                             "[]",
                             "{}",
                             "[ ]",
                             "{ }",
                             " 1 ",
                             "\t\r\n[1 , 2]\n",
                             "{\"a\":{\"b\":[1,{}]}}",
                             "\"\\u0000\"",
                             "\"\\ud800\"",
                             "\"\\uDBFF\\uDFFF\"",
                             "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
                             "\"\x7f\"",
                             "\"абвгдежзий\"",
                             "{\"\":0}",
                             "123456789012345678901234567890",
                             "1e999",
                             "{\"a\":1,\"a\":2}",
                             "\"exactly8\"",
                             "\"nine char\"",
                             "[[],[[]],{}]",
                             "\"\xe2\x80\xa8\""})
        good(text);
    for (const char *text : {"",
                             " ",
                             "nul",
                             "nulll",
                             "True",
                             "NaN",
                             "Infinity",
                             "+1",
                             "01",
                             "-",
                             "-a",
                             "1.",
                             ".5",
                             "1.e1",
                             "1e",
                             "1e+",
                             "0x10",
                             "1 2",
                             "[1,]",
                             "[,1]",
                             "[1 2]",
                             "[",
                             "]",
                             "{",
                             "}",
                             "[}",
                             "{]",
                             "{\"a\"}",
                             "{\"a\":}",
                             "{\"a\":1,}",
                             "{,}",
                             "{a:1}",
                             "{'a':1}",
                             "{1:1}",
                             "\"",
                             "\"a",
                             "'a'",
                             "\"\\x\"",
                             "\"\\u12\"",
                             "\"\\u12g4\"",
                             "\"\\",
                             "\"\\u",
                             "\"\n\"",
                             "\"1234567\x01\"",
                             "\"\t\"",
                             "// c\n1",
                             "/**/1",
                             "[1]x",
                             "{\"a\":1}}",
                             "\xef\xbb\xbf{}",
                             "\f1",
                             "\xc2\xa0"
                             "1",
                             "[1,,2]",
                             "{\"a\" 1}",
                             "{\"a\"::1}",
                             "\"\\U0041\"",
                             "--1",
                             "1..2",
                             "1ee2",
                             "tru",
                             "{\"a\":1 \"b\":2}"})
        bad(text);
    QTest::newRow("NUL byte") << QByteArray("1\0", 2) << false;
    QTest::newRow("NUL in string") << QByteArray("\"a\0b\"", 5) << false;
    QTest::newRow("escaped NUL byte") << QByteArray("\"\\\0\"", 4) << false;
}

void TestJsonScan::grammar()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, valid);
    const JsonError error = scanJson(text, 64);
    QVERIFY2(!error == valid, describe(error, text).constData());
    JsonMembers found;
    const JsonError objectError = scanJsonObject(text, 64, found);
    QCOMPARE(!objectError, valid && text.trimmed().startsWith('{'));
    QCOMPARE(objectError.problem == JsonProblem::NotAnObject, valid && !text.trimmed().startsWith('{'));
    if (error)
        QVERIFY(error.offset >= 0 && error.offset <= text.size());
}

void TestJsonScan::truncated_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("object") << QByteArray(
        R"({"type":"a\u00e9\\","n":[-1.5e+10,true,false,null,{}],"s":"0123456789"})");
    QTest::newRow("array") << QByteArray(R"([ [ "x" , { "y" : [ 1 ] } ] ])");
}

void TestJsonScan::truncated()
{
    QFETCH(QByteArray, text);
    QVERIFY(!scanJson(text, 64));
    for (qsizetype size = 0; size < text.size(); ++size) {
        // A copy of its own, so that a sanitizer sees every byte read too much.
        const QByteArray part(text.constData(), size);
        const JsonError error = scanJson(part, 64);
        QVERIFY2(error, part.constData());
        QVERIFY(error.offset <= size);
    }
}

void TestJsonScan::depth_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("limit");
    QTest::addColumn<qsizetype>("failsAt");
    const auto arrays = [](int n) { return QByteArray(n, '[') + QByteArray(n, ']'); };
    QTest::newRow("64 of 64") << arrays(64) << 64 << qsizetype(-1);
    QTest::newRow("65 of 64") << arrays(65) << 64 << qsizetype(64);
    QTest::newRow("scalar at 0") << QByteArray("1") << 0 << qsizetype(-1);
    QTest::newRow("array at 0") << arrays(1) << 0 << qsizetype(0);
    QTest::newRow("a million") << QByteArray(1'000'000, '[') << 64 << qsizetype(64);
    QTest::newRow("a million allowed") << arrays(1'000'000) << 1'000'000 << qsizetype(-1);
    QTest::newRow("siblings are not depth") << QByteArray("[[],[],[]]") << 2 << qsizetype(-1);
    QTest::newRow("objects") << QByteArray(R"({"a":{"b":{}}})") << 2 << qsizetype(10);
}

void TestJsonScan::depth()
{
    QFETCH(QByteArray, text);
    QFETCH(int, limit);
    QFETCH(qsizetype, failsAt);
    const JsonError error = scanJson(text, limit);
    QCOMPARE(bool(error), failsAt >= 0);
    if (!error)
        return;
    QCOMPARE(error.problem, JsonProblem::TooDeep);
    QCOMPARE(error.offset, failsAt);
}

void TestJsonScan::manyValues()
{
    const QByteArray zeros = QByteArray("0,").repeated(500'000);
    QVERIFY(!scanJson('[' + zeros + "0]", 64));
    QCOMPARE(scanJson('[' + zeros + ']', 64).offset, zeros.size() + 1);
    QCOMPARE(scanJson(zeros, 64).problem, JsonProblem::TextAfterEnd);
    QVERIFY(!scanJson(QByteArray(1'000'000, '9'), 64));
}

void TestJsonScan::members_data()
{
    using Pairs = QList<QPair<QByteArray, QByteArray>>;
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Pairs>("expected");
    QTest::newRow("none") << QByteArray(" { } ") << Pairs{};
    QTest::newRow("order") << QByteArray(R"({"b":1,"a":2})") << Pairs{{"b", "1"}, {"a", "2"}};
    QTest::newRow("spelling") << QByteArray(R"({"n":1.0e+02 , "s" : "\u0041" })")
                              << Pairs{{"n", "1.0e+02"}, {"s", R"("\u0041")"}};
    QTest::newRow("verbatim inside") << QByteArray("{\"o\":{ \"x\" :\n1 }}")
                                     << Pairs{{"o", "{ \"x\" :\n1 }"}};
    QTest::newRow("escaped key") << QByteArray(R"({"room\u005fid":1})") << Pairs{{"room_id", "1"}};
    QTest::newRow("repeated") << QByteArray(R"({"a":1,"b":2,"a":3})") << Pairs{{"a", "3"}, {"b", "2"}};
    QTest::newRow("thrice") << QByteArray(R"({"a":1,"a":2,"a":3})") << Pairs{{"a", "3"}};
    QTest::newRow("repeated in disguise")
        << QByteArray(R"({"a":1,"\u0061":2,"b":0})") << Pairs{{"a", "2"}, {"b", "0"}};
    QTest::newRow("disguise first") << QByteArray(R"({"\u0061":1,"a":2})") << Pairs{{"a", "2"}};
    QTest::newRow("empty keys") << QByteArray(R"({"":1,"":2})") << Pairs{{"", "2"}};
    QTest::newRow("inner ones stay") << QByteArray(R"({"o":{"a":1,"a":2}})")
                                     << Pairs{{"o", R"({"a":1,"a":2})"}};
    QTest::newRow("NUL key") << QByteArray(R"({"\u0000":1,"\u0000":2})") << Pairs{{QByteArray(1, '\0'), "2"}};
    QTest::newRow("surrogate pair key") << QByteArray(R"({"\ud83c\udf89":1,"🎉":2})") << Pairs{{"🎉", "2"}};
    QTest::newRow("lone surrogates differ")
        << QByteArray(R"({"\ud800":1,"\udc00":2})") << Pairs{{"\xed\xa0\x80", "1"}, {"\xed\xb0\x80", "2"}};
}

void TestJsonScan::members()
{
    using Pairs = QList<QPair<QByteArray, QByteArray>>;
    QFETCH(QByteArray, text);
    QFETCH(Pairs, expected);
    JsonMembers found;
    QVERIFY(!scanJsonObject(text, 64, found));
    Pairs pairs;
    for (const JsonMember &member : found)
        pairs.append({member.key().toByteArray(), member.value.toByteArray()});
    QCOMPARE(pairs, expected);
}

void TestJsonScan::manyMembers()
{
    // Wide enough to leave the quadratic path, with every second key spelled differently the second time.
    QByteArray text = "{";
    constexpr int count = 20'000;
    for (int i = 0; i < 2 * count; ++i) {
        const QByteArray number = QByteArray::number(i % count);
        text += (i ? ",\"" : "\"") + QByteArray(i >= count && i % 2 ? "\\u006b" : "k") + number
            + "\":" + QByteArray::number(i);
    }
    text += '}';
    JsonMembers found;
    QVERIFY(!scanJsonObject(text, 64, found));
    QCOMPARE(found.size(), count);
    for (int i = 0; i < count; ++i) {
        QCOMPARE(found[i].key().toByteArray(), "k" + QByteArray::number(i));
        QCOMPARE(found[i].value.toByteArray(), QByteArray::number(count + i));
    }
}

void TestJsonScan::errors_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("empty") << QByteArray()
                           << QByteArray("unexpected end of the text at byte 0 (line 1, column 1)");
    QTest::newRow("brace") << QByteArray(R"({"type":"abc",})")
                           << QByteArray(
                                  R"(expected a quoted key, found "}" at byte 14 (line 1, column 15))");
    QTest::newRow("second line") << QByteArray("{\n \"a\": x}")
                                 << QByteArray("unexpected \"x\" at byte 8 (line 2, column 7)");
    QTest::newRow("code points") << QByteArray("{\"яя\":я}")
                                 << QByteArray("unexpected \"я\" at byte 8 (line 1, column 7)");
    QTest::newRow("array") << QByteArray(" [1]")
                           << QByteArray("expected an object, found \"[\" at byte 1 (line 1, column 2)");
    QTest::newRow("control")
        << QByteArray("{\"a\":\"\n\"}")
        << QByteArray("unescaped control character 10 in a string at byte 6 (line 1, column 7)");
    QTest::newRow("number") << QByteArray("{\"a\":01}")
                            << QByteArray("malformed number at byte 6 (line 1, column 7)");
    QTest::newRow("escape") << QByteArray("{\"a\":\"b\\q\"}")
                            << QByteArray("unknown escape in a string at byte 7 (line 1, column 8)");
    QTest::newRow("tail") << QByteArray(
        "{} {}") << QByteArray("unexpected \"{\" after the end of the value at byte 3 (line 1, column 4)");
    QTest::newRow("unfinished") << QByteArray("{\"a\":[1,2")
                                << QByteArray("unexpected end of the text at byte 9 (line 1, column 10)");
    QTest::newRow("colon") << QByteArray(
        "{\"a\" 1}") << QByteArray("expected \":\" after the key, found \"1\" at byte 5 (line 1, column 6)");
    QTest::newRow("comma")
        << QByteArray("{\"a\":1 \"b\":2}")
        << QByteArray("expected \",\" or a closing bracket, found \"\"\" at byte 7 (line 1, column 8)");
}

void TestJsonScan::errors()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, message);
    JsonMembers found;
    const JsonError error = scanJsonObject(text, 64, found);
    QVERIFY(error);
    QVERIFY(found.isEmpty());
    QCOMPARE(describe(error, text), message);
}

void TestJsonScan::strings_data()
{
    QTest::addColumn<QByteArray>("quoted");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("wellFormed");
    QTest::newRow("plain") << QByteArray(R"("abc")") << QByteArray("abc") << true;
    QTest::newRow("empty") << QByteArray(R"("")") << QByteArray() << true;
    QTest::newRow("all escapes") << QByteArray(R"("\"\\\/\b\f\n\r\t")") << QByteArray("\"\\/\b\f\n\r\t")
                                 << true;
    QTest::newRow("unicode") << QByteArray(R"("\u0416\u20AC\u0041")") << QByteArray("Ж€A") << true;
    QTest::newRow("pair") << QByteArray(R"("\ud83C\uDF89!")") << QByteArray("🎉!") << true;
    QTest::newRow("NUL") << QByteArray(R"("a\u0000b")") << QByteArray("a\0b", 3) << true;
    QTest::newRow("high alone") << QByteArray(R"("\ud83cx")") << QByteArray("\xef\xbf\xbdx") << false;
    QTest::newRow("high at the end") << QByteArray(R"("x\ud83c")") << QByteArray("x\xef\xbf\xbd") << false;
    QTest::newRow("low alone") << QByteArray(R"("\udf89")") << QByteArray("\xef\xbf\xbd") << false;
    QTest::newRow("high, high, low") << QByteArray(R"("\ud83c\ud83c\udf89")") << QByteArray("\xef\xbf\xbd🎉")
                                     << false;
    QTest::newRow("high and other escape")
        << QByteArray(R"("\ud83c\n")") << QByteArray("\xef\xbf\xbd\n") << false;
    QTest::newRow("two backslashes and u") << QByteArray(R"("\\u0041")") << QByteArray("\\u0041") << true;
}

void TestJsonScan::strings()
{
    QFETCH(QByteArray, quoted);
    QFETCH(QByteArray, text);
    QFETCH(bool, wellFormed);
    QVERIFY(!scanJson(quoted, 1));
    bool good = !wellFormed;
    QCOMPARE(decodeJsonString(quoted, &good), text);
    QCOMPARE(good, wellFormed);
    if (wellFormed)
        QCOMPARE(decodeJsonString(jsonString(text)), text);
}

void TestJsonScan::quoting_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("quoted");
    QTest::newRow("empty") << QByteArray() << QByteArray(R"("")");
    QTest::newRow("quote and backslash") << QByteArray(R"(a"b\c)") << QByteArray(R"("a\"b\\c")");
    QTest::newRow("short escapes") << QByteArray("\b\f\n\r\t") << QByteArray(R"("\b\f\n\r\t")");
    QTest::newRow("control") << QByteArray("\0\x1b\x1f", 3) << QByteArray(R"("\u0000\u001b\u001f")");
    QTest::newRow("others stay") << QByteArray("/Ж🎉\x7f") << QByteArray("\"/Ж🎉\x7f\"");
}

void TestJsonScan::quoting()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, quoted);
    QCOMPARE(jsonString(text), quoted);
    QVERIFY(!scanJson(quoted, 1));
}

void TestJsonScan::everyCodePoint()
{
    for (char32_t c = 0; c <= 0x10ffff; c += c < 0x3000 ? 1 : 97) {
        if (c >= 0xd800 && c <= 0xdfff)
            continue;
        const QByteArray text = QString::fromUcs4(&c, 1).toUtf8();
        const QByteArray quoted = jsonString(text);
        QVERIFY(!scanJson(quoted, 1));
        QCOMPARE(decodeJsonString(quoted), text);
        QByteArray escaped = "\"";
        for (const QChar unit : QString::fromUcs4(&c, 1))
            escaped += "\\u" + QByteArray::number(unit.unicode(), 16).rightJustified(4, '0');
        escaped += '"';
        QVERIFY(!scanJson(escaped, 1));
        QCOMPARE(decodeJsonString(escaped), text);
    }
}

void TestJsonScan::items()
{
    const auto values = [](QByteArrayView container) {
        QByteArrayList list;
        for (JsonItems items(container); items.next();)
            list << (items.rawKey().toByteArray() + '=' + items.value().toByteArray());
        return list.join('|');
    };
    QCOMPARE(values(R"([1, [2,3] ,"x"])"), QByteArray(R"(=1|=[2,3]|="x")"));
    QCOMPARE(values(R"({ "a" : 1, "b":{"c":[]} })"), QByteArray(R"(a=1|b={"c":[]})"));
    QCOMPARE(values("[]"), QByteArray());
    QCOMPARE(values("{}"), QByteArray());
    QCOMPARE(values("\"text\""), QByteArray());
    QCOMPARE(values(""), QByteArray());
    QCOMPARE(values("[1,"), QByteArray("=1"));
    QCOMPARE(values("[1 2]"), QByteArray("=1"));
    QCOMPARE(values("{\"a\":1,2}"), QByteArray("a=1"));
}

void TestJsonScan::memberLookup()
{
    const QByteArray object = R"({"a":1,"room\u005fid":"r","a":[2],"\\":3})";
    QCOMPARE(jsonMember(object, "a").toByteArray(), QByteArray("[2]"));
    QCOMPARE(jsonMember(object, "room_id").toByteArray(), QByteArray("\"r\""));
    QCOMPARE(jsonMember(object, "\\").toByteArray(), QByteArray("3"));
    QVERIFY(jsonMember(object, "\\\\").isEmpty());
    QVERIFY(jsonMember(object, "b").isEmpty());
    QVERIFY(jsonMember("[1]", "a").isEmpty());
}

void TestJsonScan::compact_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("spaces") << QByteArray("{ \"a b\" : [ 1 ,\n\t2 ] }") << QByteArray(R"({"a b":[1,2]})");
    QTest::newRow("quotes") << QByteArray(R"([ "a \" b \\" , "c" ])") << QByteArray(R"(["a \" b \\","c"])");
    QTest::newRow("nothing to do") << QByteArray("1") << QByteArray("1");
}

void TestJsonScan::compact()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QByteArray out;
    appendCompactJson(out, text);
    QCOMPARE(out, expected);
}

void TestJsonScan::timestamps_data()
{
    QTest::addColumn<qint64>("timeUs");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("as in the protocol") << qint64(1795351267482113) << QByteArray("1795351267.482113");
    QTest::newRow("leading zeros") << qint64(1000001) << QByteArray("1.000001");
    QTest::newRow("whole second") << qint64(5000000) << QByteArray("5.000000");
    QTest::newRow("zero") << qint64(0) << QByteArray("0.000000");
    QTest::newRow("before the epoch") << qint64(-1500000) << QByteArray("-1.500000");
}

void TestJsonScan::timestamps()
{
    QFETCH(qint64, timeUs);
    QFETCH(QByteArray, text);
    QByteArray out;
    appendTimestamp(out, timeUs);
    QCOMPARE(out, text);
}

QTEST_APPLESS_MAIN(TestJsonScan)
#include "tst_jsonscan.moc"
