#include "core/net/descriptorlink.h"

#include <QtCore/QEvent>

#include <array>
#include <cerrno>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace roomdeck {

namespace {

// One call takes this many frames; more go with the next.
constexpr int MaxVectors = 64;

#ifdef MSG_NOSIGNAL
constexpr int SendFlags = MSG_NOSIGNAL;
#else
constexpr int SendFlags = 0;
#endif

bool isTransient(int error)
{
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR || error == ENOBUFS;
}

} // namespace

bool DescriptorLink::Notifier::event(QEvent *event)
{
    if (event->type() != QEvent::SockAct)
        return QSocketNotifier::event(event);
    // The handler may delete this notifier: nothing may follow.
    if (type() == Read)
        m_handler.linkReadable();
    else
        m_handler.linkWritable();
    return true;
}

DescriptorLink::DescriptorLink(int descriptor, LinkHandler &handler)
    : m_descriptor(descriptor), m_handler(handler)
{
    m_reader.emplace(descriptor, QSocketNotifier::Read, handler);
    m_reader->setEnabled(true);
}

DescriptorLink::~DescriptorLink()
{
    m_reader.reset();
    m_writer.reset();
    ::close(m_descriptor);
}

qint64 DescriptorLink::read(char *data, qint64 maxSize)
{
    const ssize_t size = ::recv(m_descriptor, data, size_t(maxSize), 0);
    if (size > 0)
        return size;
    return size < 0 && isTransient(errno) ? 0 : -1;
}

qint64 DescriptorLink::write(const QByteArrayView *pieces, int count)
{
    ssize_t size = 0;
    if (count == 1) {
        size = ::send(m_descriptor, pieces[0].data(), size_t(pieces[0].size()), SendFlags);
    } else {
        std::array<iovec, MaxVectors> vectors;
        const int used = qMin(count, MaxVectors);
        for (int i = 0; i < used; ++i)
            vectors[size_t(i)] = {const_cast<char *>(pieces[i].data()), size_t(pieces[i].size())}; // NOLINT
        msghdr message = {};
        message.msg_iov = vectors.data();
        message.msg_iovlen = size_t(used);
        size = ::sendmsg(m_descriptor, &message, SendFlags);
    }
    if (size >= 0)
        return size;
    return isTransient(errno) ? 0 : -1;
}

void DescriptorLink::setWriteInterest(bool wanted)
{
    if (wanted && !m_writer)
        m_writer = std::make_unique<Notifier>(m_descriptor, QSocketNotifier::Write, m_handler);
    if (m_writer)
        m_writer->setEnabled(wanted);
}

void DescriptorLink::setReadInterest(bool wanted)
{
    m_reader->setEnabled(wanted);
}

void DescriptorLink::finishWriting()
{
    ::shutdown(m_descriptor, SHUT_WR);
}

} // namespace roomdeck
