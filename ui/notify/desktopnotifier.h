// Notifications of the desktop.
#pragma once

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QStringList>

class QSystemTrayIcon;

namespace roomdeck {

/// Speaks to the desktop over D-Bus (org.freedesktop.Notifications, version 1.2); where nobody answers there,
/// through an icon in the system's tray. Never waits for an answer. GUI thread.
class DesktopNotifier : public QObject
{
    Q_OBJECT

public:
    explicit DesktopNotifier(QObject *parent = nullptr);

    /// False when this desktop has no notifications; true until that is known.
    bool isAvailable() const;

public Q_SLOTS:
    /// Plain text, from whomever. A later one of the same title takes the place of the former, so that they
    /// do not pile up.
    void show(const QString &title, const QString &text);
    /// Takes back what still hangs on the desktop.
    void withdraw();

Q_SIGNALS:
    /// The user clicked one.
    void activated();
    void availabilityChanged();

private Q_SLOTS:
    void actionInvoked(uint id, const QString &action);
    void notificationClosed(uint id, uint reason);

private:
    enum class Service : quint8 {
        Unknown, ///< not asked yet, or not running and started by the first notification
        Present,
        Absent,
    };

    void askForCapabilities();
    void askWhetherItCanStart();
    void setService(Service state);
    void notify(const QString &title, const QString &text);
    void showInTray(const QString &title, const QString &text);

    Service m_service = Service::Unknown;
    QStringList m_capabilities;
    QHash<QString, uint> m_shown; ///< by title
    QPointer<QSystemTrayIcon> m_tray;
};

} // namespace roomdeck
