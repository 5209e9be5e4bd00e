// The fields a filter can ask about: names, kinds of values, operators.
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <optional>

namespace roomdeck {

enum class FilterField : quint8 {
    Text, ///< any text of the row; what bare words search
    Room,
    User,
    Type,
    Address,
    Payload, ///< the payload's text, or a value inside it when a path follows
    Extra, ///< further top-level members, the same way
    Raw, ///< the message as it travelled
    Kind,
    Direction,
    Dialect,
    Size,
    Connection,
    Sequence,
    Recipients,
    After,
    Before,
};

/// What a field's values are; decides operators, compilation and completion.
enum class FilterFieldKind : quint8 {
    Search, ///< long text: `:` finds a part
    Name, ///< short text: `:` is a whole-value wildcard match
    Choice, ///< one of a fixed set
    Number,
    Time,
};

struct FilterFieldInfo
{
    FilterField field;
    FilterFieldKind kind;
    bool takesPath; ///< may be followed by .key and [index]
    const char *name; ///< as written in canonical text
    const char *alias; ///< also understood; may be null
};

/// All fields in the order completion offers them.
const QList<FilterFieldInfo> &filterFields();
const FilterFieldInfo &fieldInfo(FilterField field);
/// The field of that name or alias; none if there is no such field. Case does not matter.
std::optional<FilterField> findField(QStringView name);

/// The words of a Choice field; empty for other fields and for Dialect,
/// whose words are the registry's.
QList<QString> fieldChoices(FilterField field);

enum class FilterOperator : quint8 {
    Matches, ///< `:`
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Regex, ///< `~`
    NotRegex, ///< `!~`
};

QLatin1StringView operatorText(FilterOperator op);
/// Length of the operator `text` starts with, 0 if none; `op` receives it.
int operatorAt(QStringView text, FilterOperator &op);
bool operatorAllowed(const FilterFieldInfo &field, bool hasPath, FilterOperator op);

} // namespace roomdeck
