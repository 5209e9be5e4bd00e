#include "tests/bench/loadgen/crowd.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace loadgen {
namespace {

constexpr int stallSeconds = 30; ///< silence that ends a run
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

int64_t now()
{
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1'000'000'000ll + time.tv_nsec;
}

Crowd::Crowd(const Options &options)
    : m_options(options), m_clients(size_t(options.clients)), m_buffer(512 * 1024), m_epoll(epoll_create1(0))
{
    const int roomSize = options.roomSize == 0 ? options.clients : options.roomSize;
    for (int i = 0; i < options.clients; ++i) {
        Client &client = m_clients[size_t(i)];
        client.index = i;
        client.room = i / roomSize;
        // Within a room formats alternate, also when its size is even.
        client.wire = wireOf(options.format, i);
    }
}

Crowd::~Crowd()
{
    for (const Client &client : m_clients) {
        if (client.fd >= 0)
            close(client.fd);
    }
    close(m_epoll);
}

void Crowd::connectAll()
{
    size_t next = 0;
    m_lastArrival = now();
    while (m_entered < m_options.clients) {
        while (next < m_clients.size() && int(next) - m_entered < m_options.handshakes)
            connect(m_clients[next++]);
        turn(1000);
        if (now() - m_lastArrival > stallSeconds * 1'000'000'000ll)
            throw Failure("stalled while connecting: " + std::to_string(m_entered) + " are in");
    }
}

void Crowd::settle(double quietSeconds)
{
    m_lastArrival = now();
    const auto quiet = [&] { return now() - m_lastArrival > int64_t(quietSeconds * 1e9); };
    while (!quiet())
        turn(10);
}

bool Crowd::serve(double seconds, const std::function<bool()> &done)
{
    const int64_t end = now() + int64_t(seconds * 1e9);
    while (true) {
        if (done && done())
            return true;
        const int64_t left = end - now();
        if (left <= 0)
            return false;
        turn(int(std::min<int64_t>(left / 1'000'000, 100)));
    }
}

void Crowd::closeAll()
{
    for (Client &client : m_clients) {
        client.state = Client::State::Closing;
        send(client, Opcode::Close, "\x03\xe8");
    }
    if (!serve(stallSeconds, [this] { return m_closed == m_options.clients; }))
        throw Failure("the server did not close every connection: " + std::to_string(m_closed)
                      + " are closed");
}

void Crowd::sendText(Client &client, std::string_view payload)
{
    send(client, Opcode::Text, payload);
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

void Crowd::turn(int timeoutMs)
{
    std::array<epoll_event, 1024> events;
    flushSpoken();
    const int count = epoll_wait(m_epoll, events.data(), int(events.size()), timeoutMs);
    for (int i = 0; i < count; ++i) {
        handle(*static_cast<Client *>(events[size_t(i)].data.ptr), events[size_t(i)].events);
        flushSpoken();
    }
}

void Crowd::handle(Client &client, uint32_t events)
{
    if (client.state == Client::State::Connecting)
        return connected(client);
    if ((events & EPOLLOUT) != 0)
        flush(client);
    if ((events & (EPOLLIN | EPOLLHUP | EPOLLERR)) != 0)
        receive(client);
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

void Crowd::receive(Client &client)
{
    const ssize_t count = recv(client.fd, m_buffer.data(), m_buffer.size(), 0);
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (count <= 0)
        return closed(client);
    m_lastArrival = now();
    const std::string_view fresh(m_buffer.data(), size_t(count));
    if (client.in.empty()) {
        const size_t used = consume(client, fresh, m_lastArrival);
        client.in = fresh.substr(used);
    } else {
        client.in += fresh;
        client.in.erase(0, consume(client, client.in, m_lastArrival));
    }
}

size_t Crowd::consume(Client &client, std::string_view bytes, int64_t receivedAt)
{
    size_t used = 0;
    if (client.state == Client::State::Upgrading) {
        used = upgrade(client, bytes);
        if (used == 0)
            return 0;
    }
    Frame frame;
    while (used < bytes.size()) {
        const FrameStatus status = parseFrame(bytes.substr(used), frame);
        if (status == FrameStatus::Invalid)
            fail(client, "received a malformed frame");
        if (status == FrameStatus::Incomplete)
            break;
        hear(client, frame, receivedAt);
        used += frame.size;
    }
    return used;
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

void Crowd::hear(Client &client, const Frame &frame, int64_t receivedAt)
{
    switch (frame.opcode) {
    case Opcode::Text:
        return hearText(client, frame.payload, receivedAt);
    case Opcode::Ping:
        return send(client, Opcode::Pong, frame.payload);
    case Opcode::Close:
        if (client.state != Client::State::Closing)
            fail(client,
                 "closed by the server: "
                     + std::string(frame.payload.substr(std::min<size_t>(2, frame.payload.size()))));
        return;
    case Opcode::Pong:
        return;
    }
}

void Crowd::hearText(Client &client, std::string_view payload, int64_t receivedAt)
{
    const bool open = client.state == Client::State::Open;
    // Traffic recognises messages without parsing each; what it does not know comes back to be interpreted.
    if (open && m_handler)
        return m_handler(client, payload, receivedAt);
    const Heard heard = interpret(client.wire, payload, userName(client.index));
    if (heard.kind == Heard::Kind::Entered)
        enter(client);
    else if (heard.kind == Heard::Kind::Answer)
        sendText(client, heard.reply);
    else if (heard.kind == Heard::Kind::Wrong)
        fail(client, std::string(heard.text) + ": " + std::string(payload.substr(0, 200)));
}

void Crowd::send(Client &client, Opcode opcode, std::string_view payload)
{
    if (client.out.empty())
        m_spoken.push_back(&client);
    appendFrame(opcode, payload, client.out);
}

void Crowd::flushSpoken()
{
    for (Client *client : m_spoken)
        flush(*client);
    m_spoken.clear();
}

void Crowd::flush(Client &client)
{
    if (!client.out.empty()) {
        const ssize_t count = ::send(client.fd, client.out.data(), client.out.size(), MSG_NOSIGNAL);
        if (count < 0 && errno != EAGAIN && client.state != Client::State::Closing)
            fail(client, std::strerror(errno));
        if (count > 0)
            client.out.erase(0, size_t(count));
    }
    watch(client, !client.out.empty());
}

void Crowd::watch(Client &client, bool writes)
{
    if (client.wantsWrite == writes)
        return;
    epoll_event event{};
    event.events = writes ? EPOLLIN | EPOLLOUT : EPOLLIN;
    event.data.ptr = &client;
    epoll_ctl(m_epoll, EPOLL_CTL_MOD, client.fd, &event);
    client.wantsWrite = writes;
}

void Crowd::closed(Client &client)
{
    if (client.state != Client::State::Closing)
        fail(client, "the server hung up");
    close(client.fd);
    client.fd = -1;
    client.state = Client::State::Closed;
    ++m_closed;
}

void Crowd::fail(const Client &client, const std::string &what) const
{
    throw Failure("client " + std::to_string(client.index) + ": " + what);
}

} // namespace loadgen
