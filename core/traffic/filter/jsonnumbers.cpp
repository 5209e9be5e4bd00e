// Comparing numbers by their JSON spelling, without losing digits.
#include "core/traffic/filter/filterpredicates_p.h"

#include <algorithm>
#include <charconv>

namespace roomdeck {

namespace {

bool isPlainInteger(QByteArrayView text)
{
    if (text.startsWith('-'))
        text = text.sliced(1);
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Neither has leading zeros: JSON forbids them.
std::strong_ordering compareMagnitudes(QByteArrayView a, QByteArrayView b)
{
    if (a.size() != b.size())
        return a.size() <=> b.size();
    return a.compare(b) <=> 0;
}

std::strong_ordering compareIntegers(QByteArrayView a, QByteArrayView b)
{
    if (a == QByteArrayView("-0"))
        a = a.sliced(1);
    if (b == QByteArrayView("-0"))
        b = b.sliced(1);
    const bool aNegative = a.startsWith('-');
    const bool bNegative = b.startsWith('-');
    if (aNegative != bNegative)
        return aNegative ? std::strong_ordering::less : std::strong_ordering::greater;
    return aNegative ? compareMagnitudes(b, a) : compareMagnitudes(a, b);
}

} // namespace

bool isJsonNumber(QByteArrayView text)
{
    return jsonType(text) == JsonType::Number && !scanJson(text, 1) && !text.endsWith(' ');
}

std::partial_ordering compareJsonNumbers(QByteArrayView a, QByteArrayView b)
{
    if (isPlainInteger(a) && isPlainInteger(b))
        return compareIntegers(a, b);
    double x = 0;
    double y = 0;
    const auto readA = std::from_chars(a.begin(), a.end(), x);
    const auto readB = std::from_chars(b.begin(), b.end(), y);
    if (readA.ec != std::errc() || readB.ec != std::errc())
        return a == b ? std::partial_ordering::equivalent : std::partial_ordering::unordered;
    return x <=> y;
}

} // namespace roomdeck
