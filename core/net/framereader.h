// Reads what a WebSocket client sends after the handshake (RFC 6455, section 5), as UTF-8 bytes.
#pragma once

#include "core/net/frame.h"

#include <QtCore/QByteArray>

namespace roomdeck {

/// What a FrameReader found. Views are valid during the call. A handler that returns false ends the reading:
/// the connection is closing and later bytes do not count.
class FrameHandler
{
public:
    virtual bool textReceived(QByteArrayView text) = 0;
    virtual bool pingReceived(QByteArrayView payload) = 0;
    virtual bool pongReceived(QByteArrayView payload) = 0;
    virtual void closeReceived(quint16 code, QByteArrayView reason) = 0;
    /// The client broke the protocol or a limit; the connection must be closed with `code`.
    virtual void readFailed(quint16 code, QByteArrayView reason) = 0;

protected:
    ~FrameHandler() = default;
};

/// Why not QWebSocket's own reader: it hands text over as UTF-16 (two conversions and copies per message),
/// accepts unmasked frames, fails text whose fragments split a code point, and cannot be told a deadline per
/// message. Owned by a session; its I/O thread.
class FrameReader
{
public:
    /// `maxMessageBytes` counts a message over all its fragments.
    explicit FrameReader(qint64 maxMessageBytes) : m_maxMessageBytes(maxMessageBytes) { }

    void setMaxMessageBytes(qint64 bytes) { m_maxMessageBytes = bytes; }

    /// Takes bytes as they arrived; unmasks in place, so `data` is scratch afterwards. Returns false when the
    /// connection is to be read no further.
    bool feed(char *data, qsizetype size, FrameHandler &handler);

    /// True between the first and the last byte of a message or control frame.
    bool inMessage() const { return !m_pending.isEmpty() || m_fragmented; }

private:
    struct Header;
    enum class Step : quint8 { NeedMore, Done, Stop };

    bool readHeader(const char *data, qsizetype size, Header &header) const;
    quint16 violation(const Header &header) const;
    Step readFrame(char *data, qsizetype size, qsizetype &used, FrameHandler &handler);
    bool dataFrame(const Header &header, QByteArrayView payload, FrameHandler &handler);
    static bool message(QByteArrayView text, FrameHandler &handler);
    static bool controlFrame(const Header &header, QByteArrayView payload, FrameHandler &handler);
    static void closeFrame(QByteArrayView payload, FrameHandler &handler);

    QByteArray m_pending; // an incomplete frame
    QByteArray m_message; // earlier fragments of the current message
    qint64 m_maxMessageBytes;
    bool m_fragmented = false;
};

} // namespace roomdeck
