#include "core/exchange/harwriter.h"

#include "core/exchange/entrynames.h"
#include "core/exchange/httphead.h"
#include "core/protocol/jsonscan.h"

#include <QtCore/QUrl>

namespace roomdeck {

namespace {

void appendText(QByteArray &out, QByteArrayView text)
{
    if (text.isValidUtf8())
        appendJsonString(out, text);
    else
        appendJsonString(out, QString::fromUtf8(text).toUtf8());
}

void appendPairs(QByteArray &out, const QList<std::pair<QByteArray, QByteArray>> &pairs)
{
    out += '[';
    for (const auto &[name, value] : pairs) {
        appendJsonComma(out);
        out += R"({"name":)";
        appendText(out, name);
        out += R"(,"value":)";
        appendText(out, value);
        out += '}';
    }
    out += ']';
}

/// Unix seconds with six digits, as DevTools has them.
QByteArray seconds(qint64 timeUs)
{
    QByteArray out;
    appendTimestamp(out, timeUs);
    return out;
}

bool isSent(const LogRow &row)
{
    return row.connection != ConnectionId::None && !row.raw.isEmpty() && row.senderKind == SenderKind::Client
        && (row.kind == TrafficKind::Message || row.kind == TrafficKind::Error);
}

bool isFromServer(const LogRow &row)
{
    return row.kind == TrafficKind::Message
        && (row.senderKind != SenderKind::Client || row.connection == ConnectionId::None);
}

/// A message without a wire form of its own, as EXCHANGE.md describes it.
QByteArray neutralForm(const LogRow &row)
{
    QByteArray out = R"({"type":)";
    appendText(out, row.type);
    out += R"(,"room_id":)";
    appendText(out, row.room);
    out += R"(,"user_id":)";
    appendText(out, row.user);
    out += R"(,"payload":)";
    if (row.payload.isEmpty())
        out += "null";
    else if (row.payload.isValidUtf8() && !scanJson(row.payload, 1000))
        out.append(row.payload.data(), row.payload.size());
    else
        appendText(out, row.payload);
    out += R"(,"timestamp":)" + seconds(row.timeUs) + '}';
    return out;
}

QByteArray messageJson(const LogRow &row)
{
    const bool sent = isSent(row);
    QByteArray out = sent ? R"({"type":"send","time":)" : R"({"type":"receive","time":)";
    out += seconds(row.timeUs);
    const bool travelled = !row.raw.isEmpty();
    if (travelled && !row.raw.isValidUtf8()) {
        out += R"(,"opcode":2,"data":")" + row.raw.toByteArray().toBase64() + "\"}";
        return out;
    }
    out += R"(,"opcode":1,"data":)";
    appendText(out, travelled ? row.raw.toByteArray() : neutralForm(row));
    out += '}';
    return out;
}

} // namespace

HarWriter::HarWriter(QIODevice &device, const ExportContext &context) : m_out(device), m_context(context) { }

SessionError HarWriter::begin()
{
    if (!m_spool.open())
        return {SessionFault::IoError, m_spool.errorString().toUtf8()};
    m_out.buffer() += R"({"log":{"version":"1.2","creator":{"name":"Roomdeck","version":")" ROOMDECK_VERSION
                      R"("},"entries":[)";
    return {};
}

SessionError HarWriter::write(const LogRow &row)
{
    const bool message = isSent(row) || isFromServer(row);
    // A connection nobody spoke on is shown all the same.
    if (!message && row.kind != TrafficKind::Connected && row.kind != TrafficKind::Disconnected)
        return {};
    Conversation &known = conversation(row);
    known.lastUs = row.timeUs;
    if (row.kind == TrafficKind::Connected && known.details.requestHead.isEmpty())
        known.details.requestHead = row.raw.toByteArray();
    return message ? spool(known, messageJson(row)) : SessionError();
}

HarWriter::Conversation &HarWriter::conversation(const LogRow &row)
{
    const auto id = quint64(row.connection);
    auto it = m_places.constFind(id);
    if (it == m_places.constEnd()) {
        Conversation fresh;
        if (id != 0 && m_context.connection)
            fresh.details = m_context.connection(row.connection).value_or(SessionConnection());
        fresh.details.id = row.connection;
        if (fresh.details.user.isEmpty())
            fresh.details.user = row.user.toByteArray();
        if (fresh.details.address.isEmpty())
            fresh.details.address = row.address.toByteArray();
        fresh.firstUs = fresh.details.openedUs > 0 ? fresh.details.openedUs : row.timeUs;
        fresh.lastUs = row.timeUs;
        m_conversations.push_back(std::move(fresh));
        it = m_places.insert(id, m_conversations.size() - 1);
    }
    return m_conversations[*it];
}

SessionError HarWriter::spool(Conversation &conversation, const QByteArray &json)
{
    if (m_spool.write(json) != json.size())
        return {SessionFault::DiskFull, m_spool.errorString().toUtf8()};
    conversation.messages.push_back({m_spooled, qint32(json.size())});
    m_spooled += json.size();
    return {};
}

SessionError HarWriter::end()
{
    bool first = true;
    for (const Conversation &conversation : m_conversations) {
        if (!first)
            m_out.buffer() += ',';
        first = false;
        if (SessionError error = writeEntry(conversation))
            return error;
    }
    m_out.buffer() += "]}}\n";
    return m_out.flush();
}

void HarWriter::appendRequest(QByteArray &out, const Conversation &conversation) const
{
    const HttpHead head = parseHead(conversation.details.requestHead);
    QUrl base(QString::fromUtf8(m_context.info.url));
    QByteArray url = base.isValid() && !base.host().isEmpty() ? base.toEncoded(QUrl::RemovePath)
                                                              : QByteArray("ws://roomdeck.invalid");
    const QByteArray host = head.header("Host");
    if (!host.isEmpty())
        url = (base.scheme() == QLatin1String("wss") ? "wss://" : "ws://") + host;
    url += head.target.startsWith('/') ? head.target : QByteArray("/");
    out += R"({"method":)";
    appendText(out, head.method.isEmpty() ? QByteArray("GET") : head.method);
    out += R"(,"url":)";
    appendText(out, url);
    out += R"(,"httpVersion":"HTTP/1.1","cookies":[],"headers":)";
    appendPairs(out, head.headers);
    out += R"(,"queryString":)";
    appendPairs(out, parseQuery(head.target));
    out += R"(,"headersSize":)"
        + QByteArray::number(
               conversation.details.requestHead.isEmpty() ? -1 : conversation.details.requestHead.size())
        + R"(,"bodySize":0})";
}

SessionError HarWriter::writeEntry(const Conversation &conversation)
{
    QByteArray &out = m_out.buffer();
    const qint64 lastUs = std::max(conversation.lastUs, conversation.details.closedUs);
    const QByteArray lasted
        = QByteArray::number(double(std::max<qint64>(0, lastUs - conversation.firstUs)) / 1000, 'f', 3);
    out += R"({"startedDateTime":")" + isoTime(conversation.firstUs) + R"(","time":)" + lasted;
    out += R"(,"request":)";
    appendRequest(out, conversation);
    out += R"(,"response":{"status":101,"statusText":"Switching Protocols","httpVersion":"HTTP/1.1","cookies":[],)"
           R"("headers":[],"content":{"size":0,"mimeType":"x-unknown"},"redirectURL":"","headersSize":-1,)"
           R"("bodySize":-1},"cache":{},"timings":{"send":0,"wait":0,"receive":)"
        + lasted + R"(},"connection":")" + QByteArray::number(quint64(conversation.details.id))
        + R"(","_resourceType":"websocket","_roomdeck":{"dialect":)";
    appendText(out,
               m_context.dialectName ? m_context.dialectName(conversation.details.dialect) : QByteArray());
    out += R"(,"user":)";
    appendText(out, conversation.details.user);
    out += R"(,"address":)";
    appendText(out, conversation.details.address);
    out += R"(},"_webSocketMessages":[)";
    if (SessionError error = writeMessages(conversation))
        return error;
    out += "]}";
    return m_out.settle();
}

SessionError HarWriter::writeMessages(const Conversation &conversation)
{
    bool first = true;
    for (const Piece &piece : conversation.messages) {
        if (!m_spool.seek(piece.offset))
            return {SessionFault::IoError, m_spool.errorString().toUtf8()};
        const QByteArray json = m_spool.read(piece.length);
        if (json.size() != piece.length)
            return {SessionFault::IoError, m_spool.errorString().toUtf8()};
        if (!first)
            m_out.buffer() += ',';
        first = false;
        m_out.buffer() += json;
        if (SessionError error = m_out.settle())
            return error;
    }
    return {};
}

} // namespace roomdeck
