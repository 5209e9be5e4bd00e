#include "core/net/socketlink.h"

#include <QtCore/QScopedValueRollback>

#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpSocket>

namespace roomdeck {

namespace {

// What may wait inside the Qt socket; the rest stays in the outbox, where it is counted and can be dropped.
constexpr qint64 MaxInsideSocket = 64 * 1024;

} // namespace

SocketLink::SocketLink(std::unique_ptr<QWebSocket> webSocket, QTcpSocket *socket, LinkHandler &handler)
    : m_webSocket(std::move(webSocket)), m_socket(socket), m_handler(handler)
{
    // From here on the bytes are ours: QWebSocket stays as the socket's owner but reads no more.
    disconnect(m_socket, &QTcpSocket::readyRead, m_webSocket.get(), nullptr);
    // QWebSocketServer deletes a socket some time after its end, whoever works with it by then.
    disconnect(m_socket, &QTcpSocket::disconnected, nullptr, nullptr);
    m_socket->setReadBufferSize(MaxInsideSocket);
    connect(m_socket, &QTcpSocket::readyRead, this, [this] {
        if (m_readInterest)
            m_handler.linkReadable();
    });
    connect(m_socket, &QTcpSocket::bytesWritten, this, &SocketLink::onBytesWritten);
    if (auto *secure = qobject_cast<QSslSocket *>(socket))
        connect(secure, &QSslSocket::encryptedBytesWritten, this, &SocketLink::onBytesWritten);
    connect(m_socket, &QTcpSocket::disconnected, this, [this] {
        if (!m_writing)
            m_handler.linkClosed();
    });
    if (!isConnected())
        QMetaObject::invokeMethod(
            this, [this] { m_handler.linkClosed(); }, Qt::QueuedConnection);
    else if (m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(
            this, [this] { m_handler.linkReadable(); }, Qt::QueuedConnection);
}

SocketLink::~SocketLink()
{
    // Both may be inside a slot right now.
    m_webSocket->disconnect();
    m_webSocket.release()->deleteLater();
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
        m_socket->deleteLater(); // after the WebSocket, which does not own it but still looks at it
    }
}

bool SocketLink::isConnected() const
{
    return m_socket && m_socket->state() == QAbstractSocket::ConnectedState;
}

// What the socket has taken and the system has not. TLS keeps it twice: what waits to be encrypted, and what
// was.
qint64 SocketLink::inside() const
{
    const auto *secure = qobject_cast<const QSslSocket *>(m_socket.data());
    return m_socket->bytesToWrite() + (secure ? secure->encryptedBytesToWrite() : 0);
}

qint64 SocketLink::read(char *data, qint64 maxSize)
{
    const qint64 size = m_socket ? m_socket->read(data, maxSize) : -1;
    return size == 0 && !isConnected() ? -1 : size;
}

qint64 SocketLink::write(const QByteArrayView *pieces, int count)
{
    if (!isConnected())
        return -1;
    // The socket tells of its own end and of progress while it is being written to. The caller is not ready
    // for either before it knows what was taken; the answer says both.
    const QScopedValueRollback<bool> writing(m_writing, true);
    qint64 taken = 0;
    for (int i = 0; i < count; ++i) {
        const qint64 size = writePiece(pieces[i]);
        if (size < 0)
            return -1;
        taken += size;
        if (size < pieces[i].size())
            break;
    }
    m_socket->flush();
    return isConnected() ? taken : -1;
}

qint64 SocketLink::writePiece(QByteArrayView piece)
{
    qint64 taken = 0;
    while (taken < piece.size()) {
        if (inside() >= MaxInsideSocket)
            m_socket->flush();
        // When nothing more fits, bytes remain inside, so bytesWritten() is still to come.
        const qint64 room = MaxInsideSocket - inside();
        if (room <= 0)
            break;
        const qint64 size = m_socket->write(piece.data() + taken, qMin<qint64>(room, piece.size() - taken));
        if (size < 0)
            return -1;
        taken += size;
    }
    return taken;
}

void SocketLink::setWriteInterest(bool wanted)
{
    m_writeInterest = wanted;
}

void SocketLink::setReadInterest(bool wanted)
{
    m_readInterest = wanted;
    if (wanted && isConnected() && m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(
            this, [this] { m_handler.linkReadable(); }, Qt::QueuedConnection);
}

void SocketLink::finishWriting()
{
    if (m_socket)
        m_socket->disconnectFromHost();
}

void SocketLink::discardUnsent()
{
    if (m_socket)
        resetOnClose(m_socket->socketDescriptor());
}

void SocketLink::onBytesWritten()
{
    if (!m_writing && m_writeInterest && m_socket && inside() < MaxInsideSocket / 2)
        m_handler.linkWritable();
}

} // namespace roomdeck
