// Listens, accepts, and hands descriptors over; survives running out of them.
#pragma once

#include "core/model/error.h"
#include "core/settings/serversettings.h"

#include <QtCore/QSocketNotifier>
#include <QtCore/QTimer>
#include <QtNetwork/QTcpServer>

#include <functional>
#include <memory>

namespace roomdeck {

/// Hub thread. Our own and not QWebSocketServer's, because it has to see a connection before the upgrade: for
/// HTTP on the same port, refusals with a status, deadlines, and worker threads.
class Acceptor final : public QTcpServer
{
    Q_OBJECT

public:
    using Sink = std::function<void(qintptr descriptor)>;

    explicit Acceptor(Sink sink, QObject *parent = nullptr);

    /// Begins listening; the error names the cause.
    Error open(const QString &address, quint16 port);
    /// The same with a socket that listens already; it is ours from now on.
    Error adopt(qintptr listening);

Q_SIGNALS:
    /// Accepting failed (usually no descriptors left); it is tried again by itself. At most once a second.
    void starved(const QString &reason);

protected:
    void incomingConnection(qintptr descriptor) override { m_sink(descriptor); }

private:
    void onStarved(const QString &reason);
    void resume();
#ifdef Q_OS_LINUX
    void takeOver();
    void acceptWaiting();

    std::unique_ptr<QSocketNotifier> m_waiting;
#endif
    Sink m_sink;
    QTimer m_retry;
    QTimer m_quiet; // running: the trouble was reported less than a second ago
};

} // namespace roomdeck
