// One log row with everything known about it, kept by its reader even when the log drops the row.
#pragma once

#include "core/traffic/logstore.h"

#include <optional>

namespace roomdeck {

struct LogDetail
{
    TrafficEntry entry;
    quint32 size = 0; ///< bytes, as in LogRow
    Delivery delivery;

    /// Connections it went to: what the row says until it is known better.
    quint32 recipients() const;
    /// A view of what is kept here.
    LogRow row() const;
};

/// Nothing when the store has no such row.
std::optional<LogDetail> logDetail(const LogStore &store, EventId seq);

} // namespace roomdeck
