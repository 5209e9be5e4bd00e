// Spans of time an operator chooses, and how they and what is left of them read.
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace roomdeck::durations {

/// Offered choices in milliseconds, ascending; "for good" (0) comes last.
const QList<qint64> &offered();
/// "for 5 minutes", "for 1 hour", "for good" (0). Whole units only; other spans are rounded up to minutes.
QString spanText(qint64 ms);
/// "2 d 3 h", "58:12" of a time that is `us` microseconds away; "for good" is up to the caller.
QString remainingText(qint64 us);

} // namespace roomdeck::durations
