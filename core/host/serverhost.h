// The composition of a running server: its threads and what lives on them.
#pragma once

#include "core/net/connectionmanager.h"

#include <QtCore/QThread>
#include <memory>

namespace roomdeck {

/// Owns the hub thread and the ConnectionManager on it. The one place that starts the engine's threads. Made
/// and destroyed on the main thread; destruction stops the server and waits for its end.
class ServerHost
{
public:
    ServerHost();
    ~ServerHost();
    Q_DISABLE_COPY_MOVE(ServerHost)

    ConnectionManager &manager() { return *m_manager; }

private:
    QThread m_thread;
    std::unique_ptr<ConnectionManager> m_manager;
};

} // namespace roomdeck
