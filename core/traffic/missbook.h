// Whom messages did not reach, for as long as there is room for it.
#pragma once

#include "core/model/traffic.h"

#include <QtCore/QHash>
#include <QtCore/QList>

#include <deque>

namespace roomdeck {

/// Filled from batches, and with what session files say. Bounded: DeliveryMiss::MaxNamed of one message,
/// MaxMisses in all; those of the messages told of first are forgotten first. One thread.
class MissBook
{
public:
    static constexpr qsizetype MaxMisses = 100'000;

    void note(const TrafficBatch &batch);
    /// All that is known of one message, in place of what was known before.
    void set(EventId seq, const QList<DeliveryMiss> &misses);
    void clear() { *this = {}; }

    QList<DeliveryMiss> of(EventId seq) const { return m_misses.value(seq); }
    qsizetype size() const { return m_size; }

private:
    QList<DeliveryMiss> &entryOf(EventId seq);
    void forgetOldest();

    QHash<EventId, QList<DeliveryMiss>> m_misses;
    std::deque<EventId> m_order;
    qsizetype m_size = 0;
};

} // namespace roomdeck
