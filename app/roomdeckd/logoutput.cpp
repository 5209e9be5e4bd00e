#include "app/roomdeckd/logoutput.h"

#include <cerrno>
#include <climits>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace roomdeck {

namespace {

constexpr int LastChanceMs = 500;

bool isWritable(int descriptor, int timeoutMs)
{
    pollfd wanted{descriptor, POLLOUT, 0};
    return ::poll(&wanted, 1, timeoutMs) > 0;
}

} // namespace

LogOutput::LogOutput(int descriptor, LossLine lossLine, qsizetype maxWaitingBytes)
    : m_descriptor(descriptor), m_lossLine(std::move(lossLine)), m_maxWaitingBytes(maxWaitingBytes)
{
    struct stat about = {};
    if (::fstat(descriptor, &about) != 0)
        m_dead = true;
    else if (S_ISREG(about.st_mode))
        m_kind = Kind::File;
    else if (S_ISSOCK(about.st_mode))
        m_kind = Kind::Socket;
}

LogOutput::~LogOutput()
{
    m_writable.reset();
    while (!m_dead && m_written < m_waiting.size() && isWritable(m_descriptor, LastChanceMs))
        drain();
}

void LogOutput::write(const QByteArray &lines)
{
    if (m_dead || lines.isEmpty())
        return;
    if (m_waiting.size() - m_written + lines.size() > m_maxWaitingBytes) {
        m_lost += quint64(lines.count('\n'));
        return;
    }
    if (m_lost > 0)
        m_waiting += m_lossLine(std::exchange(m_lost, 0));
    m_waiting += lines;
    if (!m_writable || !m_writable->isEnabled())
        drain();
}

// Non-blocking mode would be shared with whoever else has the terminal or pipe open. So a stream is asked
// first, and then takes at least PIPE_BUF bytes without blocking.
qsizetype LogOutput::writeSome(const char *data, qsizetype size) const
{
    switch (m_kind) {
    case Kind::File:
        return ::write(m_descriptor, data, size_t(size));
    case Kind::Socket:
        return ::send(m_descriptor, data, size_t(size), MSG_DONTWAIT | MSG_NOSIGNAL);
    case Kind::Stream:
        if (!isWritable(m_descriptor, 0)) {
            errno = EAGAIN;
            return -1;
        }
        return ::write(m_descriptor, data, size_t(qMin<qsizetype>(size, PIPE_BUF)));
    }
    return -1;
}

void LogOutput::drain()
{
    while (m_written < m_waiting.size()) {
        const qsizetype count = writeSome(m_waiting.constData() + m_written, m_waiting.size() - m_written);
        if (count >= 0) {
            m_written += count;
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            break;
        } else if (errno != EINTR) {
            giveUp();
            return;
        }
    }
    const bool done = m_written == m_waiting.size();
    m_waiting.remove(0, m_written);
    m_written = 0;
    if (!done && !m_writable) {
        m_writable = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Write);
        connect(m_writable.get(), &QSocketNotifier::activated, this, &LogOutput::drain);
    }
    if (m_writable)
        m_writable->setEnabled(!done);
}

void LogOutput::giveUp()
{
    m_dead = true;
    m_waiting.clear();
    m_written = 0;
    if (m_writable)
        m_writable->setEnabled(false);
}

} // namespace roomdeck
