#include "tests/support/rawwsclient.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QtEndian>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QSslSocket>

namespace roomdeck::test {

RawWsClient::RawWsClient(quint16 port, Security security)
    : m_port(port),
      m_socket(security == Security::Tls ? std::make_unique<QSslSocket>() : std::make_unique<QTcpSocket>())
{
    const auto begin = [this] {
        m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_socket->write(m_request);
    };
    if (auto *secure = qobject_cast<QSslSocket *>(m_socket.get())) {
        secure->setPeerVerifyMode(QSslSocket::VerifyNone); // test certificates are self-signed
        connect(secure, &QSslSocket::encrypted, this, begin);
    } else {
        connect(m_socket.get(), &QTcpSocket::connected, this, begin);
    }
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &RawWsClient::readAll);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, [this] { m_gone = true; });
}

void RawWsClient::open(const QByteArray &target)
{
    m_request = upgradeRequest(target);
    connectOnly();
}

void RawWsClient::connectOnly()
{
    if (auto *secure = qobject_cast<QSslSocket *>(m_socket.get()))
        secure->connectToHostEncrypted(QStringLiteral("127.0.0.1"), m_port);
    else
        m_socket->connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
}

void RawWsClient::adopt(qintptr descriptor, const QByteArray &target)
{
    m_request = upgradeRequest(target);
    m_socket->setSocketDescriptor(descriptor);
    if (auto *secure = qobject_cast<QSslSocket *>(m_socket.get()))
        secure->startClientEncryption(); // and then the request
    else
        m_socket->write(m_request);
}

QByteArray RawWsClient::upgradeRequest(const QByteArray &target)
{
    return "GET " + target
        + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
}

QByteArray RawWsClient::header(quint8 opcode, quint64 size, bool final)
{
    QByteArray bytes(1, char((final ? 0x80 : 0) | opcode));
    if (size < 126) {
        bytes += char(0x80 | size);
    } else if (size <= 0xffff) {
        bytes += char(0x80 | 126);
        bytes.resize(4);
        qToBigEndian(quint16(size), bytes.data() + 2);
    } else {
        bytes += char(0x80 | 127);
        bytes.resize(10);
        qToBigEndian(size, bytes.data() + 2);
    }
    return bytes + QByteArray(4, '\0');
}

QByteArray RawWsClient::frame(quint8 opcode, const QByteArray &payload, bool final, bool masked)
{
    QByteArray bytes = header(opcode, quint64(payload.size()), final);
    if (!masked) {
        bytes[1] = char(quint8(bytes[1]) & 0x7f);
        return bytes.chopped(4) + payload;
    }
    const char key[4] = {'\x5a', '\x01', '\x7f', '\x33'};
    bytes.replace(bytes.size() - 4, 4, key, 4);
    const qsizetype start = bytes.size();
    bytes += payload;
    for (qsizetype i = 0; i < payload.size(); ++i)
        bytes[start + i] = char(bytes[start + i] ^ key[i % 4]);
    return bytes;
}

void RawWsClient::sendFrame(Opcode opcode, const QByteArray &payload, bool final)
{
    m_socket->write(frame(opcode, payload, final));
}

void RawWsClient::sendClose(quint16 code)
{
    QByteArray payload(2, '\0');
    qToBigEndian(code, payload.data());
    sendFrame(Close, payload);
}

void RawWsClient::setReading(bool reading)
{
    m_reading = reading;
    // A full Qt buffer stops reading, and the system's window closes behind it.
    m_socket->setReadBufferSize(reading ? 0 : 1);
    if (reading)
        readAll();
    else
        m_socket->setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 4096);
}

void RawWsClient::forget()
{
    m_messages.clear();
    m_messageCount = 0;
}

QList<QJsonObject> RawWsClient::ofType(const char *type) const
{
    QList<QJsonObject> found;
    for (const QByteArray &message : m_messages) {
        const QJsonObject object = QJsonDocument::fromJson(message).object();
        if (object.value(QLatin1String("type")).toString() == QLatin1String(type))
            found.append(object);
    }
    return found;
}

QByteArray RawWsClient::lastError() const
{
    for (auto it = m_messages.crbegin(); it != m_messages.crend(); ++it) {
        const QJsonObject object = QJsonDocument::fromJson(*it).object();
        const QJsonObject detail = object.contains(QLatin1String("error"))
            ? object.value(QLatin1String("error")).toObject()
            : object.value(QLatin1String("payload")).toObject();
        const bool isError = object.contains(QLatin1String("error"))
            || object.value(QLatin1String("type")).toString() == QLatin1String("error");
        if (isError)
            return detail.value(QLatin1String("code")).toString().toUtf8();
    }
    return {};
}

void RawWsClient::readAll()
{
    if (!m_reading)
        return;
    m_buffer += m_socket->readAll();
    if (m_status == 0)
        readHead();
    while (m_open && readFrame()) { }
    m_buffer.remove(0, m_position);
    m_position = 0;
}

void RawWsClient::readHead()
{
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    m_status = m_buffer.mid(9, 3).toInt();
    m_position = end + 4;
    m_open = m_status == 101;
    if (m_open)
        Q_EMIT opened();
}

bool RawWsClient::readFrame()
{
    const qsizetype available = m_buffer.size() - m_position;
    const char *data = m_buffer.constData() + m_position;
    if (available < 2)
        return false;
    quint64 size = quint8(data[1]) & 0x7f;
    qsizetype header = 2;
    if (size == 126) {
        header = 4;
        if (available < header)
            return false;
        size = qFromBigEndian<quint16>(data + 2);
    } else if (size == 127) {
        header = 10;
        if (available < header)
            return false;
        size = qFromBigEndian<quint64>(data + 2);
    }
    if (quint64(available - header) < size)
        return false;
    const auto opcode = quint8(quint8(data[0]) & 0x0f);
    const QByteArray payload(data + header, qsizetype(size));
    m_position += header + qsizetype(size);
    handleFrame(opcode, payload);
    return true;
}

void RawWsClient::handleFrame(quint8 opcode, const QByteArray &payload)
{
    switch (opcode) {
    case Text:
        ++m_messageCount;
        if (m_keeping)
            m_messages.append(payload);
        Q_EMIT textReceived(payload);
        break;
    case Ping:
        ++m_pings;
        if (m_answering)
            sendFrame(Pong, payload);
        break;
    case Pong:
        ++m_pongs;
        break;
    case Close:
        m_closeCode = payload.size() >= 2 ? qFromBigEndian<quint16>(payload.constData()) : 1005;
        m_closeReason = payload.mid(2);
        if (m_answering) {
            sendFrame(Close, payload.left(2));
            m_socket->disconnectFromHost();
        }
        break;
    default:
        break;
    }
}

} // namespace roomdeck::test
