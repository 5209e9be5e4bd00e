// The seam between a session and the bytes beneath it: a bare descriptor, or a Qt socket (TLS, other
// systems).
#pragma once

#include <QtCore/QByteArrayView>
#include <memory>

class QSslSocket;
class QTcpSocket;
class QWebSocket;

namespace roomdeck {

class LinkHandler
{
public:
    virtual void linkReadable() = 0;
    virtual void linkWritable() = 0;
    /// The connection beneath ended; no further calls follow.
    virtual void linkClosed() = 0;

protected:
    ~LinkHandler() = default;
};

/// Owned by a session; its I/O thread.
class Link
{
public:
    virtual ~Link() = default;

    /// Bytes read, 0 = nothing there now, -1 = the peer is gone.
    virtual qint64 read(char *data, qint64 maxSize) = 0;
    /// Bytes taken of `count` pieces in order (possibly 0), -1 = the connection is broken.
    virtual qint64 write(const QByteArrayView *pieces, int count) = 0;
    /// Whether linkWritable() is wanted.
    virtual void setWriteInterest(bool wanted) = 0;
    /// Whether linkReadable() is wanted.
    virtual void setReadInterest(bool wanted) = 0;
    /// No more bytes will be written; the peer sees the end of the stream.
    virtual void finishWriting() = 0;
    /// To be destroyed together with what the system still holds for a peer that does not take it.
    virtual void discardUnsent() = 0;
};

/// Makes closing a TCP descriptor reset the connection: its buffers are free at once.
void resetOnClose(qintptr descriptor);

/// Takes over the connection of a finished handshake. On Unix and without TLS the descriptor is duplicated
/// and the two Qt sockets are let go: they cost 20 KB and several system calls a message. Bytes that were
/// already read are in `early`.
std::unique_ptr<Link> makeLink(std::unique_ptr<QWebSocket> webSocket, QTcpSocket *socket,
                               LinkHandler &handler, QByteArray &early);

} // namespace roomdeck
