// A documented subset of JSON Schema: what a payload of an event type should look like.
#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QJsonValue>
#include <QtCore/QList>
#include <QtCore/QString>

namespace roomdeck {

/// One thing that does not fit. `path` leads there from the payload: "items[0].id"; empty: the payload
/// itself.
struct SchemaViolation
{
    enum class Kind : quint8 {
        WrongType, ///< detail: the types that may stand here
        Missing, ///< detail: the member's name
        Unexpected, ///< detail: the member's name
        NotAmong, ///< detail: the values that may stand here
        TooSmall, ///< detail: the bound, as for the next ones
        TooLarge,
        TooShort,
        TooLong,
        TooFew,
        TooMany,
        NotMatching, ///< detail: the pattern
    };

    QString path;
    Kind kind = Kind::WrongType;
    QString detail; ///< from the schema or the payload, unescaped
    bool operator==(const SchemaViolation &) const = default;
};

/// Understands `type` (one or several), `enum`, `const`, `properties`, `required`, `additionalProperties`
/// (false or a schema), `items` (a schema), `minItems`, `maxItems`, `minimum`, `maximum`, `minLength`,
/// `maxLength`, `pattern`, and `title`, `description`, `default` for forms; other keywords are ignored, as
/// the specification has it for unknown ones. Value; any thread.
class JsonSchema
{
public:
    static constexpr int MaxViolations = 20;
    static constexpr int MaxDepth = 64;
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

private:
    QJsonObject m_root;
};

} // namespace roomdeck
