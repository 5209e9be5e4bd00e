#include "core/net/ioworker.h"

#include "core/http/httpconnection.h"
#include "core/model/names.h"
#include "core/net/banlist.h"
#include "core/net/link.h"

#include <QtCore/QAbstractEventDispatcher>
#include <QtCore/QDateTime>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslSocket>
#include <QtWebSockets/QWebSocket>

#include <algorithm>
#include <chrono>

namespace roomdeck {

namespace {

constexpr int TickMs = 250;
constexpr size_t TicksPerRound = 4; // every session is looked at once a second
constexpr size_t FlushAtOnce = 4096; // dirty sessions that are not left waiting for the end of the turn
constexpr qsizetype ReadBufferBytes = 64 * 1024;

qint64 monotonicNs()
{
    return std::chrono::steady_clock::now().time_since_epoch().count();
}

} // namespace

IoWorker::IoWorker(quint32 index, std::shared_ptr<WorkerShared> shared, HubPort &hub, HttpHandler &http,
                   const ServerSettings &settings)
    : m_index(index), m_shared(std::move(shared)), m_hub(hub), m_http(http), m_settings(settings),
      m_upgrader(QStringLiteral("Roomdeck"),
                 m_shared->security->tls() ? QWebSocketServer::SecureMode : QWebSocketServer::NonSecureMode),
      m_nowMs(monotonicNs() / 1'000'000), m_readBuffer(size_t(ReadBufferBytes))
{
    m_upgrader.setMaxPendingConnections(settings.limits.maxPendingHandshakes);
    // Browsers cannot send headers: their token comes as the second of two subprotocols, and the first is
    // agreed on.
    m_upgrader.setSupportedSubprotocols({QStringLiteral("bearer")});
    connect(&m_upgrader, &QWebSocketServer::newConnection, this, &IoWorker::onNewWebSocket);
    connect(&m_ticker, &QTimer::timeout, this, &IoWorker::tick);
    m_ticker.start(TickMs);
    // A turn ends when the loop is about to sleep; under constant work it does not, so its next start counts
    // too.
    if (QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance(thread())) {
        connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, &IoWorker::endTurn);
        connect(dispatcher, &QAbstractEventDispatcher::awake, this, &IoWorker::endTurn);
    }
}

IoWorker::~IoWorker()
{
    m_shared->connections -= int(m_byId.size());
    m_consultations.clear();
    m_handshakes.clear();
    // Sessions settle their deliveries while they go.
    m_dirty.clear();
    m_sessions.clear();
    m_graveyard.clear();
    for (Delivery *delivery : m_turnDeliveries)
        delivery->unref();
}

void IoWorker::endTurn()
{
    m_nowMs = monotonicNs() / 1'000'000;
    flushDirty();
    if (!m_turnDeliveries.empty() || !m_reports.empty())
        reportDeliveries();
    m_graveyard.clear();
#ifdef Q_OS_UNIX
    m_doneDoormen.clear();
#endif
}

void IoWorker::flushDirty()
{
    // By index: flushing may end sessions, which may make others dirty.
    for (size_t i = 0; i < m_dirty.size(); ++i) {
        Session *session = m_dirty[i];
        session->dirty = false;
        session->flush();
    }
    m_dirty.clear();
}

void IoWorker::needsFlush(Session &session)
{
    if (session.dirty)
        return;
    session.dirty = true;
    m_dirty.push_back(&session);
}

char *IoWorker::readBuffer(qsizetype &size)
{
    size = ReadBufferBytes;
    return m_readBuffer.data();
}

// --- accepting ---

void IoWorker::adopt(qintptr descriptor)
{
    m_nowMs = monotonicNs() / 1'000'000;
#ifdef Q_OS_UNIX
    if (!m_draining && !m_shared->security->tls()) {
        if (pendingHandshakes() >= size_t(m_settings.limits.maxPendingHandshakes) && !m_doormen.empty())
            m_doormen.erase(m_doormen.begin()); // it has had the most time
        DoormanOwner &owner = *this;
        m_doormen.push_back(std::make_unique<Doorman>(int(descriptor), owner, m_settings.limits.maxHeadBytes,
                                                      m_nowMs + m_settings.limits.handshakeTimeoutMs));
        return;
    }
#endif
    takeDescriptor(descriptor);
}

size_t IoWorker::pendingHandshakes() const
{
#ifdef Q_OS_UNIX
    return m_handshakes.size() + m_doormen.size() + m_consultations.size();
#else
    return m_handshakes.size();
#endif
}

void IoWorker::takeDescriptor(qintptr descriptor)
{
    const bool secure = m_shared->security->tls() != nullptr;
    QTcpSocket *socket = secure ? new QSslSocket : new QTcpSocket;
    if (!socket->setSocketDescriptor(descriptor) || m_draining) {
        delete socket;
        return;
    }
    // Messages are small and wanted at once; corking is done here, a turn at a time.
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    takeSocket(socket);
}

void IoWorker::takeSocket(QTcpSocket *socket)
{
    if (int(m_handshakes.size()) >= m_settings.limits.maxPendingHandshakes)
        dropped(*m_handshakes.front()); // it has had the most time
    HandshakeOwner &owner = *this; // a private base: only we may say that we are one
    m_handshakes.push_back(std::make_unique<Handshake>(socket, owner, m_settings.limits.maxHeadBytes,
                                                       m_nowMs + m_settings.limits.handshakeTimeoutMs));
    if (auto *secure = qobject_cast<QSslSocket *>(socket)) {
        secure->setSslConfiguration(*m_shared->security->tls());
        secure->startServerEncryption();
    }
}

Verdict IoWorker::judge(HttpRequest &request)
{
    request.peerAddress = clientAddress(request, m_settings.trustedProxies);
    Verdict verdict = judgeUpgrade(request, m_shared->dialects, m_settings);
    if (verdict.status != 101 || !authenticate(request, verdict))
        return verdict;
    // Who is banned is no question for a backend.
    const bool asks = m_shared->security->gate() && !m_draining
        && !(m_bans && m_bans->bans(verdict.admission.user, hostOf(request.peerAddress)));
    if (asks)
        verdict.undecided = true;
    else
        admit(request, verdict);
    return verdict;
}

// Counts the connection in, unless something forbids it.
void IoWorker::admit(const HttpRequest &request, Verdict &verdict)
{
    const QByteArray host = hostOf(request.peerAddress);
    const auto refuse = [&verdict](int status, const QByteArray &detail) {
        verdict.status = status;
        verdict.detail = detail;
    };
    if (m_bans && m_bans->bans(verdict.admission.user, host))
        return refuse(403, "banned");
    if (m_draining)
        return refuse(503, "the server is stopping");
    if (!m_shared->security->census.enter(host, verdict.admission.user, m_settings.limits))
        return refuse(429, "too many connections from this address or user");
    if (m_shared->connections.fetch_add(1) >= m_settings.limits.maxConnections) {
        --m_shared->connections;
        m_shared->security->census.leave(host, verdict.admission.user);
        refuse(503, "too many connections");
    }
}

bool IoWorker::authenticate(const HttpRequest &request, Verdict &verdict)
{
    const std::shared_ptr<const Authenticator> authenticator = m_shared->security->authenticator();
    if (authenticator->isOff())
        return true;
    const QByteArray host = hostOf(request.peerAddress);
    const qint64 nowMs = monotonicNs() / 1'000'000;
    if (!m_shared->security->guesses.mayTry(host, nowMs)) {
        verdict.status = 429;
        verdict.detail = "too many wrong tokens";
        return false;
    }
    if (!authenticator->authenticate(request, QDateTime::currentSecsSinceEpoch(), verdict.identity,
                                     verdict.detail)) {
        m_shared->security->guesses.failed(host, nowMs);
        verdict.status = 401;
        return false;
    }
    m_shared->security->guesses.succeeded(host);
    Admission &admission = verdict.admission;
    if (!verdict.identity.user.isEmpty()) {
        admission.user = verdict.identity.user;
        admission.userAssigned = false;
    }
    if (!isValidName(admission.user)
        || (!admission.room.isEmpty() && !verdict.identity.mayEnter(admission.room))) {
        verdict.status = 403;
        verdict.detail = "the token does not allow this room";
        return false;
    }
    return true;
}

void IoWorker::upgrade(Handshake &handshake)
{
    const QByteArray key = handshake.socket()->peerAddress().toString().toLatin1() + ':'
        + QByteArray::number(handshake.socket()->peerPort());
    m_upgrading.insert(key, &handshake);
    m_upgrader.handleConnection(handshake.socket());
}

void IoWorker::onNewWebSocket()
{
    while (QWebSocket *next = m_upgrader.nextPendingConnection()) {
        std::unique_ptr<QWebSocket> webSocket(next);
        const QByteArray key = webSocket->peerAddress().toString().toLatin1() + ':'
            + QByteArray::number(webSocket->peerPort());
        Handshake *handshake = m_upgrading.take(key);
        if (handshake)
            openSession(*handshake, std::move(webSocket));
        else
            webSocket.release()->deleteLater(); // given up meanwhile
    }
}

void IoWorker::openSession(Handshake &handshake, std::unique_ptr<QWebSocket> webSocket)
{
    Session &opened = addSession(handshake.verdict, handshake.peer(), handshake.request());
    QByteArray early = handshake.early;
    QTcpSocket *socket = handshake.releaseSocket();
    std::unique_ptr<Link> link = makeLink(std::move(webSocket), socket, opened, early);
    dropped(handshake);
    opened.start(std::move(link), early);
    if (m_draining)
        opened.close(CloseCode::GoingAway, "the server stops");
}

Session &IoWorker::addSession(const Verdict &verdict, const QByteArray &peer, const HttpRequest &request,
                              const QByteArray &answer)
{
    const Admission &admission = verdict.admission;
    const auto id = ConnectionId(++m_shared->lastConnection);
    SessionOwner &owner = *this;
    auto session = std::make_unique<Session>(id, verdict.dialect,
                                             m_shared->dialects.at(verdict.dialect).createState(), owner);
    Session &added = *session;
    added.user = added.admittedAs = admission.user;
    added.host = hostOf(peer);
    added.index = m_sessions.size();
    added.hearsMembership = m_shared->dialects.at(verdict.dialect).tellsMembership();
    m_byId.insert(id, &added);
    m_sessions.push_back(std::move(session));
    if (!answer.isEmpty())
        added.sendRaw(answer);
    m_hub.opened(
        {id, admission.user, admission.room, peer, m_observed ? maskedHead(request) : QByteArray(),
         verdict.dialect, m_index, added.hearsMembership,
         verdict.identity.authenticated ? std::make_shared<const Identity>(verdict.identity) : nullptr});
    return added;
}

void IoWorker::serveHttp(Handshake &handshake)
{
    QTcpSocket *socket = handshake.releaseSocket();
    new HttpConnection(socket, m_http, HttpLimits{m_settings.limits.maxHeadBytes, 1024 * 1024},
                       m_settings.limits.handshakeTimeoutMs, this);
    dropped(handshake);
}

void IoWorker::refused(Handshake &handshake, int status, const QByteArray &detail)
{
    m_hub.refused(handshake.peer(), status, detail, handshake.verdict.refusedOrigin);
}

void IoWorker::dropped(Handshake &handshake)
{
    const auto it = std::find_if(m_handshakes.begin(), m_handshakes.end(),
                                 [&](const auto &h) { return h.get() == &handshake; });
    if (it == m_handshakes.end())
        return;
    if (handshake.isUpgrading() && handshake.socket()) {
        // Admitted but gone before the upgrade was done.
        --m_shared->connections;
        m_shared->security->census.leave(hostOf(handshake.peer()), handshake.verdict.admission.user);
        m_upgrading.removeIf([&](const auto &entry) { return entry.value() == &handshake; });
    }
    if (handshake.verdict.undecided)
        std::erase_if(m_consultations, [&](const auto &c) { return isAbout(*c.second, handshake); });
    handshake.abandon();
    it->release()->deleteLater(); // we may be inside its slot
    std::swap(*it, m_handshakes.back());
    m_handshakes.pop_back();
    if (m_draining)
        QMetaObject::invokeMethod(this, &IoWorker::checkDrained, Qt::QueuedConnection);
}

// --- sessions ---

Session *IoWorker::find(ConnectionId id) const
{
    return m_byId.value(id, nullptr);
}

void IoWorker::messageReceived(Session &session, QByteArrayView text)
{
    m_commands.clear();
    m_shared->dialects.at(session.dialect()).decode(text, m_settings.limits, session.state(), m_commands);
    m_hub.received(session.id(), m_commands, m_observed ? text.toByteArray() : QByteArray());
    if (m_dirty.size() >= FlushAtOnce)
        flushDirty();
}

void IoWorker::sessionClosing(Session &session, quint16 code, const QByteArray &reason)
{
    m_byId.remove(session.id());
    --m_shared->connections;
    m_shared->security->census.leave(session.host, session.admittedAs);
    const std::vector<RoomSlot> rooms = session.rooms;
    for (const RoomSlot room : rooms)
        removeFromRoom(session, room);
    m_hub.closed(session.id(), code, reason);
}

void IoWorker::sessionFinished(Session &session)
{
    const size_t index = session.index;
    m_graveyard.push_back(std::move(m_sessions[index]));
    if (index + 1 < m_sessions.size()) {
        m_sessions[index] = std::move(m_sessions.back());
        m_sessions[index]->index = index;
    }
    m_sessions.pop_back();
    if (m_draining)
        QMetaObject::invokeMethod(this, &IoWorker::checkDrained, Qt::QueuedConnection);
}

void IoWorker::removeFromRoom(Session &session, RoomSlot room)
{
    std::erase(session.rooms, room);
    if (room >= m_rooms.size())
        return;
    std::vector<Session *> &members = m_rooms[room];
    const auto it = std::find(members.begin(), members.end(), &session);
    if (it == members.end())
        return;
    *it = members.back();
    members.pop_back();
}

void IoWorker::tick()
{
    m_nowMs = monotonicNs() / 1'000'000;
    std::vector<Handshake *> late;
    for (const auto &handshake : m_handshakes) { // a consultation ends in time by itself
        if (m_nowMs >= handshake->deadlineMs() && !handshake->verdict.undecided)
            late.push_back(handshake.get());
    }
    for (Handshake *handshake : late)
        dropped(*handshake);
#ifdef Q_OS_UNIX
    dropLateDoormen();
#endif

    const size_t count = m_sessions.size();
    const size_t slice = (count + TicksPerRound - 1) / TicksPerRound;
    if (m_nextTick >= count)
        m_nextTick = 0;
    const size_t first = m_nextTick;
    const size_t last = qMin(count, first + slice);
    m_nextTick = last;
    // By index from the back: a session that ends is replaced by the last one, which was or will be looked
    // at.
    for (size_t i = last; i-- > first;) {
        if (i < m_sessions.size())
            m_sessions[i]->tick();
    }
    probeSessions(first, qMin(last, m_sessions.size()));
}

void IoWorker::probeSessions(size_t first, size_t last)
{
    std::vector<ConnectionProbe> probes;
    if (m_observed) {
        ConnectionProbe probe;
        for (size_t i = first; i < last; ++i) {
            if (m_sessions[i]->isOpen() && m_sessions[i]->probe(probe))
                probes.push_back(probe);
        }
    }
    m_hub.probed(std::move(probes), std::exchange(m_counters, {}));
}

// --- deliveries ---

void IoWorker::deliverySettled(Delivery &delivery)
{
    m_reports.push_back(reportOf(delivery));
}

DeliveryReport IoWorker::reportOf(const Delivery &delivery) const
{
    return {delivery.event,
            delivery.send,
            delivery.recipients,
            delivery.written,
            delivery.dropped,
            delivery.disconnected,
            quint32((monotonicNs() - delivery.startedNs) / 1000),
            m_index,
            delivery.details};
}

void IoWorker::reportDeliveries()
{
    for (Delivery *delivery : m_turnDeliveries) {
        m_reports.push_back(reportOf(*delivery));
        delivery->routed = true; // from now on it reports by itself
        delivery->unref();
    }
    m_turnDeliveries.clear();
    m_hub.delivered(std::exchange(m_reports, {}));
}

void IoWorker::checkDrained()
{
    if (m_draining && m_sessions.empty() && m_handshakes.empty()) {
        endTurn();
        m_draining = false;
        m_hub.drained(m_index);
    }
}

} // namespace roomdeck
