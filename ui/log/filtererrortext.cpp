#include "ui/log/filtererrortext.h"

#include "ui/text/displaytext.h"

namespace roomdeck {

QString FilterErrorText::text(const FilterError &error)
{
    const QString detail = displayText(QStringView(error.detail), 120);
    switch (error.problem) {
    case FilterProblem::None:
        return {};
    case FilterProblem::UnknownField:
        return tr("There is no field “%1”").arg(detail);
    case FilterProblem::UnknownValue:
        return tr("This field is one of: %1").arg(detail);
    case FilterProblem::MissingValue:
        return tr("A value is missing here");
    case FilterProblem::MissingTerm:
        return tr("A condition is missing here");
    case FilterProblem::MissingField:
        return tr("A field is missing before this");
    case FilterProblem::UnclosedParenthesis:
        return tr("This parenthesis is not closed");
    case FilterProblem::StrayParenthesis:
        return tr("This parenthesis closes nothing");
    case FilterProblem::UnclosedQuote:
        return tr("This quotation is not closed");
    case FilterProblem::UnclosedRegex:
        return tr("This regular expression is not closed");
    case FilterProblem::BadRegex:
        return tr("Not a regular expression: %1").arg(detail);
    case FilterProblem::BadNumber:
        return tr("“%1” is no number").arg(detail);
    case FilterProblem::BadTime:
        return tr("“%1” is no time; write 12:30 or 2026-11-22T12:30").arg(detail);
    case FilterProblem::BadPath:
        return tr("“%1” is no path into a payload").arg(detail);
    case FilterProblem::WrongOperator:
        return tr("This field cannot be compared with “%1”").arg(detail);
    case FilterProblem::OneValueOnly:
        return tr("This comparison takes one value");
    case FilterProblem::TooComplex:
        return tr("This filter is too long");
    }
    return {};
}

} // namespace roomdeck
