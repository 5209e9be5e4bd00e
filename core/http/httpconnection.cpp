#include "core/http/httpconnection.h"

#include <QtCore/QPointer>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QTcpSocket>

namespace roomdeck {

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
            fail(400, "upgrade must be the first request\n");
            return;
        case HttpParser::Status::BadRequest:
            fail(400, "bad request\n");
            return;
        case HttpParser::Status::HeadTooLarge:
            fail(431, "headers too large\n");
            return;
        case HttpParser::Status::BodyTooLarge:
            fail(413, "body too large\n");
            return;
        }
    }
}

void HttpConnection::handleRequest()
{
    m_busy = true;
    m_deadline.stop();
    auto request = std::make_shared<HttpRequest>(std::move(m_parser.request()));
    request->peerAddress
        = m_socket->peerAddress().toString().toUtf8() + ':' + QByteArray::number(m_socket->peerPort());
    m_parser.next();
    m_handler.handle(*request, [self = QPointer(this), request](const HttpResponse &response) {
        if (self)
            self->reply(*request, response);
    });
}

void HttpConnection::reply(const HttpRequest &request, const HttpResponse &response)
{
    m_socket->write(response.toBytes(request.keepAlive, request.method == "HEAD"));
    m_busy = false;
    if (!request.keepAlive) {
        m_closing = true;
        m_socket->disconnectFromHost();
    }
    m_deadline.start();
    // Not at once: a chain of pipelined requests must not become a chain of nested calls.
    QMetaObject::invokeMethod(this, &HttpConnection::onReadyRead, Qt::QueuedConnection);
}

void HttpConnection::fail(int status, const QByteArray &text)
{
    m_closing = true;
    m_socket->write(HttpResponse::text(status, text).toBytes(false));
    m_socket->disconnectFromHost();
}

} // namespace roomdeck
