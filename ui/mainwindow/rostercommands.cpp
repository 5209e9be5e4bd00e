#include "ui/mainwindow/rostercommands.h"

#include "core/net/connectionmanager.h"
#include "ui/mainwindow/actions.h"
#include "ui/models/rosterstate.h"
#include "ui/rooms/roomspanel.h"
#include "ui/users/disconnectdialog.h"
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

RosterCommands::RosterCommands(const Parts &parts, QWidget *window)
    : QObject(window), m_parts(parts), m_window(window)
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
    connect(actions.disconnectUser, &QAction::triggered, this, [this] { disconnectSelected(false); });
    connect(actions.disconnectConnection, &QAction::triggered, this, [this] { disconnectSelected(true); });
    connect(&parts.users, &UsersPanel::userActivated, this, &RosterCommands::userIsolated);
    connect(&parts.users, &UsersPanel::selectionChanged, this, &RosterCommands::updateEnabled);
    connect(&parts.rooms, &RoomsPanel::currentRoomChanged, this, &RosterCommands::updateEnabled);
    connect(&parts.roster, &RosterState::changed, this, &RosterCommands::updateEnabled);
    updateEnabled();
}

void RosterCommands::updateEnabled()
{
    const Actions &actions = m_parts.actions;
    const bool room = !m_parts.rooms.currentRoom().isEmpty();
    actions.copyRoomName->setEnabled(room);
    actions.sendToRoom->setEnabled(room);
    const QList<QByteArray> users = m_parts.users.selectedUsers();
    for (QAction *action : {actions.sendToUser, actions.copyUserName, actions.disconnectUser})
        action->setEnabled(!users.isEmpty());
    actions.isolateUser->setEnabled(users.size() == 1);
    actions.disconnectConnection->setEnabled(users.size() == 1
                                             && m_parts.roster.connectionsOf(users.constFirst()).size() > 1);
}

void RosterCommands::disconnectSelected(bool single)
{
    const QList<QByteArray> users = m_parts.users.selectedUsers();
    if (users.isEmpty())
        return;
    auto *dialog = new DisconnectDialog(m_parts.roster, users, single, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_parts.manager.disconnectConnections(dialog->connections(), dialog->code(), dialog->reason());
    });
    dialog->open();
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
