#include "ui/moderation/moderationstep.h"

#include "ui/models/rosterstate.h"

#include <map>

namespace roomdeck {

namespace {

using Action = ModerationAction;

const Restriction *find(const QList<Restriction> &list, const QByteArray &user, const QByteArray &address)
{
    const QByteArray key = nameKey(user);
    for (const Restriction &entry : list) {
        if (entry.address == address && nameKey(entry.user) == key)
            return &entry;
    }
    return nullptr;
}

// What was there comes back with the time it had left; what was not is lifted.
void restoreEntry(QList<ModerationRequest> &out, ModerationRequest &lift, Action enter,
                  const Restriction *before, const QByteArray &user, const QByteArray &address, qint64 nowUs)
{
    const bool inForce = before && (before->untilUs == 0 || before->untilUs > nowUs);
    if (!inForce) {
        (user.isEmpty() ? lift.addresses : lift.users).append(user.isEmpty() ? address : user);
        return;
    }
    ModerationRequest again = moderationRequest(enter);
    (user.isEmpty() ? again.addresses : again.users).append(user.isEmpty() ? address : before->user);
    again.reason = before->reason;
    again.durationMs = before->untilUs == 0 ? 0 : qMax<qint64>(1, (before->untilUs - nowUs) / 1000);
    out.append(again);
}

QList<ModerationRequest> invertRestriction(const ModerationRequest &request, const RosterState &roster,
                                           const ModerationState &state, qint64 nowUs)
{
    const bool ban = request.action == Action::Ban || request.action == Action::Unban;
    const bool entering = request.action == Action::Ban || request.action == Action::Mute;
    const QList<Restriction> &list = ban ? state.bans : state.mutes;
    ModerationRequest lift = moderationRequest(ban ? Action::Unban : Action::Unmute);
    QList<ModerationRequest> out;
    QList<QByteArray> users = request.users;
    for (const ConnectionId id : request.connections) {
        if (const ConnectionInfo *info = roster.connection(id); info && !users.contains(info->user))
            users.append(info->user);
    }
    const Action enter = ban ? Action::Ban : Action::Mute;
    for (const QByteArray &user : std::as_const(users))
        restoreEntry(out, lift, enter, find(list, user, {}), user, {}, nowUs);
    for (const QByteArray &address : request.addresses)
        restoreEntry(out, lift, enter, find(list, {}, address), {}, address, nowUs);
    if (entering && (!lift.users.isEmpty() || !lift.addresses.isEmpty()))
        out.append(lift);
    return out;
}

QList<ModerationRequest> invertRules(const ModerationRequest &request, const ModerationState &state)
{
    QList<ModerationRequest> out;
    for (const QByteArray &room : request.rooms) {
        ModerationRequest back = moderationRequest(Action::SetRules);
        back.rooms = {room};
        back.rules = state.rules.value(room);
        out.append(back);
    }
    return out;
}

QList<ModerationRequest> invertPlacement(const ModerationRequest &request, const RosterState &roster)
{
    const bool leaving = request.action == Action::Leave;
    ModerationRequest back = moderationRequest(leaving ? Action::Enter : Action::Leave);
    back.room = request.room;
    for (const ConnectionId id : request.connections) {
        const ConnectionInfo *info = roster.connection(id);
        if (info && info->rooms.contains(request.room) == leaving)
            back.connections.append(id);
    }
    return back.connections.isEmpty() ? QList<ModerationRequest>() : QList<ModerationRequest>{back};
}

// Who was in the same rooms goes back together: moved into the first, put into the others.
QList<ModerationRequest> invertMove(const ModerationRequest &request, const RosterState &roster)
{
    std::map<QList<QByteArray>, QList<ConnectionId>> groups;
    for (const ConnectionId id : request.connections) {
        if (const ConnectionInfo *info = roster.connection(id))
            groups[info->rooms].append(id);
    }
    QList<ModerationRequest> out;
    for (const auto &[rooms, connections] : groups) {
        ModerationRequest back = moderationRequest(rooms.isEmpty() ? Action::Leave : Action::Move);
        back.connections = connections;
        back.room = rooms.isEmpty() ? request.room : rooms.constFirst();
        out.append(back);
        for (qsizetype i = 1; i < rooms.size(); ++i) {
            back.action = Action::Enter;
            back.room = rooms[i];
            out.append(back);
        }
    }
    return out;
}

QList<ModerationRequest> invertClosing(const ModerationRequest &request, const RosterState &roster)
{
    QList<ModerationRequest> out;
    for (const QByteArray &room : request.rooms) {
        ModerationRequest back = moderationRequest(Action::Enter);
        back.room = room;
        for (auto it = roster.connections().cbegin(); it != roster.connections().cend(); ++it) {
            if (it->rooms.contains(room))
                back.connections.append(it.key());
        }
        if (!back.connections.isEmpty())
            out.append(back);
    }
    return out;
}

QList<ModerationRequest> invert(const ModerationRequest &request, const RosterState &roster,
                                const ModerationState &state, qint64 nowUs)
{
    switch (request.action) {
    case Action::Disconnect:
        return {};
    case Action::Ban:
    case Action::Unban:
    case Action::Mute:
    case Action::Unmute:
        return invertRestriction(request, roster, state, nowUs);
    case Action::Enter:
    case Action::Leave:
        return invertPlacement(request, roster);
    case Action::Move:
        return invertMove(request, roster);
    case Action::SetRules:
        return invertRules(request, state);
    case Action::CloseRoom:
        return invertClosing(request, roster);
    }
    return {};
}

} // namespace

ModerationRequest moderationRequest(ModerationAction action)
{
    ModerationRequest request;
    request.action = action;
    return request;
}

QList<ModerationRequest> inverseOf(const ModerationStep &step, const RosterState &roster,
                                   const ModerationState &state, qint64 nowUs)
{
    QList<ModerationRequest> out;
    for (const ModerationRequest &request : step.requests)
        out += invert(request, roster, state, nowUs);
    return out;
}

} // namespace roomdeck
