#include "core/traffic/filter/filterscan_p.h"

namespace roomdeck {

bool isFilterDelimiter(QChar c)
{
    return c.isSpace() || c == u'(' || c == u')' || c == u'|' || c == u'"';
}

int FilterScan::nameEnd(int from) const
{
    int at = from;
    while (at < m_text.size()) {
        const QChar c = m_text[at];
        FilterOperator ignored = FilterOperator::Matches;
        if (isFilterDelimiter(c) || operatorAt(m_text.sliced(at), ignored) > 0)
            break;
        if (c == u'\\')
            at = behindEscape(at);
        else if (c == u'[' && isKnownField(from, at))
            at = bracketEnd(at);
        else
            ++at;
    }
    return at;
}

int FilterScan::bracketEnd(int from) const
{
    if (from + 1 >= m_text.size() || m_text[from + 1] != u'"')
        return from + 1;
    for (int at = from + 2; at < m_text.size(); ++at) {
        if (m_text[at] == u'\\')
            ++at;
        else if (m_text[at] == u'"')
            return at + 1;
    }
    return from + 1;
}

bool FilterScan::isKnownField(int from, int end) const
{
    const QStringView name = m_text.sliced(from, end - from);
    qsizetype base = 0;
    while (base < name.size() && name[base] != u'.' && name[base] != u'[')
        ++base;
    const auto field = findField(name.first(base));
    return field && (base == name.size() || fieldInfo(*field).takesPath);
}

int FilterScan::operatorBehind(int from, int end) const
{
    FilterOperator op = FilterOperator::Matches;
    if (operatorAt(m_text.sliced(end), op) > 0)
        return end;
    int at = end;
    while (at < m_text.size() && m_text[at].isSpace())
        ++at;
    if (at == end || !isKnownField(from, end) || operatorAt(m_text.sliced(at), op) == 0)
        return -1;
    const bool ambiguous
        = op == FilterOperator::Matches || op == FilterOperator::Regex || op == FilterOperator::NotRegex;
    return ambiguous ? -1 : at;
}

bool FilterScan::startsFieldTerm(int from) const
{
    const int end = nameEnd(from);
    FilterOperator ignored = FilterOperator::Matches;
    return end > from && isKnownField(from, end) && operatorAt(m_text.sliced(end), ignored) > 0;
}

} // namespace roomdeck
