// Collects which rooms and connections changed, for lists that are refreshed a few times a second.
#pragma once

#include "core/model/roster.h"
#include "core/rooms/membership.h"

namespace roomdeck {

/// Hub thread. Marks are cheap enough for every message: a flag, and a push the first time in an interval.
class RosterKeeper
{
public:
    explicit RosterKeeper(const Membership &membership) : m_membership(membership) { }

    /// Off: marks do nothing. Switched on, the next update starts from nothing (reset).
    void setObserved(bool observed);

    void mark(Room &room);
    void mark(Member &member);
    void roomClosed(const Room &room);
    void connectionClosed(const Member &member);

    /// The changes since the last call; `seconds` is the time since then.
    RosterUpdate take(const ServerStats &stats, double seconds);

    static ConnectionInfo infoOf(const Member &member);
    static RoomInfo infoOf(const Room &room);

private:
    void updateRates(double seconds);

    const Membership &m_membership;
    std::vector<ConnectionId> m_changedMembers;
    QList<ConnectionId> m_closedMembers;
    QList<QByteArray> m_changedRooms;
    QList<QByteArray> m_closedRooms;
    bool m_observed = false;
    bool m_reset = false;
};

} // namespace roomdeck
