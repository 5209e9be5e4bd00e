// A small roster to compose for: room "workshop" with anna, boris (twice) and the slow kiosk-7; room "lab"
// with anna; max in no room.
#pragma once

#include "ui/models/rosterstate.h"

namespace roomdeck::test {

inline ConnectionInfo connection(quint64 id, const QByteArray &user, const QList<QByteArray> &rooms,
                                 DialectId dialect = 1, bool slow = false)
{
    ConnectionInfo info;
    info.id = ConnectionId(id);
    info.user = user;
    info.address = "127.0.0.1:" + QByteArray::number(50000 + id);
    info.rooms = rooms;
    info.dialect = dialect;
    info.slow = slow;
    return info;
}

inline RoomInfo room(const QByteArray &name, int users)
{
    RoomInfo info;
    info.name = name;
    info.users = users;
    return info;
}

inline RosterUpdate smallRoster()
{
    RosterUpdate update;
    update.reset = true;
    update.rooms = {room("workshop", 3), room("lab", 1)};
    update.connections = {connection(1, "anna", {"workshop", "lab"}), connection(2, "boris", {"workshop"}),
                          connection(3, "boris", {"workshop"}, 2),
                          connection(4, "kiosk-7", {"workshop"}, 1, true), connection(5, "max", {})};
    return update;
}

} // namespace roomdeck::test
