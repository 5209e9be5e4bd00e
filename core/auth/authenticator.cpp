#include "core/auth/authenticator.h"

#include "core/protocol/urltext.h"
#include "core/settings/serversettings.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QFile>

#include <openssl/crypto.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace roomdeck {

namespace {

constexpr int FreeFailures = 5;
constexpr qint64 RetryMs = 6'000; // ten a minute
constexpr qint64 ForgetMs = 10 * 60'000;
constexpr qsizetype MaxRecords = 10'000;

QByteArray sha256(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256);
}

QByteArray tokenOf(const HttpRequest &request)
{
    const QByteArray authorization = request.header("Authorization");
    if (authorization.toLower().startsWith("bearer "))
        return authorization.sliced(7).trimmed();
    const QByteArrayList protocols = request.header("Sec-WebSocket-Protocol").split(',');
    if (protocols.size() >= 2 && protocols[0].trimmed() == "bearer")
        return protocols[1].trimmed();
    const QByteArray token = queryValue(request.query(), "token");
    return token.isEmpty() ? queryValue(request.query(), "access_token") : token;
}

} // namespace

bool Identity::mayEnter(QByteArrayView room) const
{
    if (!roomsGiven)
        return true;
    for (const QByteArray &allowed : rooms) {
        if (allowed == room || (allowed.endsWith('*') && room.startsWith(QByteArrayView(allowed).chopped(1))))
            return true;
    }
    return false;
}

bool GuessLimiter::mayTry(const QByteArray &address, qint64 nowMs)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_records.find(address);
    if (it == m_records.end())
        return true;
    if (nowMs - it->lastMs > ForgetMs) {
        m_records.erase(it);
        return true;
    }
    return it->failures < FreeFailures || nowMs - it->lastMs >= RetryMs;
}

void GuessLimiter::failed(const QByteArray &address, qint64 nowMs)
{
    const std::lock_guard lock(m_mutex);
    if (m_records.size() >= MaxRecords && !m_records.contains(address)) {
        // Memory is bounded, whoever comes along. Those of long ago go, half of all: that is seldom.
        std::vector<qint64> times;
        times.reserve(size_t(m_records.size()));
        for (const Record &record : std::as_const(m_records))
            times.push_back(record.lastMs);
        const auto middle = times.begin() + qsizetype(times.size() / 2);
        std::nth_element(times.begin(), middle, times.end());
        m_records.removeIf([middle](const auto &entry) { return entry.value().lastMs <= *middle; });
    }
    Record &record = m_records[address];
    ++record.failures;
    record.lastMs = nowMs;
}

void GuessLimiter::succeeded(const QByteArray &address)
{
    const std::lock_guard lock(m_mutex);
    m_records.remove(address);
}

Authenticator::Authenticator(const ServerSettings &settings, Error &error)
{
    if (settings.auth == ServerSettings::Auth::Off)
        return;
    if (settings.authFile.isEmpty()) {
        error = {ErrorCode::BadConfiguration,
                 "authentication needs a file with the token or the keys (auth_file)"};
        return;
    }
    if (settings.auth == ServerSettings::Auth::Jwt) {
        m_keys = JwtKeys::load(settings.authFile, error);
        m_mode = Mode::Jwt;
        return;
    }
    QFile file(settings.authFile);
    const QByteArray token = file.open(QIODevice::ReadOnly) ? file.read(4096).trimmed() : QByteArray();
    if (token.size() < 16) {
        error = {ErrorCode::BadConfiguration,
                 settings.authFile.toUtf8()
                     + (file.isOpen() ? ": a shared token needs at least 16 characters"
                                      : ": cannot be read: " + file.errorString().toUtf8())};
        return;
    }
    m_tokenHash = sha256(token);
    m_mode = Mode::SharedToken;
}

bool Authenticator::authenticate(const HttpRequest &request, qint64 nowS, Identity &identity,
                                 QByteArray &problem) const
{
    identity = {};
    if (m_mode == Mode::Off)
        return true;
    const QByteArray token = tokenOf(request);
    if (token.isEmpty()) {
        problem = "a token is needed";
        return false;
    }
    if (m_mode == Mode::SharedToken) {
        const QByteArray hash = sha256(token);
        identity.authenticated
            = CRYPTO_memcmp(hash.constData(), m_tokenHash.constData(), size_t(hash.size())) == 0;
        if (!identity.authenticated)
            problem = "the token is wrong";
        return identity.authenticated;
    }
    JwtClaims claims;
    if (!verifyJwt(token, m_keys, nowS, claims, problem))
        return false;
    identity = {true,           claims.subject,    claims.roomsGiven,
                claims.rooms,   claims.canPublish, claims.canSubscribe,
                claims.expiresS};
    return true;
}

} // namespace roomdeck
