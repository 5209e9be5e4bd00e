#include "ui/notify/desktopnotifier.h"

#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusConnectionInterface>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusPendingCallWatcher>
#include <QtDBus/QDBusPendingReply>
#include <QtWidgets/QApplication>
#include <QtWidgets/QSystemTrayIcon>

namespace roomdeck {

namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");

} // namespace

DesktopNotifier::DesktopNotifier(QObject *parent) : QObject(parent)
{
    QDBusConnection::sessionBus().connect(service, path, service, QStringLiteral("ActionInvoked"), this,
                                          SLOT(actionInvoked(uint, QString)));
}

bool DesktopNotifier::isAvailable() const
{
    return QDBusConnection::sessionBus().isConnected() || QSystemTrayIcon::isSystemTrayAvailable();
}

void DesktopNotifier::show(const QString &title, const QString &text)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        showInTray(title, text);
        return;
    }
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, service, QStringLiteral("Notify"));
    // The body may be taken for markup, the summary never is; the text comes from strangers.
    call.setArguments(
        {QGuiApplication::applicationDisplayName(), m_last, QGuiApplication::desktopFileName(), title,
         text.toHtmlEscaped(), QStringList{QStringLiteral("default"), tr("Show Roomdeck")},
         QVariantMap{{QStringLiteral("desktop-entry"), QGuiApplication::desktopFileName()}}, -1});
    auto *answer = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer, title, text] {
        const QDBusPendingReply<uint> reply = *answer;
        if (reply.isError())
            showInTray(title, text);
        else
            m_last = reply.value();
        answer->deleteLater();
    });
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
    if (id == m_last && action == QLatin1String("default"))
        Q_EMIT activated();
}

} // namespace roomdeck
