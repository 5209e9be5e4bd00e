#include "core/traffic/filter/filtercompiler_p.h"

#include "core/traffic/filter/filterpredicates_p.h"
#include "core/traffic/filter/filtertime.h"

namespace roomdeck {

namespace {

bool isNegative(FilterOperator op)
{
    return op == FilterOperator::NotEqual || op == FilterOperator::NotRegex;
}

bool isRegex(FilterOperator op)
{
    return op == FilterOperator::Regex;
}

/// Comparisons with one side; `:` and `=` take alternatives.
bool takesAlternatives(FilterOperator op)
{
    return op == FilterOperator::Matches || op == FilterOperator::Equal;
}

Glob globOf(const FilterValue &value, FilterOperator op)
{
    if (op == FilterOperator::Matches && value.style == FilterValue::Style::Plain)
        return Glob::fromPattern(value.text);
    return Glob::fromLiteral(value.literal());
}

} // namespace

FilterPredicatePtr FilterCompiler::compile(const FilterNode &node)
{
    switch (node.kind) {
    case FilterNode::Kind::All:
    case FilterNode::Kind::Any:
        return combination(node);
    case FilterNode::Kind::Not: {
        FilterPredicatePtr inner = compile(node.children.first());
        return inner ? std::make_unique<NotPredicate>(std::move(inner)) : nullptr;
    }
    case FilterNode::Kind::Term:
        return term(node.term);
    }
    return nullptr;
}

FilterPredicatePtr FilterCompiler::combination(const FilterNode &node)
{
    std::vector<FilterPredicatePtr> parts;
    for (const FilterNode &child : node.children) {
        FilterPredicatePtr part = compile(child);
        if (!part)
            return nullptr;
        parts.push_back(std::move(part));
    }
    if (parts.empty())
        return nullptr;
    return std::make_unique<CombinedPredicate>(node.kind == FilterNode::Kind::All, std::move(parts));
}

FilterPredicatePtr FilterCompiler::term(const FilterTerm &term)
{
    const FilterFieldInfo &info = fieldInfo(term.field);
    if (!operatorAllowed(info, !term.path.isEmpty(), term.op))
        return fail(FilterProblem::WrongOperator, term.operatorSpan, operatorText(term.op));
    FilterTerm positive = term;
    if (term.op == FilterOperator::NotEqual)
        positive.op = FilterOperator::Equal;
    else if (term.op == FilterOperator::NotRegex)
        positive.op = FilterOperator::Regex;
    if (positive.values.size() > 1 && !takesAlternatives(positive.op))
        return fail(FilterProblem::OneValueOnly, positive.values[1].span, {});
    FilterPredicatePtr predicate = positiveTerm(positive);
    if (!predicate || !isNegative(term.op))
        return predicate;
    return std::make_unique<NotPredicate>(std::move(predicate));
}

FilterPredicatePtr FilterCompiler::positiveTerm(const FilterTerm &term)
{
    const FilterFieldInfo &info = fieldInfo(term.field);
    const bool search = term.op == FilterOperator::Matches || isRegex(term.op);
    switch (info.kind) {
    case FilterFieldKind::Search:
        return term.path.isEmpty() && search ? searchTerm(term) : pathTerm(term);
    case FilterFieldKind::Name:
        return nameTerm(term);
    case FilterFieldKind::Choice:
        return choiceTerm(term);
    case FilterFieldKind::Number:
        return numberTerm(term);
    case FilterFieldKind::Time:
        return timeTerm(term);
    }
    return nullptr;
}

FilterPredicatePtr FilterCompiler::nameTerm(const FilterTerm &term)
{
    const int cache = m_nameCaches++;
    if (isRegex(term.op)) {
        const QRegularExpression expression = regex(term.values.first());
        return m_error ? nullptr : std::make_unique<NamePredicate>(term.field, expression, cache);
    }
    std::vector<Glob> globs;
    for (const FilterValue &value : term.values)
        globs.push_back(globOf(value, term.op));
    return std::make_unique<NamePredicate>(term.field, std::move(globs), cache);
}

FilterPredicatePtr FilterCompiler::searchTerm(const FilterTerm &term)
{
    const int cache = m_nameCaches;
    m_nameCaches += term.field == FilterField::Text ? 3 : 0;
    if (isRegex(term.op)) {
        const QRegularExpression expression = regex(term.values.first());
        return m_error ? nullptr : std::make_unique<SearchPredicate>(term.field, expression, cache);
    }
    QStringList texts;
    for (const FilterValue &value : term.values)
        texts.append(value.literal());
    return std::make_unique<SearchPredicate>(term.field, texts, cache);
}

FilterPredicatePtr FilterCompiler::pathTerm(const FilterTerm &term)
{
    std::optional<QRegularExpression> expression;
    std::vector<PathPredicate::Value> values;
    if (isRegex(term.op)) {
        expression = regex(term.values.first());
        if (m_error)
            return nullptr;
    } else {
        for (const FilterValue &value : term.values) {
            const QByteArray text = value.literal().toUtf8();
            values.push_back({text, globOf(value, term.op), isJsonNumber(text),
                              value.style == FilterValue::Style::Quoted});
        }
    }
    return std::make_unique<PathPredicate>(term, std::move(values), std::move(expression));
}

FilterPredicatePtr FilterCompiler::choiceTerm(const FilterTerm &term)
{
    QList<QString> choices = fieldChoices(term.field);
    if (term.field == FilterField::Dialect) { // by id; 0 is the server itself
        choices = {QStringLiteral("none")};
        for (const QByteArray &dialect : m_context.dialects)
            choices += QString::fromUtf8(dialect);
    }
    quint64 mask = 0;
    for (const FilterValue &value : term.values) {
        const qsizetype index = choices.indexOf(value.literal().toLower());
        if (index < 0)
            return fail(FilterProblem::UnknownValue, value.span, choices.join(QStringLiteral(", ")));
        mask |= quint64(1) << index;
    }
    return std::make_unique<ChoicePredicate>(term.field, mask);
}

FilterPredicatePtr FilterCompiler::numberTerm(const FilterTerm &term)
{
    std::vector<qint64> values;
    for (const FilterValue &value : term.values) {
        const QString text = value.literal();
        values.push_back(parseFilterNumber(text, term.field == FilterField::Size));
        if (values.back() < 0)
            return fail(FilterProblem::BadNumber, value.span, text);
    }
    return std::make_unique<NumberPredicate>(term.field, term.op, std::move(values));
}

FilterPredicatePtr FilterCompiler::timeTerm(const FilterTerm &term)
{
    const FilterValue &value = term.values.first();
    if (term.values.size() > 1)
        return fail(FilterProblem::OneValueOnly, term.values[1].span, {});
    const std::optional<qint64> time = parseFilterTime(value.literal(), m_context.day);
    if (!time)
        return fail(FilterProblem::BadTime, value.span, value.literal());
    const auto op = term.field == FilterField::After ? FilterOperator::GreaterEqual : FilterOperator::Less;
    return std::make_unique<NumberPredicate>(term.field, op, std::vector<qint64>{*time});
}

QRegularExpression FilterCompiler::regex(const FilterValue &value)
{
    QRegularExpression::PatternOptions options = QRegularExpression::UseUnicodePropertiesOption;
    if (value.ignoreCase)
        options |= QRegularExpression::CaseInsensitiveOption;
    QRegularExpression plain(value.text, options);
    if (!plain.isValid()) {
        fail(FilterProblem::BadRegex, value.span, plain.errorString());
        return plain;
    }
    // A pattern that explodes on hostile text gives up on that row instead of holding all others up.
    QRegularExpression limited(QStringLiteral("(*LIMIT_MATCH=200000)") + value.text, options);
    limited.optimize();
    return limited;
}

FilterPredicatePtr FilterCompiler::fail(FilterProblem problem, const FilterSpan &span, const QString &detail)
{
    if (!m_error)
        m_error = {problem, span.position, span.length, detail};
    return nullptr;
}

} // namespace roomdeck
