// Webhooks of a running program: their thread, their secret, and how it goes.
#pragma once

#include "core/model/backendstate.h"
#include "core/model/error.h"
#include "core/settings/serversettings.h"

#include <QtCore/QObject>
#include <QtCore/QThread>

#include <memory>

namespace roomdeck {

class ConnectionManager;
class WebhookSender;

/// Main thread; starts the thread webhooks are sent from. The secret is read (or made) when an address is
/// set, handed to the sender and the connect hook, and kept nowhere else. On destruction what still waits has
/// half a second.
class HostWebhooks final : public QObject
{
    Q_OBJECT

public:
    /// `manager` must outlive this object.
    HostWebhooks(ConnectionManager &manager, const QString &dataDir);
    ~HostWebhooks() override;

    /// The error says what is wrong with the secret; nothing is sent unsigned.
    Error apply(const ServerSettings &settings);
    /// What the last apply() said.
    const Error &error() const { return m_error; }
    void sendTest();
    const WebhookState &state() const { return m_state; }
    /// Where the secret that is in use lies.
    QString secretFile() const;

Q_SIGNALS:
    void stateChanged(const roomdeck::WebhookState &state);

private:
    ConnectionManager &m_manager;
    const QString m_dataDir;
    ServerSettings m_settings;
    WebhookState m_state;
    Error m_error;
    QThread m_thread; ///< runs from the first apply() on
    std::unique_ptr<WebhookSender> m_sender; // lives on m_thread
};

} // namespace roomdeck
