// An HTTP request as parsed, and the answer to it.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <functional>
#include <utility>

class QObject;

namespace roomdeck {

/// Names are as sent; find them with header(). Values are trimmed. Wire bytes: hostile.
struct HttpRequest
{
    QByteArray method;
    QByteArray target; ///< path and query as sent
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    QByteArray peerAddress; ///< "ip:port"
    bool keepAlive = true;
    bool upgrade = false;

    QByteArrayView path() const;
    QByteArrayView query() const; ///< without '?'
    /// First value of a header, case-insensitive; empty when absent.
    QByteArray header(QByteArrayView name) const;
    int headerCount(QByteArrayView name) const;
};

struct HttpResponse
{
    int status = 200;
    QByteArray contentType = "text/plain; charset=utf-8";
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers; ///< in addition to the standard ones

    /// Sends more of the body. Does nothing once the connection has ended.
    using Write = std::function<void(const QByteArray &)>;
    /// For a body without an end (server-sent events): called once, on the connection's thread, when the head
    /// is sent. The body is what is written while `connection` lives; a client that does not read it is cut.
    std::function<void(QObject *connection, Write write)> stream = {};

    static HttpResponse text(int status, const QByteArray &body);
    /// The bytes on the wire. `headOnly` leaves the body out but counts it (HEAD).
    QByteArray toBytes(bool keepAlive, bool headOnly = false) const;
};

/// "Not Found" for 404, and so on.
QByteArrayView httpReason(int status);

} // namespace roomdeck
