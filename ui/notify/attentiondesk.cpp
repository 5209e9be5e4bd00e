#include "ui/notify/attentiondesk.h"

#include "core/net/connectionmanager.h"
#include "ui/models/roomsmodel.h"
#include "ui/notify/desktopnotifier.h"
#include "ui/notify/notificationsdialog.h"
#include "ui/rooms/roomspanel.h"
#include "ui/settings/windowsettings.h"

#include <QtGui/QAction>
#include <QtWidgets/QApplication>

namespace roomdeck {

namespace {

const QString rulesState = QStringLiteral("notifications");

} // namespace

AttentionDesk::AttentionDesk(const Parts &parts, const QStringList &dialects, QWidget *window)
    : QObject(window), m_parts(parts), m_window(window), m_notifier([this] { return m_clock.elapsed(); }),
      m_desktop(new DesktopNotifier(this)), m_action(new QAction(this))
{
    m_clock.start();
    m_action->setObjectName(QStringLiteral("notifications"));
    m_notifier.setDialects(dialects);
    m_notifier.setRules(notificationRulesFromJson(parts.settings.state(rulesState)));
    connect(&parts.manager, &ConnectionManager::trafficReady, &m_unread, &UnreadCounter::note);
    connect(&parts.manager, &ConnectionManager::trafficReady, &m_notifier, &Notifier::note);
    connect(&parts.rooms, &RoomsPanel::roomChosen, &m_unread, &UnreadCounter::lookAt);
    connect(&parts.rooms, &RoomsPanel::currentRoomChanged, &m_unread, &UnreadCounter::lookAt);
    connect(&m_unread, &UnreadCounter::changed, this, [this] { m_parts.model.setUnread(m_unread.counts()); });
    connect(&parts.roster, &RosterState::changed, this, [this](const RosterChange &change) {
        if (change.reset)
            m_unread.clear();
        for (const QByteArray &room : change.rooms) {
            if (!m_parts.roster.room(room))
                m_unread.forgetRoom(room);
        }
    });
    connect(&m_notifier, &Notifier::popupWanted, m_desktop, &DesktopNotifier::show);
    connect(&m_notifier, &Notifier::soundWanted, qApp, &QApplication::beep);
    connect(m_desktop, &DesktopNotifier::activated, this, &AttentionDesk::raiseWindow);
    connect(m_action, &QAction::triggered, this, &AttentionDesk::open);
    connect(qApp, &QGuiApplication::applicationStateChanged, this,
            [this](Qt::ApplicationState state) { setInFront(state == Qt::ApplicationActive); });
    setInFront(true);
    retranslate();
}

void AttentionDesk::setInFront(bool inFront)
{
    m_unread.setWindowInFront(inFront);
    m_notifier.setWindowInFront(inFront);
    if (inFront)
        m_desktop->withdraw();
}

void AttentionDesk::retranslate()
{
    m_action->setText(tr("Not&ifications…"));
}

void AttentionDesk::open()
{
    if (!m_dialog) {
        m_dialog = new NotificationsDialog(m_notifier.rules(), m_desktop->isAvailable(), m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &NotificationsDialog::rulesChanged, this,
                [this](const QList<NotificationRule> &rules) {
                    m_notifier.setRules(rules);
                    m_parts.settings.setState(rulesState, notificationRulesToJson(rules));
                });
        connect(m_desktop, &DesktopNotifier::availabilityChanged, m_dialog,
                [this] { m_dialog->setAvailable(m_desktop->isAvailable()); });
        connect(m_dialog, &NotificationsDialog::tryRequested, this, [this] {
            m_desktop->show(tr("Somebody joins"), tr("This is how it looks."));
            QApplication::beep();
        });
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void AttentionDesk::raiseWindow()
{
    m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
}

} // namespace roomdeck
