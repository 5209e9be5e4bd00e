#include "core/traffic/filter/filternode.h"

#include "core/traffic/filter/filterlexer.h"

namespace roomdeck {

namespace {

bool isPlainKey(QStringView key)
{
    if (key.isEmpty())
        return false;
    for (const QChar c : key) {
        if (!c.isLetterOrNumber() && c != u'_' && c != u'-' && c != u'$')
            return false;
    }
    return true;
}

/// True when the text read alone is one bare word.
bool isBareWord(QStringView text)
{
    const QList<FilterToken> tokens = tokenizeFilter(text);
    return tokens.size() == 1 && tokens.first().kind == FilterToken::Kind::Word
        && tokens.first().length == text.size();
}

QString regexText(const FilterValue &value)
{
    QString text = QStringLiteral("/");
    for (qsizetype i = 0; i < value.text.size(); ++i) {
        const QChar c = value.text[i];
        if (c == u'/')
            text += u'\\';
        text += c;
        if (c == u'\\' && i + 1 < value.text.size())
            text += value.text[++i];
    }
    return text + (value.ignoreCase ? QStringLiteral("/i") : QStringLiteral("/"));
}

QString valueText(const FilterValue &value)
{
    switch (value.style) {
    case FilterValue::Style::Plain:
        return value.text;
    case FilterValue::Style::Quoted:
        return quoteFilterText(value.text);
    case FilterValue::Style::Regex:
        return regexText(value);
    }
    return {};
}

/// A bare search needs no field name.
bool isBare(const FilterTerm &term)
{
    if (term.field != FilterField::Text || term.values.size() != 1)
        return false;
    if (term.op == FilterOperator::Regex)
        return true;
    const FilterValue &value = term.values.first();
    return term.op == FilterOperator::Matches
        && (value.style == FilterValue::Style::Quoted || isBareWord(value.text));
}

QString joined(const FilterNode &node, QLatin1StringView glue, FilterNode::Kind inParentheses)
{
    QString text;
    for (const FilterNode &child : node.children) {
        if (!text.isEmpty())
            text += glue;
        const QString part = filterText(child);
        text += child.kind == inParentheses ? u'(' + part + u')' : part;
    }
    return text;
}

/// One `.key`, `.*`, `[3]`, `[*]` or `["key"]` at the start of `text`; its length, 0 when there is none.
qsizetype parseStep(QStringView text, FilterStep &step)
{
    if (text.startsWith(u'.')) {
        qsizetype end = 1;
        while (end < text.size() && text[end] != u'.' && text[end] != u'[')
            ++end;
        step.key = text.sliced(1, end - 1).toString();
        step.kind = step.key == u'*' ? FilterStep::Kind::Any : FilterStep::Kind::Key;
        if (step.kind == FilterStep::Kind::Any)
            step.key.clear();
        return step.kind == FilterStep::Kind::Any || isPlainKey(step.key) ? end : 0;
    }
    if (!text.startsWith(u'['))
        return 0;
    if (text.sliced(1).startsWith(u'"')) {
        qsizetype end = 2;
        while (end < text.size() && text[end] != u'"')
            end += text[end] == u'\\' ? 2 : 1;
        if (end + 1 >= text.size() || text[end + 1] != u']')
            return 0;
        step.kind = FilterStep::Kind::Key;
        step.key = unquoteFilterText(text.sliced(1, end));
        return end + 2;
    }
    const qsizetype end = text.indexOf(u']');
    if (end < 0)
        return 0;
    const QStringView inside = text.sliced(1, end - 1);
    if (inside == u"*") {
        step.kind = FilterStep::Kind::Any;
        return end + 1;
    }
    bool ok = false;
    step.kind = FilterStep::Kind::Index;
    step.index = inside.toInt(&ok);
    return ok && step.index >= 0 && inside.front().isDigit() ? end + 1 : 0;
}

} // namespace

QString FilterValue::literal() const
{
    return style == Style::Plain ? unescapeFilterText(text) : text;
}

QString filterText(const QList<FilterStep> &path)
{
    QString text;
    for (const FilterStep &step : path) {
        if (step.kind == FilterStep::Kind::Any)
            text += QStringLiteral("[*]");
        else if (step.kind == FilterStep::Kind::Index)
            text += u'[' + QString::number(step.index) + u']';
        else if (isPlainKey(step.key))
            text += u'.' + step.key;
        else
            text += u'[' + quoteFilterText(step.key) + u']';
    }
    return text;
}

QList<FilterStep> parseFilterPath(QStringView text, bool &ok)
{
    QList<FilterStep> path;
    ok = true;
    while (!text.isEmpty()) {
        FilterStep step;
        const qsizetype length = parseStep(text, step);
        if (length == 0) {
            ok = false;
            return path;
        }
        path.append(step);
        text = text.sliced(length);
    }
    return path;
}

QString filterText(const FilterTerm &term)
{
    QString text;
    if (!isBare(term))
        text = QLatin1StringView(fieldInfo(term.field).name) + filterText(term.path);
    if (!isBare(term) || term.op == FilterOperator::Regex)
        text += operatorText(term.op);
    for (const FilterValue &value : term.values) {
        if (&value != &term.values.first())
            text += u'|';
        text += valueText(value);
    }
    return text;
}

QString filterText(const FilterNode &node)
{
    switch (node.kind) {
    case FilterNode::Kind::Term:
        return filterText(node.term);
    case FilterNode::Kind::All:
        return joined(node, QLatin1StringView(" "), FilterNode::Kind::Any);
    case FilterNode::Kind::Any:
        return joined(node, QLatin1StringView(" or "), FilterNode::Kind::Any);
    case FilterNode::Kind::Not: {
        const FilterNode &inner = node.children.first();
        const QString text = filterText(inner);
        return inner.kind == FilterNode::Kind::Term ? u'!' + text : QStringLiteral("!(") + text + u')';
    }
    }
    return {};
}

FilterNode negated(const FilterNode &node)
{
    if (node.kind == FilterNode::Kind::Not)
        return node.children.first();
    FilterNode result;
    result.kind = FilterNode::Kind::Not;
    result.children = {node};
    result.span = node.span;
    return result;
}

QList<FilterNode> conjunctsOf(const FilterNode &node)
{
    return node.kind == FilterNode::Kind::All ? node.children : QList<FilterNode>{node};
}

FilterNode conjunctionOf(const QList<FilterNode> &nodes)
{
    FilterNode all;
    for (const FilterNode &node : nodes)
        all.children += conjunctsOf(node);
    return all.children.size() == 1 ? FilterNode(all.children.first()) : all;
}

} // namespace roomdeck
