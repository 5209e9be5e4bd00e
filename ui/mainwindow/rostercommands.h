// What can be done with the selected room and users.
#pragma once

#include "core/model/target.h"

#include <QtCore/QObject>

class QWidget;

namespace roomdeck {

class Actions;
class ConnectionManager;
class RoomsPanel;
class RosterState;
class UsersPanel;

/// Connects the room and user actions to the panels' selections and the server. GUI thread; everything it is
/// given outlives it.
class RosterCommands : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ConnectionManager &manager;
        const RosterState &roster;
        const Actions &actions;
        RoomsPanel &rooms;
        UsersPanel &users;
    };

    RosterCommands(const Parts &parts, QWidget *window);

Q_SIGNALS:
    void targetChosen(const roomdeck::Target &target);
    void userIsolated(const QByteArray &user);

private:
    void updateEnabled();
    void disconnectSelected(bool single);
    void sendToSelectedUsers();

    Parts m_parts;
    QWidget *m_window;
};

} // namespace roomdeck
