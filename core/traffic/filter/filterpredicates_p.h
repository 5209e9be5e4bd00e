// The predicates a filter is made of. Private to the filter.
#pragma once

#include "core/protocol/jsonscan.h"
#include "core/traffic/filter/filternode.h"
#include "core/traffic/filter/filterpredicate_p.h"
#include "core/traffic/filter/glob.h"
#include "core/traffic/filter/textneedle.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>
#include <compare>
#include <optional>

namespace roomdeck {

/// Whether an ordering is what a comparison asks for; `:` and `=` ask for equality.
template <typename Ordering>
bool satisfies(Ordering order, FilterOperator op)
{
    switch (op) {
    case FilterOperator::Less:
        return std::is_lt(order);
    case FilterOperator::LessEqual:
        return std::is_lteq(order);
    case FilterOperator::Greater:
        return std::is_gt(order);
    case FilterOperator::GreaterEqual:
        return std::is_gteq(order);
    default:
        return std::is_eq(order);
    }
}

/// Whether a regular expression matches anywhere in UTF-8 text.
inline bool regexFinds(const QRegularExpression &regex, QByteArrayView utf8)
{
    return regex.match(QString::fromUtf8(utf8)).hasMatch();
}

/// The parts of a row that a field is about.
RowParts partsOf(FilterField field);

/// All or any of several.
class CombinedPredicate final : public FilterPredicate
{
public:
    CombinedPredicate(bool all, std::vector<FilterPredicatePtr> parts);
    bool matches(const LogRow &row, FilterScratch &scratch) const override;
    bool mayMatch(const LogChunk &chunk, FilterScratch &scratch) const override;
    bool textsMatter(QByteArrayView texts) const override;
    RowParts parts() const override { return m_rowParts; }
    int cost() const override { return m_cost; }

private:
    std::vector<FilterPredicatePtr> m_parts; // cheap ones first
    RowParts m_rowParts;
    int m_cost = 0;
    bool m_all;
};

class NotPredicate final : public FilterPredicate
{
public:
    explicit NotPredicate(FilterPredicatePtr inner) : m_inner(std::move(inner)) { }
    bool matches(const LogRow &row, FilterScratch &scratch) const override
    {
        return !m_inner->matches(row, scratch);
    }
    bool textsMatter(QByteArrayView texts) const override { return m_inner->textsMatter(texts); }
    RowParts parts() const override { return m_inner->parts(); }
    int cost() const override { return m_inner->cost(); }

private:
    FilterPredicatePtr m_inner;
};

/// Kind, direction or dialect: one of a set, as bits.
class ChoicePredicate final : public FilterPredicate
{
public:
    ChoicePredicate(FilterField field, quint64 mask) : m_mask(mask), m_field(field) { }
    bool matches(const LogRow &row, FilterScratch &scratch) const override;
    RowParts parts() const override { return partsOf(m_field); }
    int cost() const override { return 1; }

private:
    quint64 m_mask;
    FilterField m_field;
};

/// A number of the row against one or several.
class NumberPredicate final : public FilterPredicate
{
public:
    NumberPredicate(FilterField field, FilterOperator op, std::vector<qint64> values)
        : m_values(std::move(values)), m_field(field), m_op(op)
    { }
    bool matches(const LogRow &row, FilterScratch &scratch) const override;
    RowParts parts() const override { return partsOf(m_field); }
    int cost() const override { return 1; }

private:
    std::vector<qint64> m_values;
    FilterField m_field;
    FilterOperator m_op;
};

/// Whole names against wildcards, or parts of them against a regular expression. What was found out about a
/// name is kept by its id. A message to several rooms is in each of them, one to everyone in every room.
class NamePredicate final : public FilterPredicate
{
public:
    NamePredicate(FilterField field, std::vector<Glob> globs, int cache)
        : m_globs(std::move(globs)), m_cache(cache), m_field(field)
    { }
    NamePredicate(FilterField field, QRegularExpression regex, int cache)
        : m_regex(std::move(regex)), m_cache(cache), m_field(field)
    { }
    bool matches(const LogRow &row, FilterScratch &scratch) const override;
    bool mayMatch(const LogChunk &chunk, FilterScratch &scratch) const override;
    RowParts parts() const override { return partsOf(m_field); }
    int cost() const override { return m_field == FilterField::Address ? 5 : 2; }

private:
    bool matchesText(QByteArrayView text) const;
    bool reaches(const LogRow &row) const;

    std::vector<Glob> m_globs;
    std::optional<QRegularExpression> m_regex;
    int m_cache;
    FilterField m_field;
};

/// Any of some texts, or a regular expression, inside the long texts of a row. JSON is searched as written
/// and, where that holds escapes, as meant.
class SearchPredicate final : public FilterPredicate
{
public:
    /// Text uses three caches from `cache` on.
    SearchPredicate(FilterField field, const QStringList &texts, int cache);
    SearchPredicate(FilterField field, QRegularExpression regex, int cache)
        : m_regex(std::move(regex)), m_escape(u"\\"), m_cache(cache), m_field(field)
    { }
    bool matches(const LogRow &row, FilterScratch &scratch) const override;
    bool mayMatch(const LogChunk &chunk, FilterScratch &scratch) const override;
    bool textsMatter(QByteArrayView texts) const override
    {
        return m_regex || inText(texts) || m_escape.isIn(texts);
    }
    RowParts parts() const override { return partsOf(m_field); }
    int cost() const override { return m_regex ? 100 : 30; }

private:
    bool inText(QByteArrayView text) const;
    bool inJson(QByteArrayView json) const;
    bool inAnyText(const LogRow &row, FilterScratch &scratch) const;

    std::vector<TextNeedle> m_needles;
    std::optional<QRegularExpression> m_regex;
    TextNeedle m_escape; // what JSON must hold to be worth decoding
    int m_cache;
    FilterField m_field;
};

/// A value somewhere inside the payload or the extra members.
class PathPredicate final : public FilterPredicate
{
public:
    struct Value
    {
        QByteArray text;
        Glob glob;
        bool isNumber = false;
        bool quoted = false; ///< means text, never a number or a literal
    };

    PathPredicate(const FilterTerm &term, std::vector<Value> values, std::optional<QRegularExpression> regex);
    bool matches(const LogRow &row, FilterScratch &scratch) const override;
    bool mayMatch(const LogChunk &chunk, FilterScratch &scratch) const override;
    bool textsMatter(QByteArrayView texts) const override { return mayMatch(texts); }
    RowParts parts() const override { return m_extra ? RowPart::Extra : RowPart::Payload; }
    int cost() const override { return m_regex ? 60 : 20; }

private:
    bool matchesAt(QByteArrayView json, qsizetype step) const;
    bool matchesValue(QByteArrayView json) const;
    bool matchesString(const Value &value, QByteArrayView text) const;
    bool matchesOther(const Value &value, QByteArrayView json) const;
    bool mayMatch(QByteArrayView json) const;

    std::vector<std::pair<FilterStep, QByteArray>> m_path; // with keys as UTF-8
    std::vector<Value> m_values;
    std::optional<QRegularExpression> m_regex;
    std::optional<TextNeedle> m_key; // the longest key of the path
    FilterOperator m_op;
    bool m_extra;
};

/// True for text that JSON would read as a number.
bool isJsonNumber(QByteArrayView text);
/// Compares two JSON numbers; integers exactly, whatever their length.
std::partial_ordering compareJsonNumbers(QByteArrayView a, QByteArrayView b);

} // namespace roomdeck
