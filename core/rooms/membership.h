// Who is in which room: the tables behind the hub, without rules and without sockets.
#pragma once

#include "core/model/roster.h"
#include "core/net/workerorder.h"

#include <QtCore/QHash>

#include <memory>
#include <unordered_map>
#include <vector>

namespace roomdeck {

/// A token bucket that holds one second's worth.
struct Allowance
{
    double left = 0;
    qint64 filledMs = 0;

    /// True when `cost` may be spent now. Limits of 0 allow everything.
    bool take(double cost, int perSecond, qint64 nowMs);
};

struct Room
{
    QByteArray name;
    RoomSlot slot = 0;
    QHash<QByteArray, int> users; ///< connections by user
    std::vector<ConnectionId> connections;
    RoomRules rules;
    QHash<QByteArray, qint64> lastSpoke; ///< by user, UTC µs; kept only in slow mode
    quint64 messages = 0;
    quint64 bytes = 0;
    quint64 messagesAtTick = 0;
    double rate = 0;
    qint64 openedUs = 0;
    qint64 lastActivityUs = 0;
    bool changed = false; ///< listed for the next roster update
};

struct Member
{
    ConnectionId id = ConnectionId::None;
    QByteArray user;
    QByteArray address;
    QByteArray homeRoom; ///< the room of the URL
    std::vector<Room *> rooms;
    quint32 worker = 0;
    DialectId dialect = 0;
    bool hearsMembership = true; ///< its dialect tells who joins and leaves
    bool slow = false;
    bool muted = false;
    bool changed = false; ///< listed for the next roster update
    qint64 connectedUs = 0;
    qint64 lastActivityUs = 0;
    qint64 roundTripUs = -1;
    qint64 queuedBytes = 0;
    quint64 messagesIn = 0;
    std::vector<qint64> errorTimesMs; ///< of the last few errors
    std::shared_ptr<const Identity> identity; ///< null: anonymous
    Allowance messages;
    Allowance bytes;
    Allowance joins;

    bool isIn(const Room &room) const;
};

/// Owned by the hub; its thread. Rooms exist while somebody is in them.
class Membership
{
public:
    using Members = std::unordered_map<quint64, std::unique_ptr<Member>>;

    Member &addConnection(Member &&member);
    void removeConnection(ConnectionId id);
    Member *find(ConnectionId id) const;
    Room *findRoom(const QByteArray &name) const;
    Room &openRoom(const QByteArray &name, qint64 nowUs);
    /// Forgets an empty room; its slot is used again.
    void closeRoom(Room &room);
    /// Returns true when this is the user's first connection in the room.
    bool enter(Member &member, Room &room);
    /// Returns true when it was the user's last connection in the room.
    bool leave(Member &member, Room &room);
    void rename(Member &member, const QByteArray &user);

    /// Live connections of a user, in order of their arrival.
    std::vector<ConnectionId> connectionsOf(const QByteArray &user) const { return m_byUser.value(user); }
    const Members &members() const { return m_members; }
    const QHash<QByteArray, std::shared_ptr<Room>> &rooms() const { return m_rooms; }
    int userCount() const { return int(m_byUser.size()); }

private:
    void forgetUser(const Member &member);

    Members m_members;
    QHash<QByteArray, std::shared_ptr<Room>> m_rooms;
    QHash<QByteArray, std::vector<ConnectionId>> m_byUser;
    std::vector<RoomSlot> m_freeSlots;
    RoomSlot m_nextSlot = 0;
};

} // namespace roomdeck
