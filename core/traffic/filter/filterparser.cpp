// Recursive descent over the tokens of a filter.
#include "core/traffic/filter/filterlexer.h"
#include "core/traffic/filter/filternode.h"

namespace roomdeck {

namespace {

using Kind = FilterToken::Kind;

constexpr qsizetype maxLength = 16 * 1024;
constexpr int maxTerms = 1000;
constexpr int maxNesting = 64; // the parser, the printer and the evaluator recurse that deep at most

/// True when the last backslash has nothing to stand before.
bool endsInBackslash(QStringView text)
{
    qsizetype at = text.size();
    while (at > 0 && text[at - 1] == u'\\')
        --at;
    return (text.size() - at) % 2 != 0;
}

/// The expression in `/x/i`, `"x"` or `x`, without the escapes its delimiters needed.
QString patternOf(QStringView token, bool &ignoreCase)
{
    const QChar delimiter = token.front();
    const bool enclosed = delimiter == u'/' || delimiter == u'"';
    const qsizetype end = enclosed ? token.lastIndexOf(delimiter) : token.size();
    ignoreCase = delimiter == u'/' && end + 1 < token.size();
    const QStringView written = enclosed ? token.sliced(1, end - 1) : token;
    QString pattern;
    for (qsizetype i = 0; i < written.size(); ++i) {
        if (written[i] == u'\\' && i + 1 < written.size()) {
            const QChar next = written[++i];
            if (next != u'/' && !(enclosed && next == delimiter))
                pattern += u'\\';
            pattern += next;
        } else {
            pattern += written[i];
        }
    }
    return pattern;
}

class Parser
{
public:
    explicit Parser(QStringView text) : m_text(text) { }

    FilterTree run();

private:
    bool atEnd() const { return m_at >= m_tokens.size(); }
    bool next(Kind kind) const { return !atEnd() && m_tokens[m_at].kind == kind; }
    QStringView textOf(const FilterToken &token) const { return m_text.sliced(token.position, token.length); }
    bool fail(FilterProblem problem, int position, int length, const QString &detail = {});
    bool fail(FilterProblem problem, const FilterToken &token);
    bool failAtEnd(FilterProblem problem);

    bool any(FilterNode &node);
    bool all(FilterNode &node);
    bool unary(FilterNode &node);
    bool primary(FilterNode &node);
    bool group(FilterNode &node);
    bool term(FilterNode &node);
    bool field(FilterTerm &term);
    bool values(FilterTerm &term, const FilterToken &op);
    bool value(FilterTerm &term);

    QStringView m_text;
    QList<FilterToken> m_tokens;
    qsizetype m_at = 0;
    int m_depth = 0;
    int m_terms = 0;
    FilterError m_error;
};

FilterTree Parser::run()
{
    FilterTree tree;
    if (m_text.size() > maxLength) {
        fail(FilterProblem::TooComplex, 0, int(m_text.size()));
    } else {
        m_tokens = tokenizeFilter(m_text);
        if (!m_tokens.isEmpty() && any(tree.root) && !atEnd())
            fail(FilterProblem::StrayParenthesis, m_tokens[m_at]);
    }
    if (m_error)
        tree.root = {};
    tree.error = m_error;
    return tree;
}

bool Parser::fail(FilterProblem problem, int position, int length, const QString &detail)
{
    if (!m_error)
        m_error = {problem, position, length, detail};
    return false;
}

bool Parser::fail(FilterProblem problem, const FilterToken &token)
{
    return fail(problem, token.position, token.length, textOf(token).toString());
}

bool Parser::failAtEnd(FilterProblem problem)
{
    if (!atEnd())
        return fail(problem, m_tokens[m_at]);
    // Mark what was left hanging rather than the emptiness behind it.
    return m_tokens.isEmpty() ? fail(problem, 0, 0) : fail(problem, m_tokens.last());
}

bool Parser::any(FilterNode &node)
{
    QList<FilterNode> parts;
    do {
        if (!parts.isEmpty())
            ++m_at; // the or
        FilterNode part;
        if (!all(part))
            return false;
        if (part.kind == FilterNode::Kind::Any)
            parts += part.children;
        else
            parts += part;
    } while (next(Kind::Or));
    if (parts.size() == 1) {
        node = parts.first();
        return true;
    }
    node.kind = FilterNode::Kind::Any;
    node.span.position = parts.first().span.position;
    node.span.length = parts.last().span.position + parts.last().span.length - node.span.position;
    node.children = parts;
    return true;
}

bool Parser::all(FilterNode &node)
{
    QList<FilterNode> parts;
    do {
        if (!parts.isEmpty() && next(Kind::And))
            ++m_at;
        FilterNode part;
        if (!unary(part))
            return false;
        parts += part;
    } while (!atEnd() && !next(Kind::Or) && !next(Kind::Close));
    const FilterNode &first = parts.first();
    const FilterNode &last = parts.last();
    const FilterSpan span{first.span.position, last.span.position + last.span.length - first.span.position};
    node = conjunctionOf(parts);
    node.span = span;
    return true;
}

bool Parser::unary(FilterNode &node)
{
    if (!next(Kind::Not))
        return primary(node);
    const int from = m_tokens[m_at++].position;
    if (++m_depth > maxNesting)
        return fail(FilterProblem::TooComplex, m_tokens[m_at - 1]);
    FilterNode inner;
    if (!unary(inner))
        return false;
    --m_depth;
    node = negated(inner);
    node.span = {from, inner.span.position + inner.span.length - from};
    return true;
}

bool Parser::primary(FilterNode &node)
{
    if (atEnd())
        return failAtEnd(FilterProblem::MissingTerm);
    switch (m_tokens[m_at].kind) {
    case Kind::Open:
        return group(node);
    case Kind::Close:
        return m_depth == 0 ? fail(FilterProblem::StrayParenthesis, m_tokens[m_at])
                            : failAtEnd(FilterProblem::MissingTerm);
    case Kind::And:
    case Kind::Or:
    case Kind::Not:
        return failAtEnd(FilterProblem::MissingTerm);
    default:
        return term(node);
    }
}

bool Parser::group(FilterNode &node)
{
    const FilterToken open = m_tokens[m_at++];
    if (++m_depth > maxNesting)
        return fail(FilterProblem::TooComplex, open);
    if (!any(node))
        return false;
    --m_depth;
    if (!next(Kind::Close))
        return fail(FilterProblem::UnclosedParenthesis, open);
    const FilterToken &close = m_tokens[m_at++];
    node.span = {open.position, close.end() - open.position};
    return true;
}

bool Parser::term(FilterNode &node)
{
    const FilterToken first = m_tokens[m_at];
    if (++m_terms > maxTerms)
        return fail(FilterProblem::TooComplex, first);
    if (first.problem != FilterProblem::None)
        return fail(first.problem, first);
    node.kind = FilterNode::Kind::Term;
    if (first.kind == Kind::Word || first.kind == Kind::Quoted) {
        if (!value(node.term))
            return false;
    } else {
        if (first.kind == Kind::Field && !field(node.term))
            return false;
        const FilterToken op = m_tokens[m_at++];
        if (op.problem != FilterProblem::None)
            return fail(op.problem, op);
        operatorAt(textOf(op), node.term.op);
        node.term.operatorSpan = {op.position, op.length};
        if (!values(node.term, op))
            return false;
    }
    node.span = {first.position, m_tokens[m_at - 1].end() - first.position};
    return true;
}

bool Parser::field(FilterTerm &term)
{
    const FilterToken &token = m_tokens[m_at++];
    const QStringView text = textOf(token);
    qsizetype base = 0;
    while (base < text.size() && text[base] != u'.' && text[base] != u'[')
        ++base;
    bool ok = false;
    term.field = findField(text.first(base)).value_or(FilterField::Text);
    term.path = parseFilterPath(text.sliced(base), ok);
    term.fieldSpan = {token.position, token.length};
    return ok || fail(FilterProblem::BadPath, token);
}

bool Parser::values(FilterTerm &term, const FilterToken &op)
{
    for (;;) {
        if (!next(Kind::Value) && !next(Kind::Quoted) && !next(Kind::Regex))
            return fail(FilterProblem::MissingValue, op.position, op.length);
        if (!value(term))
            return false;
        if (!next(Kind::Alternative))
            return true;
        ++m_at;
    }
}

bool Parser::value(FilterTerm &term)
{
    const FilterToken &token = m_tokens[m_at++];
    if (token.problem != FilterProblem::None)
        return fail(token.problem, token);
    const QStringView text = textOf(token);
    FilterValue value;
    value.span = {token.position, token.length};
    if (token.kind == Kind::Quoted) {
        value.style = FilterValue::Style::Quoted;
        value.text = unquoteFilterText(text);
    } else if (token.kind == Kind::Regex) {
        value.style = FilterValue::Style::Regex;
        value.text = patternOf(text, value.ignoreCase);
        if (endsInBackslash(value.text))
            return fail(FilterProblem::BadRegex, token.position, token.length,
                        QStringLiteral("\\ at end of pattern"));
    } else {
        value.text = text.toString();
        if (endsInBackslash(text)) // at the end of the text; elsewhere it would take what follows
            value.text += u'\\';
    }
    term.values.append(value);
    return true;
}

} // namespace

FilterTree parseFilterTree(QStringView text)
{
    return Parser(text).run();
}

} // namespace roomdeck
