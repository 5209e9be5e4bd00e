// Many WebSocket clients on one thread and one epoll.
#pragma once

#include "tests/bench/loadgen/frame.h"
#include "tests/bench/loadgen/histogram.h"
#include "tests/bench/loadgen/wire.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

struct epoll_event;

namespace loadgen {

/// Silence after which a run is a failure.
constexpr int patienceSeconds = 10;

/// Monotonic nanoseconds.
int64_t now();

/// One connection; a plain record that Crowd alone changes.
struct Client
{
    enum class State : uint8_t { New, Connecting, Upgrading, Entering, Open, Closing, Closed };

    int fd = -1;
    int index = 0;
    int room = 0;
    State state = State::New;
    Wire wire = Wire::Chat;
    bool wantsWrite = false;
    int64_t startedAt = 0; ///< when connecting began
    std::string in; ///< the start of a frame that is not complete yet
    std::string out; ///< what the kernel did not take
    std::vector<uint32_t> heard; ///< Traffic's: last message number by slot of the room
};

/// Opens, serves and closes the clients. Everything unexpected (a refusal, a close, a malformed frame) throws
/// Failure. Single-threaded.
class Crowd
{
public:
    /// Receives each message (Heard::Kind::Message or what must be one) of each client, unchecked.
    using MessageHandler = std::function<void(Client &, std::string_view payload, int64_t receivedAt)>;

    explicit Crowd(const Options &options);
    ~Crowd();
    Crowd(const Crowd &) = delete;
    Crowd &operator=(const Crowd &) = delete;

    void onMessage(MessageHandler handler) { m_handler = std::move(handler); }

    /// Returns when every client is in its room.
    void connectAll();
    /// Serves until nothing was received for `quietSeconds`.
    void settle(double quietSeconds);
    /// Serves for a time, or until `done`; false when the time ran out first.
    bool serve(double seconds, const std::function<bool()> &done = {});
    /// Closes with a handshake and returns when every server side has closed too.
    void closeAll();

    /// Leaves at the end of the receive call that led to it, or with the next turn: what one client says at
    /// once leaves in one system call.
    void sendText(Client &client, std::string_view payload);

    std::vector<Client> &clients() { return m_clients; }
    std::string roomName(int room) const { return "room-" + std::to_string(room); }
    std::string userName(int client) const { return "user-" + std::to_string(client); }
    /// From connect() to being in the room.
    const Histogram &connectTimes() const { return m_connectTimes; }
    /// When something last came from the server, on the clock of now().
    int64_t lastArrival() const { return m_lastArrival; }

    /// Polls instead of sleeping. Waking a sleeper is work of the sender's core, and clients on other
    /// machines would not cost a server that.
    void setSpinning(bool spinning) { m_spinning = spinning; }
    /// Seconds spent polling in vain.
    double idleSeconds() const { return double(m_idle) / 1e9; }

private:
    void connect(Client &client);
    void turn(int timeoutMs);
    int spin(epoll_event *events, int capacity, int timeoutMs);
    void handle(Client &client, uint32_t events);
    void connected(Client &client);
    void receive(Client &client);
    size_t consume(Client &client, std::string_view bytes, int64_t receivedAt);
    size_t upgrade(Client &client, std::string_view bytes);
    void hear(Client &client, const Frame &frame, int64_t receivedAt);
    void hearText(Client &client, std::string_view payload, int64_t receivedAt);
    void enter(Client &client);
    void send(Client &client, Opcode opcode, std::string_view payload);
    void flush(Client &client);
    void flushSpoken();
    void watch(Client &client, bool writes);
    void closed(Client &client);
    [[noreturn]] void fail(const Client &client, const std::string &what) const;

    Options m_options;
    MessageHandler m_handler;
    Histogram m_connectTimes;
    std::vector<Client> m_clients;
    std::vector<Client *> m_spoken; ///< have something in `out` that was not tried yet
    std::vector<char> m_buffer;
    int m_epoll = -1;
    int m_entered = 0;
    int m_closed = 0;
    int64_t m_lastArrival = 0;
    int64_t m_idle = 0;
    bool m_spinning = false;
};

} // namespace loadgen
