// WebSocket frames as bytes (RFC 6455, section 5): what the server writes, and close codes.
#pragma once

#include <QtCore/QByteArray>

namespace roomdeck {

enum class Opcode : quint8 {
    Continuation = 0x0,
    Text = 0x1,
    Binary = 0x2,
    Close = 0x8,
    Ping = 0x9,
    Pong = 0xa
};

/// Close codes the server uses (RFC 6455, section 7.4.1).
namespace CloseCode {
inline constexpr quint16 Normal = 1000;
inline constexpr quint16 GoingAway = 1001; ///< the server stops
inline constexpr quint16 ProtocolError = 1002;
inline constexpr quint16 UnsupportedData = 1003; ///< a binary message
inline constexpr quint16 NoStatus = 1005; ///< never on the wire: a close frame without a code
inline constexpr quint16 Abnormal = 1006; ///< never on the wire: the connection just ended
inline constexpr quint16 InvalidPayload = 1007; ///< text that is not UTF-8
inline constexpr quint16 Policy = 1008; ///< kicked, banned, too many errors
inline constexpr quint16 TooLarge = 1009;
inline constexpr quint16 TryAgainLater = 1013; ///< the client reads too slowly
} // namespace CloseCode

/// True for codes a peer may send in a close frame.
bool isSendableCloseCode(quint16 code);

/// One unfragmented, unmasked frame, as a server sends it.
QByteArray makeFrame(Opcode opcode, QByteArrayView payload);
/// A close frame; `reason` is cut to 123 bytes at a character boundary.
QByteArray makeCloseFrame(quint16 code, QByteArrayView reason);

/// Room for the longest header a server writes. Text encoded behind a gap of this size becomes a frame in
/// place: see sealTextFrame().
inline constexpr qsizetype FrameHeaderGap = 10;
/// Turns `buffer` (FrameHeaderGap unused bytes, then the text) into a text frame without copying the text
/// twice.
QByteArray sealTextFrame(QByteArray &buffer);

/// Applies the masking key; `offset` is the position of `data` within the payload.
void unmask(char *data, qsizetype size, quint32 key, qsizetype offset = 0);

} // namespace roomdeck
