#include "core/traffic/filter/filteredit.h"

#include "core/protocol/jsonscan.h"
#include "core/traffic/filter/filterlexer.h"

#include <algorithm>

namespace roomdeck {

namespace {

/// Plain text where that reads as itself, quoted text otherwise.
FilterValue literalValue(FilterField field, QStringView text)
{
    FilterValue value;
    value.text = text.toString();
    const auto isSafe = [](QChar c) {
        return c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'.' || c == u':' || c == u'@'
            || c == u'#' || c == u'+' || c == u'/';
    };
    const bool safe = !text.isEmpty() && std::all_of(text.begin(), text.end(), isSafe);
    // Bare words must not turn into keywords or fields.
    const bool search = fieldInfo(field).kind == FilterFieldKind::Search;
    value.style = safe && !search ? FilterValue::Style::Plain : FilterValue::Style::Quoted;
    return value;
}

QString textOf(const QList<FilterNode> &conjuncts)
{
    return filterText(conjunctionOf(conjuncts));
}

/// Adds the and-terms of `added` to those of `text`, in place of their opposites.
QString conjoin(QStringView text, const FilterNode &added)
{
    const FilterTree tree = parseFilterTree(text);
    if (tree.error)
        return text.toString();
    QList<FilterNode> conjuncts = conjunctsOf(tree.root);
    for (const FilterNode &node : conjunctsOf(added)) {
        conjuncts.removeAll(negated(node));
        if (!conjuncts.contains(node))
            conjuncts.append(node);
    }
    return textOf(conjuncts);
}

} // namespace

QString filterTermFor(FilterField field, QStringView value)
{
    FilterTerm term;
    term.field = field;
    term.values = {literalValue(field, value)};
    return filterText(term);
}

QString filterTermFor(FilterField field, const QList<FilterStep> &path, QByteArrayView jsonValue)
{
    FilterTerm term;
    term.field = field;
    term.path = path;
    term.op = FilterOperator::Equal;
    FilterValue value;
    switch (jsonType(jsonValue)) {
    case JsonType::String:
        value = literalValue(FilterField::Room, QString::fromUtf8(decodeJsonString(jsonValue)));
        // Text that looks like a number or a literal must say that it is text.
        if (scanJson(value.text.toUtf8(), 1).problem == JsonProblem::None)
            value.style = FilterValue::Style::Quoted;
        break;
    case JsonType::Null:
    case JsonType::Boolean:
    case JsonType::Number:
        value.text = QString::fromUtf8(jsonValue);
        break;
    default:
        term.op = FilterOperator::Matches;
        value.text = QStringLiteral("*");
        break;
    }
    term.values = {value};
    return filterText(term);
}

QString filterWith(QStringView text, QStringView term)
{
    const FilterTree added = parseFilterTree(term);
    return added.error ? text.toString() : conjoin(text, added.root);
}

QString filterWithout(QStringView text, QStringView term)
{
    const FilterTree removed = parseFilterTree(term);
    if (removed.error || conjunctsOf(removed.root).isEmpty())
        return text.toString();
    return conjoin(text, negated(removed.root));
}

QList<FilterChip> filterChips(QStringView text)
{
    QList<FilterChip> chips;
    for (const FilterNode &node : conjunctsOf(parseFilterTree(text).root)) {
        const QString spelling = filterText(node);
        chips.append({spelling, node.kind == FilterNode::Kind::Not, node.span.position, node.span.length});
    }
    return chips;
}

QString removeFilterChip(QStringView text, int index)
{
    const FilterTree tree = parseFilterTree(text);
    QList<FilterNode> conjuncts = conjunctsOf(tree.root);
    if (tree.error || index < 0 || index >= conjuncts.size())
        return text.toString();
    conjuncts.removeAt(index);
    return textOf(conjuncts);
}

QString negateFilterChip(QStringView text, int index)
{
    const FilterTree tree = parseFilterTree(text);
    QList<FilterNode> conjuncts = conjunctsOf(tree.root);
    if (tree.error || index < 0 || index >= conjuncts.size())
        return text.toString();
    conjuncts[index] = negated(conjuncts[index]);
    return textOf(conjuncts);
}

} // namespace roomdeck
