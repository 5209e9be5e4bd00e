#include "ui/moderation/connectionchoice.h"

#include "ui/models/rosterstate.h"
#include "ui/text/displaytext.h"

namespace roomdeck {

namespace {

constexpr int MaxListed = 50;
constexpr int MaxRoomChars = 32;

} // namespace

ConnectionChoice::ConnectionChoice(const RosterState &roster, const ModerationScope &scope, QWidget *parent)
    : QComboBox(parent)
{
    const bool several = scope.users.size() > 1;
    const int all = int(scope.userConnections.size());
    const QString everything = several ? tr("all %Ln connections of these users", nullptr, all)
                                       : tr("all %Ln connections of this user", nullptr, all);
    if (scope.ofRows) {
        if (scope.connections.size() == 1)
            addConnections(tr("this connection: %1").arg(describe(roster, scope.connections.constFirst())),
                           scope.connections);
        else if (!scope.connections.isEmpty())
            addConnections(tr("the %Ln connections of these rows", nullptr, int(scope.connections.size())),
                           scope.connections);
        if (scope.connections != scope.userConnections)
            addConnections(everything, scope.userConnections);
    } else {
        addConnections(scope.everybodyInRooms
                           ? tr("all %Ln connections in it", nullptr, int(scope.connections.size()))
                           : everything,
                       scope.connections);
        for (const ConnectionId id : scope.connections) {
            if (scope.users.size() == 1 && all > 1 && count() <= MaxListed)
                addConnections(describe(roster, id), {id});
        }
    }
    setEnabled(isChoice());
    setSizeAdjustPolicy(QComboBox::AdjustToContents);
}

void ConnectionChoice::addConnections(const QString &text, const QList<ConnectionId> &connections)
{
    addItem(text, QVariant::fromValue(connections));
}

QString ConnectionChoice::describe(const RosterState &roster, ConnectionId id) const
{
    const ConnectionInfo *info = roster.connection(id);
    if (info == nullptr)
        return tr("ended");
    QStringList parts{displayText(info->address, 64)};
    for (const QByteArray &room : info->rooms.first(qMin<qsizetype>(info->rooms.size(), 3)))
        parts.append(displayText(room, MaxRoomChars));
    return parts.join(QStringLiteral(" · "));
}

QList<ConnectionId> ConnectionChoice::connections() const
{
    return currentData().value<QList<ConnectionId>>();
}

void ConnectionChoice::preferOther()
{
    if (isChoice())
        setCurrentIndex(1);
}

QString peopleText(const ModerationScope &scope, const QList<ConnectionId> &connections)
{
    const QString people = peopleText(scope);
    const int count = int(connections.size());
    return scope.everybodyInRooms || count >= scope.userConnections.size()
        ? people
        : ConnectionChoice::tr("%1, %Ln connections", nullptr, count).arg(people);
}

} // namespace roomdeck
