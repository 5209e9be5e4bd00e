// The list of rooms on the left.
#pragma once

#include "core/model/roster.h"

#include <QtWidgets/QWidget>

class QListView;

namespace roomdeck {

class EmptyState;
class NameList;
class RoomsModel;

/// Shows a RoomsModel; always has a current room ("All rooms" at least); several may be selected. GUI thread.
/// Its context menu holds the actions given to it, which the menu bar holds too.
class RoomsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit RoomsPanel(RoomsModel &model, QWidget *parent = nullptr);

    /// Empty: all rooms.
    QByteArray currentRoom() const;
    void setCurrentRoom(const QByteArray &room);
    /// In the order of the list, without "All rooms".
    QList<QByteArray> selectedRooms() const;
    /// Null stands for a separator.
    void setContextActions(const QList<QAction *> &actions);
    QListView &view();

public Q_SLOTS:
    void setServerState(roomdeck::ServerState state);

Q_SIGNALS:
    void currentRoomChanged(const QByteArray &room);
    void selectionChanged();
    /// The user pointed at a room, the current one or another; empty: all rooms.
    void roomChosen(const QByteArray &room);
    /// The hint's button: start hosting, or copy the address when hosting already.
    void startRequested();
    void copyAddressRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void keepCurrent();
    void updateHint();
    void followCurrent();

    RoomsModel &m_model;
    NameList *m_view;
    EmptyState *m_hint;
    QByteArray m_current;
    ServerState m_state = ServerState::Stopped;
};

} // namespace roomdeck
