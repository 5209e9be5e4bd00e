// A documented subset of JSON Schema: what a payload of an event type should look like.
#pragma once

#include "core/operator/jsonpath.h"

#include <QtCore/QJsonObject>
#include <QtCore/QJsonValue>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace roomdeck {

/// One thing that does not fit. `path` leads there from the payload; empty: the payload itself.
struct SchemaViolation
{
    enum class Kind : quint8 {
        WrongType, ///< detail: the types that may stand here
        Missing, ///< detail: the member's name
        Unexpected, ///< detail: the member's name
        NotAmong, ///< detail: the values that may stand here
        TooSmall, ///< detail: the bound, as for the next ones
        TooLarge,
        NotAbove, ///< the bound itself is too small already
        NotBelow,
        NotMultiple,
        TooShort,
        TooLong,
        TooFew,
        TooMany,
        TooFewMembers,
        TooManyMembers,
        Repeated, ///< an element occurs twice
        NoneContained, ///< no element is as one of them must be
        NotMatching, ///< detail: the pattern
        NoAlternative, ///< fits none of several descriptions (anyOf, oneOf)
        SeveralAlternatives, ///< fits more than one (oneOf)
        Forbidden, ///< fits what it must not (not), or nothing may stand here (false)
    };

    JsonPath path;
    Kind kind = Kind::WrongType;
    QString detail; ///< from the schema or the payload, unescaped
    bool operator==(const SchemaViolation &) const = default;
};

/// Understands of draft 2020-12: `$ref` within the schema (`#/$defs/…`), `allOf`, `anyOf`, `oneOf`, `not`,
/// `if`/`then`/`else`; `type` (one or several), `enum`, `const`; `minimum`, `maximum`, `exclusiveMinimum`,
/// `exclusiveMaximum`, `multipleOf`; `minLength`, `maxLength`, `pattern`; `properties`, `patternProperties`,
/// `additionalProperties`, `propertyNames`, `required`, `dependentRequired`, `minProperties`,
/// `maxProperties`; `items`, `prefixItems`, `contains`, `minItems`, `maxItems`, `uniqueItems`; `true` and
/// `false` as schemas; and `title`, `description`, `default` for forms. Other keywords are ignored, as the
/// specification has it for unknown ones. Value; any thread.
class JsonSchema
{
public:
    static constexpr int MaxViolations = 20;
    static constexpr int MaxDepth = 64;
    static constexpr int MaxSteps = 50'000; ///< of one check; beyond them everything fits
    /// A string that passes for any value: what a variable will become is not known yet.
    static const QString &anything();

    JsonSchema() = default;
    explicit JsonSchema(const QJsonObject &root) : m_root(root) { }

    bool isEmpty() const { return m_root.isEmpty(); }
    const QJsonObject &root() const { return m_root; }
    /// In the order of the schema, at most MaxViolations.
    QList<SchemaViolation> check(const QJsonValue &value) const;
    /// The same for the text of a composer: JSON with variables. Nothing for text that is no JSON.
    QList<SchemaViolation> checkText(QByteArrayView json) const;

    /// A part of this schema as a form wants it: `$ref` followed and `allOf` folded in; what stands nearer to
    /// the part itself wins. Empty for what is no object.
    QJsonObject resolved(const QJsonValue &part) const;
    /// Every `$ref` that leads nowhere.
    QStringList danglingReferences() const;

private:
    QJsonObject m_root;
};

/// Where a composed text violates: the value, or the key that is not foreseen.
TextSpan spanOf(QByteArrayView text, const SchemaViolation &violation);

} // namespace roomdeck
