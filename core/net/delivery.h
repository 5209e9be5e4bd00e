// Counts what became of one message on its way to many connections of one I/O thread.
#pragma once

#include "core/model/receipt.h"

#include <memory>
#include <vector>

namespace roomdeck {

class PendingDelivery;

/// Whose outbox it is. Borrows the name.
struct Recipient
{
    ConnectionId connection = ConnectionId::None; ///< None: nobody to name
    const QByteArray &user;
};

/// Hears about deliveries whose last recipient's outcome is known.
class DeliveryWatcher
{
public:
    virtual void deliverySettled(PendingDelivery &delivery) = 0;

protected:
    ~DeliveryWatcher() = default;
};

/// Shared by the outboxes that hold the message; counted without atomics because one I/O thread owns them
/// all.
class PendingDelivery
{
public:
    PendingDelivery(DeliveryWatcher &watcher, EventId id, SendId ticket, qint64 nowNs)
        : event(id), send(ticket), startedNs(nowNs), m_watcher(watcher)
    { }

    /// One more recipient; returns its index for settling.
    quint32 add(ConnectionId connection, const QByteArray &user)
    {
        ++recipients;
        ++pending;
        if (send != SendId::None)
            details.push_back({connection, user, Outcome::Queued});
        return recipients - 1;
    }

    void settleWritten(quint32 index)
    {
        ++written;
        if (send != SendId::None)
            details[index].outcome = Outcome::Written;
        countDown();
    }
    void settleMissed(quint32 index, const Recipient &recipient, MissCause cause)
    {
        const Outcome outcome = outcomeOf(cause);
        ++(outcome == Outcome::Dropped ? dropped : disconnected);
        if (send != SendId::None) {
            details[index].outcome = outcome;
            details[index].cause = cause;
        }
        if (recipient.connection != ConnectionId::None)
            name(recipient, cause);
        countDown();
    }

    void ref() { ++m_references; }
    void unref()
    {
        if (--m_references == 0)
            delete this;
    }

    const EventId event;
    const SendId send;
    const qint64 startedNs; ///< monotonic
    quint32 recipients = 0;
    quint32 pending = 0;
    quint32 written = 0;
    quint32 dropped = 0;
    quint32 disconnected = 0;
    bool routed = false; ///< every recipient was added
    std::vector<RecipientOutcome> details; ///< filled for tracked sends only
    std::unique_ptr<std::vector<DeliveryMiss>> misses; ///< not told yet; null: none

private:
    ~PendingDelivery() = default;

    void countDown()
    {
        if (--pending == 0 && routed)
            m_watcher.deliverySettled(*this);
    }
    void name(const Recipient &recipient, MissCause cause);

    DeliveryWatcher &m_watcher;
    int m_references = 1;
    int m_named = 0;
};

} // namespace roomdeck
