// What all I/O workers of a server share about who may come in; changed while they run.
#pragma once

#include "core/auth/authenticator.h"

#include <QtCore/QHash>

#include <memory>
#include <mutex>

class QSslConfiguration;

namespace roomdeck {

class ConnectGate;
struct Limits;

/// Open connections by address and by user. Any thread.
class ConnectionCensus
{
public:
    /// Counts a connection in, unless a limit forbids it.
    bool enter(const QByteArray &address, const QByteArray &user, const Limits &limits);
    void leave(const QByteArray &address, const QByteArray &user);

private:
    static void decrease(QHash<QByteArray, int> &counts, const QByteArray &key);

    std::mutex m_mutex; // guards the two below
    QHash<QByteArray, int> m_byAddress;
    QHash<QByteArray, int> m_byUser;
};

/// What the files that settings name make of a server's door.
struct SecurityFiles
{
    std::shared_ptr<const Authenticator> authenticator;
    std::shared_ptr<const QSslConfiguration> tls; ///< null without TLS
    Error error;
};

/// Reads keys and certificates; the error says what is wrong with them. Blocking; any thread.
SecurityFiles loadSecurityFiles(const ServerSettings &settings);

/// The certificate and the authenticator in force. Any thread.
class Security
{
public:
    void set(std::shared_ptr<const Authenticator> authenticator,
             std::shared_ptr<const QSslConfiguration> tls);
    std::shared_ptr<const Authenticator> authenticator() const;
    std::shared_ptr<const QSslConfiguration> tls() const;
    /// Whom to ask about every client besides; null: nobody. It outlives the workers.
    void setGate(ConnectGate *gate);
    ConnectGate *gate() const;

    GuessLimiter guesses;
    ConnectionCensus census;

private:
    mutable std::mutex m_mutex; // guards what follows
    std::shared_ptr<const Authenticator> m_authenticator = std::make_shared<const Authenticator>();
    std::shared_ptr<const QSslConfiguration> m_tls;
    ConnectGate *m_gate = nullptr;
};

} // namespace roomdeck
