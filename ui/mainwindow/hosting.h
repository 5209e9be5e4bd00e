// Hosting as the window sees it: start, stop, the address, and what to say when it does not work.
#pragma once

#include "core/model/roster.h"
#include "core/settings/serversettings.h"

#include <QtCore/QObject>

namespace roomdeck {

class ConnectionManager;

/// Asks a ConnectionManager (which may live on another thread) to host and keeps what it answered.
/// GUI thread.
class Hosting : public QObject
{
    Q_OBJECT

public:
    Hosting(ConnectionManager &manager, const ServerSettings &settings, QObject *parent = nullptr);

    const ServerSettings &settings() const { return m_settings; }
    const ServerStatus &status() const { return m_status; }
    bool isHosting() const { return m_status.state == ServerState::Hosting; }
    /// The address to give to clients; empty while nothing is hosted.
    QByteArray url() const;
    /// Why the last start failed, in the user's language; empty when it did not.
    QString problem() const;

public Q_SLOTS:
    void start();
    /// Hosts on any free port this time; the settings keep theirs.
    void startOnAnyPort();
    void stop();
    /// Start or stop, whichever is left to do.
    void toggle();
    void setSettings(const roomdeck::ServerSettings &settings);

Q_SIGNALS:
    void statusChanged(const roomdeck::ServerStatus &status);

private:
    void setStatus(const roomdeck::ServerStatus &status);

    ConnectionManager &m_manager;
    ServerSettings m_settings;
    ServerStatus m_status;
};

} // namespace roomdeck
