#include "core/net/session.h"

#include "core/settings/serversettings.h"

#include <algorithm>

namespace roomdeck {

namespace {

constexpr qint64 CloseTimeoutMs = 2'000;
// One connection must not starve the others: the rest is read in the next turn.
constexpr int MaxReadsPerTurn = 4;

} // namespace

Session::Session(ConnectionId id, DialectId dialect, std::unique_ptr<DialectState> state, SessionOwner &owner)
    : m_id(id), m_dialect(dialect), m_owner(owner), m_state(std::move(state)),
      m_reader(owner.limits().maxMessageBytes), m_heartbeat(id, owner.nowMs())
{ }

Session::~Session()
{
    if (m_link && m_phase != Phase::Finished)
        m_link->discardUnsent(); // the server ends before the peer did
    m_outbox.settleAll({m_id, user}, MissCause::Disconnected);
}

void Session::start(std::unique_ptr<Link> link, QByteArray early)
{
    m_link = std::move(link);
    if (!early.isEmpty())
        feed(early.data(), early.size());
}

void Session::linkReadable()
{
    for (int i = 0; i < MaxReadsPerTurn && m_phase != Phase::Finished; ++i) {
        qsizetype capacity = 0;
        char *buffer = m_owner.readBuffer(capacity);
        const qint64 size = m_link->read(buffer, capacity);
        if (size < 0) {
            linkClosed();
            return;
        }
        if (size == 0)
            return;
        feed(buffer, size);
        if (size < capacity)
            return; // drained: asking again would cost a system call to hear "nothing"
    }
}

void Session::feed(char *data, qsizetype size)
{
    m_owner.counters().bytesIn += quint64(size);
    m_heartbeat.heard();
    if (m_phase == Phase::Finished || m_peerClosed || m_discarding)
        return;
    const bool wasInMessage = m_reader.inMessage();
    m_reader.setMaxMessageBytes(m_owner.limits().maxMessageBytes);
    if (!m_reader.feed(data, size, *this))
        return;
    if (!m_reader.inMessage())
        m_messageStarted = 0;
    else if (!wasInMessage || m_messageStarted == 0)
        m_messageStarted = m_owner.nowMs();
}

bool Session::textReceived(QByteArrayView text)
{
    m_messageStarted = 0;
    // While we are closing, only the peer's close frame is of interest.
    if (m_phase == Phase::Open)
        m_owner.messageReceived(*this, text);
    return m_phase != Phase::Finished;
}

bool Session::countControlFrame()
{
    const qint64 second = m_owner.nowMs() / 1000;
    if (second != m_controlSecond) {
        m_controlSecond = second;
        m_controlFrames = 0;
    }
    if (++m_controlFrames <= m_owner.limits().maxControlFramesPerSecond)
        return true;
    if (m_phase == Phase::Open)
        close(CloseCode::Policy, "too many control frames");
    else
        giveUp(); // floods on while closing
    return false;
}

bool Session::pingReceived(QByteArrayView payload)
{
    if (!countControlFrame())
        return false;
    if (m_phase == Phase::Open)
        send(makeFrame(Opcode::Pong, payload), nullptr);
    return m_phase != Phase::Finished;
}

bool Session::pongReceived(QByteArrayView)
{
    if (!countControlFrame())
        return false;
    m_heartbeat.pongReceived();
    return true;
}

void Session::closeReceived(quint16 code, QByteArrayView reason)
{
    m_peerClosed = true;
    if (m_phase == Phase::Open) {
        beginClosing(code, reason, true);
    } else if (m_phase == Phase::Closing && m_outbox.isEmpty()) {
        finish();
    }
}

void Session::readFailed(quint16 code, QByteArrayView reason)
{
    if (m_phase != Phase::Open) {
        finish();
        return;
    }
    close(code, reason);
    // What follows the fault cannot be read, but must be taken in: closing with bytes unread would reset the
    // connection and take our close frame with it.
    m_discarding = true;
}

void Session::close(quint16 code, QByteArrayView reason)
{
    if (m_phase == Phase::Open)
        beginClosing(code, reason, false);
}

void Session::beginClosing(quint16 code, QByteArrayView reason, bool peerStarted)
{
    m_phase = Phase::Closing;
    m_closeDeadline = m_owner.nowMs() + CloseTimeoutMs;
    const bool sendable = isSendableCloseCode(code);
    m_outbox.push(sendable ? makeCloseFrame(code, peerStarted ? QByteArrayView() : reason)
                           : makeFrame(Opcode::Close, {}),
                  nullptr, 0);
    m_owner.needsFlush(*this);
    m_owner.sessionClosing(*this, code, reason.toByteArray());
}

void Session::finish(MissCause cause)
{
    if (m_phase == Phase::Finished)
        return;
    if (m_phase == Phase::Open)
        m_owner.sessionClosing(*this, CloseCode::Abnormal, {});
    m_phase = Phase::Finished;
    if (m_link) {
        m_link->setReadInterest(false);
        m_link->setWriteInterest(false);
    }
    m_outbox.settleAll({m_id, user}, cause);
    m_owner.sessionFinished(*this);
}

// The peer does not take what it was sent: the system is not to keep it either.
void Session::giveUp(MissCause cause)
{
    if (m_phase != Phase::Finished && m_link)
        m_link->discardUnsent();
    finish(cause);
}

void Session::linkClosed()
{
    finish();
}

void Session::send(const QByteArray &frame, PendingDelivery *delivery)
{
    if (m_phase != Phase::Open)
        return;
    m_outbox.push(frame, delivery, delivery ? delivery->add(m_id, user) : 0);
    ++m_owner.counters().deliveries;
    if (m_outbox.bytes() > m_owner.limits().outboxHardBytes) {
        // Perhaps only this turn was long: let the system take what it can before judging.
        flush();
        if (m_phase == Phase::Open && m_outbox.bytes() > m_owner.limits().outboxHardBytes)
            cutSlowReader(MissCause::QueueFull);
    } else if (!dirty) {
        m_owner.needsFlush(*this);
    }
}

void Session::sendRaw(const QByteArray &bytes)
{
    m_outbox.push(bytes, nullptr, 0);
    if (!dirty)
        m_owner.needsFlush(*this);
}

void Session::cutSlowReader(MissCause cause)
{
    m_outbox.dropUnsent({m_id, user}, cause);
    ++m_owner.counters().dropped;
    close(CloseCode::TryAgainLater, "reading too slowly");
}

void Session::linkWritable()
{
    m_link->setWriteInterest(false);
    flush();
}

void Session::flush()
{
    if (m_phase == Phase::Finished || !m_link)
        return;
    const qint64 before = m_outbox.bytes();
    const Outbox::Flush result = m_outbox.flush(*m_link);
    m_owner.counters().bytesOut += quint64(before - m_outbox.bytes());
    switch (result) {
    case Outbox::Flush::Broken:
        finish();
        return;
    case Outbox::Flush::Blocked:
        m_link->setWriteInterest(true);
        break;
    case Outbox::Flush::Done:
        if (m_phase == Phase::Closing && m_peerClosed) {
            finish();
            return;
        }
        if (m_phase == Phase::Closing && !m_writingFinished) {
            m_writingFinished = true;
            m_link->finishWriting();
        }
        break;
    }
    if (m_outbox.bytes() <= m_owner.limits().outboxSoftBytes)
        m_softSince = 0;
    else if (m_softSince == 0)
        m_softSince = m_owner.nowMs();
}

void Session::tick()
{
    const qint64 now = m_owner.nowMs();
    if (m_phase == Phase::Closing) {
        if (now >= m_closeDeadline)
            giveUp();
        return;
    }
    if (m_phase == Phase::Finished)
        return;
    const qint64 awake = m_owner.awakeSinceMs();
    if (m_messageStarted != 0
        && now - std::max(m_messageStarted, awake) > m_owner.limits().messageTimeoutMs) {
        close(CloseCode::Policy, "message took too long");
        m_discarding = true;
        return;
    }
    checkQueue(now);
    if (m_phase == Phase::Open)
        keepAlive(now);
}

void Session::checkQueue(qint64 now)
{
    if (m_softSince != 0
        && now - std::max(m_softSince, m_owner.awakeSinceMs()) > m_owner.limits().outboxSoftMs)
        cutSlowReader(MissCause::TooSlow);
}

void Session::keepAlive(qint64 now)
{
    switch (m_heartbeat.check(m_owner.limits(), now, m_owner.awakeSinceMs())) {
    case Heartbeat::Step::Nothing:
        break;
    case Heartbeat::Step::SendPing:
        send(makeFrame(Opcode::Ping, {}), nullptr);
        break;
    case Heartbeat::Step::GiveUp:
        giveUp(MissCause::Unresponsive);
        break;
    }
}

bool Session::probe(ConnectionProbe &probe)
{
    probe = {m_id, m_heartbeat.roundTripUs(), m_outbox.bytes(), m_softSince != 0};
    const bool changed = probe.roundTripUs != m_reported.roundTripUs
        || probe.queuedBytes != m_reported.queuedBytes || probe.slow != m_reported.slow;
    m_reported = probe;
    return changed;
}

} // namespace roomdeck
