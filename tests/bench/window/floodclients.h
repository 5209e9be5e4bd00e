// Clients that send at a steady rate, on a thread of their own.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QtGlobal>

#include <atomic>
#include <thread>
#include <vector>

namespace roomdeck::bench {

/// A few WebSocket connections, each in a room of its own, that send `perSecond` messages together and read
/// what comes back. What the socket does not take at once is sent later, so a server that is too slow shows
/// as a lower rate and not as memory. Starts in the constructor.
class FloodClients
{
public:
    FloodClients(quint16 port, int perSecond, double seconds);
    ~FloodClients();
    FloodClients(const FloodClients &) = delete;
    FloodClients &operator=(const FloodClients &) = delete;

    bool isDone() const { return m_done; }
    /// Whole messages the system has taken; final once done.
    quint64 sent() const { return m_sent; }
    bool failed() const { return m_failed; }

private:
    struct Client
    {
        int socket = -1;
        QByteArray unsent;
    };

    void run(quint16 port, int perSecond, double seconds);
    bool connectAll(quint16 port);
    void queueUpTo(quint64 messages);
    bool pump(int waitMs);
    bool isDrained() const;

    std::vector<Client> m_clients;
    quint64 m_queued = 0;
    std::atomic<quint64> m_sent{0};
    std::atomic<bool> m_done{false};
    std::atomic<bool> m_failed{false};
    std::thread m_thread;
};

} // namespace roomdeck::bench
