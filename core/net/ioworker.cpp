#include "core/net/ioworker.h"

#include "core/model/monotonic.h"

#include <QtCore/QAbstractEventDispatcher>
#include <algorithm>

namespace roomdeck {

namespace {

constexpr int RoundMs = 1000; // every session is looked at once in it
constexpr int TickMs = 250;
constexpr int CrowdTickMs = 25; // a tick's pings hold up messages: few at a time
constexpr size_t CrowdSessions = 400;
constexpr qint64 HaltMs = 1000; // between two looks at the clock: longer than load makes a tick late
constexpr size_t FlushAtOnce = 4096; // dirty sessions that are not left waiting for the end of the turn
constexpr size_t MissesPerTurn = 8192; // that are named: a crowd cut at once would name millions
constexpr qsizetype ReadBufferBytes = 64 * 1024;

} // namespace

IoWorker::IoWorker(quint32 index, std::shared_ptr<WorkerShared> shared, HubPort &hub, HttpHandler &http,
                   const ServerSettings &settings)
    : m_index(index), m_shared(std::move(shared)), m_hub(hub), m_http(http), m_settings(settings),
      m_upgrader(QStringLiteral("Roomdeck"),
                 m_shared->security->tls() ? QWebSocketServer::SecureMode : QWebSocketServer::NonSecureMode),
      m_nowMs(monotonicMs()), m_readBuffer(size_t(ReadBufferBytes))
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
    for (PendingDelivery *delivery : m_turnDeliveries)
        delivery->unref();
}

// The ticker does not let a turn be longer than a tick, unless something halts us.
void IoWorker::readClock()
{
    const qint64 now = monotonicMs();
    if (now - m_nowMs > HaltMs)
        m_awakeSinceMs = now;
    m_nowMs = now;
}

void IoWorker::endTurn()
{
    readClock();
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

size_t IoWorker::tickSlice(size_t sessions)
{
    const int interval = sessions < CrowdSessions ? TickMs : CrowdTickMs;
    if (m_ticker.interval() != interval)
        m_ticker.setInterval(interval);
    const auto ticksPerRound = size_t(RoundMs / interval);
    return (sessions + ticksPerRound - 1) / ticksPerRound;
}

void IoWorker::tick()
{
    readClock();
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
    const size_t slice = tickSlice(count);
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

void IoWorker::deliverySettled(PendingDelivery &delivery)
{
    m_reports.push_back(reportOf(delivery, monotonicNs()));
}

DeliveryReport IoWorker::reportOf(PendingDelivery &delivery, qint64 nowNs)
{
    if (delivery.misses)
        takeMisses(delivery);
    return {delivery.event,
            delivery.send,
            delivery.recipients,
            delivery.written,
            delivery.dropped,
            delivery.disconnected,
            quint32((nowNs - delivery.startedNs) / 1000),
            m_index,
            delivery.details};
}

void IoWorker::takeMisses(PendingDelivery &delivery)
{
    const auto misses = std::exchange(delivery.misses, nullptr);
    const size_t room = m_misses.size() < MissesPerTurn ? MissesPerTurn - m_misses.size() : 0;
    if (m_observed)
        m_misses.insert(m_misses.end(), misses->begin(),
                        misses->begin() + std::ptrdiff_t(std::min(room, misses->size())));
}

void IoWorker::reportDeliveries()
{
    const qint64 now = monotonicNs();
    m_reports.reserve(m_reports.size() + m_turnDeliveries.size());
    for (PendingDelivery *delivery : m_turnDeliveries) {
        m_reports.push_back(reportOf(*delivery, now));
        delivery->routed = true; // from now on it reports by itself
        delivery->unref();
    }
    m_turnDeliveries.clear();
    if (!m_misses.empty())
        m_hub.missed(std::exchange(m_misses, {}));
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
