// Turns a parsed filter into predicates and checks its values on the way. Private to the filter.
#pragma once

#include "core/traffic/filter/filter.h"
#include "core/traffic/filter/filterpredicate_p.h"

#include <QtCore/QRegularExpression>

namespace roomdeck {

class FilterCompiler
{
public:
    explicit FilterCompiler(const FilterContext &context) : m_context(context) { }

    /// Null when every row matches, or when error() is set.
    FilterPredicatePtr compile(const FilterNode &node);
    const FilterError &error() const { return m_error; }
    /// How many name caches the predicates use.
    int nameCaches() const { return m_nameCaches; }

private:
    FilterPredicatePtr combination(const FilterNode &node);
    FilterPredicatePtr term(const FilterTerm &term);
    FilterPredicatePtr positiveTerm(const FilterTerm &term);
    FilterPredicatePtr nameTerm(const FilterTerm &term);
    FilterPredicatePtr searchTerm(const FilterTerm &term);
    FilterPredicatePtr pathTerm(const FilterTerm &term);
    FilterPredicatePtr choiceTerm(const FilterTerm &term);
    FilterPredicatePtr numberTerm(const FilterTerm &term);
    FilterPredicatePtr timeTerm(const FilterTerm &term);
    QRegularExpression regex(const FilterValue &value);
    FilterPredicatePtr fail(FilterProblem problem, const FilterSpan &span, const QString &detail);

    const FilterContext &m_context;
    FilterError m_error;
    int m_nameCaches = 0;
};

/// A count with an optional unit: 12, 1.5k, 2M, 1GiB (units of 1024); -1 when it is none.
qint64 parseFilterNumber(const QString &text, bool units);

} // namespace roomdeck
