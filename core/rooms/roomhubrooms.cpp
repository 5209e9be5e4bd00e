// The half of RoomHub that lets people in and out.
#include "core/rooms/roomhub.h"

#include "core/model/names.h"
#include "core/net/frame.h"
#include "core/protocol/jsontext.h"

namespace roomdeck {

void RoomHub::opened(ConnectionOpened &&connection)
{
    Member fresh;
    fresh.id = connection.connection;
    fresh.user = connection.user;
    fresh.address = connection.address;
    fresh.homeRoom = connection.room;
    fresh.worker = connection.worker;
    fresh.dialect = connection.dialect;
    fresh.hearsMembership = connection.hearsMembership;
    fresh.identity = connection.identity;
    fresh.muted = m_moderator.isMuted(fresh.user, utcNowUs());
    fresh.connectedUs = fresh.lastActivityUs = utcNowUs();
    Member &member = m_membership.addConnection(std::move(fresh));
    m_roster.mark(member);
    log(TrafficKind::Connected, &member, {}, {}, {}, connection.head);
    m_events.opened(RosterKeeper::infoOf(member));

    const Error error = connection.room.isEmpty() ? Error{} : admit(member, connection.room);
    const bool enters = !connection.room.isEmpty() && !error;
    if (member.hearsMembership)
        welcome(member, enters ? connection.room : QByteArray());
    if (enters)
        join(member, connection.room);
    if (error) {
        Command asked; // the URL did
        asked.kind = Command::Kind::Join;
        asked.room = connection.room;
        fail(member, error, asked, {});
    }
}

void RoomHub::welcome(const Member &member, const QByteArray &entered)
{
    Welcome message;
    message.connection = member.id;
    message.user = member.user;
    message.timeUs = member.connectedUs;
    message.room = entered;
    if (!entered.isEmpty()) {
        const Room *room = m_membership.findRoom(entered);
        if (room)
            message.members = room->users.keys();
        if (!room || !room->users.contains(member.user))
            message.members.append(member.user);
    }
    tell(member, std::move(message));
}

Error RoomHub::admit(const Member &member, const QByteArray &name) const
{
    const Room *room = m_membership.findRoom(name);
    if (room && member.isIn(*room))
        return {}; // joining twice is confirmed, not refused
    // A room nobody is in keeps its rules all the same.
    const RoomRules rules = room ? room->rules : m_moderator.rulesFor(name);
    if (member.identity && (!member.identity->canSubscribe || !member.identity->mayEnter(name)))
        return {ErrorCode::Forbidden, "the token does not allow this room"};
    if (int(member.rooms.size()) >= m_settings.limits.maxRoomsPerConnection)
        return {ErrorCode::TooManyRooms, "this connection is in too many rooms"};
    const bool known = room && room->users.contains(member.user);
    if (rules.locked && !known)
        return {ErrorCode::RoomLocked, "the room is locked"};
    if (rules.capacity > 0 && !known && room && room->users.size() >= rules.capacity)
        return {ErrorCode::RoomFull, "the room is full"};
    return {};
}

void RoomHub::join(Member &member, const QByteArray &name)
{
    Room *room = m_membership.findRoom(name);
    if (room && member.isIn(*room)) {
        confirm(member, *room);
        return;
    }
    const bool opens = !room;
    if (opens)
        room = &openRoom(name);
    const bool first = m_membership.enter(member, *room);
    m_roster.mark(*room);
    m_roster.mark(member);
    m_workers[member.worker]->order(EnterRoom{member.id, room->slot, room->name});
    if (first) {
        log(TrafficKind::Joined, &member, room->name, "user_joined", {}, {}, opens);
        announce(*room, true, member.user, member.id);
    }
    confirm(member, *room);
    greet(member, *room);
}

Room &RoomHub::openRoom(const QByteArray &name)
{
    Room &room = m_membership.openRoom(name, utcNowUs());
    room.rules = m_moderator.rulesFor(name);
    return room;
}

void RoomHub::confirm(const Member &member, const Room &room)
{
    if (member.hearsMembership)
        tell(member, MembershipChange{true, room.name, member.user, room.users.keys(), true, utcNowUs()});
}

void RoomHub::announce(Room &room, bool joined, const QByteArray &user, ConnectionId except)
{
    room.lastActivityUs = utcNowUs();
    for (WorkerPort *worker : m_workers)
        worker->order(TellRoom{room.slot, {joined, room.name, user, {}, false, room.lastActivityUs}, except});
}

void RoomHub::leave(Member &member, Room &room, bool tellLeaver)
{
    const bool last = m_membership.leave(member, room);
    m_roster.mark(room);
    m_roster.mark(member);
    m_workers[member.worker]->order(ExitRoom{member.id, room.slot});
    if (last) {
        log(TrafficKind::Left, &member, room.name, "user_left", {}, {}, room.connections.empty());
        announce(room, false, member.user, ConnectionId::None);
    }
    if (tellLeaver && member.hearsMembership)
        tell(member, MembershipChange{false, room.name, member.user, {}, false, utcNowUs()});
    if (room.connections.empty()) {
        m_roster.roomClosed(room);
        m_membership.closeRoom(room);
    }
}

// A chat client says its name in its messages. The roster follows, so that every client in the room sees one
// consistent list: the former name leaves, the new one joins.
void RoomHub::adoptName(Member &member, const QByteArray &name)
{
    const QByteArray former = member.user;
    const std::vector<Room *> rooms = member.rooms;
    for (Room *room : rooms) {
        if (m_membership.leave(member, *room))
            announce(*room, false, former, member.id);
    }
    m_membership.rename(member, name);
    member.muted = m_moderator.isMuted(name, utcNowUs());
    for (Room *room : rooms) {
        if (m_membership.enter(member, *room))
            announce(*room, true, name, member.id);
        // Slow mode follows the speaker, and the books do not grow with every name somebody takes.
        if (const qint64 spoke = room->lastSpoke.take(nameKey(former)); spoke != 0)
            room->lastSpoke.insert(nameKey(name), qMax(spoke, room->lastSpoke.value(nameKey(name))));
        m_roster.mark(*room);
    }
    m_roster.mark(member);
    m_workers[member.worker]->order(RenameUser{member.id, name});
    log(TrafficKind::Renamed, &member, member.homeRoom, "user_renamed", jsonString(former));
}

// A token's end is its connection's end, also for those who only listen.
void RoomHub::endExpired()
{
    const qint64 now = utcNowUs() / 1'000'000;
    if (now == m_expiryChecked)
        return;
    m_expiryChecked = now;
    for (const auto &[id, member] : m_membership.members()) {
        if (member->identity && member->identity->expiresS != 0 && member->identity->expiresS < now)
            m_workers[member->worker]->order(CloseConnection{member->id, CloseCode::Policy, "token expired"});
    }
}

void RoomHub::closeNow(const Closing &closing)
{
    Member *member = m_membership.find(closing.connection);
    if (!member)
        return;
    m_statistics.connectionEnded(closing.code);
    const std::vector<Room *> rooms = member->rooms;
    for (Room *room : rooms)
        leave(*member, *room, false);
    log(TrafficKind::Disconnected, member, member->homeRoom, QByteArray::number(closing.code),
        jsonString(closing.reason));
    m_roster.connectionClosed(*member);
    m_membership.removeConnection(closing.connection);
    m_events.closed(closing.connection, closing.code, closing.reason);
}

void RoomHub::connectToRoom(ConnectionId connection, const QByteArray &room)
{
    const Turn turn(*this);
    Member *member = m_membership.find(connection);
    if (member && isValidName(room))
        join(*member, room);
}

void RoomHub::disconnectFromRoom(ConnectionId connection, const QByteArray &name)
{
    const Turn turn(*this);
    Member *member = m_membership.find(connection);
    Room *room = m_membership.findRoom(name);
    if (member && room && member->isIn(*room))
        leave(*member, *room, true);
}

QHash<QByteArray, QList<ConnectionId>> RoomHub::activeConnections() const
{
    QHash<QByteArray, QList<ConnectionId>> byRoom;
    for (const std::shared_ptr<Room> &room : m_membership.rooms())
        byRoom.insert(room->name, QList<ConnectionId>(room->connections.begin(), room->connections.end()));
    return byRoom;
}

} // namespace roomdeck
