#include "core/http/secrets.h"

#include <QtCore/QList>

#include <algorithm>
#include <array>
#include <initializer_list>

namespace roomdeck {

namespace {

bool isOneOf(const QByteArray &name, std::initializer_list<QByteArrayView> names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool tells(const QByteArray &name)
{
    constexpr std::array<QByteArrayView, 6> words{"token", "secret", "password", "passwd", "apikey", "jwt"};
    const QByteArray plain = QByteArray(name).replace('-', "").replace('_', "");
    return std::any_of(words.begin(), words.end(),
                       [&plain](QByteArrayView word) { return plain.contains(word); });
}

} // namespace

bool isSecretHeader(QByteArrayView name)
{
    const QByteArray lower = name.toByteArray().toLower();
    return lower.endsWith("authorization") || lower.contains("cookie") || lower == "sec-websocket-protocol"
        || tells(lower);
}

bool isSecretParameter(QByteArrayView name)
{
    const QByteArray lower = QByteArray::fromPercentEncoding(name.toByteArray()).toLower();
    return tells(lower) || isOneOf(lower, {"key", "auth", "authorization", "pwd", "signature", "sig"});
}

QByteArray maskedTarget(QByteArrayView target)
{
    const qsizetype query = target.indexOf('?');
    if (query < 0)
        return target.toByteArray();
    QByteArray masked = target.first(query).toByteArray();
    char separator = '?';
    for (const QByteArray &part : target.sliced(query + 1).toByteArray().split('&')) {
        const qsizetype equals = part.indexOf('=');
        masked += separator;
        masked += equals >= 0 && isSecretParameter(part.first(equals)) ? part.first(equals) + "=***" : part;
        separator = '&';
    }
    return masked;
}

} // namespace roomdeck
