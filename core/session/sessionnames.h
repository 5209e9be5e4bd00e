// The names in a session file: rooms, users, types and addresses by their ids.
#pragma once

#include "core/session/sqlite.h"
#include "core/traffic/logrow.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>

#include <array>

namespace roomdeck {

/// Looks names up in the table `strings` and remembers them, within bounds. Used by one thread, with the
/// connection given to prepare().
class SessionNames
{
public:
    bool prepare(SqliteConnection &db);
    /// Lets go of the connection and of what it remembers.
    void release() { *this = {}; }

    /// Empty for 0 and ids the file does not have.
    QByteArray text(StringId id);
    /// The same, to be used before trim() is called again.
    QByteArrayView view(StringId id);
    /// The address of a host's id and a port (0: none). To be used before the next call and before trim().
    QByteArrayView address(StringId host, quint16 port);
    /// 0 when the file does not have that name.
    StringId idOf(QByteArrayView text);
    /// Forgets what it remembers once that is much.
    void trim();

private:
    static constexpr size_t recentNames = 1024;
    static constexpr size_t recentAddresses = 256;

    struct Recent
    {
        StringId id = 0;
        QByteArrayView text;
    };
    struct RecentAddress
    {
        StringId host = 0;
        quint16 port = 0;
        QByteArray text;
    };

    const QByteArray &known(StringId id);

    SqliteStatement m_textOf;
    SqliteStatement m_idOf;
    QHash<StringId, QByteArray> m_known;
    qsizetype m_knownBytes = 0;
    std::array<Recent, recentNames> m_recent{}; // by the id's last digits; faster than any hash
    std::array<RecentAddress, recentAddresses> m_addresses{};
};

} // namespace roomdeck
