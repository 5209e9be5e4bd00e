// The books of the moderation desk: bans, mutes and room rules. Knows no rooms and no sockets.
#pragma once

#include "core/model/moderation.h"
#include "core/net/banlist.h"

#include <memory>

namespace roomdeck {

/// Hub thread. Times are UTC microseconds, given by the caller.
class Moderator
{
public:
    Moderator();

    void restore(const ModerationState &state, qint64 nowUs);
    const ModerationState &state() const { return m_state; }
    std::shared_ptr<const BanList> bans() const { return m_bans; }

    /// Ban, Unban, Mute, Unmute: enters the request's users and addresses. Returns how many entries changed.
    int apply(const ModerationRequest &request, qint64 nowUs);
    bool isMuted(const QByteArray &user, qint64 nowUs) const;
    RoomRules rulesFor(const QByteArray &room) const { return m_state.rules.value(room); }
    void setRules(const QByteArray &room, const RoomRules &rules);
    /// Forgets what has run out; true when something had.
    bool expire(qint64 nowUs);

private:
    int add(QList<Restriction> &list, const Restriction &restriction);
    static int remove(QList<Restriction> &list, const QByteArray &user, const QByteArray &address);
    void rebuild();

    ModerationState m_state;
    std::shared_ptr<const BanList> m_bans;
    QHash<QByteArray, qint64> m_muted; // by nameKey(); until when
};

} // namespace roomdeck
