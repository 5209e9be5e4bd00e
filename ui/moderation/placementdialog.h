// Asks for a room: to move people to, to put them into, or to take them out of.
#pragma once

#include "core/model/moderation.h"
#include "ui/moderation/moderationscope.h"

#include <QtWidgets/QDialog>

class QComboBox;
class QPushButton;

namespace roomdeck {

class ConnectionChoice;
class RosterState;
class TintedLabel;

/// Modal to its parent window. Rooms may be typed that are not open yet, except for leaving.
class PlacementDialog : public QDialog
{
    Q_OBJECT

public:
    /// `action`: Move, Enter or Leave. `scope` has connections.
    PlacementDialog(ModerationAction action, const RosterState &roster, const ModerationScope &scope,
                    QWidget *parent = nullptr);

    ModerationRequest request() const;
    QList<ConnectionId> connections() const;

private:
    QList<QByteArray> choices() const;
    void listRooms();
    QString effect(const QByteArray &room) const;
    QByteArray room() const;
    void check();

    const ModerationAction m_action;
    const RosterState &m_roster;
    ConnectionChoice *m_which;
    QComboBox *m_room;
    TintedLabel *m_effect;
    QPushButton *m_ok = nullptr;
};

} // namespace roomdeck
