#include "core/net/doorman.h"

#include "core/http/httpparser.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QEvent>
#include <QtCore/QVarLengthArray>

#include <array>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace roomdeck {

namespace {

// "ip:port", IPv4 in its own form also when it came through an IPv6 socket.
QByteArray peerName(int descriptor)
{
    sockaddr_storage storage = {};
    socklen_t length = sizeof(storage);
    if (::getpeername(descriptor, reinterpret_cast<sockaddr *>(&storage), &length) != 0) // NOLINT
        return {};
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (storage.ss_family == AF_INET) {
        const auto *v4 = reinterpret_cast<const sockaddr_in *>(&storage); // NOLINT
        ::inet_ntop(AF_INET, &v4->sin_addr, text.data(), text.size());
        return text.data() + (':' + QByteArray::number(ntohs(v4->sin_port)));
    }
    const auto *v6 = reinterpret_cast<const sockaddr_in6 *>(&storage); // NOLINT
    if (IN6_IS_ADDR_V4MAPPED(&v6->sin6_addr)) {
        ::inet_ntop(AF_INET, &v6->sin6_addr.s6_addr[12], text.data(), text.size());
        return text.data() + (':' + QByteArray::number(ntohs(v6->sin6_port)));
    }
    ::inet_ntop(AF_INET6, &v6->sin6_addr, text.data(), text.size());
    return QByteArray("[") + text.data() + "]:" + QByteArray::number(ntohs(v6->sin6_port));
}

} // namespace

Doorman::Doorman(int descriptor, DoormanOwner &owner, Speaks speaks, int maxHeadBytes, qint64 deadlineMs)
    : QSocketNotifier(descriptor, QSocketNotifier::Read), m_descriptor(descriptor), m_owner(owner),
      m_speaks(speaks), m_maxHeadBytes(maxHeadBytes), m_deadlineMs(deadlineMs)
{ }

Doorman::~Doorman()
{
    if (m_descriptor >= 0) {
        setEnabled(false);
        ::close(m_descriptor);
    }
}

int Doorman::release()
{
    setEnabled(false);
    return std::exchange(m_descriptor, -1);
}

bool Doorman::event(QEvent *event)
{
    if (event->type() != QEvent::SockAct)
        return QSocketNotifier::event(event);
    look(); // may delete this object: nothing may follow
    return true;
}

void Doorman::look()
{
    if (m_speaks == Speaks::Tls) {
        m_owner.somethingArrived(*this);
        return;
    }
    QVarLengthArray<char, 4096> buffer(4096);
    const ssize_t size = ::recv(m_descriptor, buffer.data(), size_t(buffer.size()), MSG_PEEK);
    const QByteArrayView bytes(buffer.data(), qMax<ssize_t>(0, size));
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0 || end + 4 > m_maxHeadBytes) {
        m_owner.somethingArrived(*this);
        return;
    }
    HttpParser parser(HttpLimits{m_maxHeadBytes, 0});
    qsizetype used = 0;
    const HttpParser::Status status = parser.feed(bytes.first(end + 4), used);
    HttpRequest &request = parser.request();
    if (status != HttpParser::Status::Upgrade || request.method != "GET"
        || request.header("Upgrade").compare("websocket", Qt::CaseInsensitive) != 0) {
        m_owner.somethingArrived(*this);
        return;
    }
    request.peerAddress = peerName(m_descriptor);
    m_owner.upgradeArrived(*this, std::move(request), end + 4);
}

bool Doorman::consume(qsizetype headSize)
{
    QVarLengthArray<char, 4096> sink(headSize);
    return ::recv(m_descriptor, sink.data(), size_t(headSize), 0) == headSize;
}

void Doorman::answer(const QByteArray &bytes)
{
    [[maybe_unused]] const ssize_t sent
        = ::send(m_descriptor, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
}

QByteArray upgradeAnswer(const HttpRequest &request)
{
    constexpr auto Magic = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // RFC 6455, 1.3
    const QByteArray accept
        = QCryptographicHash::hash(request.header("Sec-WebSocket-Key") + Magic, QCryptographicHash::Sha1)
              .toBase64();
    QByteArray answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        "Sec-WebSocket-Accept: "
        + accept + "\r\n";
    const QByteArray protocols = request.header("Sec-WebSocket-Protocol");
    if (protocols == "bearer" || protocols.startsWith("bearer,"))
        answer += "Sec-WebSocket-Protocol: bearer\r\n";
    return answer + "\r\n";
}

} // namespace roomdeck
