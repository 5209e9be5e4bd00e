// Who a client is, and what it may do, before the upgrade.
#pragma once

#include "core/auth/jwt.h"
#include "core/http/httprequest.h"

#include <QtCore/QHash>
#include <mutex>

namespace roomdeck {

struct ServerSettings;

/// What a client proved. Anonymous: it proved nothing, and nothing is asked.
struct Identity
{
    bool authenticated = false;
    QByteArray user; ///< from the token; wins over what the client calls itself. Empty: not said
    bool roomsGiven = false;
    QList<QByteArray> rooms;
    bool canPublish = true;
    bool canSubscribe = true;
    qint64 expiresS = 0;

    bool mayEnter(QByteArrayView room) const;
};

/// Slows down guessing: after five failures from one address, one try every six seconds. Any thread.
class GuessLimiter
{
public:
    /// True when `address` may try now.
    bool mayTry(const QByteArray &address, qint64 nowMs);
    void failed(const QByteArray &address, qint64 nowMs);
    void succeeded(const QByteArray &address);

private:
    struct Record
    {
        int failures = 0;
        qint64 lastMs = 0;
    };

    std::mutex m_mutex; // guards m_records
    QHash<QByteArray, Record> m_records;
};

/// Immutable; made anew when settings or key files change. Any thread.
class Authenticator
{
public:
    enum class Mode : quint8 { Off, SharedToken, Jwt };

    Authenticator() = default;
    /// Reads the files the settings name. The error says what is wrong with them.
    Authenticator(const ServerSettings &settings, Error &error);

    bool isOff() const { return m_mode == Mode::Off; }
    /// The token may come as `Authorization: Bearer`, as a second subprotocol after "bearer", or as `token`
    /// or `access_token` in the query. False and a problem (never the token) when it is missing or wrong.
    bool authenticate(const HttpRequest &request, qint64 nowS, Identity &identity, QByteArray &problem) const;

private:
    Mode m_mode = Mode::Off;
    QByteArray m_tokenHash; // SHA-256
    JwtKeys m_keys;
};

} // namespace roomdeck
