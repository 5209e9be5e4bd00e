// Notifications of the desktop.
#pragma once

#include <QtCore/QObject>
#include <QtCore/QPointer>

class QSystemTrayIcon;

namespace roomdeck {

/// Speaks to the desktop over D-Bus (org.freedesktop.Notifications); where there is none, through an icon in
/// the system's tray. Never waits for an answer. GUI thread.
class DesktopNotifier : public QObject
{
    Q_OBJECT

public:
    explicit DesktopNotifier(QObject *parent = nullptr);

    /// False when this desktop has no notifications.
    bool isAvailable() const;

public Q_SLOTS:
    /// Plain text.
    void show(const QString &title, const QString &text);

Q_SIGNALS:
    /// The user clicked one.
    void activated();

private Q_SLOTS:
    void actionInvoked(uint id, const QString &action);

private:
    void showInTray(const QString &title, const QString &text);

    QPointer<QSystemTrayIcon> m_tray;
    uint m_last = 0; ///< replaced by the next one, so that they do not pile up
};

} // namespace roomdeck
