#include "core/net/framereader.h"

#include <QtCore/QtEndian>

#include <cstring>

namespace roomdeck {

struct FrameReader::Header
{
    quint64 payloadSize = 0;
    quint32 key = 0;
    int size = 0;
    Opcode opcode = Opcode::Continuation;
    bool final = false;
    bool masked = false;
    bool reserved = false;

    bool isControl() const { return (quint8(opcode) & 0x8) != 0; }
};

bool FrameReader::readHeader(const char *data, qsizetype size, Header &header) const
{
    if (size < 2)
        return false;
    const auto first = quint8(data[0]);
    const auto second = quint8(data[1]);
    header.final = (first & 0x80) != 0;
    header.reserved = (first & 0x70) != 0;
    header.opcode = Opcode(first & 0x0f);
    header.masked = (second & 0x80) != 0;
    header.payloadSize = second & 0x7f;
    header.size = 2;
    if (header.payloadSize == 126) {
        if (size < 4)
            return false;
        header.payloadSize = qFromBigEndian<quint16>(data + 2);
        header.size = 4;
    } else if (header.payloadSize == 127) {
        if (size < 10)
            return false;
        header.payloadSize = qFromBigEndian<quint64>(data + 2);
        header.size = 10;
    }
    if (header.masked) {
        if (size < header.size + 4)
            return false;
        std::memcpy(&header.key, data + header.size, 4);
        header.size += 4;
    }
    return true;
}

// The close code a frame deserves by its header alone; 0 = none.
quint16 FrameReader::violation(const Header &header) const
{
    if (header.reserved || !header.masked)
        return CloseCode::ProtocolError;
    switch (header.opcode) {
    case Opcode::Continuation:
        if (!m_fragmented)
            return CloseCode::ProtocolError;
        break;
    case Opcode::Text:
        if (m_fragmented)
            return CloseCode::ProtocolError;
        break;
    case Opcode::Binary:
        return m_fragmented ? CloseCode::ProtocolError : CloseCode::UnsupportedData;
    case Opcode::Close:
    case Opcode::Ping:
    case Opcode::Pong:
        return header.final && header.payloadSize <= 125 ? 0 : CloseCode::ProtocolError;
    default:
        return CloseCode::ProtocolError;
    }
    if (header.payloadSize > quint64(m_maxMessageBytes) - quint64(m_message.size()))
        return CloseCode::TooLarge;
    return 0;
}

bool FrameReader::feed(char *data, qsizetype size, FrameHandler &handler)
{
    const bool resumed = !m_pending.isEmpty();
    QByteArray buffer;
    if (resumed) {
        // Taken out while it is read: a handler may end this session, but never this frame's bytes.
        buffer.swap(m_pending);
        buffer.append(data, size);
        data = buffer.data();
        size = buffer.size();
    }
    qsizetype position = 0;
    while (position < size) {
        qsizetype used = 0;
        const Step step = readFrame(data + position, size - position, used, handler);
        if (step == Step::Stop)
            return false;
        if (step == Step::NeedMore)
            break;
        position += used;
    }
    if (position < size) {
        if (resumed && position == 0)
            m_pending.swap(buffer);
        else
            m_pending = QByteArray(data + position, size - position);
    }
    return true;
}

FrameReader::Step FrameReader::readFrame(char *data, qsizetype size, qsizetype &used, FrameHandler &handler)
{
    Header header;
    if (!readHeader(data, size, header))
        return Step::NeedMore;
    if (const quint16 code = violation(header)) {
        handler.readFailed(code,
                           code == CloseCode::TooLarge              ? "message too large"
                               : code == CloseCode::UnsupportedData ? "binary messages are not supported"
                                                                    : "protocol error");
        return Step::Stop;
    }
    const auto payloadSize = qsizetype(header.payloadSize);
    if (size - header.size < payloadSize)
        return Step::NeedMore;
    char *payload = data + header.size;
    unmask(payload, payloadSize, header.key);
    used = header.size + payloadSize;
    const QByteArrayView view(payload, payloadSize);
    const bool goOn
        = header.isControl() ? controlFrame(header, view, handler) : dataFrame(header, view, handler);
    return goOn ? Step::Done : Step::Stop;
}

bool FrameReader::dataFrame(const Header &header, QByteArrayView payload, FrameHandler &handler)
{
    if (header.final && !m_fragmented)
        return message(payload, handler);
    m_message.append(payload);
    m_fragmented = !header.final;
    if (m_fragmented)
        return true;
    QByteArray whole;
    whole.swap(m_message);
    return message(whole, handler);
}

bool FrameReader::message(QByteArrayView text, FrameHandler &handler)
{
    if (!text.isValidUtf8()) {
        handler.readFailed(CloseCode::InvalidPayload, "text is not UTF-8");
        return false;
    }
    return handler.textReceived(text);
}

bool FrameReader::controlFrame(const Header &header, QByteArrayView payload, FrameHandler &handler)
{
    switch (header.opcode) {
    case Opcode::Ping:
        return handler.pingReceived(payload);
    case Opcode::Pong:
        return handler.pongReceived(payload);
    default:
        closeFrame(payload, handler);
        return false;
    }
}

void FrameReader::closeFrame(QByteArrayView payload, FrameHandler &handler)
{
    if (payload.isEmpty()) {
        handler.closeReceived(CloseCode::NoStatus, {});
        return;
    }
    const quint16 code = payload.size() >= 2 ? qFromBigEndian<quint16>(payload.data()) : 0;
    const QByteArrayView reason = payload.sliced(qMin<qsizetype>(2, payload.size()));
    if (!isSendableCloseCode(code))
        handler.readFailed(CloseCode::ProtocolError, "invalid close code");
    else if (!reason.isValidUtf8())
        handler.readFailed(CloseCode::InvalidPayload, "close reason is not UTF-8");
    else
        handler.closeReceived(code, reason);
}

} // namespace roomdeck
