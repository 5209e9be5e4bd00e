#include "core/net/handshake.h"

#include "core/http/httpparser.h"
#include "core/http/peername.h"

#include <QtNetwork/QTcpSocket>

namespace roomdeck {

Handshake::Handshake(QTcpSocket *socket, HandshakeOwner &owner, int maxHeadBytes, qint64 deadlineMs)
    : m_socket(socket), m_owner(owner), m_maxHeadBytes(maxHeadBytes), m_deadlineMs(deadlineMs),
      m_peer(peerName(*socket))
{
    socket->setReadBufferSize(maxHeadBytes + 1024);
    connect(socket, &QTcpSocket::readyRead, this, &Handshake::onReadyRead);
    connect(socket, &QTcpSocket::disconnected, this, [this] { m_owner.dropped(*this); });
}

Handshake::~Handshake()
{
    // At once and not later: at the end of the thread nobody would come for it. We are never inside its slots
    // here.
    if (m_socket) {
        m_socket->disconnect(this);
        delete m_socket;
    }
}

void Handshake::onReadyRead()
{
    if (m_done)
        return;
    const QByteArray bytes = m_socket->peek(m_maxHeadBytes + 1024);
    const qsizetype end = bytes.indexOf("\r\n\r\n", qMax<qsizetype>(0, m_searched - 3));
    m_searched = bytes.size();
    // Whoever mixed up wss:// and ws:// would wait for the deadline otherwise, and not learn why.
    if (bytes.startsWith("\x16\x03"))
        refuse(400, "this is TLS, and the server speaks http:// and ws:// only");
    else if (end >= 0)
        headComplete(bytes, end + 4);
    else if (bytes.size() > m_maxHeadBytes)
        refuse(431, "request head too large");
}

void Handshake::headComplete(const QByteArray &head, qsizetype headSize)
{
    m_done = true;
    if (headSize > m_maxHeadBytes) {
        refuse(431, "request head too large");
        return;
    }
    HttpParser parser(HttpLimits{m_maxHeadBytes, 16 * 1024 * 1024});
    qsizetype used = 0;
    const HttpParser::Status status = parser.feed(QByteArrayView(head).first(headSize), used);
    switch (status) {
    case HttpParser::Status::BadRequest:
        refuse(400, "bad request");
        return;
    case HttpParser::Status::HeadTooLarge:
        refuse(431, "request head too large");
        return;
    case HttpParser::Status::BodyTooLarge:
        refuse(413, "body too large");
        return;
    case HttpParser::Status::NeedMore: // a body follows
    case HttpParser::Status::Request:
        m_owner.serveHttp(*this);
        return;
    case HttpParser::Status::Upgrade:
        break;
    }
    m_request = std::move(parser.request());
    m_request.peerAddress = m_peer;
    if (m_request.method != "GET"
        || m_request.header("Upgrade").compare("websocket", Qt::CaseInsensitive) != 0) {
        refuse(400, "only an upgrade to websocket is possible here");
        return;
    }
    m_headSize = headSize;
    verdict = m_owner.judge(m_request);
    m_peer = m_request.peerAddress;
    if (verdict.undecided)
        m_owner.consult(*this);
    else
        decide(std::move(verdict));
}

void Handshake::decide(Verdict &&decision)
{
    verdict = std::move(decision);
    if (verdict.status != 101) {
        refuse(verdict.status, verdict.detail);
        return;
    }
    holdBack();
    m_owner.upgrade(*this);
}

// QWebSocket would read frames that came together with the head before anybody can listen to it. So it is
// shown the head alone, and the socket takes in nothing more until the session has it.
void Handshake::holdBack()
{
    m_socket->setReadBufferSize(m_headSize);
    if (m_socket->bytesAvailable() <= m_headSize)
        return;
    const QByteArray all = m_socket->readAll();
    early = all.sliced(m_headSize);
    for (qsizetype i = m_headSize - 1; i >= 0; --i)
        m_socket->ungetChar(all[i]);
}

void Handshake::refuse(int status, const QByteArray &detail)
{
    m_done = true;
    m_socket->write(refusal(status, detail).toBytes(false));
    m_owner.refused(*this, status, detail);
    m_socket->disconnectFromHost(); // dropped() follows
}

QTcpSocket *Handshake::releaseSocket()
{
    m_socket->disconnect(this);
    return std::exchange(m_socket, nullptr);
}

} // namespace roomdeck
