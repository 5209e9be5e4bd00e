#include "ui/moderation/moderationscope.h"

#include "core/net/banlist.h"
#include "ui/models/rosterstate.h"
#include "ui/text/displaytext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

#include <algorithm>

namespace roomdeck {

namespace {

constexpr int ShownNames = 3;
constexpr int NameChars = 40;

struct ScopeText
{
    Q_DECLARE_TR_FUNCTIONS(roomdeck::ModerationScope)
};

} // namespace

QString namesText(const QList<QByteArray> &names)
{
    QStringList shown;
    for (qsizetype i = 0; i < qMin<qsizetype>(names.size(), ShownNames); ++i)
        shown.append(displayText(names[i], NameChars));
    const QString list = shown.join(QStringLiteral(", "));
    const int more = int(names.size()) - ShownNames;
    return more > 0 ? ScopeText::tr("%1 and %Ln more", nullptr, more).arg(list) : list;
}

QString peopleText(const ModerationScope &scope)
{
    if (!scope.everybodyInRooms)
        return namesText(scope.users);
    return ScopeText::tr("%Ln people in %1", nullptr, int(scope.users.size())).arg(namesText(scope.rooms));
}

QList<ConnectionId> connectionsOf(const RosterState &roster, const QList<QByteArray> &users)
{
    QList<ConnectionId> all;
    for (const QByteArray &user : users)
        all += roster.connectionsOf(user);
    std::sort(all.begin(), all.end());
    return all;
}

QList<QByteArray> addressesOf(const RosterState &roster, const QList<ConnectionId> &connections)
{
    QList<QByteArray> addresses;
    for (const ConnectionId id : connections) {
        if (const ConnectionInfo *info = roster.connection(id)) {
            const QByteArray host = hostOf(info->address);
            if (!host.isEmpty() && !addresses.contains(host))
                addresses.append(host);
        }
    }
    return addresses;
}

} // namespace roomdeck
