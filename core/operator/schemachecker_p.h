// Holds one payload against one schema. For jsonschema.cpp.
#pragma once

#include "core/operator/jsonschema.h"

#include <QtCore/QHash>
#include <QtCore/QRegularExpression>

namespace roomdeck {

/// The part of `root` a reference within the document names; undefined when there is none.
QJsonValue referencedPart(const QJsonObject &root, const QString &reference);

/// Used once, on one thread. Its work is bounded: schemas may refer to themselves.
class SchemaChecker
{
public:
    using Violations = QList<SchemaViolation>;

    explicit SchemaChecker(const QJsonObject &root) : m_root(root) { }

    void check(const QJsonValue &schema, const QJsonValue &value, const JsonPath &path, int depth,
               Violations &found);

private:
    using Kind = SchemaViolation::Kind;

    static void add(Violations &found, const JsonPath &path, Kind kind, const QString &detail = {});
    static bool checkType(const QJsonObject &schema, const QJsonValue &value, const JsonPath &path,
                          Violations &found);
    static void checkValues(const QJsonObject &schema, const QJsonValue &value, const JsonPath &path,
                            Violations &found);
    static void checkNumber(const QJsonObject &schema, double value, const JsonPath &path, Violations &found);
    void checkString(const QJsonObject &schema, const QString &value, const JsonPath &path,
                     Violations &found);
    void checkArray(const QJsonObject &schema, const QJsonArray &array, const JsonPath &path, int depth,
                    Violations &found);
    void checkObject(const QJsonObject &schema, const QJsonObject &object, const JsonPath &path, int depth,
                     Violations &found);
    static void checkNames(const QJsonObject &schema, const QJsonObject &object, const JsonPath &path,
                           Violations &found);
    void checkMember(const QJsonObject &schema, const QString &name, const QJsonValue &value,
                     const JsonPath &path, int depth, Violations &found);
    void checkCombinations(const QJsonObject &schema, const QJsonValue &value, const JsonPath &path,
                           int depth, Violations &found);
    void checkAlternatives(const QJsonArray &schemas, bool one, const QJsonValue &value, const JsonPath &path,
                           int depth, Violations &found);
    bool fits(const QJsonValue &schema, const QJsonValue &value, int depth);
    bool matches(const QString &pattern, const QString &text);

    const QJsonObject &m_root;
    QHash<QString, QRegularExpression> m_patterns;
    int m_steps = 0;
};

} // namespace roomdeck
