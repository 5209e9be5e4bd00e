#include "core/net/delivery.h"

namespace roomdeck {

void PendingDelivery::name(const Recipient &recipient, MissCause cause)
{
    if (m_named >= DeliveryMiss::MaxNamed)
        return;
    ++m_named;
    if (!misses)
        misses = std::make_unique<std::vector<DeliveryMiss>>();
    misses->push_back({event, recipient.connection, recipient.user, cause});
}

} // namespace roomdeck
