#include "core/traffic/filter/filterpredicates_p.h"

#include <algorithm>

namespace roomdeck {

PathPredicate::PathPredicate(const FilterTerm &term, std::vector<Value> values,
                             std::optional<QRegularExpression> regex)
    : m_values(std::move(values)), m_regex(std::move(regex)), m_op(term.op),
      m_extra(term.field == FilterField::Extra)
{
    QString longest;
    for (const FilterStep &step : term.path) {
        m_path.emplace_back(step, step.key.toUtf8());
        if (step.key.size() > longest.size())
            longest = step.key;
    }
    if (!longest.isEmpty())
        m_key.emplace(longest, Qt::CaseSensitive);
}

bool PathPredicate::matches(const LogRow &row, FilterScratch &) const
{
    const QByteArrayView json = m_extra ? row.extra : row.payload;
    if (json.isEmpty() || !mayMatch(json))
        return false;
    return m_extra ? matchesAt('{' + json.toByteArray() + '}', 0) : matchesAt(json, 0);
}

bool PathPredicate::mayMatch(const LogChunk &chunk, FilterScratch &) const
{
    return mayMatch(chunk.texts());
}

/// Most rows do not even contain the key; finding that out is much cheaper than walking them.
bool PathPredicate::mayMatch(QByteArrayView json) const
{
    return !m_key || m_key->isIn(json) || json.contains('\\');
}

bool PathPredicate::matchesAt(QByteArrayView json, qsizetype step) const
{
    if (json.isEmpty())
        return false;
    if (step == qsizetype(m_path.size()))
        return matchesValue(json);
    const auto &[what, key] = m_path[size_t(step)];
    if (what.kind == FilterStep::Kind::Key)
        return matchesAt(jsonMember(json, key), step + 1);
    if (what.kind == FilterStep::Kind::Index && jsonType(json) != JsonType::Array)
        return false;
    int index = 0;
    for (JsonItems items(json); items.next(); ++index) {
        if (what.kind == FilterStep::Kind::Any) {
            if (matchesAt(items.value(), step + 1))
                return true;
        } else if (index == what.index) {
            return matchesAt(items.value(), step + 1);
        }
    }
    return false;
}

bool PathPredicate::matchesValue(QByteArrayView json) const
{
    const bool isString = jsonType(json) == JsonType::String;
    QByteArray unescaped;
    QByteArrayView text = json;
    if (isString) {
        text = json.size() < 2 ? QByteArrayView() : json.sliced(1, json.size() - 2);
        if (text.contains('\\')) {
            unescaped = decodeJsonString(json);
            text = unescaped;
        }
    }
    if (m_regex)
        return regexFinds(*m_regex, text);
    return std::any_of(m_values.begin(), m_values.end(), [this, isString, text](const Value &value) {
        return isString ? matchesString(value, text) : matchesOther(value, text);
    });
}

bool PathPredicate::matchesString(const Value &value, QByteArrayView text) const
{
    if (m_op == FilterOperator::Matches)
        return value.glob.matches(text);
    if (m_op == FilterOperator::Equal)
        return text == value.text;
    if (value.isNumber && !value.quoted) // "10" is not more than 9, it is text
        return false;
    const int order = text.compare(value.text);
    return satisfies(order <=> 0, m_op);
}

bool PathPredicate::matchesOther(const Value &value, QByteArrayView json) const
{
    if (m_op == FilterOperator::Matches && !value.quoted && value.glob.isAny())
        return true;
    if (value.quoted)
        return false;
    if (jsonType(json) == JsonType::Number && value.isNumber)
        return satisfies(compareJsonNumbers(json, value.text), m_op);
    if (m_op == FilterOperator::Matches)
        return jsonType(json) < JsonType::Array && value.glob.matches(json);
    return m_op == FilterOperator::Equal && json == value.text;
}

} // namespace roomdeck
