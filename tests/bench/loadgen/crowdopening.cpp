// Crowd's first half: from a descriptor to a client in its room.
#include "tests/bench/loadgen/crowd.h"

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>

namespace loadgen {
namespace {

constexpr int clientsPerAddress = 20'000; ///< an address has 28,000 ports to give by default

sockaddr_in endpoint(uint32_t address, uint16_t port)
{
    sockaddr_in result{};
    result.sin_family = AF_INET;
    result.sin_addr.s_addr = address;
    result.sin_port = htons(port);
    return result;
}

/// The key and the answer are the example of RFC 6455, section 1.3.
constexpr std::string_view upgradeKey = "dGhlIHNhbXBsZSBub25jZQ==";
constexpr std::string_view upgradeAnswer = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

} // namespace

void Crowd::connectAll()
{
    size_t next = 0;
    m_lastArrival = now();
    while (m_entered < m_options.clients) {
        while (next < m_clients.size() && int(next) - m_entered < m_options.handshakes)
            connect(m_clients[next++]);
        turn(1000);
        if (now() - m_lastArrival > patienceSeconds * 1'000'000'000ll)
            throw Failure("stalled while connecting: " + std::to_string(m_entered) + " are in");
    }
}

void Crowd::connect(Client &client)
{
    client.fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (client.fd < 0)
        fail(client, std::strerror(errno));
    const int on = 1;
    setsockopt(client.fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    setsockopt(client.fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
    const uint32_t source = INADDR_LOOPBACK + uint32_t(client.index / clientsPerAddress);
    const sockaddr_in from = endpoint(htonl(source), 0);
    const sockaddr_in to = endpoint(inet_addr(m_options.address.c_str()), m_options.port);
    client.startedAt = now();
    client.state = Client::State::Connecting;
    if (bind(client.fd, reinterpret_cast<const sockaddr *>(&from), sizeof from) != 0)
        fail(client, std::strerror(errno));
    if (::connect(client.fd, reinterpret_cast<const sockaddr *>(&to), sizeof to) != 0 && errno != EINPROGRESS)
        fail(client, std::strerror(errno));
    epoll_event event{};
    event.events = EPOLLIN | EPOLLOUT;
    event.data.ptr = &client;
    client.wantsWrite = true;
    epoll_ctl(m_epoll, EPOLL_CTL_ADD, client.fd, &event);
}

void Crowd::connected(Client &client)
{
    int problem = 0;
    socklen_t size = sizeof problem;
    getsockopt(client.fd, SOL_SOCKET, SO_ERROR, &problem, &size);
    if (problem != 0)
        fail(client, std::strerror(problem));
    client.state = Client::State::Upgrading;
    const std::string target = requestTarget(client.wire, roomName(client.room), userName(client.index));
    client.out = "GET " + target + " HTTP/1.1\r\nHost: " + m_options.address + ":"
        + std::to_string(m_options.port)
        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
        + std::string(upgradeKey) + "\r\n\r\n";
    flush(client);
}

size_t Crowd::upgrade(Client &client, std::string_view bytes)
{
    const size_t end = bytes.find("\r\n\r\n");
    if (end == std::string_view::npos)
        return 0;
    const std::string_view head = bytes.substr(0, end);
    if (!head.starts_with("HTTP/1.1 101") || head.find(upgradeAnswer) == std::string_view::npos)
        fail(client, "upgrade refused: " + std::string(head.substr(0, head.find('\r'))));
    client.state = Client::State::Entering;
    if (entersWithUpgrade(client.wire))
        enter(client);
    return end + 4;
}

void Crowd::enter(Client &client)
{
    if (client.state != Client::State::Entering)
        return;
    client.state = Client::State::Open;
    m_connectTimes.add(now() - client.startedAt);
    ++m_entered;
}

} // namespace loadgen
