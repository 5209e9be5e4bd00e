#include "core/exchange/ndjsonwriter.h"

#include "core/exchange/entrynames.h"
#include "core/protocol/jsonscan.h"

namespace roomdeck {

namespace {

constexpr int maxValueDepth = 1000;

void appendKey(QByteArray &line, QByteArrayView key)
{
    if (!line.endsWith('{'))
        line += ',';
    line += '"';
    line.append(key.data(), key.size());
    line += "\":";
}

void appendNumber(QByteArray &line, QByteArrayView key, qint64 value)
{
    appendKey(line, key);
    line += QByteArray::number(value);
}

/// Text under `key`; bytes that are no UTF-8 under `key` + "_base64", since JSON has no place for them.
void appendText(QByteArray &line, QByteArrayView key, QByteArrayView text)
{
    if (text.isEmpty())
        return;
    if (text.isValidUtf8()) {
        appendKey(line, key);
        appendJsonString(line, text);
        return;
    }
    appendKey(line, key.toByteArray() + "_base64");
    line += '"' + text.toByteArray().toBase64() + '"';
}

/// A JSON value as it was written, but on one line; what is none after all as text under `key` + "_text".
void appendValue(QByteArray &line, QByteArrayView key, QByteArrayView value)
{
    if (value.isEmpty())
        return;
    if (!value.isValidUtf8() || scanJson(value, maxValueDepth)) {
        appendText(line, key.toByteArray() + "_text", value);
        return;
    }
    appendKey(line, key);
    if (value.contains('\n') || value.contains('\r')) // only as space between tokens: strings escape them
        appendCompactJson(line, value);
    else
        line.append(value.data(), value.size());
}

} // namespace

SessionError NdjsonWriter::write(const LogRow &row)
{
    QByteArray &line = m_out.buffer();
    line += '{';
    appendNumber(line, "seq", qint64(row.seq));
    appendKey(line, "time");
    line += '"' + isoTime(row.timeUs) + '"';
    appendText(line, "kind", kindName(row.kind));
    appendText(line, "sender_kind", senderKindName(row.senderKind));
    if (m_context.dialectName)
        appendText(line, "dialect", m_context.dialectName(row.dialect));
    if (row.connection != ConnectionId::None)
        appendNumber(line, "connection", qint64(row.connection));
    appendText(line, "room", row.room);
    appendText(line, "user", row.user);
    appendText(line, "type", row.type);
    appendText(line, "address", row.address);
    if (row.recipients > 0)
        appendNumber(line, "recipients", row.recipients);
    appendBodies(line, row);
    appendDelivery(line, row.seq);
    line += "}\n";
    return m_out.settle();
}

void NdjsonWriter::appendBodies(QByteArray &line, const LogRow &row) const
{
    appendValue(line, "payload", row.payload);
    if (!row.extra.isEmpty())
        appendValue(line, "extra", '{' + row.extra.toByteArray() + '}');
    appendText(line, "raw", row.raw);
    appendValue(line, "addressees", row.addressees);
}

void NdjsonWriter::appendDelivery(QByteArray &line, EventId seq) const
{
    const auto delivery = m_context.delivery ? m_context.delivery(seq) : std::nullopt;
    if (!delivery)
        return;
    appendKey(line, "delivery");
    line += '{';
    appendNumber(line, "recipients", delivery->recipients);
    appendNumber(line, "written", delivery->written);
    appendNumber(line, "dropped", delivery->dropped);
    appendNumber(line, "disconnected", delivery->disconnected);
    appendNumber(line, "latency_us", delivery->latencyUs);
    if (m_context.misses && delivery->dropped + delivery->disconnected > 0)
        appendMisses(line, seq);
    line += '}';
}

void NdjsonWriter::appendMisses(QByteArray &line, EventId seq) const
{
    const QList<DeliveryMiss> misses = m_context.misses(seq);
    if (misses.isEmpty())
        return;
    appendKey(line, "missed");
    line += '[';
    for (const DeliveryMiss &miss : misses) {
        line += line.endsWith('[') ? "{" : ",{";
        appendText(line, "user", miss.user);
        appendNumber(line, "connection", qint64(miss.connection));
        appendText(line, "cause", causeName(miss.cause));
        line += '}';
    }
    line += ']';
}

} // namespace roomdeck
