// What a schema says about payloads, and how schemas are kept.
#include "core/operator/jsonschema.h"
#include "core/operator/schemabook.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace roomdeck;

using Kind = SchemaViolation::Kind;

namespace {

JsonSchema schemaOf(const char *json)
{
    return JsonSchema(QJsonDocument::fromJson(json).object());
}

} // namespace

Q_DECLARE_METATYPE(roomdeck::SchemaViolation::Kind)

class TestJsonSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fits_data();
    void fits();
    void violates_data();
    void violates();
    void pathsLeadThere();
    void variablesPassForAnything();
    void boundsItsWork();
    void booksSurviveTheirFile();
};

void TestJsonSchema::fits_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("payload");
    const auto row = [](const char *name, const char *schema, const char *payload) {
        QTest::newRow(name) << QByteArray(schema) << QByteArray(payload);
    };
    row("no schema", "{}", "[1,\"a\"]");
    row("type", R"({"type":"string"})", R"("a")");
    row("whole number", R"({"type":"integer"})", "3.0");
    row("one of several types", R"({"type":["null","number"]})", "null");
    row("enum", R"({"enum":[1,"a"]})", R"("a")");
    row("const", R"({"const":{"a":1}})", R"({"a":1})");
    row("bounds are inside", R"({"minimum":1,"maximum":3})", "3");
    row("code points are counted", R"({"maxLength":1})", "\"\xf0\x9f\x98\x80\"");
    row("pattern anywhere", R"({"pattern":"b+"})", R"("abbc")");
    row("broken pattern", R"({"pattern":"("})", R"("a")");
    row("further members", R"({"properties":{"a":{"type":"number"}}})", R"({"a":1,"b":2})");
    row("bounds of another type", R"({"minimum":5})", R"("a")");
    row("unknown keyword", R"({"uniqueItems":true})", "[1,1]");
}

void TestJsonSchema::fits()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, payload);
    QCOMPARE(schemaOf(schema.constData()).checkText(payload).size(), 0);
}

void TestJsonSchema::violates_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const char *schema, const char *payload, Kind kind,
                        const char *detail) {
        QTest::newRow(name) << QByteArray(schema) << QByteArray(payload) << kind << QString::fromUtf8(detail);
    };
    row("type", R"({"type":"string"})", "1", Kind::WrongType, "string");
    row("fraction", R"({"type":"integer"})", "1.5", Kind::WrongType, "integer");
    row("enum", R"({"enum":["a",2]})", R"("b")", Kind::NotAmong, R"("a", 2)");
    row("const", R"({"const":1})", "2", Kind::NotAmong, "1");
    row("minimum", R"({"minimum":1})", "0.5", Kind::TooSmall, "1");
    row("maximum", R"({"maximum":1.5})", "2", Kind::TooLarge, "1.5");
    row("short", R"({"minLength":2})", R"("a")", Kind::TooShort, "2");
    row("long", R"({"maxLength":2})", R"("abc")", Kind::TooLong, "2");
    row("pattern", R"({"pattern":"^a$"})", R"("b")", Kind::NotMatching, "^a$");
    row("few", R"({"minItems":1})", "[]", Kind::TooFew, "1");
    row("many", R"({"maxItems":1})", "[1,2]", Kind::TooMany, "1");
    row("missing", R"({"required":["a"]})", "{}", Kind::Missing, "a");
    row("unexpected", R"({"additionalProperties":false})", R"({"a":1})", Kind::Unexpected, "a");
    row("other members' schema", R"({"additionalProperties":{"type":"null"}})", R"({"a":1})", Kind::WrongType,
        "null");
}

void TestJsonSchema::violates()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, payload);
    QFETCH(Kind, kind);
    QFETCH(QString, detail);
    const QList<SchemaViolation> found = schemaOf(schema.constData()).checkText(payload);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.constFirst().kind, kind);
    QCOMPARE(found.constFirst().detail, detail);
}

void TestJsonSchema::pathsLeadThere()
{
    const JsonSchema schema = schemaOf(
        R"({"properties":{"items":{"items":{"properties":{"id":{"type":"integer"}},"required":["id"]}}}})");
    const QList<SchemaViolation> found = schema.checkText(R"({"items":[{"id":1},{"id":"x"},{}]})");
    QCOMPARE(found.size(), 2);
    QCOMPARE(found[0].path, QStringLiteral("items[1].id"));
    QCOMPARE(found[1].path, QStringLiteral("items[2]"));
    QCOMPARE(found[1].kind, Kind::Missing);
}

void TestJsonSchema::variablesPassForAnything()
{
    const JsonSchema schema
        = schemaOf(R"({"properties":{"n":{"type":"integer","minimum":5},"s":{"type":"string"}}})");
    QVERIFY(schema.checkText(R"({"n":{{counter}},"s":"at {{now}}"})").isEmpty());
    QVERIFY(schema.checkText(R"({"n":{{ask:Seat}},"s":{{user}}})").isEmpty());
    QCOMPARE(schema.checkText(R"({"n":"{{counter}}"})").size(), 1);
    QVERIFY(schema.checkText("{\"n\":").isEmpty()); // the editor tells of that
}

void TestJsonSchema::boundsItsWork()
{
    QByteArray many = "[";
    for (int i = 0; i < 1000; ++i)
        many += "1,";
    many += "1]";
    QCOMPARE(int(schemaOf(R"({"items":{"type":"string"}})").checkText(many).size()),
             JsonSchema::MaxViolations);
    // A value as deep as it likes, against a schema that is as deep.
    QByteArray deep;
    for (int i = 0; i < 500; ++i)
        deep += R"({"items":)";
    deep += "{}" + QByteArray(500, '}');
    schemaOf(deep.constData()).checkText(QByteArray(500, '[') + QByteArray(500, ']'));
}

void TestJsonSchema::booksSurviveTheirFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("sub/schemas.json"));
    SchemaBook book;
    QVERIFY(loadSchemas(path, book)); // not there: empty
    book.insert("note", schemaOf(R"({"type":"object"})"));
    book.insert("Тип", schemaOf(R"({"const":1})"));
    QVERIFY(saveSchemas(path, book));
    SchemaBook read;
    QVERIFY(loadSchemas(path, read));
    QCOMPARE(read.keys(), book.keys());
    QCOMPARE(read.value("note").root(), book.value("note").root());
    for (const QByteArray &damaged : {QByteArray("["), QByteArray("[]"), QByteArray(R"({"a":1})")}) {
        QVERIFY(!schemasFromJson(damaged, read));
        QCOMPARE(read.size(), book.size());
    }
}

QTEST_APPLESS_MAIN(TestJsonSchema)
#include "tst_jsonschema.moc"
