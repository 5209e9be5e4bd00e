#include "core/http/peername.h"

#include <QtNetwork/QHostAddress>
#include <QtNetwork/QTcpSocket>

namespace roomdeck {

QByteArray peerName(const QTcpSocket &socket)
{
    QHostAddress address = socket.peerAddress();
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    if (isV4)
        address = QHostAddress(v4); // no "::ffff:" in lists
    const QByteArray text = address.toString().toUtf8();
    return (isV4 ? text : '[' + text + ']') + ':' + QByteArray::number(socket.peerPort());
}

} // namespace roomdeck
