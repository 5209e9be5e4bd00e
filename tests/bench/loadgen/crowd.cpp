#include "tests/bench/loadgen/crowd.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace loadgen {
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
    if (!serve(3 * patienceSeconds, [this] { return m_closed == m_options.clients; }))
        throw Failure("the server did not close every connection: " + std::to_string(m_closed)
                      + " are closed");
}

void Crowd::sendText(Client &client, std::string_view payload)
{
    send(client, Opcode::Text, payload);
}

void Crowd::turn(int timeoutMs)
{
    std::array<epoll_event, 1024> events;
    flushSpoken();
    const int capacity = int(events.size());
    const int count = m_spinning ? spin(events.data(), capacity, timeoutMs)
                                 : epoll_wait(m_epoll, events.data(), capacity, timeoutMs);
    for (int i = 0; i < count; ++i) {
        handle(*static_cast<Client *>(events[size_t(i)].data.ptr), events[size_t(i)].events);
        flushSpoken();
    }
}

int Crowd::spin(epoll_event *events, int capacity, int timeoutMs)
{
    const int64_t start = now();
    int64_t last = start;
    while (true) {
        const int count = epoll_wait(m_epoll, events, capacity, 0);
        if (count != 0) {
            m_idle += last - start;
            return count;
        }
        last = now();
        if (last - start >= timeoutMs * 1'000'000ll) {
            m_idle += last - start;
            return 0;
        }
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
