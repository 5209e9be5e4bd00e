// A parsed filter: terms joined by and, or, not. The one form that text, editing and evaluation share.
#pragma once

#include "core/traffic/filter/filtererror.h"
#include "core/traffic/filter/filterfields.h"

#include <QtCore/QList>
#include <QtCore/QString>

namespace roomdeck {

/// Where a piece stood in the text. Not part of a filter's meaning: never compared.
struct FilterSpan
{
    int position = 0;
    int length = 0;

    bool operator==(const FilterSpan &) const { return true; }
};

struct FilterValue
{
    enum class Style : quint8 {
        Plain, ///< `text` as spelled, backslashes included
        Quoted, ///< `text` as meant
        Regex, ///< `text` is the pattern
    };

    QString text;
    Style style = Style::Plain;
    bool ignoreCase = false; ///< Regex only
    FilterSpan span;

    /// The text meant, without backslashes.
    QString literal() const;
    bool operator==(const FilterValue &) const = default;
};

/// One step into a JSON value.
struct FilterStep
{
    enum class Kind : quint8 { Key, Index, Any };

    Kind kind = Kind::Key;
    QString key;
    int index = 0;

    bool operator==(const FilterStep &) const = default;
};

/// `field path operator values`; several values are alternatives.
struct FilterTerm
{
    FilterField field = FilterField::Text;
    QList<FilterStep> path;
    FilterOperator op = FilterOperator::Matches;
    QList<FilterValue> values;
    FilterSpan fieldSpan;
    FilterSpan operatorSpan;

    bool operator==(const FilterTerm &) const = default;
};

/// All without children matches everything. Children of All are never All, those of Any never Any.
struct FilterNode
{
    enum class Kind : quint8 { All, Any, Not, Term };

    Kind kind = Kind::All;
    QList<FilterNode> children;
    FilterTerm term;
    FilterSpan span;

    bool operator==(const FilterNode &) const = default;
};

struct FilterTree
{
    FilterNode root;
    FilterError error;
};

/// Parses text; on an error the root matches everything. Checks the grammar, not yet the values. Pure.
FilterTree parseFilterTree(QStringView text);

/// Canonical text: parsing it gives an equal node.
QString filterText(const FilterNode &node);
QString filterText(const FilterTerm &term);
/// `.items[0]["odd key"]`
QString filterText(const QList<FilterStep> &path);
/// Steps of `.items[0]`; `ok` tells whether all of it was understood.
QList<FilterStep> parseFilterPath(QStringView text, bool &ok);

/// `node` turned into its opposite, without doubling a not.
FilterNode negated(const FilterNode &node);
/// The and-terms of a node: All's children, or the node itself; none for the filter that matches everything.
QList<FilterNode> conjunctsOf(const FilterNode &node);
/// The node all of `nodes` make together, flattened.
FilterNode conjunctionOf(const QList<FilterNode> &nodes);

} // namespace roomdeck
