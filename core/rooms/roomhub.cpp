#include "core/rooms/roomhub.h"

#include "core/model/monotonic.h"
#include "core/model/names.h"
#include "core/net/frame.h"
#include "core/protocol/jsontext.h"

#include <algorithm>
#include <chrono>

namespace roomdeck {

qint64 utcNowUs()
{
    using namespace std::chrono;
    return duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
}

RoomHub::Turn::~Turn()
{
    while (m_hub.m_depth == 1 && !m_hub.m_closings.empty()) {
        const Closing closing = std::move(m_hub.m_closings.front());
        m_hub.m_closings.pop_front();
        m_hub.closeNow(closing);
    }
    --m_hub.m_depth;
}

RoomHub::RoomHub(Broker &broker, TrafficFeed &feed, HubEvents events)
    : m_broker(broker), m_feed(feed), m_events(std::move(events)),
      m_ledger([this](const Receipt &receipt) { m_events.receipt(receipt); },
               [this](const DeliveryUpdate &update) { m_feed.add(update); })
{
    m_broker.setSubscriber(this);
}

void RoomHub::setWorkers(std::vector<WorkerPort *> workers)
{
    m_workers = std::move(workers);
    for (WorkerPort *worker : m_workers)
        worker->order(UpdateBans{m_moderator.bans()});
}

void RoomHub::received(ConnectionId connection, std::vector<Command> &commands, QByteArray &&raw)
{
    const Turn turn(*this);
    for (Command &command : commands) {
        Member *member = m_membership.find(connection);
        if (!member)
            return;
        handle(*member, command, std::exchange(raw, {}));
    }
}

void RoomHub::handle(Member &member, Command &command, QByteArray &&raw)
{
    ++m_statistics.totals.messagesIn;
    ++member.messagesIn;
    member.lastActivityUs = utcNowUs();
    m_roster.mark(member);
    if (const Error error = spend(member, command)) {
        fail(member, error, command, raw);
        return;
    }
    switch (command.kind) {
    case Command::Kind::Publish:
        publish(member, command, std::move(raw));
        break;
    case Command::Kind::Join: {
        const Error error = admit(member, command.room);
        if (error)
            fail(member, error, command, raw);
        else
            join(member, command.room);
        break;
    }
    case Command::Kind::Leave: {
        Error error;
        Room *room = roomFor(member, command, error);
        if (room)
            leave(member, *room, true);
        else
            fail(member, error, command, raw);
        break;
    }
    case Command::Kind::Ping:
        tell(member, Pong{command.payload, command.ref});
        break;
    case Command::Kind::Invalid:
        fail(member, command.error, command, raw);
        break;
    }
}

Error RoomHub::spend(Member &member, const Command &command) const
{
    const Limits &limits = m_settings.limits;
    if (limits.messagesPerSecond <= 0 && limits.bytesPerSecond <= 0 && limits.joinsPerSecond <= 0)
        return {};
    const qint64 now = monotonicMs();
    const auto size = double(command.payload.size() + command.extra.size() + command.type.size());
    if (!member.messages.take(1, limits.messagesPerSecond, now))
        return {ErrorCode::RateLimited, "too many messages a second"};
    if (!member.bytes.take(size, limits.bytesPerSecond, now))
        return {ErrorCode::RateLimited, "too many bytes a second"};
    if (command.kind == Command::Kind::Join && !member.joins.take(1, limits.joinsPerSecond, now))
        return {ErrorCode::RateLimited, "too many joins a second"};
    return {};
}

// As far as a message that was refused tells: the one it names, or the one it would have gone to without.
QByteArray RoomHub::roomMeant(const Member &member, const Command &command)
{
    if (!command.room.isEmpty())
        return isValidName(command.room) ? command.room : QByteArray();
    if (member.rooms.size() == 1)
        return member.rooms.front()->name;
    const bool home = std::any_of(member.rooms.begin(), member.rooms.end(),
                                  [&member](const Room *room) { return room->name == member.homeRoom; });
    return home ? member.homeRoom : QByteArray();
}

void RoomHub::fail(Member &member, const Error &error, const Command &command, const QByteArray &raw)
{
    ++m_statistics.refusedMessages[error.code];
    log(TrafficKind::Error, &member, roomMeant(member, command), wireName(error.code).toByteArray(),
        jsonString(error.detail), raw);
    tell(member, ErrorReply{error, command.ref});
    const qint64 now = monotonicMs();
    auto &times = member.errorTimesMs;
    times.push_back(now);
    std::erase_if(times, [&](qint64 time) { return now - time > m_settings.limits.errorWindowMs; });
    if (int(times.size()) >= m_settings.limits.errorsBeforeClose)
        m_workers[member.worker]->order(CloseConnection{member.id, CloseCode::Policy, "too many errors"});
}

void RoomHub::refused(const QByteArray &address, int status, const QByteArray &detail,
                      const QByteArray &origin)
{
    ++m_statistics.totals.refused;
    if (!m_feed.isObserved())
        return;
    TrafficEntry entry;
    entry.seq = ++m_lastEvent;
    entry.timeUs = utcNowUs();
    entry.kind = TrafficKind::Refused;
    entry.senderKind = SenderKind::Server;
    entry.address = address;
    entry.type = QByteArray::number(status);
    entry.payload = jsonString(detail);
    if (!origin.isEmpty())
        entry.extra = "\"origin\":" + jsonString(origin);
    m_feed.add(std::move(entry));
}

void RoomHub::delivered(std::vector<DeliveryReport> &&reports)
{
    for (const DeliveryReport &report : reports) {
        m_statistics.latency.add(report.latencyUs);
        m_ledger.report(report);
    }
    m_feed.outcomesAdded();
}

void RoomHub::missed(std::vector<DeliveryMiss> &&misses)
{
    for (DeliveryMiss &miss : misses)
        m_feed.add(std::move(miss));
}

void RoomHub::probed(std::vector<ConnectionProbe> &&probes, WorkerCounters counters)
{
    const Turn turn(*this);
    if (m_settings.auth == ServerSettings::Auth::Jwt)
        endExpired();
    m_statistics.add(counters);
    for (const ConnectionProbe &probe : probes) {
        if (Member *member = m_membership.find(probe.connection)) {
            member->roundTripUs = probe.roundTripUs;
            member->queuedBytes = probe.queuedBytes;
            member->slow = probe.slow;
            m_roster.mark(*member);
        }
    }
}

void RoomHub::drained(quint32 worker)
{
    m_events.drained(worker);
}

void RoomHub::closed(ConnectionId connection, quint16 code, const QByteArray &reason)
{
    if (m_depth > 0) {
        m_closings.push_back({connection, code, reason});
        return;
    }
    const Turn turn(*this);
    closeNow({connection, code, reason});
}

void RoomHub::tell(const Member &member, ServerMessage &&message)
{
    m_workers[member.worker]->order(TellConnection{member.id, std::move(message)});
}

void RoomHub::log(TrafficKind kind, const Member *member, const QByteArray &room, const QByteArray &type,
                  const QByteArray &payload, const QByteArray &raw, bool roomEdge)
{
    if (!m_feed.isObserved())
        return;
    TrafficEntry entry;
    entry.seq = ++m_lastEvent;
    entry.timeUs = utcNowUs();
    entry.kind = kind;
    entry.room = room;
    entry.type = type;
    entry.payload = payload;
    entry.raw = raw;
    entry.roomEdge = roomEdge;
    entry.senderKind = member ? SenderKind::Client : SenderKind::Server;
    if (member) {
        entry.connection = member->id;
        entry.user = member->user;
        entry.dialect = member->dialect;
        entry.address = member->address;
    }
    m_feed.add(std::move(entry));
}

void RoomHub::note(const QByteArray &type, const QByteArray &payloadJson, const Actor &by)
{
    if (!m_feed.isObserved())
        return;
    TrafficEntry entry;
    entry.seq = ++m_lastEvent;
    entry.timeUs = utcNowUs();
    entry.kind = TrafficKind::Server;
    entry.senderKind = by.kind;
    entry.user = by.name;
    entry.type = type;
    entry.payload = payloadJson;
    m_feed.add(std::move(entry));
}

ServerStats RoomHub::stats() const
{
    ServerStats stats = m_statistics.totals;
    stats.connections = int(m_membership.members().size());
    stats.users = m_membership.userCount();
    stats.rooms = int(m_membership.rooms().size());
    return stats;
}

RosterUpdate RoomHub::takeRosterUpdate(double seconds)
{
    if (m_moderator.expire(utcNowUs())) {
        for (const auto &[id, member] : m_membership.members()) {
            const bool muted = m_moderator.isMuted(member->user, utcNowUs());
            if (std::exchange(member->muted, muted) != muted)
                m_roster.mark(*member);
        }
        moderationChanged();
    }
    m_statistics.sample(seconds);
    return m_roster.take(stats(), seconds);
}

} // namespace roomdeck
