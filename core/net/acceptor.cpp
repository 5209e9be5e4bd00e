#include "core/net/acceptor.h"

#include <QtNetwork/QHostAddress>

namespace roomdeck {

namespace {

constexpr int Backlog = 1024; // Qt's 50 makes a crowd wait for SYN retries
constexpr int RetryMs = 500;
constexpr int ReportEveryMs = 1000;

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
    connect(&m_retry, &QTimer::timeout, this, &QTcpServer::resumeAccepting);
    connect(this, &QTcpServer::acceptError, this, &Acceptor::onAcceptError);
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
    if (listen(host, port))
        return {};
    return errorOf(serverError(), address.toUtf8() + ':' + QByteArray::number(port), errorString());
}

void Acceptor::onAcceptError()
{
    // Level-triggered readiness with no descriptor to take would spin; Qt paused us, we look again shortly.
    pauseAccepting();
    m_retry.start();
    if (!m_quiet.isActive()) {
        m_quiet.start();
        Q_EMIT starved(errorString());
    }
}

} // namespace roomdeck
