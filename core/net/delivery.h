// Counts what became of one message on its way to many connections of one I/O thread.
#pragma once

#include "core/model/receipt.h"

#include <vector>

namespace roomdeck {

class Delivery;

/// Hears about deliveries whose last recipient's outcome is known.
class DeliveryWatcher
{
public:
    virtual void deliverySettled(Delivery &delivery) = 0;

protected:
    ~DeliveryWatcher() = default;
};

/// Shared by the outboxes that hold the message; counted without atomics because one I/O thread owns them
/// all.
class Delivery
{
public:
    Delivery(DeliveryWatcher &watcher, EventId id, SendId ticket, qint64 nowNs)
        : event(id), send(ticket), startedNs(nowNs), m_watcher(watcher)
    { }

    /// One more recipient; returns its index for settle().
    quint32 add(ConnectionId connection, const QByteArray &user)
    {
        ++recipients;
        ++pending;
        if (send != SendId::None)
            details.push_back({connection, user, Outcome::Queued});
        return recipients - 1;
    }

    void settle(quint32 index, Outcome outcome)
    {
        --pending;
        switch (outcome) {
        case Outcome::Written:
            ++written;
            break;
        case Outcome::Dropped:
            ++dropped;
            break;
        default:
            ++disconnected;
            break;
        }
        if (send != SendId::None)
            details[index].outcome = outcome;
        if (pending == 0 && routed)
            m_watcher.deliverySettled(*this);
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

private:
    ~Delivery() = default;

    DeliveryWatcher &m_watcher;
    int m_references = 1;
};

} // namespace roomdeck
