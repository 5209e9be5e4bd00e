// Brings together entries and their delivery counts that came in one batch.
#pragma once

#include "core/model/traffic.h"

#include <vector>

namespace roomdeck {

/// Borrows the counts: they must outlive it. Most messages are delivered before their batch is full, and an
/// outcome written with its entry saves the file a second row.
class BatchOutcomes
{
public:
    explicit BatchOutcomes(const QList<DeliveryUpdate> &deliveries);

    /// The newest count of this entry, which is then no longer in rest(); nullptr: none, or one to other
    /// recipients than the entry says. Ask in order of `seq`.
    const DeliveryUpdate *take(const TrafficEntry &entry);
    /// What belongs to no entry asked for, in order of `seq`.
    const std::vector<const DeliveryUpdate *> &rest();

private:
    std::vector<const DeliveryUpdate *> m_counts; ///< by seq, the newest of each alone
    std::vector<const DeliveryUpdate *> m_rest;
    std::size_t m_next = 0;
};

} // namespace roomdeck
