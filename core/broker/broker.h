// The road an event takes between the hub that accepted it and the hubs that deliver it.
#pragma once

#include "core/model/event.h"
#include "core/model/target.h"

namespace roomdeck {

/// An event with its address. `target` null: the event's own room.
struct RoutedEvent
{
    EventPtr event;
    std::shared_ptr<const Target> target;
    ConnectionId except = ConnectionId::None; ///< left out (a sender without echo)
    SendId send = SendId::None;
    QByteArray raw; ///< what the client sent, for observers; empty when nobody observes
};

class BrokerSubscriber
{
public:
    virtual void eventPublished(const RoutedEvent &routed) = 0;

protected:
    ~BrokerSubscriber() = default;
};

/// The hub publishes out through a broker and hears back from it, so that one process and a cluster share one
/// path. Belongs to the hub thread.
class Broker
{
public:
    virtual ~Broker() = default;
    virtual void setSubscriber(BrokerSubscriber *subscriber) = 0;
    virtual void publish(const RoutedEvent &routed) = 0;
};

/// Everything is in this process: what is published is heard at once.
class LocalBroker final : public Broker
{
public:
    void setSubscriber(BrokerSubscriber *subscriber) override { m_subscriber = subscriber; }
    void publish(const RoutedEvent &routed) override
    {
        if (m_subscriber)
            m_subscriber->eventPublished(routed);
    }

private:
    BrokerSubscriber *m_subscriber = nullptr;
};

} // namespace roomdeck
