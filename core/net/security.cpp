#include "core/net/security.h"

#include "core/model/moderation.h"
#include "core/net/tlsfiles.h"
#include "core/settings/serversettings.h"

#include <QtNetwork/QSslConfiguration>

namespace roomdeck {

bool ConnectionCensus::enter(const QByteArray &address, const QByteArray &user, const Limits &limits)
{
    const QByteArray key = nameKey(user);
    const std::lock_guard lock(m_mutex);
    int &byAddress = m_byAddress[address];
    int &byUser = m_byUser[key];
    const bool allowed = (limits.maxConnectionsPerAddress <= 0 || byAddress < limits.maxConnectionsPerAddress)
        && (limits.maxConnectionsPerUser <= 0 || byUser < limits.maxConnectionsPerUser);
    // Counted first and taken back after, so that no empty entries stay behind.
    ++byAddress;
    ++byUser;
    if (!allowed) {
        decrease(m_byAddress, address);
        decrease(m_byUser, key);
    }
    return allowed;
}

void ConnectionCensus::leave(const QByteArray &address, const QByteArray &user)
{
    const QByteArray key = nameKey(user);
    const std::lock_guard lock(m_mutex);
    decrease(m_byAddress, address);
    decrease(m_byUser, key);
}

void ConnectionCensus::decrease(QHash<QByteArray, int> &counts, const QByteArray &key)
{
    const auto it = counts.find(key);
    if (it != counts.end() && --*it <= 0)
        counts.erase(it);
}

SecurityFiles loadSecurityFiles(const ServerSettings &settings)
{
    SecurityFiles files;
    files.authenticator = std::make_shared<const Authenticator>(settings, files.error);
    if (files.error || (settings.tlsCertificate.isEmpty() && settings.tlsKey.isEmpty()))
        return files;
    TlsFiles tls = loadTlsFiles(settings.tlsCertificate, settings.tlsKey);
    files.tls = std::move(tls.configuration);
    files.error = tls.error;
    return files;
}

void Security::set(std::shared_ptr<const Authenticator> authenticator,
                   std::shared_ptr<const QSslConfiguration> tls)
{
    const std::lock_guard lock(m_mutex);
    m_authenticator = std::move(authenticator);
    m_tls = std::move(tls);
}

std::shared_ptr<const Authenticator> Security::authenticator() const
{
    const std::lock_guard lock(m_mutex);
    return m_authenticator;
}

void Security::setGate(ConnectGate *gate)
{
    const std::lock_guard lock(m_mutex);
    m_gate = gate;
}

ConnectGate *Security::gate() const
{
    const std::lock_guard lock(m_mutex);
    return m_gate;
}

std::shared_ptr<const QSslConfiguration> Security::tls() const
{
    const std::lock_guard lock(m_mutex);
    return m_tls;
}

} // namespace roomdeck
