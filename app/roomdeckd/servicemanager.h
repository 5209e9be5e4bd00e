// What a service manager (systemd) and roomdeckd tell each other: sd_notify(3) and sd_listen_fds(3).
#pragma once

#include "core/model/error.h"

#include <QtCore/QString>

namespace roomdeck {

/// Sends `state` ("READY=1\nSTATUS=…") to the service manager that started us; does nothing without one. Any
/// thread.
void notifyServiceManager(const QByteArray &state);

/// How often the service manager wants to hear from us; 0: it does not.
int watchdogIntervalMs();

/// The listening socket the service manager opened for us.
struct InheritedSocket
{
    int descriptor = -1; ///< -1: there is none
    QString address;
    quint16 port = 0;
    Error error; ///< there is something that cannot be used
};

InheritedSocket inheritedSocket();

} // namespace roomdeck
