#include "core/rooms/membership.h"

#include <algorithm>

namespace roomdeck {

bool Allowance::take(double cost, int perSecond, qint64 nowMs)
{
    if (perSecond <= 0)
        return true;
    left = filledMs == 0 ? perSecond
                         : qMin(double(perSecond), left + double(nowMs - filledMs) * perSecond / 1000.0);
    filledMs = nowMs;
    // Something larger than a whole second's worth passes when the bucket is full, or it never could.
    if (left < qMin(cost, double(perSecond)))
        return false;
    left -= cost;
    return true;
}

bool Member::isIn(const Room &room) const
{
    return std::find(rooms.begin(), rooms.end(), &room) != rooms.end();
}

Member &Membership::addConnection(Member &&member)
{
    auto owned = std::make_unique<Member>(std::move(member));
    Member &added = *owned;
    m_members[quint64(added.id)] = std::move(owned);
    m_byUser[added.user].push_back(added.id);
    return added;
}

void Membership::forgetUser(const Member &member)
{
    const auto it = m_byUser.find(member.user);
    if (it == m_byUser.end())
        return;
    std::erase(it.value(), member.id);
    if (it.value().empty())
        m_byUser.erase(it);
}

void Membership::removeConnection(ConnectionId id)
{
    const auto it = m_members.find(quint64(id));
    if (it == m_members.end())
        return;
    forgetUser(*it->second);
    m_members.erase(it);
}

Member *Membership::find(ConnectionId id) const
{
    const auto it = m_members.find(quint64(id));
    return it == m_members.end() ? nullptr : it->second.get();
}

Room *Membership::findRoom(const QByteArray &name) const
{
    const auto it = m_rooms.find(name);
    return it == m_rooms.end() ? nullptr : it->get();
}

Room &Membership::openRoom(const QByteArray &name, qint64 nowUs)
{
    auto room = std::make_shared<Room>();
    room->name = name;
    room->openedUs = room->lastActivityUs = nowUs;
    if (m_freeSlots.empty()) {
        room->slot = m_nextSlot++;
    } else {
        room->slot = m_freeSlots.back();
        m_freeSlots.pop_back();
    }
    m_rooms.insert(name, room);
    return *room;
}

void Membership::closeRoom(Room &room)
{
    m_freeSlots.push_back(room.slot);
    const QByteArray name = room.name; // the key must outlive the room
    m_rooms.remove(name);
}

bool Membership::enter(Member &member, Room &room)
{
    member.rooms.push_back(&room);
    room.connections.push_back(member.id);
    return ++room.users[member.user] == 1;
}

bool Membership::leave(Member &member, Room &room)
{
    std::erase(member.rooms, &room);
    const auto it = std::find(room.connections.begin(), room.connections.end(), member.id);
    if (it != room.connections.end()) {
        *it = room.connections.back();
        room.connections.pop_back();
    }
    const auto user = room.users.find(member.user);
    if (user == room.users.end() || --user.value() > 0)
        return false;
    room.users.erase(user);
    return true;
}

void Membership::rename(Member &member, const QByteArray &user)
{
    forgetUser(member);
    member.user = user;
    m_byUser[user].push_back(member.id);
}

} // namespace roomdeck
