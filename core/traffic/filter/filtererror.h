// What can be wrong with a filter, and where. Codes for the window to translate.
#pragma once

#include <QtCore/QString>

namespace roomdeck {

enum class FilterProblem : quint8 {
    None,
    UnknownField, ///< detail: the name
    UnknownValue, ///< the field takes a fixed set; detail: the set, as "in, out, operator"
    MissingValue, ///< an operator without a value
    MissingTerm, ///< `or`, `not` or parentheses around nothing
    MissingField, ///< an operator without a field before it
    UnclosedParenthesis,
    StrayParenthesis, ///< a closing one too many
    UnclosedQuote,
    UnclosedRegex,
    BadRegex, ///< detail: what the regular expression library says
    BadNumber, ///< detail: the word
    BadTime, ///< detail: the word
    BadPath, ///< detail: the path
    WrongOperator, ///< the field cannot be compared that way; detail: the operator
    OneValueOnly, ///< alternatives where a comparison takes one value
    TooComplex, ///< too long, too many terms or too deeply nested
};

/// Position and length in UTF-16 units of the filter text; the length may be 0 at its end.
struct FilterError
{
    FilterProblem problem = FilterProblem::None;
    int position = 0;
    int length = 0;
    QString detail;

    explicit operator bool() const { return problem != FilterProblem::None; }
};

/// English, for the command line and logs: `unknown field "romo" at 1`.
QString describe(const FilterError &error);

} // namespace roomdeck
