#include "core/net/acceptor.h"

#include <QtNetwork/QHostAddress>

#ifdef Q_OS_LINUX
#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#endif

namespace roomdeck {

namespace {

constexpr int Backlog = 1024; // Qt's 50 makes a crowd wait for SYN retries
constexpr int RetryMs = 500;
constexpr int ReportEveryMs = 1000;
#ifdef Q_OS_LINUX
constexpr int MostAtOnce = 256; // then those who are in already get their turn
#endif

Error errorOf(QAbstractSocket::SocketError error, const QByteArray &where, const QString &text)
{
    switch (error) {
    case QAbstractSocket::AddressInUseError:
        return {ErrorCode::PortTaken, where + " is already in use"};
    case QAbstractSocket::SocketAccessError:
        return {ErrorCode::PermissionDenied, "not allowed to listen on " + where};
    default:
        return {ErrorCode::BadAddress, "cannot listen on " + where + ": " + text.toUtf8()};
    }
}

} // namespace

Acceptor::Acceptor(Sink sink, QObject *parent)
    : QTcpServer(parent), m_sink(std::move(sink)), m_retry(this), m_quiet(this)
{
    setListenBacklogSize(Backlog);
    m_retry.setSingleShot(true);
    m_retry.setInterval(RetryMs);
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(ReportEveryMs);
    connect(&m_retry, &QTimer::timeout, this, &Acceptor::resume);
    connect(this, &QTcpServer::acceptError, this, [this] {
        pauseAccepting();
        onStarved(errorString());
    });
}

Error Acceptor::open(const QString &address, quint16 port)
{
    QHostAddress host(address);
    if (address == QLatin1String("localhost"))
        host = QHostAddress(QHostAddress::LocalHost);
    else if (address == QLatin1String("*"))
        host = QHostAddress(QHostAddress::Any);
    if (host.isNull())
        return {ErrorCode::BadAddress, '"' + address.toUtf8() + "\" is not an address of this computer"};
    if (listen(host, port)) {
#ifdef Q_OS_LINUX
        takeOver();
#endif
        return {};
    }
    return errorOf(serverError(), address.toUtf8() + ':' + QByteArray::number(port), errorString());
}

Error Acceptor::adopt(qintptr listening)
{
    if (!setSocketDescriptor(listening))
        return {ErrorCode::BadAddress, "cannot use the inherited socket: " + errorString().toUtf8()};
#ifdef Q_OS_LINUX
    takeOver();
#endif
    return {};
}

// Readiness is level-triggered: with no descriptor to take, accepting at once again would spin.
void Acceptor::onStarved(const QString &reason)
{
    m_retry.start();
    if (!m_quiet.isActive()) {
        m_quiet.start();
        Q_EMIT starved(reason);
    }
}

#ifdef Q_OS_LINUX

// Out of descriptors, Qt 6.4's QTcpServer spins without telling anybody or stops for ever, depending on what
// failed last. So it only listens, and we accept.
void Acceptor::takeOver()
{
    pauseAccepting();
    // Accepted connections inherit both. The second keeps what a slow reader has not taken in our outbox,
    // where it is counted and can be dropped, instead of megabytes in the system's buffers.
    const int noDelay = 1;
    const int unsentBytes = 128 * 1024;
    const int descriptor = int(socketDescriptor());
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &noDelay, sizeof noDelay);
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NOTSENT_LOWAT, &unsentBytes, sizeof unsentBytes);
    m_waiting = std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Read);
    connect(m_waiting.get(), &QSocketNotifier::activated, this, &Acceptor::acceptWaiting);
}

void Acceptor::acceptWaiting()
{
    for (int i = 0; i < MostAtOnce; ++i) {
        const int descriptor
            = ::accept4(int(socketDescriptor()), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (descriptor >= 0) {
            m_sink(descriptor);
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            return;
        } else if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
            m_waiting->setEnabled(false);
            onStarved(qt_error_string(errno));
            return;
        } // else this one has gone again (ECONNABORTED, …): the next
    }
}

void Acceptor::resume()
{
    if (m_waiting)
        m_waiting->setEnabled(true);
}

#else

void Acceptor::resume()
{
    resumeAccepting();
}

#endif

} // namespace roomdeck
