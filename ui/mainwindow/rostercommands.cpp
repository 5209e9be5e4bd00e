#include "ui/mainwindow/rostercommands.h"

#include "ui/mainwindow/actions.h"
#include "ui/rooms/roomspanel.h"
#include "ui/users/userspanel.h"

#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

namespace roomdeck {

namespace {

void copyText(const QByteArray &utf8)
{
    QGuiApplication::clipboard()->setText(QString::fromUtf8(utf8));
}

} // namespace

RosterCommands::RosterCommands(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    const Actions &actions = parts.actions;
    connect(actions.copyRoomName, &QAction::triggered, this,
            [this] { copyText(m_parts.rooms.currentRoom()); });
    connect(actions.allRooms, &QAction::triggered, this, [this] { m_parts.rooms.setCurrentRoom({}); });
    connect(actions.sendToRoom, &QAction::triggered, this, [this] {
        const QByteArray room = m_parts.rooms.currentRoom();
        Q_EMIT targetChosen(room.isEmpty() ? Target::everyone() : Target::room(room));
    });
    connect(actions.sendToEveryone, &QAction::triggered, this,
            [this] { Q_EMIT targetChosen(Target::everyone()); });
    connect(actions.sendToUser, &QAction::triggered, this, &RosterCommands::sendToSelectedUsers);
    connect(actions.copyUserName, &QAction::triggered, this,
            [this] { copyText(m_parts.users.selectedUsers().join('\n')); });
    connect(actions.isolateUser, &QAction::triggered, this,
            [this] { Q_EMIT userIsolated(m_parts.users.selectedUsers().value(0)); });
    connect(&parts.users, &UsersPanel::userActivated, this, &RosterCommands::userIsolated);
    connect(&parts.users, &UsersPanel::selectionChanged, this, &RosterCommands::updateEnabled);
    connect(&parts.rooms, &RoomsPanel::currentRoomChanged, this, &RosterCommands::updateEnabled);
    updateEnabled();
}

void RosterCommands::updateEnabled()
{
    const Actions &actions = m_parts.actions;
    const bool room = !m_parts.rooms.currentRoom().isEmpty();
    actions.copyRoomName->setEnabled(room);
    actions.sendToRoom->setEnabled(room);
    const QList<QByteArray> users = m_parts.users.selectedUsers();
    for (QAction *action : {actions.sendToUser, actions.copyUserName})
        action->setEnabled(!users.isEmpty());
    actions.isolateUser->setEnabled(users.size() == 1);
}

void RosterCommands::sendToSelectedUsers()
{
    const QList<QByteArray> users = m_parts.users.selectedUsers();
    if (users.isEmpty())
        return;
    Target target;
    target.kind = Target::Kind::Users;
    target.names = users;
    Q_EMIT targetChosen(target);
}

} // namespace roomdeck
