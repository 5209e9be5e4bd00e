// The recipients of a message by name, put together from what the log knows.
#pragma once

#include "core/traffic/attendance.h"
#include "core/traffic/logpages.h"

namespace roomdeck {

/// Whom a message went to.
struct RecipientList
{
    static constexpr qsizetype MaxRows = 10'000;

    /// Connections it did not reach, then people: a person with several connections has one row unless it
    /// missed some of them. Those whose outcome is one of several have Outcome::Unknown.
    QList<RecipientOutcome> rows;
    quint32 unnamed = 0; ///< it did not reach, besides those
    qsizetype notListed = 0; ///< people there is no row for
    bool audienceKnown = false; ///< who was there is known

    bool operator==(const RecipientList &) const = default;
};

/// `delivery`: as the log has it. `book`: who was where; may be null. Of a message the sender did not get
/// back, the sender is left out as far as the counts tell. Any thread.
RecipientList recipientsOf(const TrafficEntry &entry, const Delivery &delivery,
                           const QList<DeliveryMiss> &misses, const AttendanceBook *book);

} // namespace roomdeck
