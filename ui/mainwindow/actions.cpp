#include "ui/mainwindow/actions.h"

#include "ui/theme/icons.h"

#include <QtGui/QAction>

namespace roomdeck {

Actions::Actions(QObject *parent)
    : QObject(parent), startStop(add("startStop", QStringLiteral("play"))),
      copyAddress(add("copyAddress", QStringLiteral("copy"))),
      showQrCode(add("showQrCode", QStringLiteral("qr"))),
      openTestPage(add("openTestPage", QStringLiteral("globe"))),
      settings(add("settings", QStringLiteral("settings"))), quit(add("quit")),
      copy(add("copy", QStringLiteral("copy"))), selectAll(add("selectAll")),
      follow(add("follow", QStringLiteral("follow"))), pause(add("pause", QStringLiteral("pause"))),
      clearLog(add("clearLog", QStringLiteral("clear"))), showEverything(add("showEverything")),
      fullScreen(add("fullScreen")), resetLayout(add("resetLayout")),
      allRooms(add("allRooms", QStringLiteral("rooms"))),
      copyRoomName(add("copyRoomName", QStringLiteral("copy"))),
      sendToRoom(add("sendToRoom", QStringLiteral("send"))), writeMessage(add("writeMessage")),
      sendToEveryone(add("sendToEveryone", QStringLiteral("send"))),
      sendToUser(add("sendToUser", QStringLiteral("send"))),
      isolateUser(add("isolateUser", QStringLiteral("search"))),
      copyUserName(add("copyUserName", QStringLiteral("copy"))),
      disconnectUser(add("disconnectUser", QStringLiteral("disconnect"))),
      disconnectConnection(add("disconnectConnection")), about(add("about", QStringLiteral("info"))),
      aboutQt(add("aboutQt")), useAnotherPort(add("useAnotherPort")), retryStart(add("retryStart"))
{
    startStop->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_R));
    copyAddress->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    openTestPage->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T));
    settings->setShortcuts({QKeySequence(QKeySequence::Preferences), QKeySequence(Qt::CTRL | Qt::Key_Comma)});
    quit->setShortcut(QKeySequence::Quit);
    copy->setShortcut(QKeySequence::Copy);
    selectAll->setShortcut(QKeySequence::SelectAll);
    follow->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_End));
    follow->setCheckable(true);
    pause->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_P));
    pause->setCheckable(true);
    clearLog->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_L));
    fullScreen->setShortcut(QKeySequence::FullScreen);
    fullScreen->setCheckable(true);
    allRooms->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_0));
    writeMessage->setShortcut(QKeySequence::New);
    disconnectUser->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_D));
    quit->setMenuRole(QAction::QuitRole);
    settings->setMenuRole(QAction::PreferencesRole);
    about->setMenuRole(QAction::AboutRole);
    aboutQt->setMenuRole(QAction::AboutQtRole);
    retranslate();
}

QAction *Actions::add(const char *name, const QString &symbol)
{
    auto *action = new QAction(this);
    action->setObjectName(QLatin1String(name));
    if (!symbol.isEmpty())
        action->setIcon(symbolIcon(symbol));
    return action;
}

void Actions::setHosting(bool hosting)
{
    m_hosting = hosting;
    startStop->setIcon(symbolIcon(hosting ? QStringLiteral("stop") : QStringLiteral("play")));
    startStop->setText(hosting ? tr("S&top") : tr("&Start"));
    startStop->setToolTip(hosting ? tr("Stop hosting; clients are told that the server goes away")
                                  : tr("Start hosting"));
}

void Actions::retranslate()
{
    setHosting(m_hosting);
    copyAddress->setText(tr("&Copy Address"));
    copyAddress->setIconText(tr("Copy"));
    copyAddress->setToolTip(tr("Copy the address clients connect to"));
    showQrCode->setText(tr("S&how QR Code…"));
    showQrCode->setIconText(tr("QR", "short name of the QR code button"));
    showQrCode->setToolTip(tr("A code for phones on the same network"));
    openTestPage->setText(tr("Open &Test Page"));
    settings->setText(tr("Settin&gs…"));
    quit->setText(tr("&Quit"));
    copy->setText(tr("&Copy"));
    selectAll->setText(tr("Select &All"));
    follow->setText(tr("&Follow"));
    follow->setToolTip(tr("Keep the newest message in view"));
    pause->setText(tr("&Pause"));
    pause->setToolTip(tr("Hold the log still; messages keep arriving behind it"));
    clearLog->setText(tr("&Clear Log"));
    showEverything->setText(tr("Show &Everything"));
    fullScreen->setText(tr("Full &Screen"));
    resetLayout->setText(tr("&Reset Layout"));
    allRooms->setText(tr("Show &All Rooms"));
    copyRoomName->setText(tr("&Copy Room Name"));
    sendToRoom->setText(tr("Sen&d to This Room"));
    writeMessage->setText(tr("&Write a Message"));
    sendToEveryone->setText(tr("Send to &Everyone"));
    sendToUser->setText(tr("Send to This &User"));
    isolateUser->setText(tr("Show &Only This User"));
    copyUserName->setText(tr("Copy User &Name"));
    disconnectUser->setText(tr("&Disconnect User…"));
    disconnectConnection->setText(tr("Disconnect One &Connection…"));
    about->setText(tr("&About Roomdeck"));
    aboutQt->setText(tr("About &Qt"));
    useAnotherPort->setText(tr("Use another port"));
    retryStart->setText(tr("Try again"));
}

} // namespace roomdeck
