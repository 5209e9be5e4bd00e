// The half of RoomHub that takes events in and finds out who gets them.
#include "core/rooms/roomhub.h"

#include "core/net/frame.h"
#include "core/traffic/addressees.h"

#include <algorithm>
#include <numeric>

namespace roomdeck {

namespace {

qsizetype total(const std::vector<std::vector<ConnectionId>> &lists)
{
    return std::accumulate(lists.begin(), lists.end(), qsizetype(0),
                           [](qsizetype sum, const auto &list) { return sum + qsizetype(list.size()); });
}

} // namespace

// A token that may publish but not subscribe makes a sensor: it speaks into rooms it is not in.
bool RoomHub::mayPublishOutside(const Member &member, const Command &command)
{
    return command.kind == Command::Kind::Publish && member.identity && !member.identity->canSubscribe
        && member.identity->mayEnter(command.room);
}

// Protocol: the message's room; without it the room of the URL if still a member, else the only room joined.
Room *RoomHub::roomFor(Member &member, const Command &command, Error &error) const
{
    Room *room = nullptr;
    if (!command.room.isEmpty()) {
        room = m_membership.findRoom(command.room);
        if (!room || (!member.isIn(*room) && !mayPublishOutside(member, command))) {
            error = {ErrorCode::NotAMember, "not a member of this room"};
            return nullptr;
        }
        return room;
    }
    for (Room *candidate : member.rooms) {
        if (candidate->name == member.homeRoom)
            return candidate;
    }
    if (member.rooms.size() == 1)
        return member.rooms.front();
    error = {ErrorCode::RoomRequired,
             "name a room: you are in " + QByteArray::number(int(member.rooms.size()))};
    return nullptr;
}

void RoomHub::publish(Member &member, Command &command, QByteArray &&raw)
{
    Error error;
    Room *room = roomFor(member, command, error);
    if (!room) {
        fail(member, error, command, raw);
        return;
    }
    // A name that was proved is not changed by what a message says.
    const bool proved = member.identity && !member.identity->user.isEmpty();
    if (!proved && !command.claimedUser.isEmpty() && command.claimedUser != member.user) {
        // Another name is no way out of a mute.
        if (m_moderator.isMuted(member.user, member.lastActivityUs)) {
            fail(member, {ErrorCode::Muted, "you are muted in this server's rooms"}, command, raw);
            return;
        }
        if (m_moderator.bans()->bansUser(command.claimedUser)) {
            fail(member, {ErrorCode::Banned, "this name is banned"}, command, raw);
            m_workers[member.worker]->order(CloseConnection{member.id, CloseCode::Policy, "banned"});
            return;
        }
        adoptName(member, command.claimedUser);
    }
    if ((error = mayPublish(member, *room, member.lastActivityUs))) {
        fail(member, error, command, raw);
        return;
    }
    auto event = std::make_shared<Event>();
    event->id = ++m_lastEvent;
    event->timeUs = member.lastActivityUs;
    event->room = room->name;
    event->sender = member.user;
    event->type = std::move(command.type);
    event->payload = std::move(command.payload);
    event->extra = std::move(command.extra);
    event->connection = member.id;
    event->origin = member.dialect;
    const bool echo = room->rules.echo == RoomRules::Echo::AsServer ? m_settings.echoToSender
                                                                    : room->rules.echo == RoomRules::Echo::On;
    const ConnectionId except = echo || !member.isIn(*room) ? ConnectionId::None : member.id;
    m_broker.publish({std::move(event), nullptr, except, SendId::None, std::move(raw)});
}

RoutedCount RoomHub::send(SendId ticket, const Outgoing &message)
{
    const Turn turn(*this);
    auto event = std::make_shared<Event>();
    event->id = ++m_lastEvent;
    event->timeUs = utcNowUs();
    if (message.target.kind == Target::Kind::Rooms && message.target.names.size() == 1)
        event->room = message.target.names.first();
    event->sender = message.sender;
    event->type = message.type;
    event->payload = message.payload.isEmpty() ? QByteArray("null") : message.payload;
    event->extra = message.extra;
    event->senderKind = message.senderKind;
    const EventId id = event->id;
    m_lastRecipients = 0;
    m_broker.publish(
        {std::move(event), std::make_shared<const Target>(message.target), ConnectionId::None, ticket, {}});
    return {id, m_lastRecipients};
}

void RoomHub::eventPublished(const RoutedEvent &routed)
{
    const Event &event = *routed.event;
    m_memory.remember(routed.event);
    // The row comes first: its delivery counts may be reported while the orders are carried out.
    Room *room = event.room.isEmpty() ? nullptr : m_membership.findRoom(event.room);
    const bool wholeRoom = !routed.target
        || (routed.target->kind == Target::Kind::Rooms && routed.target->names.size() == 1
            && routed.target->exceptUsers.isEmpty());
    Lists lists = wholeRoom ? Lists() : recipientsOf(routed);
    qsizetype count = wholeRoom && room ? qsizetype(room->connections.size()) : total(lists);
    if (wholeRoom && room && routed.except != ConnectionId::None)
        --count; // the sender, who is in the room
    if (m_feed.isObserved()) {
        TrafficEntry entry;
        entry.seq = event.id;
        entry.timeUs = event.timeUs;
        entry.connection = event.connection;
        entry.room = event.room;
        entry.user = event.sender;
        entry.type = event.type;
        entry.payload = event.payload;
        entry.extra = event.extra;
        entry.raw = routed.raw;
        if (routed.target)
            entry.addressees = addresseesRecord(*routed.target, ownersOf(*routed.target));
        entry.senderKind = event.senderKind;
        entry.dialect = event.origin;
        entry.recipients = quint32(count);
        m_feed.add(std::move(entry));
    }
    const int workers = !wholeRoom ? deliverToLists(routed, std::move(lists))
        : room                     ? deliverToRoom(routed, *room)
                                   : 0;
    if (workers == 0 && routed.send != SendId::None) {
        Receipt receipt;
        receipt.send = routed.send;
        receipt.event = event.id;
        m_events.receipt(receipt);
    }
}

int RoomHub::deliverToRoom(const RoutedEvent &routed, Room &room)
{
    ++room.messages;
    room.bytes += quint64(routed.event->payload.size());
    room.lastActivityUs = routed.event->timeUs;
    m_lastRecipients = int(room.connections.size());
    m_roster.mark(room);
    const int workers = int(m_workers.size());
    if (m_feed.isObserved() || routed.send != SendId::None)
        m_ledger.expect(routed.event->id, routed.send, workers);
    for (WorkerPort *worker : m_workers)
        worker->order(DeliverToRoom{routed.event, room.slot, routed.except, routed.send});
    return workers;
}

std::vector<ConnectionId> RoomHub::resolve(const Target &target) const
{
    std::vector<ConnectionId> found;
    switch (target.kind) {
    case Target::Kind::Everyone:
        for (const auto &[id, member] : m_membership.members())
            found.push_back(member->id);
        break;
    case Target::Kind::Rooms:
        for (const QByteArray &name : target.names) {
            if (const Room *room = m_membership.findRoom(name))
                found.insert(found.end(), room->connections.begin(), room->connections.end());
        }
        break;
    case Target::Kind::Users:
        for (const QByteArray &name : target.names) {
            const auto connections = m_membership.connectionsOf(name);
            found.insert(found.end(), connections.begin(), connections.end());
        }
        break;
    case Target::Kind::Connections:
        found.assign(target.connections.begin(), target.connections.end());
        break;
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

// The owners of a target's single connections, for the log: numbers mean nothing once they are closed.
QList<QByteArray> RoomHub::ownersOf(const Target &target) const
{
    QList<QByteArray> owners;
    for (const ConnectionId id : target.connections) {
        if (const Member *member = m_membership.find(id); member && !owners.contains(member->user))
            owners.append(member->user);
    }
    return owners;
}

RoomHub::Lists RoomHub::recipientsOf(const RoutedEvent &routed) const
{
    const Target &target = *routed.target;
    Lists byWorker(m_workers.size());
    for (const ConnectionId id : resolve(target)) {
        const Member *member = m_membership.find(id);
        if (member && id != routed.except && !target.exceptUsers.contains(member->user))
            byWorker[member->worker].push_back(id);
    }
    return byWorker;
}

int RoomHub::deliverToLists(const RoutedEvent &routed, Lists &&lists)
{
    m_lastRecipients = int(total(lists));
    const auto used
        = std::count_if(lists.begin(), lists.end(), [](const auto &list) { return !list.empty(); });
    if (used == 0)
        return 0;
    if (m_feed.isObserved() || routed.send != SendId::None)
        m_ledger.expect(routed.event->id, routed.send, int(used));
    for (size_t i = 0; i < lists.size(); ++i) {
        if (!lists[i].empty())
            m_workers[i]->order(DeliverToList{routed.event, std::move(lists[i]), routed.send});
    }
    return int(used);
}

} // namespace roomdeck
