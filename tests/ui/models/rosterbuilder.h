// Small builders of roster values for the model tests.
#pragma once

#include "core/model/roster.h"

namespace roomdeck {

inline RoomInfo makeRoom(const QByteArray &name, int users = 0, double rate = 0)
{
    RoomInfo room;
    room.name = name;
    room.users = users;
    room.rate = rate;
    return room;
}

inline ConnectionInfo makeConnection(quint64 id, const QByteArray &user, const QList<QByteArray> &rooms = {})
{
    ConnectionInfo connection;
    connection.id = ConnectionId(id);
    connection.user = user;
    connection.rooms = rooms;
    connection.dialect = 1;
    connection.address = "127.0.0.1:" + QByteArray::number(50000 + id);
    return connection;
}

inline RosterUpdate withConnections(const QList<ConnectionInfo> &connections)
{
    RosterUpdate update;
    update.connections = connections;
    return update;
}

inline RosterUpdate withRooms(const QList<RoomInfo> &rooms)
{
    RosterUpdate update;
    update.rooms = rooms;
    return update;
}

} // namespace roomdeck
