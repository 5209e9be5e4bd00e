// Everything the window can be asked to do: one QAction each, shared by menus, tool bar and panels.
#pragma once

#include <QtCore/QObject>

class QAction;

namespace roomdeck {

/// Texts, shortcuts and symbols; what an action does is connected by the window. GUI thread.
class Actions : public QObject
{
    Q_OBJECT

public:
    explicit Actions(QObject *parent = nullptr);

    /// Sets every text in the current language.
    void retranslate();
    /// Start or Stop, whichever the server's state leaves to do.
    void setHosting(bool hosting);

    QAction *startStop;
    QAction *copyAddress;
    QAction *showQrCode;
    QAction *openTestPage;
    QAction *settings;
    QAction *quit;

    QAction *copy;
    QAction *selectAll;

    QAction *follow;
    QAction *pause;
    QAction *clearLog;
    QAction *showEverything;
    QAction *fullScreen;
    QAction *resetLayout;

    QAction *allRooms;
    QAction *copyRoomName;
    QAction *sendToRoom;

    QAction *writeMessage;
    QAction *sendToEveryone;
    QAction *sendToUser;

    QAction *isolateUser;
    QAction *copyUserName;
    QAction *disconnectUser;
    QAction *disconnectConnection;

    QAction *about;
    QAction *aboutQt;

    /// Buttons of the message bar.
    QAction *useAnotherPort;
    QAction *retryStart;

private:
    QAction *add(const char *name, const QString &symbol = {});

    bool m_hosting = false;
};

} // namespace roomdeck
