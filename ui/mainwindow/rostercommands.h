// What can be done with the selected room and users.
#pragma once

#include "core/model/target.h"

#include <QtCore/QObject>

namespace roomdeck {

class Actions;
class RoomsPanel;
class UsersPanel;

/// Connects the room and user actions to the panels' selections. GUI thread; everything it is
/// given outlives it.
class RosterCommands : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        const Actions &actions;
        RoomsPanel &rooms;
        UsersPanel &users;
    };

    RosterCommands(const Parts &parts, QObject *parent);

Q_SIGNALS:
    void targetChosen(const roomdeck::Target &target);
    void userIsolated(const QByteArray &user);

private:
    void updateEnabled();
    void sendToSelectedUsers();

    Parts m_parts;
};

} // namespace roomdeck
