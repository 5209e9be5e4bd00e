// How a peer is called in lists, bans and logs.
#pragma once

#include <QtCore/QByteArray>

class QTcpSocket;

namespace roomdeck {

/// "192.0.2.7:4711" or "[2001:db8::7]:4711"; an IPv4 peer of a socket for both families as IPv4. Any thread
/// that owns the socket.
QByteArray peerName(const QTcpSocket &socket);

} // namespace roomdeck
