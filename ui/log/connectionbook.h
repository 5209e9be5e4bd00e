// What connections said when they opened, kept longer than their rows in the log.
#pragma once

#include "core/model/traffic.h"

#include <QtCore/QHash>
#include <deque>
#include <optional>

namespace roomdeck {

/// How a connection came and went.
struct ConnectionStory
{
    ConnectionId id = ConnectionId::None;
    QByteArray user;
    QByteArray address;
    QByteArray requestHead; ///< request line and headers, secrets masked
    DialectId dialect = 0;
    qint64 openedUs = 0; ///< UTC µs
    qint64 closedUs = 0; ///< UTC µs; 0 while it is open
    QByteArray closeCode;
    QByteArray closeReason; ///< a JSON string
};

/// Remembers the latest connections up to a number of bytes; the oldest are forgotten first. GUI thread.
class ConnectionBook
{
public:
    static constexpr qint64 MaxBytes = 16 * 1024 * 1024;

    /// Takes note of Connected and Disconnected entries, and ignores others.
    void note(const TrafficEntry &entry);
    /// Takes in what a file knows of a connection.
    void add(const ConnectionStory &story);
    std::optional<ConnectionStory> find(ConnectionId id) const;
    const QHash<ConnectionId, ConnectionStory> &stories() const { return m_stories; }
    void clear();
    int size() const { return int(m_stories.size()); }

private:
    static qint64 bytesOf(const ConnectionStory &story);

    QHash<ConnectionId, ConnectionStory> m_stories;
    std::deque<ConnectionId> m_order;
    qint64 m_bytes = 0;
};

} // namespace roomdeck
