// Turns bytes into HTTP/1.1 requests, on top of the http-parser library.
#pragma once

#include "core/http/httprequest.h"

#include <memory>

struct http_parser;

namespace roomdeck {

struct HttpLimits
{
    qsizetype maxHeadBytes = 16 * 1024;
    qsizetype maxBodyBytes = 1024 * 1024;
};

/// One connection's parser. Any one thread.
class HttpParser
{
public:
    enum class Status : quint8 {
        NeedMore,
        Request, ///< request() is complete; call next() before feeding more
        Upgrade, ///< request() asks for another protocol; bytes after its head are not HTTP
        BadRequest,
        HeadTooLarge,
        BodyTooLarge,
    };

    explicit HttpParser(HttpLimits limits);
    ~HttpParser();
    Q_DISABLE_COPY_MOVE(HttpParser)

    /// Feeds bytes; `used` tells how many belong to the current request.
    Status feed(QByteArrayView bytes, qsizetype &used);
    HttpRequest &request() { return m_request; }
    /// Begins with the next request on the same connection.
    void next();
    /// True between the first byte of a request and its last.
    bool inRequest() const { return m_headBytes > 0; }

private:
    struct Callbacks;

    qsizetype parse(QByteArrayView bytes);
    bool hasFailed() const;
    Status status();

    HttpLimits m_limits;
    std::unique_ptr<http_parser> m_parser;
    HttpRequest m_request;
    qsizetype m_headBytes = 0;
    bool m_valueSeen = true;
    bool m_headComplete = false;
    bool m_complete = false;
    bool m_bodyTooLarge = false;
};

} // namespace roomdeck
