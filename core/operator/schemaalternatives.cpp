// The half of SchemaChecker that holds a payload against several descriptions at once.
#include "core/operator/schemachecker_p.h"

#include <QtCore/QJsonArray>

#include <algorithm>

namespace roomdeck {

namespace {

// How far a payload is from an alternative: one of another type, or with another constant, was hardly meant.
qsizetype distance(const QList<SchemaViolation> &violations)
{
    constexpr qsizetype far = 100;
    qsizetype sum = 0;
    for (const SchemaViolation &violation : violations) {
        const bool other = violation.kind == SchemaViolation::Kind::WrongType
            || violation.kind == SchemaViolation::Kind::NotAmong;
        sum += other ? far : 1;
    }
    return sum;
}

// The types that may stand at `path`, when nothing but the type is wrong with every alternative.
QString typesMissed(const QList<QList<SchemaViolation>> &alternatives, const JsonPath &path)
{
    QStringList types;
    for (const QList<SchemaViolation> &violations : alternatives) {
        if (violations.size() != 1 || violations[0].kind != SchemaViolation::Kind::WrongType
            || violations[0].path != path)
            return {};
        types.append(violations[0].detail);
    }
    return types.join(QStringLiteral(", "));
}

} // namespace

void SchemaChecker::checkCombinations(const QJsonObject &schema, const QJsonValue &value,
                                      const JsonPath &path, int depth, Violations &found)
{
    const QJsonArray all = schema[QLatin1String("allOf")].toArray();
    for (const QJsonValue &part : all)
        check(part, value, path, depth + 1, found);
    checkAlternatives(schema[QLatin1String("anyOf")].toArray(), false, value, path, depth, found);
    checkAlternatives(schema[QLatin1String("oneOf")].toArray(), true, value, path, depth, found);
    const QJsonValue never = schema[QLatin1String("not")];
    if (!never.isUndefined() && fits(never, value, depth + 1))
        add(found, path, Kind::Forbidden);
    const QJsonValue condition = schema[QLatin1String("if")];
    if (condition.isUndefined())
        return;
    const QJsonValue branch
        = schema[fits(condition, value, depth + 1) ? QLatin1String("then") : QLatin1String("else")];
    if (!branch.isUndefined())
        check(branch, value, path, depth + 1, found);
}

// Of alternatives that all fail, the one that was probably meant says why.
void SchemaChecker::checkAlternatives(const QJsonArray &schemas, bool one, const QJsonValue &value,
                                      const JsonPath &path, int depth, Violations &found)
{
    QList<Violations> failed;
    for (const QJsonValue &schema : schemas) {
        Violations these;
        check(schema, value, path, depth + 1, these);
        if (!these.isEmpty())
            failed.append(these);
    }
    const qsizetype fitting = schemas.size() - failed.size();
    if (fitting > 1 && one)
        add(found, path, Kind::SeveralAlternatives);
    if (fitting > 0 || failed.isEmpty())
        return;
    const auto nearer = [](const Violations &a, const Violations &b) { return distance(a) < distance(b); };
    const Violations best = *std::min_element(failed.cbegin(), failed.cend(), nearer);
    const auto asNear = std::count_if(failed.cbegin(), failed.cend(), [&best](const Violations &other) {
        return distance(other) == distance(best);
    });
    if (const QString types = typesMissed(failed, path); !types.isEmpty())
        add(found, path, Kind::WrongType, types);
    else if (asNear > 1)
        add(found, path, Kind::NoAlternative);
    else
        found += best.first(qMin<qsizetype>(best.size(), JsonSchema::MaxViolations - found.size()));
}

} // namespace roomdeck
