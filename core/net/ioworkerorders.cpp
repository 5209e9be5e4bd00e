// The half of IoWorker that carries out the hub's orders.
#include "core/net/ioworker.h"

#include "core/protocol/dialectregistry.h"

#include <array>
#include <chrono>

namespace roomdeck {

namespace {

constexpr quint32 UnobservedPerSample = 64;

} // namespace

/// One message encoded at most once per dialect. Frames for recipients of different rooms (events to
/// everyone) and of dialects that depend on the connection are not shared.
struct IoWorker::Encodings
{
    const DialectRegistry &dialects;
    const ServerMessage &message;
    std::array<QByteArray, 16> frames = {}; // by dialect
    std::array<bool, 16> encoded = {};

    const QByteArray &frameFor(const Session &session)
    {
        const DialectId id = session.dialect();
        if (!encoded[id] || dialects.at(id).encodesPerConnection()) {
            frames[id] = encode(session);
            encoded[id] = true;
        }
        return frames[id];
    }

    /// Empty when the dialect has no word for the message.
    QByteArray encode(const Session &session) const
    {
        QByteArray buffer;
        buffer.reserve(512);
        buffer.resize(FrameHeaderGap);
        dialects.at(session.dialect()).encode(message, session.state(), buffer);
        return buffer.size() == FrameHeaderGap ? QByteArray() : sealTextFrame(buffer);
    }
};

void IoWorker::order(WorkerOrder &&order)
{
    std::visit([this](const auto &o) { execute(o); }, order);
    if (m_dirty.size() >= 4096)
        flushDirty();
}

PendingDelivery *IoWorker::newDelivery(const EventPtr &event, SendId send)
{
    // Unobserved, a sample is enough: metrics have to say how long deliveries take.
    if (!m_observed && send == SendId::None && ++m_unobserved % UnobservedPerSample != 0)
        return nullptr;
    auto *delivery = new PendingDelivery(*this, event->id, send,
                                         std::chrono::steady_clock::now().time_since_epoch().count());
    m_turnDeliveries.push_back(delivery);
    return delivery;
}

void IoWorker::execute(const DeliverToRoom &order)
{
    PendingDelivery *delivery = newDelivery(order.event, order.send);
    if (order.room >= m_rooms.size())
        return;
    const ServerMessage message = EventDelivery{order.event.get(), order.event->room};
    Encodings encodings{m_shared->dialects, message};
    // By index: a session cut for its full outbox leaves the room at once.
    std::vector<Session *> &members = m_rooms[order.room];
    for (size_t i = members.size(); i-- > 0;) {
        if (i >= members.size())
            continue;
        Session &session = *members[i];
        if (session.id() == order.except)
            continue;
        const QByteArray &frame = encodings.frameFor(session);
        if (!frame.isEmpty())
            session.send(frame, delivery);
    }
}

void IoWorker::execute(const DeliverToList &order)
{
    PendingDelivery *delivery = newDelivery(order.event, order.send);
    const ServerMessage message = EventDelivery{order.event.get(), order.event->room};
    Encodings shared{m_shared->dialects, message};
    // A chat client reads its own room in every message, so an event without a room is encoded per room.
    QHash<QByteArray, QByteArray> framesByRoom;
    for (const ConnectionId id : order.recipients) {
        Session *session = find(id);
        if (!session) { // it went while the order was on its way
            if (delivery)
                delivery->settleMissed(delivery->add(id, {}), {id, {}}, MissCause::Disconnected);
            continue;
        }
        QByteArray frame;
        if (order.event->room.isEmpty() && !session->homeRoom.isEmpty()) {
            QByteArray &known = framesByRoom[session->homeRoom + char(session->dialect())];
            if (known.isEmpty()) {
                const ServerMessage own = EventDelivery{order.event.get(), session->homeRoom};
                known = Encodings{m_shared->dialects, own}.encode(*session);
            }
            frame = known;
        } else {
            frame = shared.frameFor(*session);
        }
        if (!frame.isEmpty())
            session->send(frame, delivery);
    }
}

void IoWorker::execute(const TellConnection &order)
{
    if (Session *session = find(order.connection)) {
        Encodings encodings{m_shared->dialects, order.message};
        const QByteArray frame = encodings.encode(*session);
        if (!frame.isEmpty())
            session->send(frame, nullptr);
    }
}

void IoWorker::execute(const TellRoom &order)
{
    if (order.room >= m_rooms.size())
        return;
    const ServerMessage message = order.change;
    Encodings encodings{m_shared->dialects, message};
    std::vector<Session *> &members = m_rooms[order.room];
    for (size_t i = members.size(); i-- > 0;) {
        if (i >= members.size())
            continue;
        Session &session = *members[i];
        if (!session.hearsMembership || session.id() == order.except)
            continue;
        const QByteArray &frame = encodings.frameFor(session);
        if (!frame.isEmpty())
            session.send(frame, nullptr);
    }
}

void IoWorker::execute(const EnterRoom &order)
{
    Session *session = find(order.connection);
    if (!session)
        return;
    if (order.room >= m_rooms.size())
        m_rooms.resize(order.room + 1);
    m_rooms[order.room].push_back(session);
    session->rooms.push_back(order.room);
    if (session->homeRoom.isEmpty())
        session->homeRoom = order.name;
}

void IoWorker::execute(const ExitRoom &order)
{
    if (Session *session = find(order.connection))
        removeFromRoom(*session, order.room);
}

void IoWorker::execute(const RenameUser &order)
{
    if (Session *session = find(order.connection))
        session->user = order.user;
}

void IoWorker::execute(const CloseConnection &order)
{
    if (Session *session = find(order.connection))
        session->close(order.code, order.reason);
}

void IoWorker::execute(const ApplySettings &order)
{
    m_settings = order.settings;
    m_observed = order.observed;
    m_upgrader.setMaxPendingConnections(m_settings.limits.maxPendingHandshakes);
}

void IoWorker::execute(const UpdateBans &order)
{
    m_bans = order.bans;
}

void IoWorker::execute(const Drain &)
{
    m_draining = true;
#ifdef Q_OS_UNIX
    m_doormen.clear();
#endif
    m_consultations.clear(); // their handshakes go below
    // Those whose upgrade is under way come in a moment, to be told like the others; the rest may go.
    std::vector<Handshake *> waiting;
    for (const auto &handshake : m_handshakes) {
        if (!handshake->isUpgrading())
            waiting.push_back(handshake.get());
    }
    for (Handshake *handshake : waiting)
        dropped(*handshake);
    std::vector<Session *> open;
    open.reserve(m_sessions.size());
    for (const SessionPtr &session : m_sessions)
        open.push_back(session.get());
    for (Session *session : open)
        session->close(CloseCode::GoingAway, "the server stops");
    QMetaObject::invokeMethod(this, &IoWorker::checkDrained, Qt::QueuedConnection);
}

} // namespace roomdeck
