// What a ConnectionManager is made of: hub, workers, acceptor and security, and how hosting starts and ends.
#pragma once

#include "core/api/apihandler.h"
#include "core/net/acceptor.h"
#include "core/net/connectionmanager.h"
#include "core/net/workerpool.h"
#include "core/rooms/roomhub.h"
#include "core/webhooks/connecthook.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>

#include <atomic>

namespace roomdeck {

/// Lives on the hub thread, like its manager; every function but onHub(), ask() and follow() belongs to that
/// thread.
class ConnectionManager::Private : public QObject, public HubGateway
{
public:
    explicit Private(ConnectionManager &manager);
    ~Private() override { tearDown(); }

    /// Any thread. A call from the hub thread itself acts at once, so that who lives there sees its effect.
    template <typename Function>
    void onHub(Function function)
    {
        QMetaObject::invokeMethod(this, std::move(function), Qt::AutoConnection);
    }

    void ask(Task task, QObject *context, HttpHandler::Reply reply) override;
    void follow(QObject *context, std::function<void(const TrafficBatchPtr &)> sink) override;

    void start(const ServerSettings &wanted);
    void stop();
    void applySettings(const ServerSettings &wanted, const Actor &by);
    void setObserved(bool wanted);
    void addFollower(int change);
    void observe();
    bool isObserved() const { return observed || followers > 0; }

    Error loadSecurity(const ServerSettings &wanted);
    Error open();
    void reloadSecurity(ServerSettings &wanted);
    void applyConnectHook();
    void setStatus(ServerState state, const Error &error = {});
    void workerDrained();
    void tearDown();
    void watchClock();
    void tickRoster();
    QByteArray url() const;

    ConnectionManager &q;
    std::atomic<quint64> lastTicket = 0;
    ServerSettings settings;
    ServerStatus status;
    bool observed = false; // by our owner
    int followers = 0; // HTTP streams
    std::shared_ptr<Security> security = std::make_shared<Security>();
    std::shared_ptr<ApiAccessHolder> access = std::make_shared<ApiAccessHolder>();
    TrafficFeed feed;
    LocalBroker broker;
    RoomHub hub;
    std::unique_ptr<WorkerPool> pool;
    std::unique_ptr<Acceptor> acceptor;
    ConnectHook connectHook{this};
    int draining = 0;
    bool restartWanted = false;
    QTimer shutdownTimer;
    QTimer rosterTimer;
    QElapsedTimer rosterClock;
};

} // namespace roomdeck
