#include "core/traffic/filter/filterlexer.h"

#include "core/traffic/filter/filterscan_p.h"

namespace roomdeck {

namespace {

using Kind = FilterToken::Kind;

class Lexer
{
public:
    explicit Lexer(QStringView text) : m_text(text), m_scan(text) { }

    QList<FilterToken> run();

private:
    QChar peek(int ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : QChar(u'\0');
    }
    bool atEnd() const { return m_at >= m_text.size(); }
    void skipSpace();
    void emitToken(Kind kind, int from, FilterProblem problem = FilterProblem::None);
    void single(Kind kind, int length);
    void term();
    bool keyword(int from, int end);
    bool valueFollows();
    void values(FilterOperator op);
    void value();
    void quoted(Kind kind);
    void regex();
    void slashedRegex();
    void plainRegex();

    QStringView m_text;
    FilterScan m_scan;
    int m_at = 0;
    QList<FilterToken> m_tokens;
};

QList<FilterToken> Lexer::run()
{
    for (skipSpace(); !atEnd(); skipSpace()) {
        const QChar c = peek();
        if (c == u'(')
            single(Kind::Open, 1);
        else if (c == u')')
            single(Kind::Close, 1);
        else if (c == u'|')
            single(Kind::Or, peek(1) == u'|' ? 2 : 1);
        else if (c == u'&' && peek(1) == u'&')
            single(Kind::And, 2);
        else if (c == u'!' || (c == u'-' && m_at + 1 < m_text.size() && !isFilterDelimiter(peek(1)))
                 || (c == u'-' && (peek(1) == u'(' || peek(1) == u'"')))
            single(Kind::Not, 1);
        else
            term();
    }
    return m_tokens;
}

void Lexer::skipSpace()
{
    while (!atEnd() && peek().isSpace())
        ++m_at;
}

void Lexer::emitToken(Kind kind, int from, FilterProblem problem)
{
    m_tokens.append({kind, problem, from, m_at - from});
}

void Lexer::single(Kind kind, int length)
{
    const int from = m_at;
    m_at += length;
    emitToken(kind, from);
}

/// A bare word, quoted text or regex, or a field with its operator and values.
void Lexer::term()
{
    const int from = m_at;
    if (peek() == u'"')
        return quoted(Kind::Quoted);
    const int end = m_scan.nameEnd(from);
    const int at = m_scan.operatorBehind(from, end);
    if (at < 0) {
        m_at = end;
        if (!keyword(from, end))
            emitToken(Kind::Word, from);
        return;
    }
    FilterOperator op = FilterOperator::Matches;
    const int length = operatorAt(m_text.sliced(at), op);
    if (end > from) {
        m_at = end;
        emitToken(Kind::Field, from,
                  m_scan.isKnownField(from, end) ? FilterProblem::None : FilterProblem::UnknownField);
    }
    m_at = at + length;
    const bool bareRegex = end == from && op == FilterOperator::Regex;
    emitToken(Kind::Operator, at,
              end > from || bareRegex ? FilterProblem::None : FilterProblem::MissingField);
    values(op);
}

bool Lexer::keyword(int from, int end)
{
    const QStringView word = m_text.sliced(from, end - from);
    const auto is = [word](QLatin1StringView name) { return word.compare(name, Qt::CaseInsensitive) == 0; };
    if (is(QLatin1StringView("or")))
        emitToken(Kind::Or, from);
    else if (is(QLatin1StringView("and")))
        emitToken(Kind::And, from);
    else if (is(QLatin1StringView("not")))
        emitToken(Kind::Not, from);
    else
        return false;
    return true;
}

/// Moves over space behind an operator, unless what comes next is plainly not its value.
bool Lexer::valueFollows()
{
    int at = m_at;
    while (at < m_text.size() && m_text[at].isSpace())
        ++at;
    if (at == m_text.size())
        return false;
    if (at > m_at) {
        const QStringView word = m_text.sliced(at, m_scan.nameEnd(at) - at);
        const auto is
            = [word](QLatin1StringView name) { return word.compare(name, Qt::CaseInsensitive) == 0; };
        if (m_text[at] == u'!' || m_text[at] == u'-' || m_text[at] == u'~' || is(QLatin1StringView("or"))
            || is(QLatin1StringView("and")) || is(QLatin1StringView("not")) || m_scan.startsFieldTerm(at))
            return false;
    }
    m_at = at;
    return true;
}

void Lexer::values(FilterOperator op)
{
    if (!valueFollows())
        return;
    if (op == FilterOperator::Regex || op == FilterOperator::NotRegex)
        return regex();
    for (;;) {
        if (peek() == u'"')
            quoted(Kind::Quoted);
        else if (!isFilterDelimiter(peek()))
            value();
        else
            return;
        const bool another = peek() == u'|' && m_at + 1 < m_text.size()
            && (!isFilterDelimiter(peek(1)) || peek(1) == u'"') && !m_scan.startsFieldTerm(m_at + 1);
        if (!another)
            return;
        single(Kind::Alternative, 1);
    }
}

void Lexer::value()
{
    const int from = m_at;
    while (!atEnd() && !isFilterDelimiter(peek()))
        m_at = peek() == u'\\' ? m_scan.behindEscape(m_at) : m_at + 1;
    emitToken(Kind::Value, from);
}

void Lexer::quoted(Kind kind)
{
    const int from = m_at++;
    while (!atEnd() && peek() != u'"')
        m_at = peek() == u'\\' ? m_scan.behindEscape(m_at) : m_at + 1;
    const bool closed = !atEnd();
    if (closed)
        ++m_at;
    emitToken(kind, from, closed ? FilterProblem::None : FilterProblem::UnclosedQuote);
}

void Lexer::regex()
{
    if (peek() == u'/')
        slashedRegex();
    else if (peek() == u'"')
        quoted(Kind::Regex);
    else
        plainRegex();
}

void Lexer::slashedRegex()
{
    const int from = m_at++;
    while (!atEnd() && peek() != u'/')
        m_at = peek() == u'\\' ? m_scan.behindEscape(m_at) : m_at + 1;
    const bool closed = !atEnd();
    if (closed)
        ++m_at;
    while (closed && peek() == u'i')
        ++m_at;
    emitToken(Kind::Regex, from, closed ? FilterProblem::None : FilterProblem::UnclosedRegex);
}

/// Up to a space, or to a parenthesis that closes more than the expression opened.
void Lexer::plainRegex()
{
    const int from = m_at;
    int depth = 0;
    while (!atEnd() && !peek().isSpace()) {
        if (peek() == u'\\') {
            m_at = m_scan.behindEscape(m_at);
            continue;
        }
        depth += peek() == u'(' ? 1 : peek() == u')' ? -1 : 0;
        if (depth < 0)
            break;
        ++m_at;
    }
    if (m_at > from)
        emitToken(Kind::Regex, from);
}

} // namespace

QList<FilterToken> tokenizeFilter(QStringView text)
{
    return Lexer(text).run();
}

} // namespace roomdeck
