#include "ui/models/rosterstate.h"

#include <algorithm>

namespace roomdeck {

RosterState::RosterState(QObject *parent) : QObject(parent) { }

const RoomInfo *RosterState::room(const QByteArray &name) const
{
    const auto it = m_rooms.constFind(name);
    return it == m_rooms.cend() ? nullptr : &*it;
}

const ConnectionInfo *RosterState::connection(ConnectionId id) const
{
    const auto it = m_connections.constFind(id);
    return it == m_connections.cend() ? nullptr : &*it;
}

QList<QByteArray> RosterState::usersIn(const QByteArray &room) const
{
    const auto it = m_members.constFind(room);
    return it == m_members.cend() ? QList<QByteArray>() : it->keys();
}

bool RosterState::isIn(const QByteArray &user, const QByteArray &room) const
{
    const auto it = m_members.constFind(room);
    return it != m_members.cend() && it->contains(user);
}

QList<ConnectionId> RosterState::connectionsOf(const QByteArray &user, const QByteArray &room) const
{
    QList<ConnectionId> ids = m_users.value(user);
    ids.removeIf([&](ConnectionId id) { return !m_connections[id].rooms.contains(room); });
    return ids;
}

void RosterState::apply(const RosterUpdate &update)
{
    RosterChange change;
    if (update.reset) {
        forgetAll();
        change.reset = true;
    }
    for (const QByteArray &name : update.closedRooms) {
        if (m_rooms.remove(name))
            change.rooms.insert(name);
    }
    for (const RoomInfo &info : update.rooms) {
        m_rooms.insert(info.name, info);
        change.rooms.insert(info.name);
    }
    for (const ConnectionId id : update.closedConnections)
        remove(id, change);
    for (const ConnectionInfo &info : update.connections)
        put(info, change);
    if (change.reset) {
        change.rooms.clear();
        change.users.clear();
    }
    m_stats = update.stats;
    if (change.reset || !change.rooms.isEmpty() || !change.users.isEmpty())
        Q_EMIT changed(change);
    Q_EMIT statsChanged(m_stats);
}

void RosterState::clear()
{
    RosterUpdate nothing;
    nothing.reset = true;
    apply(nothing);
}

void RosterState::forgetAll()
{
    m_rooms.clear();
    m_connections.clear();
    m_users.clear();
    m_members.clear();
}

void RosterState::put(const ConnectionInfo &connection, RosterChange &change)
{
    change.users.insert(connection.user);
    const auto known = m_connections.find(connection.id);
    if (known != m_connections.end() && known->user != connection.user) {
        remove(connection.id, change); // a chat connection took a name
    } else if (known != m_connections.end()) {
        if (known->rooms != connection.rooms) {
            for (const QByteArray &room : std::as_const(known->rooms))
                exit(*known, room);
            for (const QByteArray &room : connection.rooms)
                enter(connection, room);
        }
        *known = connection;
        return;
    }
    m_connections.insert(connection.id, connection);
    QList<ConnectionId> &ids = m_users[connection.user];
    ids.insert(std::upper_bound(ids.cbegin(), ids.cend(), connection.id), connection.id);
    for (const QByteArray &room : connection.rooms)
        enter(connection, room);
}

void RosterState::remove(ConnectionId id, RosterChange &change)
{
    const auto known = m_connections.constFind(id);
    if (known == m_connections.cend())
        return;
    change.users.insert(known->user);
    for (const QByteArray &room : known->rooms)
        exit(*known, room);
    const auto user = m_users.find(known->user);
    user->removeOne(id);
    if (user->isEmpty())
        m_users.erase(user);
    m_connections.erase(known);
}

void RosterState::enter(const ConnectionInfo &connection, const QByteArray &room)
{
    ++m_members[room][connection.user];
}

void RosterState::exit(const ConnectionInfo &connection, const QByteArray &room)
{
    const auto members = m_members.find(room);
    const auto member = members->find(connection.user);
    if (--*member > 0)
        return;
    members->erase(member);
    if (members->isEmpty())
        m_members.erase(members);
}

} // namespace roomdeck
