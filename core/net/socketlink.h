// A link on a Qt socket, for TLS and for systems without descriptors of their own.
#pragma once

#include "core/net/link.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <QtWebSockets/QWebSocket>

namespace roomdeck {

/// Keeps the QWebSocket that came out of the handshake as the owner of its socket, but reads the bytes before
/// QWebSocket does: slots run in the order of their connection, and ours was made first (see connectFirst()).
class SocketLink final : public QObject, public Link
{
    Q_OBJECT

public:
    SocketLink(std::unique_ptr<QWebSocket> webSocket, QTcpSocket *socket, LinkHandler &handler);
    ~SocketLink() override;

    qint64 read(char *data, qint64 maxSize) override;
    qint64 write(const QByteArrayView *pieces, int count) override;
    void setWriteInterest(bool wanted) override;
    void setReadInterest(bool wanted) override;
    void finishWriting() override;
    void discardUnsent() override;

private:
    void onBytesWritten();
    qint64 writePiece(QByteArrayView piece);

    std::unique_ptr<QWebSocket> m_webSocket;
    qint64 inside() const;
    bool isConnected() const;

    QPointer<QTcpSocket> m_socket; // ours to delete: QWebSocketServer was told not to
    LinkHandler &m_handler;
    bool m_writing = false; ///< inside write(): the handler must not be called
    bool m_writeInterest = false;
    bool m_readInterest = true;
};

} // namespace roomdeck
