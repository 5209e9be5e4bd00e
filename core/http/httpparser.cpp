#include "core/http/httpparser.h"

#include <http_parser.h>

namespace roomdeck {

struct HttpParser::Callbacks
{
    static HttpParser &self(http_parser *parser) { return *static_cast<HttpParser *>(parser->data); }

    static int onUrl(http_parser *parser, const char *at, size_t length)
    {
        self(parser).m_request.target.append(at, qsizetype(length));
        return 0;
    }
    static int onField(http_parser *parser, const char *at, size_t length)
    {
        HttpParser &me = self(parser);
        if (me.m_valueSeen) {
            me.m_request.headers.emplaceBack();
            me.m_valueSeen = false;
        }
        me.m_request.headers.last().first.append(at, qsizetype(length));
        return 0;
    }
    static int onValue(http_parser *parser, const char *at, size_t length)
    {
        HttpParser &me = self(parser);
        me.m_valueSeen = true;
        if (me.m_request.headers.isEmpty())
            return 1;
        me.m_request.headers.last().second.append(at, qsizetype(length));
        return 0;
    }
    static int onHeadersComplete(http_parser *parser)
    {
        HttpParser &me = self(parser);
        me.m_headComplete = true;
        me.m_request.method = http_method_str(http_method(parser->method));
        me.m_request.keepAlive = http_should_keep_alive(parser) != 0;
        me.m_request.upgrade = parser->upgrade != 0;
        if (parser->content_length != ULLONG_MAX
            && parser->content_length > quint64(me.m_limits.maxBodyBytes)) {
            me.m_bodyTooLarge = true;
            return -1;
        }
        return 0;
    }
    static int onBody(http_parser *parser, const char *at, size_t length)
    {
        HttpParser &me = self(parser);
        if (me.m_request.body.size() + qsizetype(length) > me.m_limits.maxBodyBytes) {
            me.m_bodyTooLarge = true;
            return -1;
        }
        me.m_request.body.append(at, qsizetype(length));
        return 0;
    }
    static int onComplete(http_parser *parser)
    {
        self(parser).m_complete = true;
        // Stop here: a pipelined request waits until this one was answered.
        http_parser_pause(parser, 1);
        return 0;
    }

    static const http_parser_settings &table()
    {
        static const http_parser_settings settings = [] {
            http_parser_settings s;
            http_parser_settings_init(&s);
            s.on_url = onUrl;
            s.on_header_field = onField;
            s.on_header_value = onValue;
            s.on_headers_complete = onHeadersComplete;
            s.on_body = onBody;
            s.on_message_complete = onComplete;
            return s;
        }();
        return settings;
    }
};

HttpParser::HttpParser(HttpLimits limits) : m_limits(limits), m_parser(std::make_unique<http_parser>())
{
    next();
}

HttpParser::~HttpParser() = default;

void HttpParser::next()
{
    http_parser_init(m_parser.get(), HTTP_REQUEST);
    m_parser->data = this;
    m_request = {};
    m_headBytes = 0;
    m_valueSeen = true;
    m_headComplete = m_complete = m_bodyTooLarge = false;
}

HttpParser::Status HttpParser::feed(QByteArrayView bytes, qsizetype &used)
{
    used = 0;
    if (!m_headComplete) {
        // However a head is cut on its way, the limit falls on the same byte.
        const QByteArrayView allowed = bytes.first(qMin(bytes.size(), m_limits.maxHeadBytes - m_headBytes));
        used = parse(allowed);
        m_headBytes += used;
        if (!m_headComplete && used == allowed.size() && used < bytes.size() && !hasFailed())
            return Status::HeadTooLarge;
    }
    if (m_headComplete && !m_complete && !hasFailed())
        used += parse(bytes.sliced(used));
    return status();
}

// Nothing to parse would mean the connection's end to http_parser.
qsizetype HttpParser::parse(QByteArrayView bytes)
{
    return bytes.isEmpty() ? 0
                           : qsizetype(http_parser_execute(m_parser.get(), &Callbacks::table(), bytes.data(),
                                                           size_t(bytes.size())));
}

bool HttpParser::hasFailed() const
{
    return HTTP_PARSER_ERRNO(m_parser.get()) != HPE_OK;
}

HttpParser::Status HttpParser::status()
{
    if (m_bodyTooLarge)
        return Status::BodyTooLarge;
    if (m_complete) {
        if (m_parser->upgrade != 0)
            return Status::Upgrade;
        if (HTTP_PARSER_ERRNO(m_parser.get()) == HPE_PAUSED)
            http_parser_pause(m_parser.get(), 0);
        return Status::Request;
    }
    const auto error = HTTP_PARSER_ERRNO(m_parser.get());
    if (error == HPE_HEADER_OVERFLOW)
        return Status::HeadTooLarge;
    return error == HPE_OK ? Status::NeedMore : Status::BadRequest;
}

} // namespace roomdeck
