// Where words, field names and operators of filter text end. Private to the lexer.
#pragma once

#include "core/traffic/filter/filterfields.h"

#include <QtCore/QStringView>

namespace roomdeck {

/// What ends a word: space, parentheses, a bar or a quote.
bool isFilterDelimiter(QChar c);

/// Looks ahead in filter text and changes nothing. Places in UTF-16 units.
class FilterScan
{
public:
    explicit FilterScan(QStringView text) : m_text(text) { }

    /// Where the name or bare word that starts at `from` ends: at a delimiter or an operator.
    int nameEnd(int from) const;
    /// Whether what stands there is a field, with a path if it takes one.
    bool isKnownField(int from, int end) const;
    /// Where the operator behind a name stands, or -1. Space before it is allowed behind a field, except for
    /// operators that may start a term of their own.
    int operatorBehind(int from, int end) const;
    bool startsFieldTerm(int from) const;
    /// Behind a backslash and what follows it.
    int behindEscape(int at) const { return int(qMin(qsizetype(at) + 2, m_text.size())); }

private:
    /// Behind a path's `["any key"`, or behind the bracket when no closed quote follows it.
    int bracketEnd(int from) const;

    QStringView m_text;
};

} // namespace roomdeck
