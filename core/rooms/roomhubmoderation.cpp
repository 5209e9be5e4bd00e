// The part of RoomHub that keeps order.
#include "core/rooms/roomhub.h"

#include "core/model/names.h"
#include "core/protocol/jsonlist.h"
#include "core/protocol/jsontext.h"

namespace roomdeck {

namespace {

// Adds a name unless another spelling of it is there.
void addName(QList<QByteArray> &names, const QByteArray &name)
{
    const QByteArray key = nameKey(name);
    if (std::none_of(names.cbegin(), names.cend(),
                     [&](const QByteArray &known) { return nameKey(known) == key; }))
        names.append(name);
}

QByteArray describe(const Greeting &greeting)
{
    return "{\"type\":" + jsonString(greeting.type)
        + ",\"payload\":" + (greeting.payload.isEmpty() ? QByteArray("null") : greeting.payload) + '}';
}

QByteArray describe(const RoomRules &rules)
{
    QByteArray out = ",\"locked\":" + QByteArray(rules.locked ? "true" : "false") + ",\"capacity\":"
        + QByteArray::number(rules.capacity) + ",\"slow_mode_ms\":" + QByteArray::number(rules.slowModeMs);
    if (rules.echo != RoomRules::Echo::AsServer)
        out += ",\"echo\":" + QByteArray(rules.echo == RoomRules::Echo::On ? "true" : "false");
    if (!rules.description.isEmpty())
        out += ",\"description\":" + jsonString(rules.description);
    if (!rules.welcome.type.isEmpty())
        out += ",\"welcome\":" + describe(rules.welcome);
    if (!rules.pinned.type.isEmpty())
        out += ",\"pinned\":" + describe(rules.pinned);
    return out;
}

// The audit trail's record of an action: target, means and result as one JSON object.
QByteArray describe(const ModerationRequest &request, const QList<QByteArray> &users,
                    const QList<QByteArray> &connections, const ActionResult &result)
{
    QByteArray out = "{\"affected\":" + QByteArray::number(result.affected);
    if (result.error)
        out += ",\"error\":" + jsonString(result.error.detail);
    if (!users.isEmpty())
        out += ",\"users\":" + jsonList(users);
    if (!connections.isEmpty())
        out += ",\"connections\":" + jsonList(connections);
    if (!request.addresses.isEmpty())
        out += ",\"addresses\":" + jsonList(request.addresses);
    if (!request.rooms.isEmpty())
        out += ",\"rooms\":" + jsonList(request.rooms);
    if (!request.room.isEmpty())
        out += ",\"room\":" + jsonString(request.room);
    if (request.action == ModerationAction::Disconnect)
        out += ",\"code\":" + QByteArray::number(request.code);
    if (request.durationMs > 0)
        out += ",\"duration_ms\":" + QByteArray::number(request.durationMs);
    if (request.action == ModerationAction::SetRules)
        out += describe(request.rules);
    if (!request.reason.isEmpty())
        out += ",\"reason\":" + jsonString(request.reason);
    return out + '}';
}

} // namespace

void RoomHub::restoreModeration(const ModerationState &state)
{
    m_moderator.restore(state, utcNowUs());
    for (const std::shared_ptr<Room> &room : m_membership.rooms()) {
        room->rules = m_moderator.rulesFor(room->name);
        m_roster.mark(*room);
    }
    moderationChanged();
}

void RoomHub::moderationChanged()
{
    for (WorkerPort *worker : m_workers)
        worker->order(UpdateBans{m_moderator.bans()});
    m_events.moderation(m_moderator.state());
}

std::vector<Member *> RoomHub::membersMeant(const ModerationRequest &request) const
{
    std::vector<ConnectionId> ids(request.connections.begin(), request.connections.end());
    for (const auto &[id, member] : m_membership.members()) {
        const QByteArray key = request.users.isEmpty() ? QByteArray() : nameKey(member->user);
        const bool byUser = std::any_of(request.users.begin(), request.users.end(),
                                        [&](const QByteArray &user) { return nameKey(user) == key; });
        if (byUser || request.addresses.contains(hostOf(member->address)))
            ids.push_back(member->id);
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    std::vector<Member *> members;
    for (const ConnectionId id : ids) {
        if (Member *member = m_membership.find(id))
            members.push_back(member);
    }
    return members;
}

ActionResult RoomHub::moderate(const ModerationRequest &request)
{
    const Turn turn(*this);
    const std::vector<Member *> members = membersMeant(request);
    // Users are meant by name or through their connections. Who merely shares a banned address is not.
    QList<QByteArray> users;
    QList<QByteArray> connections;
    for (const QByteArray &user : request.users)
        addName(users, user);
    for (const Member *member : members) {
        if (!request.connections.contains(member->id))
            continue;
        addName(users, member->user);
        connections.append(member->address);
    }
    ActionResult result;
    result.action = request.action;
    result.ticket = request.ticket;
    result.affected = carryOut(request, members, users, result.error);
    if (m_feed.isObserved()) {
        TrafficEntry entry;
        entry.seq = ++m_lastEvent;
        entry.timeUs = utcNowUs();
        entry.kind = TrafficKind::Action;
        entry.senderKind = request.actorKind;
        entry.user = request.actor;
        entry.room = request.rooms.size() == 1 ? request.rooms.first() : request.room;
        entry.type = actionName(request.action);
        entry.payload = describe(request, users, connections, result);
        m_feed.add(std::move(entry));
    }
    m_events.action(result);
    return result;
}

int RoomHub::carryOut(const ModerationRequest &request, const std::vector<Member *> &members,
                      const QList<QByteArray> &users, Error &error)
{
    switch (request.action) {
    case ModerationAction::Disconnect:
        closeAll(members, request.code, request.reason);
        return int(members.size());
    case ModerationAction::Ban:
    case ModerationAction::Unban:
    case ModerationAction::Mute:
    case ModerationAction::Unmute:
        return restrict(request, members, users);
    case ModerationAction::Enter:
    case ModerationAction::Move:
    case ModerationAction::Leave:
        if (!isValidName(request.room)) {
            error = {ErrorCode::InvalidRoom, "this cannot be a room's name"};
            return 0;
        }
        for (Member *member : members)
            place(*member, request);
        return int(members.size());
    case ModerationAction::SetRules:
        for (const QByteArray &name : request.rooms)
            setRules(name, request.rules);
        moderationChanged();
        return int(request.rooms.size());
    case ModerationAction::CloseRoom: {
        int closed = 0;
        for (const QByteArray &name : request.rooms)
            closed += emptyRoom(name) ? 1 : 0;
        return closed;
    }
    }
    return 0;
}

void RoomHub::closeAll(const std::vector<Member *> &members, quint16 code, const QByteArray &reason)
{
    for (const Member *member : members)
        m_workers[member->worker]->order(CloseConnection{member->id, code, reason});
}

int RoomHub::restrict(const ModerationRequest &request, const std::vector<Member *> &members,
                      const QList<QByteArray> &users)
{
    ModerationRequest named = request;
    named.users = users;
    const int changed = m_moderator.apply(named, utcNowUs());
    for (Member *member : members)
        m_roster.mark(*member);
    for (const auto &[id, member] : m_membership.members())
        member->muted = m_moderator.isMuted(member->user, utcNowUs());
    moderationChanged();
    if (request.action == ModerationAction::Ban)
        closeAll(members, request.code, request.reason.isEmpty() ? QByteArray("banned") : request.reason);
    return changed;
}

void RoomHub::place(Member &member, const ModerationRequest &request)
{
    Room *named = m_membership.findRoom(request.room);
    if (request.action == ModerationAction::Leave) {
        if (named && member.isIn(*named))
            leave(member, *named, true);
        return;
    }
    if (request.action == ModerationAction::Move) {
        const std::vector<Room *> rooms = member.rooms;
        for (Room *room : rooms) {
            if (room->name != request.room)
                leave(member, *room, true);
        }
        // Its messages without a room go to the new one from now on.
        member.homeRoom = request.room;
    }
    join(member, request.room);
}

void RoomHub::setRules(const QByteArray &name, const RoomRules &rules)
{
    m_moderator.setRules(name, rules);
    if (Room *room = m_membership.findRoom(name)) {
        room->rules = rules;
        m_roster.mark(*room);
    }
}

bool RoomHub::emptyRoom(const QByteArray &name)
{
    const Room *room = m_membership.findRoom(name);
    if (!room)
        return false;
    // The last one to leave takes the room along, so it is looked up anew each time.
    for (const ConnectionId id : std::vector<ConnectionId>(room->connections)) {
        Member *member = m_membership.find(id);
        if (Room *still = m_membership.findRoom(name); member && still)
            leave(*member, *still, true);
    }
    return true;
}

Error RoomHub::mayPublish(Member &member, Room &room, qint64 nowUs)
{
    if (member.identity && !member.identity->canPublish)
        return {ErrorCode::Forbidden, "this token may not publish"};
    if (m_moderator.isMuted(member.user, nowUs))
        return {ErrorCode::Muted, "you are muted in this server's rooms"};
    if (room.rules.slowModeMs <= 0)
        return {};
    qint64 &last = room.lastSpoke[nameKey(member.user)];
    const qint64 wait = last + qint64(room.rules.slowModeMs) * 1000 - nowUs;
    if (last != 0 && wait > 0 && wait <= qint64(room.rules.slowModeMs) * 1000)
        return {ErrorCode::RateLimited,
                "slow mode: wait " + QByteArray::number((wait + 999'999) / 1'000'000) + " s"};
    last = nowUs;
    return {};
}

void RoomHub::greet(const Member &member, const Room &room)
{
    for (const Greeting *greeting : {&room.rules.welcome, &room.rules.pinned}) {
        if (greeting->type.isEmpty())
            continue;
        auto event = std::make_shared<Event>();
        event->id = ++m_lastEvent;
        event->timeUs = utcNowUs();
        event->room = room.name;
        event->sender = "operator";
        event->senderKind = SenderKind::Operator;
        event->type = greeting->type;
        event->payload = greeting->payload.isEmpty() ? QByteArray("null") : greeting->payload;
        m_broker.publish({std::move(event),
                          std::make_shared<const Target>(Target::connection(member.id)),
                          ConnectionId::None,
                          SendId::None,
                          {}});
    }
}

} // namespace roomdeck
