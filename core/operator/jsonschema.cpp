#include "core/operator/jsonschema.h"

#include "core/operator/variables.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>

#include <cmath>

namespace roomdeck {

namespace {

using Kind = SchemaViolation::Kind;

bool isOfType(const QJsonValue &value, const QString &type)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return type == QLatin1String("null");
    case QJsonValue::Bool:
        return type == QLatin1String("boolean");
    case QJsonValue::Double:
        return type == QLatin1String("number")
            || (type == QLatin1String("integer") && std::floor(value.toDouble()) == value.toDouble());
    case QJsonValue::String:
        return type == QLatin1String("string");
    case QJsonValue::Array:
        return type == QLatin1String("array");
    case QJsonValue::Object:
        return type == QLatin1String("object");
    case QJsonValue::Undefined:
        break;
    }
    return false;
}

QString shown(const QJsonValue &value)
{
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(json.sliced(1, json.size() - 2));
}

QString number(const QJsonValue &value)
{
    return QString::number(value.toDouble(), 'g', 15);
}

class Checker
{
public:
    void check(const QJsonObject &schema, const QJsonValue &value, const QString &path, int depth)
    {
        if (depth > JsonSchema::MaxDepth || found.size() >= JsonSchema::MaxViolations
            || value == QJsonValue(JsonSchema::anything()))
            return;
        if (!checkType(schema, value, path))
            return;
        checkValues(schema, value, path);
        if (value.isDouble())
            checkNumber(schema, value, path);
        else if (value.isString())
            checkString(schema, value.toString(), path);
        else if (value.isArray())
            checkArray(schema, value.toArray(), path, depth);
        else if (value.isObject())
            checkObject(schema, value.toObject(), path, depth);
    }

    QList<SchemaViolation> found;

private:
    void add(const QString &path, Kind kind, const QString &detail)
    {
        if (found.size() < JsonSchema::MaxViolations)
            found.append({path, kind, detail});
    }

    bool checkType(const QJsonObject &schema, const QJsonValue &value, const QString &path)
    {
        const QJsonValue type = schema[QLatin1String("type")];
        QStringList types;
        if (type.isString())
            types.append(type.toString());
        const QJsonArray several = type.toArray();
        for (const QJsonValue &one : several)
            types.append(one.toString());
        for (const QString &one : std::as_const(types)) {
            if (isOfType(value, one))
                return true;
        }
        if (!types.isEmpty())
            add(path, Kind::WrongType, types.join(QStringLiteral(", ")));
        return types.isEmpty();
    }

    void checkValues(const QJsonObject &schema, const QJsonValue &value, const QString &path)
    {
        QJsonArray allowed = schema[QLatin1String("enum")].toArray();
        if (schema.contains(QLatin1String("const")))
            allowed = {schema[QLatin1String("const")]};
        if (allowed.isEmpty() || allowed.contains(value))
            return;
        QStringList names;
        for (const QJsonValue &one : std::as_const(allowed))
            names.append(shown(one));
        add(path, Kind::NotAmong, names.join(QStringLiteral(", ")));
    }

    void checkNumber(const QJsonObject &schema, const QJsonValue &value, const QString &path)
    {
        const QJsonValue low = schema[QLatin1String("minimum")];
        const QJsonValue high = schema[QLatin1String("maximum")];
        if (low.isDouble() && value.toDouble() < low.toDouble())
            add(path, Kind::TooSmall, number(low));
        if (high.isDouble() && value.toDouble() > high.toDouble())
            add(path, Kind::TooLarge, number(high));
    }

    void checkString(const QJsonObject &schema, const QString &value, const QString &path)
    {
        const qsizetype length = value.toUcs4().size(); // code points, as the specification counts
        const QJsonValue low = schema[QLatin1String("minLength")];
        const QJsonValue high = schema[QLatin1String("maxLength")];
        if (low.isDouble() && double(length) < low.toDouble())
            add(path, Kind::TooShort, number(low));
        if (high.isDouble() && double(length) > high.toDouble())
            add(path, Kind::TooLong, number(high));
        const QString pattern = schema[QLatin1String("pattern")].toString();
        if (pattern.isEmpty())
            return;
        const QRegularExpression expression(pattern);
        if (expression.isValid() && !expression.match(value).hasMatch())
            add(path, Kind::NotMatching, pattern);
    }

    void checkArray(const QJsonObject &schema, const QJsonArray &array, const QString &path, int depth)
    {
        const QJsonValue low = schema[QLatin1String("minItems")];
        const QJsonValue high = schema[QLatin1String("maxItems")];
        if (low.isDouble() && double(array.size()) < low.toDouble())
            add(path, Kind::TooFew, number(low));
        if (high.isDouble() && double(array.size()) > high.toDouble())
            add(path, Kind::TooMany, number(high));
        if (!schema[QLatin1String("items")].isObject())
            return;
        const QJsonObject items = schema[QLatin1String("items")].toObject();
        for (qsizetype i = 0; i < array.size(); ++i)
            check(items, array[i], path + QStringLiteral("[%1]").arg(i), depth + 1);
    }

    void checkObject(const QJsonObject &schema, const QJsonObject &object, const QString &path, int depth)
    {
        const QJsonArray required = schema[QLatin1String("required")].toArray();
        for (const QJsonValue &name : required) {
            if (!object.contains(name.toString()))
                add(path, Kind::Missing, name.toString());
        }
        const QJsonObject properties = schema[QLatin1String("properties")].toObject();
        const QJsonValue others = schema[QLatin1String("additionalProperties")];
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QString inner = path.isEmpty() ? it.key() : path + QLatin1Char('.') + it.key();
            if (properties.contains(it.key()))
                check(properties[it.key()].toObject(), it.value(), inner, depth + 1);
            else if (others.isBool() && !others.toBool())
                add(path, Kind::Unexpected, it.key());
            else if (others.isObject())
                check(others.toObject(), it.value(), inner, depth + 1);
        }
    }
};

} // namespace

const QString &JsonSchema::anything()
{
    static const QString marker(1, QChar(0xe000));
    return marker;
}

QList<SchemaViolation> JsonSchema::check(const QJsonValue &value) const
{
    Checker checker;
    checker.check(m_root, value, {}, 0);
    return checker.found;
}

QList<SchemaViolation> JsonSchema::checkText(QByteArrayView json) const
{
    const QByteArray marker = '"' + anything().toUtf8() + '"';
    QByteArray plain = "[";
    qsizetype copied = 0;
    for (const Variable &variable : findVariables(json)) {
        plain.append(json.sliced(copied, variable.position - copied));
        plain += variable.inString ? QByteArray("1") : marker;
        copied = variable.position + variable.length;
    }
    plain.append(json.sliced(copied));
    const QJsonArray values = QJsonDocument::fromJson(plain + ']').array();
    return values.size() == 1 ? check(values.first()) : QList<SchemaViolation>();
}

} // namespace roomdeck
