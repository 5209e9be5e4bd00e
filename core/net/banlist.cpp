#include "core/net/banlist.h"

#include <chrono>

namespace roomdeck {

namespace {

bool isInForce(const QHash<QByteArray, qint64> &list, const QByteArray &key)
{
    const auto it = list.constFind(key);
    if (it == list.constEnd())
        return false;
    using namespace std::chrono;
    return *it == 0 || *it > duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace

BanList::BanList(const QList<Restriction> &bans)
{
    for (const Restriction &ban : bans) {
        if (!ban.user.isEmpty())
            m_users.insert(nameKey(ban.user), ban.untilUs);
        if (!ban.address.isEmpty())
            m_addresses.insert(ban.address, ban.untilUs);
    }
}

bool BanList::bans(const QByteArray &user, const QByteArray &address) const
{
    return bansUser(user) || (!m_addresses.isEmpty() && isInForce(m_addresses, address));
}

bool BanList::bansUser(const QByteArray &user) const
{
    return !m_users.isEmpty() && isInForce(m_users, nameKey(user));
}

QByteArray hostOf(const QByteArray &addressAndPort)
{
    const qsizetype colon = addressAndPort.lastIndexOf(':');
    QByteArray host = colon < 0 ? addressAndPort : addressAndPort.first(colon);
    if (host.startsWith('[') && host.endsWith(']'))
        host = host.sliced(1, host.size() - 2);
    return host;
}

} // namespace roomdeck
