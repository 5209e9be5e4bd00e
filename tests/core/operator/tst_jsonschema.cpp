// What a schema says about payloads, and how schemas are kept.
#include "core/operator/jsonschema.h"
#include "core/operator/schemabook.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
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
    void violationsHaveAPlace_data();
    void violationsHaveAPlace();
    void placesThatAreNot();
    void resolvesForForms();
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
    row("unknown keyword", R"({"format":"email"})", R"("a")");
    row("exclusive bound", R"({"exclusiveMinimum":1})", "1.1");
    row("multiple in decimals", R"({"multipleOf":0.1})", "0.3");
    row("different elements", R"({"uniqueItems":true})", R"([1,"1",[1],{"a":1},{"a":2}])");
    row("first elements", R"({"prefixItems":[{"type":"string"}],"items":{"type":"number"}})", R"(["a",1,2])");
    row("contains", R"({"contains":{"const":3}})", "[1,2,3]");
    row("pattern of names", R"({"patternProperties":{"^x-":true},"additionalProperties":false})",
        R"({"x-a":1})");
    row("nobody depends", R"({"dependentRequired":{"card":["owner"]}})", R"({"owner":1})");
    row("reference", R"({"$defs":{"n":{"type":"number"}},"$ref":"#/$defs/n"})", "1");
    row("escaped reference", R"({"$defs":{"a/b %~":{"type":"number"}},"$ref":"#/$defs/a~1b%20%25~0"})", "1");
    row("reference to nowhere", R"({"$ref":"#/$defs/n"})", "1");
    row("reference outside", R"({"$ref":"https://example.org/n"})", "1");
    row("tree", R"({"properties":{"next":{"$ref":"#"}},"additionalProperties":false})",
        R"({"next":{"next":{}}})");
    row("all", R"({"allOf":[{"minimum":1},{"maximum":3}]})", "2");
    row("any", R"({"anyOf":[{"type":"string"},{"minimum":3}]})", "4");
    row("one", R"({"oneOf":[{"const":1},{"const":2}]})", "2");
    row("not", R"({"not":{"type":"string"}})", "4");
    row("then", R"({"if":{"type":"string"},"then":{"minLength":2}})", R"("ab")");
    row("else", R"({"if":{"type":"string"},"else":{"minimum":2}})", "2");
    row("condition that is not met", R"({"if":{"type":"string"},"then":{"minLength":2}})", "1");
    row("true", R"({"properties":{"a":true}})", R"({"a":[]})");
    row("variable among alternatives", R"({"oneOf":[{"type":"string"},{"type":"number"}]})", "{{counter}}");
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
    row("above", R"({"exclusiveMinimum":1})", "1", Kind::NotAbove, "1");
    row("below", R"({"exclusiveMaximum":1})", "1", Kind::NotBelow, "1");
    row("multiple", R"({"multipleOf":5})", "7", Kind::NotMultiple, "5");
    row("members few", R"({"minProperties":1})", "{}", Kind::TooFewMembers, "1");
    row("members many", R"({"maxProperties":1})", R"({"a":1,"b":1})", Kind::TooManyMembers, "1");
    row("repeated", R"({"uniqueItems":true})", R"([{"a":1,"b":2},{"b":2,"a":1}])", Kind::Repeated, "");
    row("none contained", R"({"contains":{"const":3}})", "[1]", Kind::NoneContained, "");
    row("first element", R"({"prefixItems":[{"type":"string"}]})", "[1]", Kind::WrongType, "string");
    row("no further elements", R"({"prefixItems":[true],"items":false})", "[1,2]", Kind::Forbidden, "");
    row("pattern of names", R"({"patternProperties":{"^n":{"type":"number"}}})", R"({"na":"x"})",
        Kind::WrongType, "number");
    row("names", R"({"propertyNames":{"pattern":"^[a-z]+$"}})", R"({"A":1})", Kind::Unexpected, "A");
    row("depends", R"({"dependentRequired":{"card":["owner"]}})", R"({"card":1})", Kind::Missing, "owner");
    row("reference", R"({"definitions":{"n":{"type":"number"}},"$ref":"#/definitions/n"})", "true",
        Kind::WrongType, "number");
    row("beside a reference", R"({"$defs":{"n":{"type":"number"}},"$ref":"#/$defs/n","minimum":3})", "1",
        Kind::TooSmall, "3");
    row("all", R"({"allOf":[{"minimum":1},{"maximum":3}]})", "4", Kind::TooLarge, "3");
    row("any type", R"({"anyOf":[{"type":"string"},{"type":"null"}]})", "4", Kind::WrongType, "string, null");
    row("any", R"({"anyOf":[{"minimum":5},{"multipleOf":4}]})", "3", Kind::NoAlternative, "");
    row("the one that was meant",
        R"({"oneOf":[{"properties":{"kind":{"const":"a"}}},{"properties":{"kind":{"const":"b"}},"required":["size"]}]})",
        R"({"kind":"b"})", Kind::Missing, "size");
    row("more than one", R"({"oneOf":[{"minimum":1},{"minimum":2}]})", "3", Kind::SeveralAlternatives, "");
    row("not", R"({"not":{"type":"string"}})", R"("a")", Kind::Forbidden, "");
    row("then", R"({"if":{"type":"string"},"then":{"minLength":2}})", R"("a")", Kind::TooShort, "2");
    row("else", R"({"if":{"type":"string"},"else":{"minimum":2}})", "1", Kind::TooSmall, "2");
    row("false", R"({"properties":{"a":false}})", R"({"a":1})", Kind::Forbidden, "");
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
    QCOMPARE(pathText(found[0].path), QStringLiteral("items[1].id"));
    QCOMPARE(pathText(found[1].path), QStringLiteral("items[2]"));
    QCOMPARE(found[1].kind, Kind::Missing);
}

void TestJsonSchema::violationsHaveAPlace_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("place");
    const auto row = [](const char *name, const char *schema, const char *payload, const char *place) {
        QTest::newRow(name) << QByteArray(schema) << QByteArray(payload) << QByteArray(place);
    };
    row("the payload", R"({"type":"string"})", "  7 ", "7");
    row("a member", R"({"properties":{"b":{"type":"string"}}})", R"({"a": {"b": 1}, "b" : 27})", "27");
    row("the last of equal keys", R"({"properties":{"b":{"type":"string"}}})", R"({"b":1,"b":2})", "2");
    row("an escaped key", R"({"properties":{"b.[0]":{"type":"string"}}})", R"({"b\u002e[0]":33})", "33");
    row("an element", R"({"items":{"items":{"type":"string"}}})", R"([["a"],["b", 5]])", "5");
    row("where it is missing", R"({"items":{"required":["id"]}})", R"([{"id":1}, {"no":1}])", R"({"no":1})");
    row("a key", R"({"additionalProperties":false,"properties":{"a":true}})", R"({"a":1, "Ж" : 2})",
        R"("Ж")");
    row("after variables", R"({"properties":{"b":{"type":"string"}}})",
        R"({"a":{{now+5m}},"c":"{{user}}","b":5})", "5");
}

void TestJsonSchema::violationsHaveAPlace()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, payload);
    const QList<SchemaViolation> found = schemaOf(schema.constData()).checkText(payload);
    QCOMPARE(found.size(), 1);
    const TextSpan span = spanOf(payload, found.constFirst());
    QTEST(payload.mid(span.position, span.length), "place");
}

void TestJsonSchema::placesThatAreNot()
{
    const QByteArray payload = R"({"a":[1,2]})";
    const auto at = [&payload](const JsonPath &path) {
        const TextSpan span = spanOf(payload, path, JsonPart::Key);
        return payload.mid(span.position, span.length);
    };
    QCOMPARE(at({{QStringLiteral("a"), -1}}), QByteArray(R"("a")"));
    QCOMPARE(at({{QStringLiteral("a"), -1}, {{}, 7}}), QByteArray("[1,2]"));
    QCOMPARE(at({{QStringLiteral("x"), -1}, {QStringLiteral("y"), -1}}), payload);
    QCOMPARE(spanOf("", {{QStringLiteral("x"), -1}}).length, 0);
}

void TestJsonSchema::resolvesForForms()
{
    const JsonSchema schema = schemaOf(R"({"$defs":{
        "named":{"title":"Named","required":["name"],"properties":{"name":{"type":"string"}}},
        "loop":{"allOf":[{"$ref":"#/$defs/loop"},{"$ref":"#/$defs/loop"}]}},
        "allOf":[{"$ref":"#/$defs/named"},{"required":["age"],"properties":{"age":{"type":"integer"}}}],
        "title":"Person","properties":{"age":{"minimum":3}}})");
    const QJsonObject whole = schema.resolved(schema.root());
    QCOMPARE(whole[QLatin1String("title")].toString(), QStringLiteral("Person"));
    QCOMPARE(whole[QLatin1String("required")].toArray().size(), 2);
    const QJsonObject properties = whole[QLatin1String("properties")].toObject();
    QCOMPARE(properties.size(), 2);
    QVERIFY(properties[QLatin1String("age")].toObject().contains(QLatin1String("minimum"))); // its own
    schema.resolved(schema.root()[QLatin1String("$defs")].toObject()[QLatin1String("loop")]); // comes back
    QVERIFY(schema.danglingReferences().isEmpty());
    QCOMPARE(schemaOf(R"({"items":[{"$ref":"#/$defs/a"},{"$ref":"#/$defs/a"}]})").danglingReferences(),
             QStringList{QStringLiteral("#/$defs/a")});
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
    // Schemas that lead in circles, many times over.
    for (const char *circle : {R"({"$ref":"#"})", R"({"allOf":[{"$ref":"#"},{"$ref":"#"},{"$ref":"#"}]})",
                               R"({"not":{"$ref":"#"},"if":{"$ref":"#"},"then":{"$ref":"#"}})"})
        schemaOf(circle).checkText(R"({"a":1})");
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
