#include "core/http/httpconnection.h"

#include "core/http/peername.h"
#include "core/http/problem.h"

#include <QtCore/QPointer>
#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpSocket>

namespace roomdeck {

namespace {

constexpr qint64 MaxUnreadBytes = 1024 * 1024; // what a slow reader of a stream may leave waiting

} // namespace

HttpConnection::HttpConnection(QTcpSocket *socket, HttpHandler &handler, HttpLimits limits, int idleTimeoutMs,
                               QObject *parent)
    : QObject(parent), m_socket(socket), m_handler(handler), m_parser(limits)
{
    socket->setParent(this);
    connect(socket, &QTcpSocket::readyRead, this, &HttpConnection::onReadyRead);
    connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    m_deadline.setSingleShot(true);
    m_deadline.setInterval(idleTimeoutMs);
    connect(&m_deadline, &QTimer::timeout, socket, &QTcpSocket::abort);
    m_deadline.start();
    QMetaObject::invokeMethod(this, &HttpConnection::onReadyRead, Qt::QueuedConnection);
}

void HttpConnection::onReadyRead()
{
    if (m_streaming) {
        m_socket->skip(m_socket->bytesAvailable()); // nothing more is expected; its end must be noticed
        return;
    }
    // Reading stops while an answer is being made, so a client that pipelines fills its own send buffer.
    while (!m_busy && !m_closing) {
        if (m_buffer.isEmpty())
            m_buffer = m_socket->read(64 * 1024);
        if (m_buffer.isEmpty())
            return;
        qsizetype used = 0;
        const HttpParser::Status status = m_parser.feed(m_buffer, used);
        m_buffer.remove(0, used);
        switch (status) {
        case HttpParser::Status::NeedMore:
            break;
        case HttpParser::Status::Request:
            handleRequest();
            break;
        case HttpParser::Status::Upgrade:
            fail(400, "bad_request", "an upgrade must be the first request of its connection");
            return;
        case HttpParser::Status::BadRequest:
            fail(400, "bad_request", "this is no HTTP request");
            return;
        case HttpParser::Status::HeadTooLarge:
            fail(431, "head_too_large", "the request line and headers are too long");
            return;
        case HttpParser::Status::BodyTooLarge:
            fail(413, "too_large", "the body is longer than 1 MiB");
            return;
        }
    }
}

void HttpConnection::handleRequest()
{
    m_busy = true;
    m_deadline.stop();
    auto request = std::make_shared<HttpRequest>(std::move(m_parser.request()));
    request->peerAddress = peerName(*m_socket);
    m_parser.next();
    m_handler.handle(*request, [self = QPointer(this), request](const HttpResponse &response) {
        if (self)
            self->reply(*request, response);
    });
}

void HttpConnection::reply(const HttpRequest &request, const HttpResponse &response)
{
    const bool headOnly = request.method == "HEAD";
    m_socket->write(response.toBytes(request.keepAlive, headOnly));
    if (response.stream && !headOnly) {
        beginStream(response);
        return;
    }
    m_busy = false;
    if (!request.keepAlive || response.stream) {
        m_closing = true;
        m_socket->disconnectFromHost();
    }
    m_deadline.start();
    // Not at once: a chain of pipelined requests must not become a chain of nested calls.
    QMetaObject::invokeMethod(this, &HttpConnection::onReadyRead, Qt::QueuedConnection);
}

void HttpConnection::beginStream(const HttpResponse &response)
{
    m_streaming = true;
    m_deadline.stop();
    onReadyRead();
    response.stream(this, [self = QPointer(this)](const QByteArray &bytes) {
        if (self)
            self->writeStream(bytes);
    });
}

void HttpConnection::writeStream(const QByteArray &bytes)
{
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    const auto *secure = qobject_cast<QSslSocket *>(m_socket);
    const qint64 unread = m_socket->bytesToWrite() + (secure ? secure->encryptedBytesToWrite() : 0);
    if (unread + bytes.size() > MaxUnreadBytes)
        m_socket->abort();
    else
        m_socket->write(bytes);
}

void HttpConnection::fail(int status, QByteArrayView code, const QByteArray &detail)
{
    m_closing = true;
    m_socket->write(problem(status, code, detail).toBytes(false));
    m_socket->disconnectFromHost();
}

} // namespace roomdeck
