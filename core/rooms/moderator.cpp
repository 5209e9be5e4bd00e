#include "core/rooms/moderator.h"

namespace roomdeck {

namespace {

bool isSame(const Restriction &restriction, const QByteArray &user, const QByteArray &address)
{
    return restriction.address == address && nameKey(restriction.user) == nameKey(user);
}

bool hasRunOut(const Restriction &restriction, qint64 nowUs)
{
    return restriction.untilUs != 0 && restriction.untilUs <= nowUs;
}

} // namespace

Moderator::Moderator() : m_bans(std::make_shared<const BanList>()) { }

void Moderator::restore(const ModerationState &state, qint64 nowUs)
{
    m_state = state;
    if (!expire(nowUs))
        rebuild();
}

int Moderator::apply(const ModerationRequest &request, qint64 nowUs)
{
    const bool ban = request.action == ModerationAction::Ban || request.action == ModerationAction::Unban;
    const bool adding = request.action == ModerationAction::Ban || request.action == ModerationAction::Mute;
    QList<Restriction> &list = ban ? m_state.bans : m_state.mutes;
    const qint64 until = request.durationMs > 0 ? nowUs + request.durationMs * 1000 : 0;
    int changed = 0;
    for (const QByteArray &user : request.users) {
        changed += adding ? add(list, {user, {}, request.reason, request.actor, nowUs, until})
                          : remove(list, user, {});
    }
    for (const QByteArray &address : ban ? request.addresses : QList<QByteArray>()) {
        changed += adding ? add(list, {{}, address, request.reason, request.actor, nowUs, until})
                          : remove(list, {}, address);
    }
    rebuild();
    return changed;
}

int Moderator::add(QList<Restriction> &list, const Restriction &restriction)
{
    remove(list, restriction.user, restriction.address); // the newer word counts
    list.append(restriction);
    return 1;
}

int Moderator::remove(QList<Restriction> &list, const QByteArray &user, const QByteArray &address)
{
    return int(list.removeIf([&](const Restriction &r) { return isSame(r, user, address); }));
}

bool Moderator::isMuted(const QByteArray &user, qint64 nowUs) const
{
    if (m_muted.isEmpty())
        return false;
    const auto it = m_muted.constFind(nameKey(user));
    return it != m_muted.constEnd() && (*it == 0 || *it > nowUs);
}

void Moderator::setRules(const QByteArray &room, const RoomRules &rules)
{
    if (rules == RoomRules())
        m_state.rules.remove(room);
    else
        m_state.rules.insert(room, rules);
}

bool Moderator::expire(qint64 nowUs)
{
    const auto ranOut = [nowUs](const Restriction &r) { return hasRunOut(r, nowUs); };
    const bool changed = m_state.bans.removeIf(ranOut) + m_state.mutes.removeIf(ranOut) > 0;
    if (changed)
        rebuild();
    return changed;
}

void Moderator::rebuild()
{
    m_bans = std::make_shared<const BanList>(m_state.bans);
    m_muted.clear();
    for (const Restriction &mute : std::as_const(m_state.mutes))
        m_muted.insert(nameKey(mute.user), mute.untilUs);
}

} // namespace roomdeck
