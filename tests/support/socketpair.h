// Two connected descriptors for tests of what watches descriptors.
#pragma once

#include <QtCore/QtGlobal>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace roomdeck::test {

/// Owns a pair of connected, non-blocking Unix sockets.
class SocketPair
{
public:
    SocketPair()
    {
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, m_ends) != 0)
            qFatal("socketpair");
    }
    ~SocketPair()
    {
        closeNear();
        closeFar();
    }
    SocketPair(const SocketPair &) = delete;
    SocketPair &operator=(const SocketPair &) = delete;

    int nearEnd() const { return m_ends[0]; }
    int farEnd() const { return m_ends[1]; }
    /// Makes the near end readable.
    void sendFromFar() const { m_sent = ::write(farEnd(), "x", 1); }
    void drainNear() const
    {
        char buffer[64];
        while (::read(nearEnd(), buffer, sizeof buffer) > 0) { }
    }
    void closeNear() { close(m_ends[0]); }
    void closeFar() { close(m_ends[1]); }
    /// Closes the near end and lets its number refer to \a other's near end, which \a other gives up.
    void reuseNearFor(SocketPair &other)
    {
        ::dup2(other.m_ends[0], m_ends[0]);
        other.closeNear();
        std::swap(m_ends[1], other.m_ends[1]);
    }

private:
    static void close(int &descriptor)
    {
        if (descriptor >= 0)
            ::close(std::exchange(descriptor, -1));
    }

    int m_ends[2] = {-1, -1};
    mutable ssize_t m_sent = 0;
};

} // namespace roomdeck::test
