#include "core/net/link.h"

#include "core/net/socketlink.h"

#ifdef Q_OS_UNIX
#include "core/net/descriptorlink.h"

#include <fcntl.h>
#include <sys/socket.h>
#endif

#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpSocket>

namespace roomdeck {

void resetOnClose(qintptr descriptor)
{
#ifdef Q_OS_UNIX
    const linger reset{1, 0};
    ::setsockopt(int(descriptor), SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
#else
    Q_UNUSED(descriptor);
#endif
}

std::unique_ptr<Link> makeLink(std::unique_ptr<QWebSocket> webSocket, QTcpSocket *socket,
                               LinkHandler &handler, QByteArray &early)
{
#ifdef Q_OS_UNIX
    const bool plain = qobject_cast<QSslSocket *>(socket) == nullptr;
    socket->flush();
    // The answer to the upgrade must have left: what waits in the Qt socket would go down with it.
    if (plain && socket->bytesToWrite() == 0) {
        const int descriptor = ::fcntl(int(socket->socketDescriptor()), F_DUPFD_CLOEXEC, 0);
        if (descriptor >= 0) {
            early += socket->readAll();
            webSocket->disconnect();
            webSocket->abort(); // closes the original descriptor only
            webSocket.release()->deleteLater(); // its server's slot is still running
            return std::make_unique<DescriptorLink>(descriptor, handler);
        }
    }
#else
    Q_UNUSED(early);
#endif
    return std::make_unique<SocketLink>(std::move(webSocket), socket, handler);
}

} // namespace roomdeck
