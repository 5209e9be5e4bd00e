#include "core/protocol/jsontext.h"

#include <QtCore/QChar>
#include <charconv>
#include <limits>

namespace roomdeck {

namespace {

bool needsEscape(char c)
{
    return uchar(c) < 0x20 || c == '"' || c == '\\';
}

void appendEscaped(QByteArray &out, char c)
{
    static constexpr char hex[] = "0123456789abcdef";
    switch (c) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\b':
        out += "\\b";
        return;
    case '\f':
        out += "\\f";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        out += "\\u00";
        out += hex[uchar(c) >> 4];
        out += hex[uchar(c) & 15];
    }
}

/// Generic UTF-8: surrogates get their three bytes too.
void appendCodePoint(QByteArray &out, char32_t c)
{
    if (c < 0x80) {
        out += char(c);
    } else if (c < 0x800) {
        out += char(0xc0 | (c >> 6));
        out += char(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        out += char(0xe0 | (c >> 12));
        out += char(0x80 | ((c >> 6) & 0x3f));
        out += char(0x80 | (c & 0x3f));
    } else {
        out += char(0xf0 | (c >> 18));
        out += char(0x80 | ((c >> 12) & 0x3f));
        out += char(0x80 | ((c >> 6) & 0x3f));
        out += char(0x80 | (c & 0x3f));
    }
}

char plainEscape(char c)
{
    switch (c) {
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default: // quote, backslash, slash
        return c;
    }
}

/// Reads the four digits of a `\u` escape at `at`; -1 when they are not there.
int hexUnit(QByteArrayView raw, qsizetype at)
{
    if (at < 0 || raw.size() - at < 4)
        return -1;
    unsigned unit = 0;
    const char *begin = raw.data() + at;
    const auto [end, error] = std::from_chars(begin, begin + 4, unit, 16);
    return error == std::errc() && end == begin + 4 ? int(unit) : -1;
}

bool isHighSurrogate(int unit)
{
    return unit >= 0xd800 && unit <= 0xdbff;
}

bool isLowSurrogate(int unit)
{
    return unit >= 0xdc00 && unit <= 0xdfff;
}

/// Decodes the `\u` escape whose digits start at `at`, with its second half if there is one; returns the
/// index behind it.
qsizetype decodeUnicode(QByteArrayView raw, qsizetype at, bool keepLone, QByteArray &out, bool &wellFormed)
{
    const int unit = hexUnit(raw, at);
    at = qMin(at + 4, raw.size());
    if (isHighSurrogate(unit) && raw.sliced(at).startsWith("\\u")) {
        const int second = hexUnit(raw, at + 2);
        if (isLowSurrogate(second)) {
            appendCodePoint(out, QChar::surrogateToUcs4(char16_t(unit), char16_t(second)));
            return at + 6;
        }
    }
    const bool lone = unit < 0 || isHighSurrogate(unit) || isLowSurrogate(unit);
    wellFormed = wellFormed && !lone;
    appendCodePoint(out, lone && (!keepLone || unit < 0) ? 0xfffd : char32_t(unit));
    return at;
}

QByteArray unescape(QByteArrayView raw, bool keepLone, bool &wellFormed)
{
    wellFormed = true;
    qsizetype plain = raw.indexOf('\\');
    if (plain < 0)
        return raw.toByteArray();
    QByteArray out;
    out.reserve(raw.size());
    qsizetype from = 0;
    while (plain >= 0 && plain + 1 < raw.size()) {
        out.append(raw.sliced(from, plain - from));
        const char c = raw[plain + 1];
        if (c == 'u') {
            from = decodeUnicode(raw, plain + 2, keepLone, out, wellFormed);
        } else {
            out += plainEscape(c);
            from = plain + 2;
        }
        plain = raw.indexOf('\\', from);
    }
    out.append(raw.sliced(from));
    return out;
}

} // namespace

void appendJsonString(QByteArray &out, QByteArrayView utf8)
{
    out += '"';
    const char *from = utf8.data();
    const char *const end = from + utf8.size();
    for (const char *at = from; at != end; ++at) {
        if (!needsEscape(*at))
            continue;
        out.append(from, at - from);
        appendEscaped(out, *at);
        from = at + 1;
    }
    out.append(from, end - from);
    out += '"';
}

QByteArray jsonString(QByteArrayView utf8)
{
    QByteArray out;
    out.reserve(utf8.size() + 2);
    appendJsonString(out, utf8);
    return out;
}

QByteArray decodeJsonString(QByteArrayView quoted, bool *wellFormed)
{
    bool good = false;
    QByteArray text;
    if (quoted.size() >= 2)
        text = unescape(quoted.sliced(1, quoted.size() - 2), false, good);
    if (wellFormed)
        *wellFormed = good;
    return text;
}

QByteArray decodeJsonKey(QByteArrayView raw)
{
    bool ignored = false;
    return unescape(raw, true, ignored);
}

void appendCompactJson(QByteArray &out, QByteArrayView value)
{
    out.reserve(out.size() + value.size());
    bool quoted = false;
    for (qsizetype i = 0; i < value.size(); ++i) {
        const char c = value[i];
        if (quoted && c == '\\' && i + 1 < value.size()) {
            out += c;
            out += value[++i];
            continue;
        }
        if (c == '"')
            quoted = !quoted;
        if (quoted || (c != ' ' && c != '\n' && c != '\r' && c != '\t'))
            out += c;
    }
}

void appendJsonComma(QByteArray &out)
{
    const char last = out.isEmpty() ? '{' : out.back();
    if (last != '{' && last != '[')
        out += ',';
}

void appendInteger(QByteArray &out, qint64 value)
{
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    out.append(digits, end - digits);
}

void appendTimestamp(QByteArray &out, qint64 timeUs)
{
    constexpr qint64 perSecond = 1'000'000;
    if (timeUs < 0) {
        out += '-';
        timeUs = timeUs == std::numeric_limits<qint64>::min() ? std::numeric_limits<qint64>::max() : -timeUs;
    }
    appendInteger(out, timeUs / perSecond);
    // Leading zeros of the fraction come from a one in front of it, which the point then overwrites.
    const qsizetype point = out.size();
    appendInteger(out, perSecond + timeUs % perSecond);
    out[point] = '.';
}

} // namespace roomdeck
