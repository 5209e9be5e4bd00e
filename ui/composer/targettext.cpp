#include "ui/composer/targettext.h"

#include "ui/models/rosterstate.h"
#include "ui/text/displaytext.h"

#include <QtCore/QCoreApplication>

namespace roomdeck {

namespace {

constexpr int TargetNameChars = 32;
constexpr int MaxNames = 3;

struct TargetText
{
    Q_DECLARE_TR_FUNCTIONS(roomdeck::TargetButton)
};

QString joined(const QList<QByteArray> &names)
{
    QStringList shown;
    for (const QByteArray &name : names.first(qMin(names.size(), qsizetype(MaxNames))))
        shown.append(displayText(name, TargetNameChars));
    if (names.size() > MaxNames)
        shown.append(TargetText::tr("%n more", nullptr, int(names.size()) - MaxNames));
    return shown.join(QStringLiteral(", "));
}

QString connectionTitle(const Target &target, const RosterState &roster)
{
    if (target.connections.size() != 1)
        return TargetText::tr("%n connection(s)", nullptr, int(target.connections.size()));
    const ConnectionInfo *connection = roster.connection(target.connections.constFirst());
    if (connection == nullptr)
        return TargetText::tr("A connection that has ended");
    return TargetText::tr("%1 at %2")
        .arg(displayText(connection->user, TargetNameChars),
             displayText(connection->address, TargetNameChars));
}

} // namespace

QString targetTitle(const Target &target, const RosterState &roster)
{
    switch (target.kind) {
    case Target::Kind::Everyone:
        return TargetText::tr("Everyone");
    case Target::Kind::Rooms:
        return target.names.size() == 1 ? TargetText::tr("Room %1").arg(joined(target.names))
                                        : TargetText::tr("Rooms %1").arg(joined(target.names));
    case Target::Kind::Users:
        return target.names.size() == 1 ? TargetText::tr("User %1").arg(joined(target.names))
                                        : TargetText::tr("Users %1").arg(joined(target.names));
    case Target::Kind::Connections:
        return connectionTitle(target, roster);
    }
    return {};
}

QString exceptionText(const Target &target)
{
    return target.exceptUsers.isEmpty() ? QString()
                                        : TargetText::tr("except %1").arg(joined(target.exceptUsers));
}

} // namespace roomdeck
