#include "tests/bench/window/floodclients.h"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace roomdeck::bench {

namespace {

using Clock = std::chrono::steady_clock;

constexpr size_t clientCount = 4;
constexpr int tickMs = 2;
constexpr qsizetype maxUnsent = 256 * 1024; // then the client waits, as a real one would

/// A masked text frame whose mask is zero.
QByteArray frameOf(const QByteArray &text)
{
    QByteArray frame("\x81", 1);
    if (text.size() < 126) {
        frame += char(0x80 | text.size());
    } else {
        frame += char(0x80 | 126);
        frame += char(text.size() >> 8);
        frame += char(text.size() & 0xff);
    }
    return frame + QByteArray(4, '\0') + text;
}

QByteArray message(quint64 number)
{
    return frameOf("{\"type\":\"" + QByteArray(number % 3 ? "document_updated" : "cursor_moved")
                   + "\",\"payload\":{\"n\":" + QByteArray::number(number)
                   + ",\"content\":\"# Agenda\",\"updated_by\":\"anna\"}}");
}

/// Connects and reads the answer to the upgrade; -1 when that fails.
int openClient(quint16 port, size_t number)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (fd < 0 || ::connect(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        return -1;
    const QByteArray name = QByteArray::number(qulonglong(number));
    const QByteArray request = "GET /ws?room_id=flood-" + name + "&user_id=flooder-" + name
        + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
    std::array<char, 4096> answer{};
    if (::send(fd, request.constData(), size_t(request.size()), MSG_NOSIGNAL) != request.size()
        || ::recv(fd, answer.data(), answer.size(), 0) < 12
        || QByteArray(answer.data(), 12) != "HTTP/1.1 101") {
        ::close(fd);
        return -1;
    }
    const int on = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::fcntl(fd, F_SETFL, O_NONBLOCK);
    return fd;
}

} // namespace

FloodClients::FloodClients(quint16 port, int perSecond, double seconds)
    : m_clients(clientCount), m_thread([this, port, perSecond, seconds] { run(port, perSecond, seconds); })
{ }

FloodClients::~FloodClients()
{
    m_thread.join();
    for (const Client &client : m_clients) {
        if (client.socket >= 0)
            ::close(client.socket);
    }
}

void FloodClients::run(quint16 port, int perSecond, double seconds)
{
    m_failed = !connectAll(port);
    const auto begin = Clock::now();
    const auto all = quint64(perSecond * seconds);
    while (!m_failed && !(m_queued >= all && isDrained())) {
        const double passed = std::chrono::duration<double>(Clock::now() - begin).count();
        queueUpTo(std::min(all, quint64(passed * perSecond)));
        if (!pump(tickMs) || passed > 3 * seconds + 30)
            m_failed = true;
    }
    m_sent = m_queued;
    m_done = true;
}

bool FloodClients::connectAll(quint16 port)
{
    for (size_t i = 0; i < m_clients.size(); ++i) {
        m_clients[i].socket = openClient(port, i);
        if (m_clients[i].socket < 0)
            return false;
    }
    return true;
}

void FloodClients::queueUpTo(quint64 messages)
{
    while (m_queued < messages) {
        Client &client = m_clients[m_queued % m_clients.size()];
        if (client.unsent.size() > maxUnsent)
            return;
        client.unsent += message(++m_queued);
    }
}

bool FloodClients::isDrained() const
{
    for (const Client &client : m_clients) {
        if (!client.unsent.isEmpty())
            return false;
    }
    return true;
}

bool FloodClients::pump(int waitMs)
{
    std::array<pollfd, clientCount> polls{};
    for (size_t i = 0; i < m_clients.size(); ++i)
        polls[i] = {m_clients[i].socket, POLLIN, 0};
    ::poll(polls.data(), polls.size(), waitMs);
    std::array<char, 64 * 1024> heard{};
    for (Client &client : m_clients) {
        while (::recv(client.socket, heard.data(), heard.size(), 0) > 0) { }
        const ssize_t sent = client.unsent.isEmpty()
            ? 0
            : ::send(client.socket, client.unsent.constData(), size_t(client.unsent.size()), MSG_NOSIGNAL);
        if (sent < 0 && errno != EAGAIN)
            return false;
        if (sent > 0)
            client.unsent.remove(0, sent);
    }
    return true;
}

} // namespace roomdeck::bench
