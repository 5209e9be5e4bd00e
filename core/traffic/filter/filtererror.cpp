#include "core/traffic/filter/filtererror.h"

namespace roomdeck {

namespace {

QString quoted(QLatin1StringView text, const QString &detail)
{
    return text + QStringLiteral(" \"") + detail + u'"';
}

QString sentence(const FilterError &error)
{
    switch (error.problem) {
    case FilterProblem::None:
        return QStringLiteral("no error");
    case FilterProblem::UnknownField:
        return quoted(QLatin1StringView("unknown field"), error.detail)
            + QStringLiteral(" (quote the text to search for it)");
    case FilterProblem::UnknownValue:
        return QStringLiteral("unknown value, use one of ") + error.detail;
    case FilterProblem::MissingValue:
        return QStringLiteral("a value is missing");
    case FilterProblem::MissingTerm:
        return QStringLiteral("a term is missing");
    case FilterProblem::MissingField:
        return QStringLiteral("an operator without a field");
    case FilterProblem::UnclosedParenthesis:
        return QStringLiteral("a parenthesis is not closed");
    case FilterProblem::StrayParenthesis:
        return QStringLiteral("a closing parenthesis too many");
    case FilterProblem::UnclosedQuote:
        return QStringLiteral("a quote is not closed");
    case FilterProblem::UnclosedRegex:
        return QStringLiteral("a regular expression is not closed");
    case FilterProblem::BadRegex:
        return QStringLiteral("bad regular expression: ") + error.detail;
    case FilterProblem::BadNumber:
        return quoted(QLatin1StringView("not a number:"), error.detail);
    case FilterProblem::BadTime:
        return quoted(QLatin1StringView("not a time:"), error.detail);
    case FilterProblem::BadPath:
        return quoted(QLatin1StringView("not a path:"), error.detail);
    case FilterProblem::WrongOperator:
        return quoted(QLatin1StringView("the field has no use for"), error.detail);
    case FilterProblem::OneValueOnly:
        return QStringLiteral("one value only");
    case FilterProblem::TooComplex:
        return QStringLiteral("the filter is too complex");
    }
    return QStringLiteral("error");
}

} // namespace

QString describe(const FilterError &error)
{
    return sentence(error) + QStringLiteral(" at ") + QString::number(error.position + 1);
}

} // namespace roomdeck
