#include "ui/mainwindow/hosting.h"

#include "core/net/connectionmanager.h"
#include "ui/mainwindow/hostaddress.h"
#include "ui/text/displaytext.h"

namespace roomdeck {

Hosting::Hosting(ConnectionManager &manager, const ServerSettings &settings, QObject *parent)
    : QObject(parent), m_manager(manager), m_settings(settings)
{
    connect(&manager, &ConnectionManager::statusChanged, this, &Hosting::setStatus);
}

QByteArray Hosting::url() const
{
    return isHosting() ? reachableUrl(m_status.url) : QByteArray();
}

QString Hosting::problem() const
{
    const QString detail = displayText(m_status.error.detail, 200);
    switch (m_status.error.code) {
    case ErrorCode::None:
        return {};
    case ErrorCode::PortTaken:
        return tr("Port %1 on %2 is taken by another program.").arg(m_settings.port).arg(m_settings.address);
    case ErrorCode::BadAddress:
        return tr("%1 is not an address of this computer.").arg(m_settings.address);
    case ErrorCode::PermissionDenied:
        return tr("The system does not let this program use port %1.").arg(m_settings.port);
    case ErrorCode::BadCertificate:
        return tr("The TLS certificate cannot be used: %1").arg(detail);
    case ErrorCode::NeedsAuthentication:
        return tr("Not started: on %1 everybody who can reach this computer could come in.")
            .arg(m_settings.address);
    default:
        return tr("The server could not start: %1").arg(detail);
    }
}

void Hosting::start()
{
    m_manager.start(m_settings);
}

void Hosting::startOnAnyPort()
{
    ServerSettings settings = m_settings;
    settings.port = 0;
    m_manager.start(settings);
}

void Hosting::stop()
{
    m_manager.stop();
}

void Hosting::toggle()
{
    if (m_status.state == ServerState::Stopped)
        start();
    else
        stop();
}

void Hosting::setSettings(const ServerSettings &settings)
{
    m_settings = settings;
    if (m_status.state != ServerState::Stopped)
        m_manager.applySettings(settings, Actor::operatorAtWindow());
}

void Hosting::setStatus(const ServerStatus &status)
{
    m_status = status;
    Q_EMIT statusChanged(status);
}

} // namespace roomdeck
