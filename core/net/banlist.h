// Who is kept out before the upgrade.
#pragma once

#include "core/model/moderation.h"

#include <QtCore/QHash>

namespace roomdeck {

/// Immutable; the hub makes a new one when bans change and shares it with the I/O workers.
class BanList
{
public:
    BanList() = default;
    explicit BanList(const QList<Restriction> &bans);

    /// True when the user or the address (without port) is banned now.
    bool bans(const QByteArray &user, const QByteArray &address) const;
    bool bansUser(const QByteArray &user) const;

private:
    QHash<QByteArray, qint64> m_users; // by nameKey(); until when, UTC µs, 0 = for good
    QHash<QByteArray, qint64> m_addresses;
};

/// "127.0.0.1:51122" → "127.0.0.1", "[::1]:80" → "::1".
QByteArray hostOf(const QByteArray &addressAndPort);

} // namespace roomdeck
