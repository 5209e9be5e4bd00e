// One WebSocket connection after its handshake.
#pragma once

#include "core/model/ids.h"
#include "core/net/framereader.h"
#include "core/net/heartbeat.h"
#include "core/net/outbox.h"
#include "core/net/workerorder.h"
#include "core/protocol/dialect.h"

#include <memory>

namespace roomdeck {

class Session;

/// What a session needs from its worker.
class SessionOwner
{
public:
    /// A text message arrived; the session may be closing when this returns.
    virtual void messageReceived(Session &session, QByteArrayView text) = 0;
    /// The session has frames to write at the end of this turn.
    virtual void needsFlush(Session &session) = 0;
    /// The connection is over for everybody else; called once, before the last bytes may have left.
    virtual void sessionClosing(Session &session, quint16 code, const QByteArray &reason) = 0;
    /// Nothing more can happen: the session may be deleted (not from within this call).
    virtual void sessionFinished(Session &session) = 0;
    virtual const Limits &limits() const = 0;
    /// Monotonic, milliseconds, read once a turn.
    virtual qint64 nowMs() const = 0;
    /// Since when the thread has run without a halt (a process stopped, a machine asleep or overloaded): what
    /// peers owed us before may wait unread.
    virtual qint64 awakeSinceMs() const = 0;
    /// A scratch buffer shared by the worker's sessions.
    virtual char *readBuffer(qsizetype &size) = 0;
    virtual WorkerCounters &counters() = 0;

protected:
    ~SessionOwner() = default;
};

/// Reads frames, keeps the outbox, answers pings, closes. Owned by a worker; its I/O thread.
class Session final : public LinkHandler, public FrameHandler
{
public:
    Session(ConnectionId id, DialectId dialect, std::unique_ptr<DialectState> state, SessionOwner &owner);
    ~Session();
    Q_DISABLE_COPY_MOVE(Session)

    /// Begins. `early` are bytes the client sent together with its handshake.
    void start(std::unique_ptr<Link> link, QByteArray early);

    ConnectionId id() const { return m_id; }
    DialectId dialect() const { return m_dialect; }
    DialectState *state() const { return m_state.get(); }
    bool isOpen() const { return m_phase == Phase::Open; }

    /// Queues bytes that are no frame: the answer to the upgrade.
    void sendRaw(const QByteArray &bytes);
    /// Queues a frame; it leaves at the end of the turn. Too much queued ends the connection (1013).
    void send(const QByteArray &frame, PendingDelivery *delivery);
    void close(quint16 code, QByteArrayView reason);
    /// End of turn: what waits leaves.
    void flush();
    /// Deadlines, keep-alive, slow reader; about once a second.
    void tick();
    /// Condition for the console; true when it differs from the last one taken.
    bool probe(ConnectionProbe &probe);

    // Kept by the worker.
    QByteArray user;
    QByteArray admittedAs; ///< the user name it was counted under
    QByteArray host; ///< address without port
    QByteArray homeRoom; ///< what "its own room" means for events sent to everyone
    std::vector<RoomSlot> rooms;
    size_t index = 0; ///< in the worker's list
    bool dirty = false;
    bool hearsMembership = true; ///< see Dialect::tellsMembership()

    void linkReadable() override;
    void linkWritable() override;
    void linkClosed() override;
    bool textReceived(QByteArrayView text) override;
    bool pingReceived(QByteArrayView payload) override;
    bool pongReceived(QByteArrayView payload) override;
    void closeReceived(quint16 code, QByteArrayView reason) override;
    void readFailed(quint16 code, QByteArrayView reason) override;

private:
    enum class Phase : quint8 { Open, Closing, Finished };

    void feed(char *data, qsizetype size);
    bool countControlFrame();
    void beginClosing(quint16 code, QByteArrayView reason, bool peerStarted);
    void finish(MissCause cause = MissCause::Disconnected);
    void giveUp(MissCause cause = MissCause::Disconnected);
    void cutSlowReader(MissCause cause);
    void checkQueue(qint64 now);
    void keepAlive(qint64 now);

    const ConnectionId m_id;
    const DialectId m_dialect;
    Phase m_phase = Phase::Open;
    bool m_peerClosed = false; // its close frame was seen: the link may end once ours has left
    bool m_discarding = false; // a fault was found: input is taken in and thrown away
    bool m_writingFinished = false;
    int m_controlFrames = 0; // in the current second
    SessionOwner &m_owner;
    std::unique_ptr<DialectState> m_state;
    std::unique_ptr<Link> m_link;
    FrameReader m_reader;
    Heartbeat m_heartbeat;
    Outbox m_outbox;
    // Monotonic milliseconds.
    qint64 m_messageStarted = 0;
    qint64 m_softSince = 0;
    qint64 m_closeDeadline = 0;
    qint64 m_controlSecond = 0;
    ConnectionProbe m_reported;
};

} // namespace roomdeck
