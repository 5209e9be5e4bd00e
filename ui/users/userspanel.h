// The list of users under the rooms.
#pragma once

#include "core/model/roster.h"

#include <QtWidgets/QWidget>

class QListView;

namespace roomdeck {

class EmptyState;
class NameList;
class UsersModel;

/// Shows a UsersModel; several users may be selected. GUI thread. Its context menu holds the actions given to
/// it, which the menu bar holds too.
class UsersPanel : public QWidget
{
    Q_OBJECT

public:
    explicit UsersPanel(UsersModel &model, QWidget *parent = nullptr);

    /// In the order of the list.
    QList<QByteArray> selectedUsers() const;
    /// Null stands for a separator.
    void setContextActions(const QList<QAction *> &actions);
    QListView &view();

public Q_SLOTS:
    void setRoom(const QByteArray &room);
    void setServerState(roomdeck::ServerState state);

Q_SIGNALS:
    void selectionChanged();
    /// Double click or Enter.
    void userActivated(const QByteArray &user);
    void startRequested();
    void testPageRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void rememberSelection();
    void restoreSelection();
    void updateHint();

    UsersModel &m_model;
    NameList *m_view;
    EmptyState *m_hint;
    QList<QByteArray> m_remembered;
    ServerState m_state = ServerState::Stopped;
};

} // namespace roomdeck
