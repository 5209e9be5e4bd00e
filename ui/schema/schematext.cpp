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
    case Kind::TooShort:
        return tr("shorter than %1 characters").arg(detail);
    case Kind::TooLong:
        return tr("longer than %1 characters").arg(detail);
    case Kind::TooFew:
        return tr("fewer than %1 elements").arg(detail);
    case Kind::TooMany:
        return tr("more than %1 elements").arg(detail);
    case Kind::NotMatching:
        return tr("does not match %1").arg(detail);
    }
    return {};
}

QString SchemaText::text(const SchemaViolation &violation)
{
    if (violation.path.isEmpty())
        return problem(violation);
    return QStringLiteral("%1: %2").arg(displayText(QStringView(violation.path), 60), problem(violation));
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
