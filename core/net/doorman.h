// Meets connections at the door (Unix) and lets the usual case in cheaply.
#pragma once

#include "core/http/httprequest.h"

#include <QtCore/QSocketNotifier>

namespace roomdeck {

class Doorman;

class DoormanOwner
{
public:
    /// `request` is a WebSocket upgrade that arrived in one piece; it is still unread in the descriptor.
    virtual void upgradeArrived(Doorman &doorman, HttpRequest &&request, qsizetype headSize) = 0;
    /// Something else arrived (TLS, plain HTTP, part of a head): nothing was read.
    virtual void somethingArrived(Doorman &doorman) = 0;

protected:
    ~DoormanOwner() = default;
};

/// Looks at the first bytes of a connection without taking them. Nearly every upgrade arrives whole; it is
/// answered on the bare descriptor, which costs half of what a QTcpSocket and a QWebSocket for the length of
/// one answer do. Everything else goes the long way through QWebSocketServer or HttpConnection. A TLS socket,
/// which takes milliseconds to make, is not made before its client says something. I/O thread.
class Doorman final : public QSocketNotifier
{
public:
    enum class Speaks : quint8 { Http, Tls };

    /// Owns the (non-blocking) descriptor until it is released.
    Doorman(int descriptor, DoormanOwner &owner, Speaks speaks, int maxHeadBytes, qint64 deadlineMs);
    ~Doorman() override;

    int release();
    /// Looks at nothing more; the descriptor stays.
    void pause() { setEnabled(false); }
    int descriptor() const { return m_descriptor; }
    qint64 deadlineMs() const { return m_deadlineMs; } ///< monotonic

    /// Takes the head off the descriptor.
    bool consume(qsizetype headSize);
    /// Writes a short answer; what the system does not take at once is lost.
    void answer(const QByteArray &bytes);

    bool event(QEvent *event) override;

private:
    void look();

    int m_descriptor;
    DoormanOwner &m_owner;
    const Speaks m_speaks;
    const int m_maxHeadBytes;
    const qint64 m_deadlineMs;
};

/// The server's side of the opening handshake (RFC 6455, 4.2.2), for a request that was judged good.
QByteArray upgradeAnswer(const HttpRequest &request);

} // namespace roomdeck
