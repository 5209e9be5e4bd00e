#include "core/net/frame.h"

#include <QtCore/QtEndian>

#include <cstring>

namespace roomdeck {

namespace {

// Writes the header for `size` payload bytes so that it ends just before `payload`; returns its length.
int putHeader(char *payload, Opcode opcode, quint64 size)
{
    const char first = char(0x80 | quint8(opcode));
    if (size < 126) {
        payload[-2] = first;
        payload[-1] = char(size);
        return 2;
    }
    if (size <= 0xffff) {
        payload[-4] = first;
        payload[-3] = char(126);
        qToBigEndian(quint16(size), payload - 2);
        return 4;
    }
    payload[-10] = first;
    payload[-9] = char(127);
    qToBigEndian(quint64(size), payload - 8);
    return 10;
}

} // namespace

bool isSendableCloseCode(quint16 code)
{
    if (code < 1000 || code >= 5000)
        return false;
    if (code >= 3000)
        return true;
    return code <= 1014 && code != 1004 && code != CloseCode::NoStatus && code != CloseCode::Abnormal;
}

QByteArray makeFrame(Opcode opcode, QByteArrayView payload)
{
    char header[FrameHeaderGap];
    const int length = putHeader(header + FrameHeaderGap, opcode, quint64(payload.size()));
    QByteArray frame;
    frame.reserve(length + payload.size());
    frame.append(header + FrameHeaderGap - length, length);
    frame.append(payload);
    return frame;
}

QByteArray makeCloseFrame(quint16 code, QByteArrayView reason)
{
    constexpr qsizetype maxReason = 123;
    qsizetype size = qMin(reason.size(), maxReason);
    // Never cut a character in two: the peer would have to fail the connection.
    while (size > 0 && size < reason.size() && (uchar(reason[size]) & 0xc0) == 0x80)
        --size;
    QByteArray payload(2, Qt::Uninitialized);
    qToBigEndian(code, payload.data());
    payload.append(reason.first(size));
    return makeFrame(Opcode::Close, payload);
}

QByteArray sealTextFrame(QByteArray &buffer)
{
    const qsizetype size = buffer.size() - FrameHeaderGap;
    char *payload = buffer.data() + FrameHeaderGap;
    const int length = putHeader(payload, Opcode::Text, quint64(size));
    return QByteArray(payload - length, length + size);
}

void unmask(char *data, qsizetype size, quint32 key, qsizetype offset)
{
    // `key` holds the four key bytes in memory order; rotate it to where `data` starts.
    char bytes[8];
    std::memcpy(bytes, &key, 4);
    char rotated[8];
    for (int i = 0; i < 8; ++i)
        rotated[i] = bytes[size_t(offset + i) % 4];
    quint64 wide = 0;
    std::memcpy(&wide, rotated, 8);
    qsizetype i = 0;
    for (; i + 8 <= size; i += 8) {
        quint64 word = 0;
        std::memcpy(&word, data + i, 8);
        word ^= wide;
        std::memcpy(data + i, &word, 8);
    }
    for (; i < size; ++i)
        data[i] ^= rotated[i % 8];
}

} // namespace roomdeck
