#include "core/traffic/filter/filtercompletion.h"

#include "core/traffic/filter/filteredit.h"
#include "core/traffic/filter/filterlexer.h"

#include <optional>

namespace roomdeck {

namespace {

constexpr qsizetype maxCandidates = 50;

/// Gathers candidates that contain what was typed; those that begin with it first.
class Gatherer
{
public:
    explicit Gatherer(const QString &typed) : m_typed(typed) { }

    void offer(const QString &label, const QString &insert)
    {
        const qsizetype at = label.indexOf(m_typed, 0, Qt::CaseInsensitive);
        QList<FilterCandidate> &list = at == 0 ? m_beginning : m_containing;
        if (at >= 0 && list.size() < maxCandidates)
            list.append({insert, label});
    }
    QList<FilterCandidate> take() { return (m_beginning + m_containing).first(qMin(maxCandidates, size())); }

private:
    qsizetype size() const { return m_beginning.size() + m_containing.size(); }

    QString m_typed;
    QList<FilterCandidate> m_beginning;
    QList<FilterCandidate> m_containing;
};

QStringList valuesOf(FilterField field, const FilterVocabulary &vocabulary)
{
    switch (field) {
    case FilterField::Room:
        return vocabulary.rooms;
    case FilterField::User:
        return vocabulary.users;
    case FilterField::Type:
        return vocabulary.types;
    case FilterField::Dialect:
        return vocabulary.dialects;
    default:
        return fieldChoices(field);
    }
}

/// The value part of the term that asks for `value`.
QString spelled(FilterField field, const QString &value)
{
    const QString term = filterTermFor(field, value);
    return term.sliced(term.indexOf(u':') + 1);
}

/// What stands in a token before the cursor, without quotes and escapes.
QString typedPart(QStringView text, const FilterToken &token, int cursor)
{
    const QStringView part = text.sliced(token.position, qMin(cursor, token.end()) - token.position);
    return token.kind == FilterToken::Kind::Quoted ? unquoteFilterText(part) : unescapeFilterText(part);
}

class Completer
{
public:
    Completer(QStringView text, int cursor, const FilterVocabulary &vocabulary)
        : m_text(text), m_tokens(tokenizeFilter(text)), m_vocabulary(vocabulary),
          m_cursor(qBound(0, cursor, int(text.size())))
    { }

    FilterCompletion run() const;

private:
    using Kind = FilterToken::Kind;

    FilterCompletion values(FilterField field, const FilterToken *value) const;
    FilterCompletion terms(const FilterToken *word) const;
    std::optional<FilterField> fieldBefore(qsizetype index) const;

    QStringView m_text;
    QList<FilterToken> m_tokens;
    const FilterVocabulary &m_vocabulary;
    int m_cursor;
};

/// The field whose value stands at, or is missing behind, token `index`.
std::optional<FilterField> Completer::fieldBefore(qsizetype index) const
{
    while (index >= 0 && m_tokens[index].kind != Kind::Field) {
        const Kind kind = m_tokens[index].kind;
        if (kind != Kind::Operator && kind != Kind::Value && kind != Kind::Quoted
            && kind != Kind::Alternative)
            return std::nullopt;
        --index;
    }
    if (index < 0)
        return std::nullopt;
    return findField(m_text.sliced(m_tokens[index].position, m_tokens[index].length));
}

FilterCompletion Completer::run() const
{
    qsizetype at = -1; // the token the cursor is in or right behind
    for (qsizetype i = 0; i < m_tokens.size() && m_tokens[i].position < m_cursor; ++i) {
        if (m_cursor <= m_tokens[i].end())
            at = i;
    }
    if (at < 0)
        return terms(nullptr);
    const FilterToken &token = m_tokens[at];
    switch (token.kind) {
    case Kind::Or:
        // A bar right behind a value asks for an alternative to it.
        if (at > 0 && m_text[token.position] == u'|' && m_tokens[at - 1].end() == token.position) {
            if (const auto field = fieldBefore(at - 1))
                return values(*field, nullptr);
        }
        [[fallthrough]];
    case Kind::Word:
    case Kind::Field:
    case Kind::And:
    case Kind::Not: // half of "order" reads as a keyword
        return terms(m_text[token.position].isLetter() ? &token : nullptr);
    case Kind::Operator:
    case Kind::Alternative:
        if (const auto field = fieldBefore(at))
            return values(*field, nullptr);
        return {m_cursor, 0, {}};
    case Kind::Value:
    case Kind::Quoted:
        if (const auto field = fieldBefore(at - 1);
            field && at > 0 && m_tokens[at - 1].kind != Kind::Quoted && m_tokens[at - 1].kind != Kind::Value)
            return values(*field, &token);
        return {m_cursor, 0, {}};
    case Kind::Open:
    case Kind::Close:
        return terms(nullptr);
    case Kind::Regex:
        break;
    }
    return {m_cursor, 0, {}};
}

FilterCompletion Completer::values(FilterField field, const FilterToken *value) const
{
    Gatherer gatherer(value ? typedPart(m_text, *value, m_cursor) : QString());
    for (const QString &name : valuesOf(field, m_vocabulary))
        gatherer.offer(name, spelled(field, name));
    if (!value)
        return {m_cursor, 0, gatherer.take()};
    return {value->position, value->length, gatherer.take()};
}

FilterCompletion Completer::terms(const FilterToken *word) const
{
    const QString typed = word ? typedPart(m_text, *word, m_cursor) : QString();
    const bool followed = word && word->kind == Kind::Field; // its operator is there already
    Gatherer gatherer(typed);
    for (const FilterFieldInfo &info : filterFields()) {
        const QString name = QLatin1StringView(info.name);
        const bool ordered = info.kind == FilterFieldKind::Number;
        gatherer.offer(name, followed ? name : name + (ordered ? u'>' : u':'));
    }
    for (const QString &path : m_vocabulary.payloadPaths) {
        const QString name = QStringLiteral("payload") + path;
        gatherer.offer(name, followed ? name : name + u'=');
    }
    if (!typed.isEmpty() && !followed) {
        for (const FilterField field : {FilterField::Room, FilterField::User, FilterField::Type}) {
            for (const QString &value : valuesOf(field, m_vocabulary))
                gatherer.offer(value, filterTermFor(field, value));
        }
    }
    if (!word)
        return {m_cursor, 0, gatherer.take()};
    return {word->position, word->length, gatherer.take()};
}

} // namespace

FilterCompletion completeFilter(QStringView text, int cursor, const FilterVocabulary &vocabulary)
{
    return Completer(text, cursor, vocabulary).run();
}

} // namespace roomdeck
