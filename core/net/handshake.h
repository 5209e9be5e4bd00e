// From an accepted descriptor to a WebSocket, an HTTP connection, or a refusal.
#pragma once

#include "core/http/httprequest.h"
#include "core/net/admission.h"

#include <QtCore/QObject>

class QTcpSocket;

namespace roomdeck {

class Handshake;

class HandshakeOwner
{
public:
    /// The head asks for an upgrade: judge it, and count the connection in when it is admitted. Behind a
    /// trusted proxy the request's peer address is corrected.
    virtual Verdict judge(HttpRequest &request) = 0;
    /// The verdict is undecided: decide() follows, later.
    virtual void consult(Handshake &handshake) = 0;
    /// Admitted: the socket's next bytes are exactly the head, `early` follows it.
    virtual void upgrade(Handshake &handshake) = 0;
    /// Not an upgrade: an HTTP connection takes over the socket, nothing was read from it.
    virtual void serveHttp(Handshake &handshake) = 0;
    virtual void refused(Handshake &handshake, int status, const QByteArray &detail) = 0;
    /// The connection ended before it became anything.
    virtual void dropped(Handshake &handshake) = 0;

protected:
    ~HandshakeOwner() = default;
};

/// Waits for a complete request head without consuming it. Owns the socket until it is released. I/O thread.
class Handshake final : public QObject
{
    Q_OBJECT

public:
    Handshake(QTcpSocket *socket, HandshakeOwner &owner, int maxHeadBytes, qint64 deadlineMs);
    ~Handshake() override;

    /// Goes on with what was found out.
    void decide(Verdict &&decision);
    /// Answers with an HTTP error and closes.
    void refuse(int status, const QByteArray &detail);
    /// Reacts to nothing any more; for one that is about to be deleted.
    void abandon() { m_done = true; }
    /// Gives the socket away, disconnected from this object.
    QTcpSocket *releaseSocket();

    /// Admitted, and the answer is not sent yet.
    bool isUpgrading() const { return verdict.status == 101 && verdict.dialect != 0 && !verdict.undecided; }
    QTcpSocket *socket() const { return m_socket; }
    const HttpRequest &request() const { return m_request; }
    const QByteArray &peer() const { return m_peer; } ///< "ip:port"
    qint64 deadlineMs() const { return m_deadlineMs; } ///< monotonic

    Verdict verdict;
    QByteArray early; ///< bytes after the head that had already arrived

private:
    void onReadyRead();
    void headComplete(const QByteArray &head, qsizetype headSize);
    void holdBack();

    QTcpSocket *m_socket;
    HandshakeOwner &m_owner;
    const int m_maxHeadBytes;
    const qint64 m_deadlineMs;
    QByteArray m_peer;
    HttpRequest m_request;
    qsizetype m_searched = 0;
    qsizetype m_headSize = 0;
    bool m_done = false;
};

} // namespace roomdeck
