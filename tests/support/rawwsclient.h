// A WebSocket client for tests that can break every rule.
#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtNetwork/QTcpSocket>

#include <memory>

namespace roomdeck::test {

/// Never blocks: everything happens in the event loop, tests wait with QTRY_*. Answers pings and close frames
/// like a good client unless told otherwise; what it sends is up to the test, byte by byte if need be.
class RawWsClient : public QObject
{
    Q_OBJECT

public:
    enum Opcode : quint8 {
        Continuation = 0x0,
        Text = 0x1,
        Binary = 0x2,
        Close = 0x8,
        Ping = 0x9,
        Pong = 0xa
    };

    enum class Security : quint8 { Plain, Tls };

    struct Door
    {
        quint16 port;
        Security security;
    };

    explicit RawWsClient(quint16 port, Security security = Security::Plain);
    explicit RawWsClient(const Door &door) : RawWsClient(door.port, door.security) { }

    /// Connects and asks for the upgrade; isOpen() or status() tell how it went.
    void open(const QByteArray &target);
    /// Connects and sends nothing.
    void connectOnly();
    /// The same as open() on a descriptor that is connected already.
    void adopt(qintptr descriptor, const QByteArray &target);
    /// Ends the connection at once, without a close frame.
    void abort() { m_socket->abort(); }

    void sendText(const QByteArray &text) { sendFrame(Text, text); }
    void sendFrame(Opcode opcode, const QByteArray &payload, bool final = true);
    void sendClose(quint16 code = 1000);
    void sendRaw(const QByteArray &bytes) { m_socket->write(bytes); }
    /// A client's frame: masked with a fixed key.
    static QByteArray frame(quint8 opcode, const QByteArray &payload, bool final = true, bool masked = true);
    /// A frame's first bytes, claiming `size` bytes of payload, with a mask of zeroes.
    static QByteArray header(quint8 opcode, quint64 size, bool final = true);
    static QByteArray upgradeRequest(const QByteArray &target);

    /// Off: bytes stay in the system's buffers, which are made small.
    void setReading(bool reading);
    /// Off: pings and close frames go unanswered.
    void setAnswering(bool answering) { m_answering = answering; }
    /// Off: messages are only counted.
    void setKeeping(bool keeping) { m_keeping = keeping; }

    bool isConnected() const { return m_socket->state() == QAbstractSocket::ConnectedState; }
    bool isOpen() const { return m_open && isConnected(); }
    bool wasRefused() const { return m_status != 0 && m_status != 101; }
    int status() const { return m_status; } ///< of the HTTP answer; 0 = none yet
    bool isGone() const { return m_gone; } ///< the server ended the connection
    int closeCode() const { return m_closeCode; } ///< of the server's close frame; 0 = none yet
    QByteArray closeReason() const { return m_closeReason; }
    const QList<QByteArray> &messages() const { return m_messages; }
    int messageCount() const { return m_messageCount; }
    int pings() const { return m_pings; }
    int pongs() const { return m_pongs; }
    void forget();
    /// Messages of hub's `type`, as JSON objects.
    QList<QJsonObject> ofType(const char *type) const;
    /// The code of the last error message; empty = none.
    QByteArray lastError() const;

Q_SIGNALS:
    void opened();
    void textReceived(const QByteArray &text);

private:
    void readAll();
    void readHead();
    bool readFrame();
    void handleFrame(quint8 opcode, const QByteArray &payload);

    const quint16 m_port;
    const std::unique_ptr<QTcpSocket> m_socket;
    QByteArray m_request;
    QByteArray m_buffer;
    qsizetype m_position = 0;
    QList<QByteArray> m_messages;
    QByteArray m_closeReason;
    int m_messageCount = 0;
    int m_status = 0;
    int m_closeCode = 0;
    int m_pings = 0;
    int m_pongs = 0;
    bool m_open = false;
    bool m_gone = false;
    bool m_reading = true;
    bool m_answering = true;
    bool m_keeping = true;
};

} // namespace roomdeck::test
