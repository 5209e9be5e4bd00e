#include "ui/notify/desktopnotifier.h"

#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusPendingCallWatcher>
#include <QtDBus/QDBusPendingReply>
#include <QtDBus/QDBusServiceWatcher>
#include <QtWidgets/QApplication>
#include <QtWidgets/QSystemTrayIcon>

namespace roomdeck {

namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");

QDBusMessage callOf(const QString &method)
{
    return QDBusMessage::createMethodCall(service, path, service, method);
}

} // namespace

DesktopNotifier::DesktopNotifier(QObject *parent) : QObject(parent)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        m_service = Service::Absent;
        return;
    }
    bus.connect(service, path, service, QStringLiteral("ActionInvoked"), this,
                SLOT(actionInvoked(uint, QString)));
    bus.connect(service, path, service, QStringLiteral("NotificationClosed"), this,
                SLOT(notificationClosed(uint, uint)));
    // Who shows them may come and go with the desktop's shell.
    const auto *watcher
        = new QDBusServiceWatcher(service, bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(watcher, &QDBusServiceWatcher::serviceOwnerChanged, this, [this] {
        m_shown.clear();
        askForCapabilities();
    });
    askForCapabilities();
}

// Asking must not start anything; showing may.
void DesktopNotifier::askForCapabilities()
{
    QDBusMessage question = callOf(QStringLiteral("GetCapabilities"));
    question.setAutoStartService(false);
    auto *answer = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        const QDBusPendingReply<QStringList> reply = *answer;
        answer->deleteLater();
        m_capabilities = reply.isError() ? QStringList() : reply.value();
        if (reply.isError())
            askWhetherItCanStart();
        else
            setService(Service::Present);
    });
}

void DesktopNotifier::askWhetherItCanStart()
{
    const QString bus = QStringLiteral("org.freedesktop.DBus");
    const QDBusMessage question = QDBusMessage::createMethodCall(bus, QStringLiteral("/org/freedesktop/DBus"),
                                                                 bus, QStringLiteral("ListActivatableNames"));
    auto *answer = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        const QDBusPendingReply<QStringList> reply = *answer;
        answer->deleteLater();
        setService(!reply.isError() && reply.value().contains(service) ? Service::Unknown : Service::Absent);
    });
}

void DesktopNotifier::setService(Service state)
{
    m_service = state;
    Q_EMIT availabilityChanged();
}

bool DesktopNotifier::isAvailable() const
{
    return m_service != Service::Absent || QSystemTrayIcon::isSystemTrayAvailable();
}

void DesktopNotifier::show(const QString &title, const QString &text)
{
    if (m_service == Service::Absent)
        showInTray(title, text);
    else
        notify(title, text);
}

void DesktopNotifier::notify(const QString &title, const QString &text)
{
    // The summary is never markup. The body is where the desktop says so, and the text comes from strangers.
    const bool markup
        = m_service == Service::Unknown || m_capabilities.contains(QLatin1String("body-markup"));
    QStringList actions;
    if (m_service == Service::Unknown || m_capabilities.contains(QLatin1String("actions")))
        actions = {QStringLiteral("default"), tr("Show Roomdeck")};
    const QString program = QGuiApplication::desktopFileName();
    QDBusMessage call = callOf(QStringLiteral("Notify"));
    call.setArguments({QGuiApplication::applicationDisplayName(), m_shown.value(title, 0), program, title,
                       markup ? text.toHtmlEscaped() : text, actions,
                       QVariantMap{{QStringLiteral("desktop-entry"), program}}, -1});
    auto *answer = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer, title, text] {
        const QDBusPendingReply<uint> reply = *answer;
        if (reply.isError())
            showInTray(title, text);
        else
            m_shown.insert(title, reply.value());
        answer->deleteLater();
    });
}

void DesktopNotifier::withdraw()
{
    for (const uint id : std::as_const(m_shown)) {
        QDBusMessage call = callOf(QStringLiteral("CloseNotification"));
        call.setAutoStartService(false);
        call.setArguments({id});
        QDBusConnection::sessionBus().asyncCall(call);
    }
    m_shown.clear();
}

void DesktopNotifier::showInTray(const QString &title, const QString &text)
{
    if (!QSystemTrayIcon::isSystemTrayAvailable())
        return;
    if (!m_tray) {
        m_tray = new QSystemTrayIcon(QApplication::windowIcon(), this);
        connect(m_tray, &QSystemTrayIcon::messageClicked, this, &DesktopNotifier::activated);
        connect(m_tray, &QSystemTrayIcon::activated, this, &DesktopNotifier::activated);
        m_tray->show();
    }
    m_tray->showMessage(title, text);
}

void DesktopNotifier::actionInvoked(uint id, const QString &action)
{
    if (m_shown.key(id).isNull() || action != QLatin1String("default"))
        return;
    Q_EMIT activated();
}

// Its number may be given to somebody else's from now on.
void DesktopNotifier::notificationClosed(uint id, uint)
{
    m_shown.removeIf([id](const std::pair<const QString &, uint &> &entry) { return entry.second == id; });
}

} // namespace roomdeck
