// What calls the operator back: unread counts, desktop notifications, sounds.
#pragma once

#include "ui/notify/notifier.h"
#include "ui/notify/unreadcounter.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtCore/QPointer>

class QAction;
class QWidget;

namespace roomdeck {

class ConnectionManager;
class DesktopNotifier;
class NotificationsDialog;
class RoomsModel;
class RoomsPanel;
class RosterState;
class WindowSettings;

/// GUI thread; everything it is given outlives it. Any window of the program counts as the window.
class AttentionDesk : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ConnectionManager &manager;
        const RosterState &roster;
        RoomsModel &model;
        RoomsPanel &rooms;
        WindowSettings &settings;
    };

    AttentionDesk(const Parts &parts, const QStringList &dialects, QWidget *window);

    UnreadCounter &unread() { return m_unread; }
    Notifier &notifier() { return m_notifier; }
    /// Opens the choice of notifications.
    QAction *action() const { return m_action; }
    void retranslate();

private:
    void setInFront(bool inFront);
    void open();
    void raiseWindow();

    Parts m_parts;
    QWidget *m_window;
    QElapsedTimer m_clock;
    UnreadCounter m_unread;
    Notifier m_notifier;
    DesktopNotifier *m_desktop;
    QAction *m_action;
    QPointer<NotificationsDialog> m_dialog;
};

} // namespace roomdeck
