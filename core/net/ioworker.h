// Owns the sockets of one I/O thread: handshakes, sessions, HTTP connections, and delivery to them.
#pragma once

#include "core/net/connectgate.h"
#include "core/net/handshake.h"
#ifdef Q_OS_UNIX
#include "core/net/doorman.h"
#endif
#include "core/net/security.h"
#include "core/net/session.h"
#include "core/net/workerorder.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtWebSockets/QWebSocketServer>

#include <atomic>
#include <memory>
#include <unordered_map>
#include <vector>

namespace roomdeck {

class HttpHandler;

/// What the workers of one server share. The atomics may be used from every worker.
struct WorkerShared
{
    DialectRegistry dialects;
    std::atomic<quint64> lastConnection = 0;
    std::atomic<int> connections = 0;
    std::shared_ptr<Security> security; ///< outlives a server run; set before the workers start
};

/// Lives on the thread it was made on. Everything it does starts from that thread's event loop; frames queued
/// in one turn leave together before the loop blocks.
class IoWorker final : public QObject,
                       public WorkerPort,
                       private SessionOwner,
                       private HandshakeOwner,
#ifdef Q_OS_UNIX
                       private DoormanOwner,
#endif
                       private DeliveryWatcher
{
    Q_OBJECT

public:
    IoWorker(quint32 index, std::shared_ptr<WorkerShared> shared, HubPort &hub, HttpHandler &http,
             const ServerSettings &settings);
    ~IoWorker() override;

    void order(WorkerOrder &&order) override;
    void adopt(qintptr descriptor) override;

private:
    using SessionPtr = std::unique_ptr<Session>;
    struct Encodings;

    // Orders
    void execute(const DeliverToRoom &order);
    void execute(const DeliverToList &order);
    void execute(const TellConnection &order);
    void execute(const TellRoom &order);
    void execute(const EnterRoom &order);
    void execute(const ExitRoom &order);
    void execute(const RenameUser &order);
    void execute(const CloseConnection &order);
    void execute(const ApplySettings &order);
    void execute(const UpdateBans &order);
    void execute(const Drain &order);
    Session *find(ConnectionId id) const;
    PendingDelivery *newDelivery(const EventPtr &event, SendId send);
    void removeFromRoom(Session &session, RoomSlot room);

    // SessionOwner
    void messageReceived(Session &session, QByteArrayView text) override;
    void needsFlush(Session &session) override;
    void sessionClosing(Session &session, quint16 code, const QByteArray &reason) override;
    void sessionFinished(Session &session) override;
    const Limits &limits() const override { return m_settings.limits; }
    qint64 nowMs() const override { return m_nowMs; }
    qint64 awakeSinceMs() const override { return m_awakeSinceMs; }
    char *readBuffer(qsizetype &size) override;
    WorkerCounters &counters() override { return m_counters; }

    // HandshakeOwner
    Verdict judge(HttpRequest &request) override;
    bool authenticate(const HttpRequest &request, Verdict &verdict);
    void admit(const HttpRequest &request, Verdict &verdict);
    void consult(Handshake &handshake) override;
    void upgrade(Handshake &handshake) override;
    void serveHttp(Handshake &handshake) override;
    void refused(Handshake &handshake, int status, const QByteArray &detail) override;
    void dropped(Handshake &handshake) override;

    // DeliveryWatcher
    void deliverySettled(PendingDelivery &delivery) override;

#ifdef Q_OS_UNIX
    // DoormanOwner
    void upgradeArrived(Doorman &doorman, HttpRequest &&request, qsizetype headSize) override;
    void somethingArrived(Doorman &doorman) override;
    std::unique_ptr<Doorman> takeDoorman(Doorman &doorman);
    void letIn(Doorman &doorman, const Verdict &verdict, const HttpRequest &request, qsizetype headSize);
    void consult(std::unique_ptr<Doorman> doorman, Verdict &&verdict, HttpRequest &&request,
                 qsizetype headSize);
    void dropLateDoormen();
#endif

    // Clients a backend is asked about.
    struct Consultation;
    void ask(std::shared_ptr<Consultation> consultation);
    static bool isAbout(const Consultation &consultation, const Handshake &handshake);
    void answered(quint64 ticket, const ConnectAnswer &answer);

    void takeDescriptor(qintptr descriptor, qint64 deadlineMs);
    void takeSocket(QTcpSocket *socket, qint64 deadlineMs);
    Session &addSession(const Verdict &verdict, const QByteArray &peer, const HttpRequest &request,
                        const QByteArray &answer = {});
    size_t pendingHandshakes() const;
    void onNewWebSocket();
    void openSession(Handshake &handshake, std::unique_ptr<QWebSocket> webSocket);
    void readClock();
    void endTurn();
    void flushDirty();
    void reportDeliveries();
    DeliveryReport reportOf(PendingDelivery &delivery, qint64 nowNs);
    void takeMisses(PendingDelivery &delivery);
    void tick();
    /// How many sessions one tick looks at; ticks come more often in a crowd.
    size_t tickSlice(size_t sessions);
    void probeSessions(size_t first, size_t last);
    void checkDrained();

    const quint32 m_index;
    const std::shared_ptr<WorkerShared> m_shared;
    HubPort &m_hub;
    HttpHandler &m_http;
    ServerSettings m_settings;
    std::shared_ptr<const BanList> m_bans;
    QWebSocketServer m_upgrader; // never listens: it answers the upgrades of injected sockets
    QTimer m_ticker;
    qint64 m_nowMs = 0;
    qint64 m_awakeSinceMs = 0;
    bool m_observed = false;
    quint32 m_unobserved = 0; // deliveries nobody observed
    bool m_draining = false;
    std::unordered_map<quint64, std::shared_ptr<Consultation>> m_consultations;
    quint64 m_lastConsultation = 0;
    std::vector<std::unique_ptr<Handshake>> m_handshakes;
    QHash<QByteArray, Handshake *> m_upgrading; // by peer
#ifdef Q_OS_UNIX
    std::vector<std::unique_ptr<Doorman>> m_doormen;
    std::vector<std::unique_ptr<Doorman>>
        m_doneDoormen; // we may be inside their events; gone at the turn's end
#endif
    QHash<ConnectionId, Session *> m_byId;
    std::vector<SessionPtr> m_sessions;
    size_t m_nextTick = 0;
    std::vector<std::vector<Session *>> m_rooms; // by slot
    std::vector<Session *> m_dirty;
    std::vector<SessionPtr> m_graveyard; // finished in this turn; deleted at its end
    std::vector<Command> m_commands;
    std::vector<PendingDelivery *> m_turnDeliveries;
    std::vector<DeliveryReport> m_reports;
    std::vector<DeliveryMiss> m_misses; // of the deliveries in m_reports
    std::vector<char> m_readBuffer;
    WorkerCounters m_counters;
};

} // namespace roomdeck
