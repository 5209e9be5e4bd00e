// A room server on its own threads, with what it reports gathered on the test's.
#pragma once

#include "core/host/serverhost.h"

#include <QtTest/QtTest>
#include <functional>

namespace roomdeck::test {

/// Starts hosting on a free port of the loopback address when asked; reports arrive through the event loop.
class TestServer : public QObject
{
public:
    struct Closed
    {
        ConnectionId connection;
        quint16 code;
        QByteArray reason;
    };

    TestServer()
    {
        connect(&manager(), &ConnectionManager::statusChanged, this,
                [this](const ServerStatus &s) { status = s; });
        connect(&manager(), &ConnectionManager::connectionOpened, this,
                [this](const ConnectionInfo &info) { opened.append(info); });
        connect(&manager(), &ConnectionManager::connectionClosed, this,
                [this](ConnectionId id, quint16 code, const QByteArray &reason) {
                    closed.append({id, code, reason});
                });
        connect(&manager(), &ConnectionManager::trafficReady, this, [this](const TrafficBatchPtr &batch) {
            traffic += batch->entries;
            deliveries += batch->deliveries;
            misses += batch->misses;
        });
    }

    /// True once it accepts connections.
    bool start(const Limits &limits = {}, int ioThreads = 0)
    {
        ServerSettings settings;
        settings.port = 0;
        settings.ioThreads = ioThreads;
        settings.limits = limits;
        return start(settings);
    }
    bool start(const ServerSettings &settings)
    {
        manager().start(settings);
        return QTest::qWaitFor([this] { return status.state == ServerState::Hosting; });
    }

    ConnectionManager &manager() { return m_host.manager(); }
    quint16 port() const { return status.port; }
    int closedWith(quint16 code) const
    {
        return int(
            std::count_if(closed.begin(), closed.end(), [&](const Closed &c) { return c.code == code; }));
    }
    int logged(TrafficKind kind, const QByteArray &type = {}) const
    {
        return int(std::count_if(traffic.begin(), traffic.end(), [&](const TrafficEntry &e) {
            return e.kind == kind && (type.isEmpty() || e.type == type);
        }));
    }

    ServerStatus status;
    QList<ConnectionInfo> opened;
    QList<Closed> closed;
    // Only while observed:
    QList<TrafficEntry> traffic;
    QList<DeliveryUpdate> deliveries;
    QList<DeliveryMiss> misses;

private:
    ServerHost m_host;
};

/// Gives every test function of the program one run for each arrangement of threads.
inline void addThreadRows()
{
    QTest::addColumn<int>("ioThreads");
    QTest::newRow("sockets on the hub's thread") << 0;
    QTest::newRow("2 I/O threads") << 2;
}

} // namespace roomdeck::test
