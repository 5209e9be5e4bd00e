#include "core/rooms/rosterkeeper.h"

#include "core/rooms/smoothrate.h"

namespace roomdeck {

void RosterKeeper::setObserved(bool observed)
{
    if (observed == m_observed)
        return;
    m_observed = m_reset = observed;
}

void RosterKeeper::mark(Room &room)
{
    if (!m_observed || room.changed)
        return;
    room.changed = true;
    m_changedRooms.append(room.name);
}

void RosterKeeper::mark(Member &member)
{
    if (!m_observed || member.changed)
        return;
    member.changed = true;
    m_changedMembers.push_back(member.id);
}

void RosterKeeper::roomClosed(const Room &room)
{
    if (m_observed)
        m_closedRooms.append(room.name);
}

void RosterKeeper::connectionClosed(const Member &member)
{
    if (m_observed)
        m_closedMembers.append(member.id);
}

void RosterKeeper::updateRates(double seconds)
{
    if (seconds <= 0)
        return;
    for (const std::shared_ptr<Room> &room : m_membership.rooms()) {
        const double now = double(room->messages - room->messagesAtTick) / seconds;
        room->messagesAtTick = room->messages;
        if (now == 0 && room->rate == 0)
            continue;
        smoothRate(room->rate, now);
        mark(*room);
    }
}

RosterUpdate RosterKeeper::take(const ServerStats &stats, double seconds)
{
    updateRates(seconds);
    RosterUpdate update;
    update.stats = stats;
    update.reset = std::exchange(m_reset, false);
    if (update.reset) {
        for (const auto &[id, member] : m_membership.members())
            update.connections.append(infoOf(*member));
        for (const std::shared_ptr<Room> &room : m_membership.rooms())
            update.rooms.append(infoOf(*room));
    }
    for (const ConnectionId id : std::exchange(m_changedMembers, {})) {
        if (Member *member = m_membership.find(id)) {
            member->changed = false;
            if (!update.reset)
                update.connections.append(infoOf(*member));
        }
    }
    for (const QByteArray &name : std::exchange(m_changedRooms, {})) {
        if (Room *room = m_membership.findRoom(name)) {
            room->changed = false;
            if (!update.reset)
                update.rooms.append(infoOf(*room));
        }
    }
    update.closedConnections = std::exchange(m_closedMembers, {});
    // A room that closed and opened again within the interval is not closed.
    for (const QByteArray &name : std::exchange(m_closedRooms, {})) {
        if (!m_membership.findRoom(name))
            update.closedRooms.append(name);
    }
    return update;
}

ConnectionInfo RosterKeeper::infoOf(const Member &member)
{
    ConnectionInfo info;
    info.id = member.id;
    info.user = member.user;
    info.address = member.address;
    for (const Room *room : member.rooms)
        info.rooms.append(room->name);
    info.dialect = member.dialect;
    info.slow = member.slow;
    info.muted = member.muted;
    info.connectedUs = member.connectedUs;
    info.lastActivityUs = member.lastActivityUs;
    info.roundTripUs = member.roundTripUs;
    info.queuedBytes = member.queuedBytes;
    info.messagesIn = member.messagesIn;
    return info;
}

RoomInfo RosterKeeper::infoOf(const Room &room)
{
    RoomInfo info;
    info.name = room.name;
    info.users = int(room.users.size());
    info.connections = int(room.connections.size());
    info.messages = room.messages;
    info.bytes = room.bytes;
    info.rate = room.rate;
    info.openedUs = room.openedUs;
    info.lastActivityUs = room.lastActivityUs;
    info.rules = room.rules;
    return info;
}

} // namespace roomdeck
