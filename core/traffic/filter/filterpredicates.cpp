#include "core/traffic/filter/filterpredicates_p.h"

#include "core/traffic/addressees.h"

#include <algorithm>

namespace roomdeck {

namespace {

/// Ids beyond this are looked at each time: a table this long is full of names nobody uses twice.
constexpr StringId maxCachedNames = 1u << 20;

constexpr quint64 bit(int index)
{
    return quint64(1) << index;
}

/// in, out, operator, api; see fieldChoices().
quint64 directionBits(const LogRow &row)
{
    if (row.kind == TrafficKind::Error)
        return row.senderKind == SenderKind::Client ? bit(0) : 0;
    const bool message = row.kind == TrafficKind::Message;
    if (!message && row.kind != TrafficKind::Action && row.kind != TrafficKind::Server)
        return 0;
    const quint64 out = message ? bit(1) : 0;
    switch (row.senderKind) {
    case SenderKind::Client:
        return message ? bit(0) : 0;
    case SenderKind::Operator:
        return out | bit(2);
    case SenderKind::Api:
        return out | bit(3);
    case SenderKind::Server:
        return out;
    }
    return 0;
}

qint64 numberOf(const LogRow &row, FilterField field)
{
    switch (field) {
    case FilterField::Size:
        return row.size;
    case FilterField::Connection:
        return qint64(row.connection);
    case FilterField::Sequence:
        return qint64(row.seq);
    case FilterField::Recipients:
        return row.recipients;
    case FilterField::After:
    case FilterField::Before:
        return row.timeUs;
    default:
        return 0;
    }
}

struct NameOfRow
{
    QByteArrayView text;
    StringId id = 0;
};

NameOfRow nameOf(const LogRow &row, FilterField field)
{
    switch (field) {
    case FilterField::Room:
        return {row.room, row.roomId};
    case FilterField::User:
        return {row.user, row.userId};
    case FilterField::Type:
        return {row.type, row.typeId};
    default:
        return {row.address, 0};
    }
}

/// `test` of the name's text, asked once per id.
template <typename Test>
bool remembered(FilterNameCache &cache, const NameOfRow &name, Test test)
{
    if (name.id == 0 || name.id >= maxCachedNames)
        return test(name.text);
    if (cache.size() <= name.id)
        cache.resize(std::max<size_t>(size_t(name.id) + 1, cache.size() * 2));
    quint8 &known = cache[name.id];
    if (known == 0)
        known = test(name.text) ? 2 : 1;
    return known == 2;
}

/// Whether `test` holds for a name of the chunk.
template <typename Test>
bool anyName(const LogChunk &chunk, FilterNameCache &cache, Test test)
{
    const std::vector<StringId> &ids = chunk.nameIds();
    return std::any_of(ids.begin(), ids.end(), [&](StringId id) {
        return remembered(cache, {chunk.names()->text(id), id}, test);
    });
}

/// Whether JSON has a short escape for a part of `text`; everything else can only hide behind \u….
bool hasShortEscape(const QString &text)
{
    static const QString escaped = QStringLiteral("\"\\/");
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.unicode() < 0x20 || escaped.contains(c); });
}

} // namespace

RowParts partsOf(FilterField field)
{
    switch (field) {
    case FilterField::Room:
        return {RowPart::Room, RowPart::Addressees};
    case FilterField::User:
        return RowPart::User;
    case FilterField::Type:
        return RowPart::Type;
    case FilterField::Address:
        return RowPart::Address;
    case FilterField::Payload:
        return RowPart::Payload;
    case FilterField::Extra:
        return RowPart::Extra;
    case FilterField::Raw:
        return RowPart::Raw;
    case FilterField::Direction:
    case FilterField::Kind:
        return RowPart::Kind;
    case FilterField::Dialect:
        return RowPart::Dialect;
    case FilterField::Size:
        return RowPart::Size;
    case FilterField::Connection:
        return RowPart::Connection;
    case FilterField::Sequence:
        return RowPart::Seq;
    case FilterField::Recipients:
        return RowPart::Recipients;
    case FilterField::After:
    case FilterField::Before:
        return RowPart::Time;
    case FilterField::Text:
        break;
    }
    return {RowPart::Kind,    RowPart::Room,  RowPart::User, RowPart::Type,      RowPart::Address,
            RowPart::Payload, RowPart::Extra, RowPart::Raw,  RowPart::Addressees};
}

CombinedPredicate::CombinedPredicate(bool all, std::vector<FilterPredicatePtr> parts)
    : m_parts(std::move(parts)), m_all(all)
{
    std::stable_sort(
        m_parts.begin(), m_parts.end(),
        [](const FilterPredicatePtr &a, const FilterPredicatePtr &b) { return a->cost() < b->cost(); });
    for (const FilterPredicatePtr &part : m_parts) {
        m_cost += part->cost();
        m_rowParts |= part->parts();
    }
}

bool CombinedPredicate::matches(const LogRow &row, FilterScratch &scratch) const
{
    for (const FilterPredicatePtr &part : m_parts) {
        if (part->matches(row, scratch) != m_all)
            return !m_all;
    }
    return m_all;
}

bool CombinedPredicate::mayMatch(const LogChunk &chunk, FilterScratch &scratch) const
{
    for (const FilterPredicatePtr &part : m_parts) {
        if (part->mayMatch(chunk, scratch) != m_all)
            return !m_all;
    }
    return m_all;
}

bool CombinedPredicate::textsMatter(QByteArrayView texts) const
{
    return std::any_of(m_parts.begin(), m_parts.end(),
                       [texts](const FilterPredicatePtr &part) { return part->textsMatter(texts); });
}

bool ChoicePredicate::matches(const LogRow &row, FilterScratch &) const
{
    switch (m_field) {
    case FilterField::Kind:
        return m_mask & bit(int(row.kind));
    case FilterField::Direction:
        return m_mask & directionBits(row);
    default:
        return row.dialect < 64 && (m_mask & bit(row.dialect));
    }
}

bool NumberPredicate::matches(const LogRow &row, FilterScratch &) const
{
    const qint64 number = numberOf(row, m_field);
    return std::any_of(m_values.begin(), m_values.end(),
                       [this, number](qint64 value) { return satisfies(number <=> value, m_op); });
}

bool NamePredicate::matches(const LogRow &row, FilterScratch &scratch) const
{
    return remembered(scratch.names[size_t(m_cache)], nameOf(row, m_field),
                      [this](QByteArrayView text) { return matchesText(text); })
        || (m_field == FilterField::Room && !row.addressees.isEmpty() && reaches(row));
}

bool NamePredicate::reaches(const LogRow &row) const
{
    const Addressees to = addresseesOf(row);
    return to.everyone || std::any_of(to.rooms.begin(), to.rooms.end(), [this](const QByteArray &room) {
               return matchesText(room);
           });
}

bool NamePredicate::mayMatch(const LogChunk &chunk, FilterScratch &scratch) const
{
    return m_field == FilterField::Address || (m_field == FilterField::Room && chunk.hasAddressees())
        || anyName(chunk, scratch.names[size_t(m_cache)],
                   [this](QByteArrayView text) { return matchesText(text); });
}

bool NamePredicate::matchesText(QByteArrayView text) const
{
    if (m_regex)
        return regexFinds(*m_regex, text);
    return std::any_of(m_globs.begin(), m_globs.end(),
                       [text](const Glob &glob) { return glob.matches(text); });
}

SearchPredicate::SearchPredicate(FilterField field, const QStringList &texts, int cache)
    : m_escape(std::any_of(texts.begin(), texts.end(), hasShortEscape) ? u"\\" : u"\\u"), m_cache(cache),
      m_field(field)
{
    for (const QString &text : texts)
        m_needles.emplace_back(text);
}

bool SearchPredicate::mayMatch(const LogChunk &chunk, FilterScratch &scratch) const
{
    if (textsMatter(chunk.texts()))
        return true;
    return m_field == FilterField::Text
        && anyName(chunk, scratch.names[size_t(m_cache)],
                   [this](QByteArrayView text) { return inText(text); });
}

bool SearchPredicate::matches(const LogRow &row, FilterScratch &scratch) const
{
    switch (m_field) {
    case FilterField::Payload:
        return inJson(row.payload);
    case FilterField::Extra:
        return inJson(row.extra);
    case FilterField::Raw:
        return inText(row.raw);
    default:
        return inAnyText(row, scratch);
    }
}

bool SearchPredicate::inText(QByteArrayView text) const
{
    if (m_regex)
        return regexFinds(*m_regex, text);
    return std::any_of(m_needles.begin(), m_needles.end(),
                       [text](const TextNeedle &needle) { return needle.isIn(text); });
}

bool SearchPredicate::inJson(QByteArrayView json) const
{
    if (inText(json))
        return true;
    // Escapes hide text: Python, for one, writes every letter beyond ASCII as \u….
    return m_escape.isIn(json) && inText(decodeJsonKey(json));
}

bool SearchPredicate::inAnyText(const LogRow &row, FilterScratch &scratch) const
{
    const auto test = [this](QByteArrayView text) { return inText(text); };
    const auto cache = size_t(m_cache);
    // What did not become a payload (broken JSON, a request's head) is searched as it travelled.
    return remembered(scratch.names[cache], nameOf(row, FilterField::Type), test)
        || remembered(scratch.names[cache + 1], nameOf(row, FilterField::User), test)
        || remembered(scratch.names[cache + 2], nameOf(row, FilterField::Room), test)
        || inJson(row.payload.isEmpty() ? row.raw : row.payload)
        || (!row.extra.isEmpty() && inJson(row.extra)) || (!row.address.isEmpty() && inText(row.address))
        || (!row.addressees.isEmpty() && inJson(row.addressees));
}

} // namespace roomdeck
