#include "app/roomdeckd/servicemanager.h"

#include <QtCore/QtEndian>
#include <QtNetwork/QHostAddress>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace roomdeck {

namespace {

constexpr int FirstInherited = 3; // SD_LISTEN_FDS_START

/// A number from the environment that is meant for this process and not for the one that started it.
qint64 ownNumber(const char *name, const char *pidName)
{
    const QByteArray pid = qgetenv(pidName);
    if (!pid.isEmpty() && pid.toLongLong() != qint64(::getpid()))
        return 0;
    return qgetenv(name).toLongLong();
}

Error unusable(const char *why)
{
    return {ErrorCode::BadAddress, QByteArray("cannot use the inherited socket: ") + why};
}

int option(int descriptor, int name)
{
    int value = 0;
    socklen_t size = sizeof value;
    return ::getsockopt(descriptor, SOL_SOCKET, name, &value, &size) == 0 ? value : -1;
}

} // namespace

void notifyServiceManager(const QByteArray &state)
{
    const QByteArray path = qgetenv("NOTIFY_SOCKET");
    sockaddr_un address = {};
    if (path.size() < 2 || size_t(path.size()) >= sizeof address.sun_path)
        return;
    address.sun_family = AF_UNIX;
    std::copy(path.begin(), path.end(), std::begin(address.sun_path));
    if (path.startsWith('@')) // Linux's abstract names begin with a zero byte
        address.sun_path[0] = '\0';
    const int descriptor = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0)
        return;
    const auto size = socklen_t(offsetof(sockaddr_un, sun_path) + size_t(path.size()));
    [[maybe_unused]] const ssize_t sent
        = ::sendto(descriptor, state.constData(), size_t(state.size()), MSG_NOSIGNAL,
                   reinterpret_cast<const sockaddr *>(&address), size);
    ::close(descriptor);
}

int watchdogIntervalMs()
{
    // Half of what it allows, as sd_watchdog_enabled(3) advises.
    return int(qBound(qint64(0), ownNumber("WATCHDOG_USEC", "WATCHDOG_PID") / 2000, qint64(3'600'000)));
}

InheritedSocket inheritedSocket()
{
    InheritedSocket inherited;
    const qint64 count = qEnvironmentVariableIsSet("LISTEN_PID") ? ownNumber("LISTEN_FDS", "LISTEN_PID") : 0;
    if (count <= 0)
        return inherited;
    if (count > 1) {
        inherited.error = unusable("there are several, and one is all it takes");
        return inherited;
    }
    sockaddr_storage address = {};
    socklen_t size = sizeof address;
    if (option(FirstInherited, SO_ACCEPTCONN) != 1 || option(FirstInherited, SO_TYPE) != SOCK_STREAM
        || ::getsockname(FirstInherited, reinterpret_cast<sockaddr *>(&address), &size) != 0) {
        inherited.error = unusable("it does not listen");
        return inherited;
    }
    if (address.ss_family != AF_INET && address.ss_family != AF_INET6) {
        inherited.error = unusable("it is no TCP socket");
        return inherited;
    }
    ::fcntl(FirstInherited, F_SETFD, FD_CLOEXEC);
    const QHostAddress host(reinterpret_cast<const sockaddr *>(&address));
    // The port stands at the same place in both families.
    quint16 port = 0;
    std::memcpy(&port, reinterpret_cast<const char *>(&address) + offsetof(sockaddr_in, sin_port),
                sizeof port);
    inherited.descriptor = FirstInherited;
    inherited.address = host.toString();
    inherited.port = qFromBigEndian(port);
    return inherited;
}

} // namespace roomdeck
