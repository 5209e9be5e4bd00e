#include "core/traffic/filter/filterfields.h"

#include <algorithm>

namespace roomdeck {

const QList<FilterFieldInfo> &filterFields()
{
    using F = FilterField;
    using K = FilterFieldKind;
    static const QList<FilterFieldInfo> fields = {
        {F::Room, K::Name, false, "room", nullptr},
        {F::User, K::Name, false, "user", "sender"},
        {F::Type, K::Name, false, "type", "event"},
        {F::Text, K::Search, false, "text", nullptr},
        {F::Payload, K::Search, true, "payload", nullptr},
        {F::Direction, K::Choice, false, "dir", "direction"},
        {F::Kind, K::Choice, false, "kind", nullptr},
        {F::Size, K::Number, false, "size", nullptr},
        {F::After, K::Time, false, "after", "since"},
        {F::Before, K::Time, false, "before", "until"},
        {F::Connection, K::Number, false, "conn", "connection"},
        {F::Dialect, K::Choice, false, "dialect", nullptr},
        {F::Recipients, K::Number, false, "recipients", nullptr},
        {F::Sequence, K::Number, false, "seq", "id"},
        {F::Address, K::Name, false, "address", "ip"},
        {F::Extra, K::Search, true, "extra", nullptr},
        {F::Raw, K::Search, false, "raw", nullptr},
    };
    return fields;
}

const FilterFieldInfo &fieldInfo(FilterField field)
{
    const QList<FilterFieldInfo> &fields = filterFields();
    const auto found = std::find_if(fields.cbegin(), fields.cend(),
                                    [field](const FilterFieldInfo &info) { return info.field == field; });
    Q_ASSERT(found != fields.cend());
    return *found;
}

std::optional<FilterField> findField(QStringView name)
{
    for (const FilterFieldInfo &info : filterFields()) {
        if (name.compare(QLatin1StringView(info.name), Qt::CaseInsensitive) == 0
            || (info.alias && name.compare(QLatin1StringView(info.alias), Qt::CaseInsensitive) == 0))
            return info.field;
    }
    return std::nullopt;
}

QList<QString> fieldChoices(FilterField field)
{
    if (field == FilterField::Direction) // in, out, operator, api: see directionMask()
        return {QStringLiteral("in"), QStringLiteral("out"), QStringLiteral("operator"),
                QStringLiteral("api")};
    if (field == FilterField::Kind) // in the order of TrafficKind
        return {QStringLiteral("message"),   QStringLiteral("joined"),       QStringLiteral("left"),
                QStringLiteral("connected"), QStringLiteral("disconnected"), QStringLiteral("renamed"),
                QStringLiteral("error"),     QStringLiteral("refused"),      QStringLiteral("action"),
                QStringLiteral("server"),    QStringLiteral("gap")};
    return {};
}

QLatin1StringView operatorText(FilterOperator op)
{
    switch (op) {
    case FilterOperator::Matches:
        return QLatin1StringView(":");
    case FilterOperator::Equal:
        return QLatin1StringView("=");
    case FilterOperator::NotEqual:
        return QLatin1StringView("!=");
    case FilterOperator::Less:
        return QLatin1StringView("<");
    case FilterOperator::LessEqual:
        return QLatin1StringView("<=");
    case FilterOperator::Greater:
        return QLatin1StringView(">");
    case FilterOperator::GreaterEqual:
        return QLatin1StringView(">=");
    case FilterOperator::Regex:
        return QLatin1StringView("~");
    case FilterOperator::NotRegex:
        return QLatin1StringView("!~");
    }
    return QLatin1StringView(":");
}

int operatorAt(QStringView text, FilterOperator &op)
{
    using O = FilterOperator;
    // The longer ones first.
    for (const O candidate : {O::NotEqual, O::NotRegex, O::LessEqual, O::GreaterEqual, O::Matches, O::Equal,
                              O::Less, O::Greater, O::Regex}) {
        const QLatin1StringView spelling = operatorText(candidate);
        if (text.startsWith(spelling)) {
            op = candidate;
            return int(spelling.size());
        }
    }
    return 0;
}

bool operatorAllowed(const FilterFieldInfo &field, bool hasPath, FilterOperator op)
{
    using O = FilterOperator;
    const bool ordering = op == O::Less || op == O::LessEqual || op == O::Greater || op == O::GreaterEqual;
    const bool regex = op == O::Regex || op == O::NotRegex;
    if (hasPath)
        return true;
    switch (field.kind) {
    case FilterFieldKind::Search:
        return op == O::Matches || regex || field.field == FilterField::Payload;
    case FilterFieldKind::Name:
        return !ordering;
    case FilterFieldKind::Choice:
        return op == O::Matches || op == O::Equal || op == O::NotEqual;
    case FilterFieldKind::Number:
        return !regex;
    case FilterFieldKind::Time:
        return op == O::Matches;
    }
    return false;
}

} // namespace roomdeck
