#include "core/traffic/filter/textneedle.h"

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QtAlgorithms>
#include <algorithm>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace roomdeck {

namespace {

QByteArray utf8Of(char32_t c)
{
    return QString::fromUcs4(&c, 1).toUtf8();
}

std::vector<QByteArray> spellingsOf(char32_t c, Qt::CaseSensitivity sensitivity)
{
    std::vector<QByteArray> spellings{utf8Of(c)};
    if (sensitivity == Qt::CaseSensitive)
        return spellings;
    const char32_t folded = QChar::toCaseFolded(c);
    for (const char32_t other : {char32_t(QChar::toLower(c)), char32_t(QChar::toUpper(c)),
                                 char32_t(QChar::toTitleCase(c)), folded, char32_t(QChar::toUpper(folded))}) {
        const QByteArray spelling = utf8Of(other);
        if (std::find(spellings.begin(), spellings.end(), spelling) == spellings.end())
            spellings.push_back(spelling);
    }
    return spellings;
}

bool isAsciiLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

} // namespace

TextNeedle::TextNeedle(QStringView text, Qt::CaseSensitivity sensitivity)
{
    const QList<uint> points = text.toUcs4();
    m_size = points.size();
    m_ascii = std::all_of(points.begin(), points.end(), [](uint c) { return c < 0x80; });
    for (const uint c : points) {
        if (m_ascii) {
            const char ignored = sensitivity == Qt::CaseInsensitive && isAsciiLetter(char(c)) ? 0x20 : 0;
            m_ignored += ignored;
            m_bytes += char(char(c) | ignored);
        } else {
            m_points.push_back(spellingsOf(c, sensitivity));
        }
    }
    if (!m_ascii) {
        for (const QByteArray &spelling : m_points.front())
            m_first[uchar(spelling.front())] = true;
    }
}

qsizetype TextNeedle::indexIn(QByteArrayView utf8, qsizetype from) const
{
    if (from < 0 || from > utf8.size())
        return -1;
    if (m_size == 0)
        return from;
    const char *const begin = utf8.data();
    const char *const end = begin + utf8.size();
    return m_ascii ? indexOfAscii(begin, begin + from, end) : indexOfWide(begin, begin + from, end);
}

bool TextNeedle::matchesAsciiAt(const char *at) const
{
    for (qsizetype i = 0; i < m_bytes.size(); ++i) {
        if (char(at[i] | m_ignored[i]) != m_bytes[i])
            return false;
    }
    return true;
}

qsizetype TextNeedle::indexOfAscii(const char *begin, const char *from, const char *end) const
{
    const qsizetype last = m_bytes.size() - 1;
    const char *at = from;
#ifdef __SSE2__
    // Sixteen places at once: those where both the first and the last byte fit are looked at closely.
    const __m128i firstByte = _mm_set1_epi8(m_bytes[0]);
    const __m128i firstIgnored = _mm_set1_epi8(m_ignored[0]);
    const __m128i lastByte = _mm_set1_epi8(m_bytes[last]);
    const __m128i lastIgnored = _mm_set1_epi8(m_ignored[last]);
    const auto load = [](const char *p) { return _mm_loadu_si128(reinterpret_cast<const __m128i *>(p)); };
    for (; end - at >= last + 16; at += 16) {
        const __m128i first = _mm_cmpeq_epi8(_mm_or_si128(load(at), firstIgnored), firstByte);
        const __m128i second = _mm_cmpeq_epi8(_mm_or_si128(load(at + last), lastIgnored), lastByte);
        auto places = unsigned(_mm_movemask_epi8(_mm_and_si128(first, second)));
        for (; places != 0; places &= places - 1) {
            const char *const place = at + qCountTrailingZeroBits(places);
            if (matchesAsciiAt(place))
                return place - begin;
        }
    }
#endif
    for (; end - at > last; ++at) {
        if (matchesAsciiAt(at))
            return at - begin;
    }
    return -1;
}

bool TextNeedle::matchesWideAt(const char *at, const char *end) const
{
    for (const Spellings &spellings : m_points) {
        const auto fits = [at, end](const QByteArray &spelling) {
            return end - at >= spelling.size()
                && std::memcmp(at, spelling.constData(), size_t(spelling.size())) == 0;
        };
        // No spelling is the beginning of another one in UTF-8, so the first that fits is the only one.
        const auto found = std::find_if(spellings.begin(), spellings.end(), fits);
        if (found == spellings.end())
            return false;
        at += found->size();
    }
    return true;
}

qsizetype TextNeedle::indexOfWide(const char *begin, const char *from, const char *end) const
{
    for (const char *at = from; at != end; ++at) {
        if (m_first[uchar(*at)] && matchesWideAt(at, end))
            return at - begin;
    }
    return -1;
}

} // namespace roomdeck
