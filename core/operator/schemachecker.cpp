#include "core/operator/schemachecker_p.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSet>

#include <algorithm>
#include <cmath>

namespace roomdeck {

namespace {

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

QByteArray compact(const QJsonValue &value)
{
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return json.sliced(1, json.size() - 2);
}

QString number(const QJsonValue &value)
{
    return QString::number(value.toDouble(), 'g', 15);
}

JsonPath into(JsonPath path, const QString &key)
{
    path.append({key, -1});
    return path;
}

JsonPath into(JsonPath path, qsizetype index)
{
    path.append({{}, index});
    return path;
}

} // namespace

void SchemaChecker::add(Violations &found, const JsonPath &path, Kind kind, const QString &detail)
{
    if (found.size() < JsonSchema::MaxViolations)
        found.append({path, kind, detail});
}

void SchemaChecker::check(const QJsonValue &schema, const QJsonValue &value, const JsonPath &path, int depth,
                          Violations &found)
{
    if (depth > JsonSchema::MaxDepth || ++m_steps > JsonSchema::MaxSteps
        || found.size() >= JsonSchema::MaxViolations || value == QJsonValue(JsonSchema::anything()))
        return;
    if (schema.isBool() && !schema.toBool())
        add(found, path, Kind::Forbidden);
    const QJsonObject object = schema.toObject();
    if (object.contains(QLatin1String("$ref")))
        check(referencedPart(m_root, object[QLatin1String("$ref")].toString()), value, path, depth + 1,
              found);
    if (!checkType(object, value, path, found))
        return;
    checkValues(object, value, path, found);
    if (value.isDouble())
        checkNumber(object, value.toDouble(), path, found);
    else if (value.isString())
        checkString(object, value.toString(), path, found);
    else if (value.isArray())
        checkArray(object, value.toArray(), path, depth, found);
    else if (value.isObject())
        checkObject(object, value.toObject(), path, depth, found);
    checkCombinations(object, value, path, depth, found);
}

bool SchemaChecker::fits(const QJsonValue &schema, const QJsonValue &value, int depth)
{
    Violations found;
    check(schema, value, {}, depth, found);
    return found.isEmpty();
}

bool SchemaChecker::matches(const QString &pattern, const QString &text)
{
    auto known = m_patterns.find(pattern);
    if (known == m_patterns.end())
        known = m_patterns.insert(pattern, QRegularExpression(pattern));
    return !known->isValid() || known->match(text).hasMatch();
}

bool SchemaChecker::checkType(const QJsonObject &schema, const QJsonValue &value, const JsonPath &path,
                              Violations &found)
{
    const QJsonValue type = schema[QLatin1String("type")];
    QStringList types;
    if (type.isString())
        types.append(type.toString());
    const QJsonArray several = type.toArray();
    for (const QJsonValue &one : several)
        types.append(one.toString());
    if (types.isEmpty() || std::any_of(types.cbegin(), types.cend(), [&value](const QString &one) {
            return isOfType(value, one);
        }))
        return true;
    add(found, path, Kind::WrongType, types.join(QStringLiteral(", ")));
    return false;
}

void SchemaChecker::checkValues(const QJsonObject &schema, const QJsonValue &value, const JsonPath &path,
                                Violations &found)
{
    QJsonArray allowed = schema[QLatin1String("enum")].toArray();
    if (schema.contains(QLatin1String("const")))
        allowed = {schema[QLatin1String("const")]};
    if (allowed.isEmpty() || allowed.contains(value))
        return;
    QStringList names;
    for (const QJsonValue &one : std::as_const(allowed))
        names.append(QString::fromUtf8(compact(one)));
    add(found, path, Kind::NotAmong, names.join(QStringLiteral(", ")));
}

void SchemaChecker::checkNumber(const QJsonObject &schema, double value, const JsonPath &path,
                                Violations &found)
{
    const auto bound = [&](QLatin1String keyword, Kind kind, auto isBroken) {
        const QJsonValue limit = schema[keyword];
        if (limit.isDouble() && isBroken(limit.toDouble()))
            add(found, path, kind, number(limit));
    };
    bound(QLatin1String("minimum"), Kind::TooSmall, [value](double limit) { return value < limit; });
    bound(QLatin1String("maximum"), Kind::TooLarge, [value](double limit) { return value > limit; });
    bound(QLatin1String("exclusiveMinimum"), Kind::NotAbove,
          [value](double limit) { return value <= limit; });
    bound(QLatin1String("exclusiveMaximum"), Kind::NotBelow,
          [value](double limit) { return value >= limit; });
    bound(QLatin1String("multipleOf"), Kind::NotMultiple, [value](double step) {
        constexpr double rounding = 1e-9; // 0.3 is a multiple of 0.1, whatever binary fractions say
        const double times = value / step;
        return step > 0 && std::abs(times - std::round(times)) > rounding * std::max(1.0, std::abs(times));
    });
}

void SchemaChecker::checkString(const QJsonObject &schema, const QString &value, const JsonPath &path,
                                Violations &found)
{
    const auto length = double(value.toUcs4().size()); // code points, as the specification counts
    const QJsonValue low = schema[QLatin1String("minLength")];
    const QJsonValue high = schema[QLatin1String("maxLength")];
    if (low.isDouble() && length < low.toDouble())
        add(found, path, Kind::TooShort, number(low));
    if (high.isDouble() && length > high.toDouble())
        add(found, path, Kind::TooLong, number(high));
    const QString pattern = schema[QLatin1String("pattern")].toString();
    if (!pattern.isEmpty() && !matches(pattern, value))
        add(found, path, Kind::NotMatching, pattern);
}

void SchemaChecker::checkArray(const QJsonObject &schema, const QJsonArray &array, const JsonPath &path,
                               int depth, Violations &found)
{
    const QJsonValue low = schema[QLatin1String("minItems")];
    const QJsonValue high = schema[QLatin1String("maxItems")];
    if (low.isDouble() && double(array.size()) < low.toDouble())
        add(found, path, Kind::TooFew, number(low));
    if (high.isDouble() && double(array.size()) > high.toDouble())
        add(found, path, Kind::TooMany, number(high));
    const bool unique = schema[QLatin1String("uniqueItems")].toBool();
    QSet<QByteArray> seen;
    const QJsonArray first = schema[QLatin1String("prefixItems")].toArray();
    const QJsonValue others = schema[QLatin1String("items")];
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (i < first.size() || !others.isUndefined())
            check(i < first.size() ? first[i] : others, array[i], into(path, i), depth + 1, found);
        const QByteArray text = unique ? compact(array[i]) : QByteArray();
        if (unique && seen.contains(text))
            add(found, into(path, i), Kind::Repeated);
        seen.insert(text);
    }
    const QJsonValue wanted = schema[QLatin1String("contains")];
    if (!wanted.isUndefined() && std::none_of(array.begin(), array.end(), [&](const QJsonValue &value) {
            return fits(wanted, value, depth + 1);
        }))
        add(found, path, Kind::NoneContained);
}

void SchemaChecker::checkObject(const QJsonObject &schema, const QJsonObject &object, const JsonPath &path,
                                int depth, Violations &found)
{
    checkNames(schema, object, path, found);
    const QJsonValue names = schema[QLatin1String("propertyNames")];
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!names.isUndefined() && !fits(names, it.key(), depth + 1))
            add(found, path, Kind::Unexpected, it.key());
        checkMember(schema, it.key(), it.value(), path, depth, found);
    }
}

void SchemaChecker::checkNames(const QJsonObject &schema, const QJsonObject &object, const JsonPath &path,
                               Violations &found)
{
    QJsonArray required = schema[QLatin1String("required")].toArray();
    const QJsonObject dependent = schema[QLatin1String("dependentRequired")].toObject();
    for (auto it = dependent.begin(); it != dependent.end(); ++it) {
        const QJsonArray more = object.contains(it.key()) ? it.value().toArray() : QJsonArray();
        for (const QJsonValue &name : more) {
            if (!required.contains(name))
                required.append(name);
        }
    }
    for (const QJsonValue &name : std::as_const(required)) {
        if (!object.contains(name.toString()))
            add(found, path, Kind::Missing, name.toString());
    }
    const QJsonValue low = schema[QLatin1String("minProperties")];
    const QJsonValue high = schema[QLatin1String("maxProperties")];
    if (low.isDouble() && double(object.size()) < low.toDouble())
        add(found, path, Kind::TooFewMembers, number(low));
    if (high.isDouble() && double(object.size()) > high.toDouble())
        add(found, path, Kind::TooManyMembers, number(high));
}

void SchemaChecker::checkMember(const QJsonObject &schema, const QString &name, const QJsonValue &value,
                                const JsonPath &path, int depth, Violations &found)
{
    bool foreseen = false;
    const QJsonObject properties = schema[QLatin1String("properties")].toObject();
    if (properties.contains(name)) {
        foreseen = true;
        check(properties[name], value, into(path, name), depth + 1, found);
    }
    const QJsonObject patterns = schema[QLatin1String("patternProperties")].toObject();
    for (auto it = patterns.begin(); it != patterns.end(); ++it) {
        if (!matches(it.key(), name))
            continue;
        foreseen = true;
        check(it.value(), value, into(path, name), depth + 1, found);
    }
    const QJsonValue others = schema[QLatin1String("additionalProperties")];
    if (foreseen || others.isUndefined())
        return;
    if (others.isBool() && !others.toBool())
        add(found, path, Kind::Unexpected, name);
    else
        check(others, value, into(path, name), depth + 1, found);
}

} // namespace roomdeck
