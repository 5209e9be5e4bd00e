// Who is here, as the window knows it: rooms, users and connections kept up to date from RosterUpdates.
#pragma once

#include "core/model/roster.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QSet>

namespace roomdeck {

/// What one update touched, for models that follow along.
struct RosterChange
{
    bool reset = false; ///< everything may have changed; the sets below are then empty
    QSet<QByteArray> rooms; ///< opened, changed or closed
    QSet<QByteArray> users; ///< came, went, moved between rooms, or one of their connections changed
};

/// The window's copy of the roster. GUI thread. Times UTC µs, sizes bytes. Names are untrusted UTF-8.
class RosterState : public QObject
{
    Q_OBJECT

public:
    explicit RosterState(QObject *parent = nullptr);

    const ServerStats &stats() const { return m_stats; }
    const QHash<QByteArray, RoomInfo> &rooms() const { return m_rooms; }
    const QHash<ConnectionId, ConnectionInfo> &connections() const { return m_connections; }
    /// Null when there is no such room or connection.
    const RoomInfo *room(const QByteArray &name) const;
    const ConnectionInfo *connection(ConnectionId id) const;
    /// Every user with a live connection.
    QList<QByteArray> users() const { return m_users.keys(); }
    QList<QByteArray> usersIn(const QByteArray &room) const;
    bool hasUser(const QByteArray &user) const { return m_users.contains(user); }
    bool isIn(const QByteArray &user, const QByteArray &room) const;
    /// Oldest first.
    QList<ConnectionId> connectionsOf(const QByteArray &user) const { return m_users.value(user); }
    QList<ConnectionId> connectionsOf(const QByteArray &user, const QByteArray &room) const;

public Q_SLOTS:
    void apply(const roomdeck::RosterUpdate &update);
    void clear();

Q_SIGNALS:
    void changed(const roomdeck::RosterChange &change);
    void statsChanged(const roomdeck::ServerStats &stats);

private:
    void forgetAll();
    void put(const ConnectionInfo &connection, RosterChange &change);
    void remove(ConnectionId id, RosterChange &change);
    void enter(const ConnectionInfo &connection, const QByteArray &room);
    void exit(const ConnectionInfo &connection, const QByteArray &room);

    QHash<QByteArray, RoomInfo> m_rooms;
    QHash<ConnectionId, ConnectionInfo> m_connections;
    QHash<QByteArray, QList<ConnectionId>> m_users;
    /// room → user → how many of the user's connections are in it
    QHash<QByteArray, QHash<QByteArray, int>> m_members;
    ServerStats m_stats;
};

} // namespace roomdeck
