#include "core/net/workerpool.h"

#include "core/http/httphandler.h"
#include "core/net/iodispatcher.h"
#include "core/net/mailbox.h"

#include <QtCore/QAbstractEventDispatcher>
#include <QtCore/QThread>

#include <semaphore>

namespace roomdeck {

namespace {

struct Received
{
    ConnectionId connection;
    std::vector<Command> commands;
    QByteArray raw;
};
struct Closed
{
    ConnectionId connection;
    quint16 code;
    QByteArray reason;
};
struct RefusedReport
{
    QByteArray address;
    int status;
    QByteArray detail;
    QByteArray origin;
};
struct Probed
{
    std::vector<ConnectionProbe> probes;
    WorkerCounters counters;
};
struct Drained
{
    quint32 worker;
};
using Report = std::variant<ConnectionOpened, Received, Closed, RefusedReport, std::vector<DeliveryReport>,
                            std::vector<DeliveryMiss>, Probed, Drained>;

/// Carries a worker's reports to the hub's thread.
class RemoteHub final : public HubPort
{
public:
    explicit RemoteHub(HubPort &hub)
        : m_mailbox([&hub](Report &&report) { pass(hub, std::move(report)); }) { }

    void opened(ConnectionOpened &&connection) override { m_mailbox.post(std::move(connection)); }
    void received(ConnectionId connection, std::vector<Command> &commands, QByteArray &&raw) override
    {
        std::vector<Command> moved(std::make_move_iterator(commands.begin()),
                                   std::make_move_iterator(commands.end()));
        m_mailbox.post(Received{connection, std::move(moved), std::move(raw)});
    }
    void closed(ConnectionId connection, quint16 code, const QByteArray &reason) override
    {
        m_mailbox.post(Closed{connection, code, reason});
    }
    void refused(const QByteArray &address, int status, const QByteArray &detail,
                 const QByteArray &origin) override
    {
        m_mailbox.post(RefusedReport{address, status, detail, origin});
    }
    void delivered(std::vector<DeliveryReport> &&reports) override { m_mailbox.post(std::move(reports)); }
    void missed(std::vector<DeliveryMiss> &&misses) override { m_mailbox.post(std::move(misses)); }
    void probed(std::vector<ConnectionProbe> &&probes, WorkerCounters counters) override
    {
        m_mailbox.post(Probed{std::move(probes), counters});
    }
    void drained(quint32 worker) override { m_mailbox.post(Drained{worker}); }

private:
    static void pass(HubPort &hub, Report &&report)
    {
        if (auto *opened = std::get_if<ConnectionOpened>(&report))
            hub.opened(std::move(*opened));
        else if (auto *received = std::get_if<Received>(&report))
            hub.received(received->connection, received->commands, std::move(received->raw));
        else if (auto *closed = std::get_if<Closed>(&report))
            hub.closed(closed->connection, closed->code, closed->reason);
        else if (auto *refused = std::get_if<RefusedReport>(&report))
            hub.refused(refused->address, refused->status, refused->detail, refused->origin);
        else if (auto *deliveries = std::get_if<std::vector<DeliveryReport>>(&report))
            hub.delivered(std::move(*deliveries));
        else if (auto *misses = std::get_if<std::vector<DeliveryMiss>>(&report))
            hub.missed(std::move(*misses));
        else if (auto *probed = std::get_if<Probed>(&report))
            hub.probed(std::move(probed->probes), probed->counters);
        else if (auto *drained = std::get_if<Drained>(&report))
            hub.drained(drained->worker);
    }

    Mailbox<Report> m_mailbox;
};

} // namespace

/// One worker, here or on its thread.
class WorkerPool::Slot
{
public:
    virtual ~Slot() = default;
    virtual WorkerPort &port() = 0;
};

namespace {

class LocalSlot final : public WorkerPool::Slot
{
public:
    LocalSlot(std::shared_ptr<WorkerShared> shared, HubPort &hub, const WorkerPool::HttpFactory &makeHttp,
              const ServerSettings &settings)
        : m_http(makeHttp()), m_worker(0, std::move(shared), hub, *m_http, settings)
    { }
    WorkerPort &port() override { return m_worker; }

private:
    std::unique_ptr<HttpHandler> m_http;
    IoWorker m_worker;
};

class ThreadSlot final : public WorkerPool::Slot, public WorkerPort
{
public:
    ThreadSlot(quint32 index, std::shared_ptr<WorkerShared> shared, HubPort &hub,
               const WorkerPool::HttpFactory &makeHttp, const ServerSettings &settings)
        : m_hub(hub)
    {
        m_thread.setObjectName(QStringLiteral("io %1").arg(index));
        if (auto dispatcher = createIoDispatcher())
            m_thread.setEventDispatcher(dispatcher.release());
        std::binary_semaphore ready(0);
        // What belongs to the thread is made and destroyed there: sockets and timers insist.
        QObject::connect(
            &m_thread, &QThread::started, &m_thread,
            [&, index] {
                m_http = makeHttp();
                m_worker = std::make_unique<IoWorker>(index, std::move(shared), m_hub, *m_http, settings);
                m_orders = std::make_unique<Orders>([this](Order &&order) { execute(std::move(order)); });
                ready.release();
            },
            Qt::DirectConnection);
        m_thread.start();
        ready.acquire();
    }
    ~ThreadSlot() override
    {
        m_orders->post(End{});
        m_ended.acquire();
        m_thread.wait();
    }
    Q_DISABLE_COPY_MOVE(ThreadSlot)

    WorkerPort &port() override { return *this; }
    void order(WorkerOrder &&order) override { m_orders->post(std::move(order)); }
    void adopt(qintptr descriptor) override { m_orders->post(descriptor); }

private:
    struct End
    { };
    using Order = std::variant<WorkerOrder, qintptr, End>;
    using Orders = Mailbox<Order>;

    void execute(Order &&order)
    {
        if (const auto *descriptor = std::get_if<qintptr>(&order))
            m_worker->adopt(*descriptor);
        else if (auto *wanted = std::get_if<WorkerOrder>(&order))
            m_worker->order(std::move(*wanted));
        else
            end();
    }

    void end()
    {
        m_worker.reset();
        m_http.reset();
        m_orders.release()->deleteLater(); // we are inside its call
        m_thread.quit();
        m_ended.release();
    }

    RemoteHub m_hub;
    QThread m_thread;
    std::binary_semaphore m_ended{0}; // what the thread has done by then is seen by whoever acquires it
    std::unique_ptr<HttpHandler> m_http;
    std::unique_ptr<IoWorker> m_worker;
    std::unique_ptr<Orders> m_orders;
};

} // namespace

WorkerPool::WorkerPool(int threads, const ServerSettings &settings, std::shared_ptr<Security> security,
                       HubPort &hub, const HttpFactory &makeHttp)
{
    auto shared = std::make_shared<WorkerShared>();
    shared->security = std::move(security);
    if (threads == 0) {
        m_slots.push_back(std::make_unique<LocalSlot>(shared, hub, makeHttp, settings));
        return;
    }
    for (int i = 0; i < threads; ++i)
        m_slots.push_back(std::make_unique<ThreadSlot>(quint32(i), shared, hub, makeHttp, settings));
}

WorkerPool::~WorkerPool() = default;

std::vector<WorkerPort *> WorkerPool::ports() const
{
    std::vector<WorkerPort *> ports;
    for (const auto &slot : m_slots)
        ports.push_back(&slot->port());
    return ports;
}

void WorkerPool::adopt(qintptr descriptor)
{
    m_slots[m_next]->port().adopt(descriptor);
    m_next = (m_next + 1) % m_slots.size();
}

void WorkerPool::orderAll(const WorkerOrder &order)
{
    for (const auto &slot : m_slots)
        slot->port().order(WorkerOrder(order));
}

int WorkerPool::threadsFor(int setting)
{
    if (setting >= 0)
        return setting;
    // One core runs the hub and the sockets cheapest; threads pay off once there are cores to spare.
    const int cores = QThread::idealThreadCount();
    return cores <= 3 ? 0 : qMin(4, cores / 2);
}

} // namespace roomdeck
