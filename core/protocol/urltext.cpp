#include "core/protocol/urltext.h"

namespace roomdeck {

namespace {

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

} // namespace

QByteArray percentDecoded(QByteArrayView text, PlusSign plus)
{
    QByteArray out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const int high = c == '%' && i + 2 < text.size() ? hexValue(text[i + 1]) : -1;
        const int low = high >= 0 ? hexValue(text[i + 2]) : -1;
        if (low >= 0) {
            out += char(high * 16 + low);
            i += 2;
        } else {
            out += c == '+' && plus == PlusSign::Space ? ' ' : c;
        }
    }
    return out;
}

QByteArray queryValue(QByteArrayView query, QByteArrayView key)
{
    while (!query.isEmpty()) {
        const qsizetype end = query.indexOf('&');
        const QByteArrayView pair = end < 0 ? query : query.first(end);
        query = end < 0 ? QByteArrayView() : query.sliced(end + 1);
        const qsizetype equals = pair.indexOf('=');
        const QByteArrayView name = equals < 0 ? pair : pair.first(equals);
        if (name == key || (name.contains('%') && percentDecoded(name, PlusSign::Space) == key))
            return equals < 0 ? QByteArray() : percentDecoded(pair.sliced(equals + 1), PlusSign::Space);
    }
    return {};
}

} // namespace roomdeck
