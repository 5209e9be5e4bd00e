// One HTTP/1.1 connection: keep-alive, pipelining one at a time, deadlines.
#pragma once

#include "core/http/httphandler.h"
#include "core/http/httpparser.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

class QTcpSocket;

namespace roomdeck {

/// Owns its socket and deletes itself when the socket ends. The socket's I/O thread.
class HttpConnection final : public QObject
{
    Q_OBJECT

public:
    /// Bytes already waiting in `socket` are read at once. `idleTimeoutMs` bounds both a request's arrival
    /// and the silence between two.
    HttpConnection(QTcpSocket *socket, HttpHandler &handler, HttpLimits limits, int idleTimeoutMs,
                   QObject *parent);

private:
    void onReadyRead();
    void handleRequest();
    void reply(const HttpRequest &request, const HttpResponse &response);
    void beginStream(const HttpResponse &response);
    void writeStream(const QByteArray &bytes);
    void fail(int status, QByteArrayView code, const QByteArray &detail);

    QTcpSocket *m_socket;
    HttpHandler &m_handler;
    HttpParser m_parser;
    QByteArray m_buffer;
    QTimer m_deadline;
    bool m_busy = false; // a request waits for its answer
    bool m_closing = false;
    bool m_streaming = false; // until the socket ends
};

} // namespace roomdeck
