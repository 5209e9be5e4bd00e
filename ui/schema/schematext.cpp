#include "ui/schema/schematext.h"

#include "ui/text/displaytext.h"

namespace roomdeck {

namespace {

constexpr qsizetype Shown = 2;

} // namespace

QString SchemaText::problem(const SchemaViolation &violation)
{
    using Kind = SchemaViolation::Kind;
    const QString detail = displayText(QStringView(violation.detail), 60);
    const int count = int(violation.detail.toDouble()); // where it is a number of things
    switch (violation.kind) {
    case Kind::WrongType:
        return tr("must be %1", "a JSON type").arg(detail);
    case Kind::Missing:
        return tr("%1 is missing").arg(detail);
    case Kind::Unexpected:
        return tr("%1 is not foreseen").arg(detail);
    case Kind::NotAmong:
        return tr("must be one of %1").arg(detail);
    case Kind::TooSmall:
        return tr("must be at least %1").arg(detail);
    case Kind::TooLarge:
        return tr("must be at most %1").arg(detail);
    case Kind::NotAbove:
        return tr("must be more than %1").arg(detail);
    case Kind::NotBelow:
        return tr("must be less than %1").arg(detail);
    case Kind::NotMultiple:
        return tr("must be a multiple of %1").arg(detail);
    case Kind::TooShort:
        return tr("needs at least %Ln characters", nullptr, count);
    case Kind::TooLong:
        return tr("may have at most %Ln characters", nullptr, count);
    case Kind::TooFew:
        return tr("needs at least %Ln elements", nullptr, count);
    case Kind::TooMany:
        return tr("may have at most %Ln elements", nullptr, count);
    case Kind::TooFewMembers:
        return tr("needs at least %Ln members", nullptr, count);
    case Kind::TooManyMembers:
        return tr("may have at most %Ln members", nullptr, count);
    case Kind::Repeated:
        return tr("occurs more than once");
    case Kind::NoneContained:
        return tr("lacks an element it must have");
    case Kind::NotMatching:
        return tr("does not match %1").arg(detail);
    case Kind::NoAlternative:
        return tr("fits none of what may stand here");
    case Kind::SeveralAlternatives:
        return tr("fits more than one of what may stand here");
    case Kind::Forbidden:
        return tr("must not stand here");
    }
    return {};
}

QString SchemaText::text(const SchemaViolation &violation)
{
    if (violation.path.isEmpty())
        return problem(violation);
    return QStringLiteral("%1: %2").arg(displayText(QStringView(pathText(violation.path)), 60),
                                        problem(violation));
}

QString SchemaText::summary(const QList<SchemaViolation> &violations)
{
    QStringList parts;
    for (const SchemaViolation &violation : violations.first(qMin(violations.size(), Shown)))
        parts.append(text(violation));
    if (violations.size() > Shown)
        parts.append(tr("and %Ln more", nullptr, int(violations.size() - Shown)));
    return parts.join(QStringLiteral("; "));
}

} // namespace roomdeck
