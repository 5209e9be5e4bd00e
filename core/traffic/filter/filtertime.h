// The spelling of times, in filters and wherever else a reader types one.
#pragma once

#include <QtCore/QDate>
#include <QtCore/QString>
#include <optional>

namespace roomdeck {

/// A local time HH:MM[:SS[.mmm]] of `day`, or an ISO date or date and time; microseconds UTC, or no value.
std::optional<qint64> parseFilterTime(const QString &text, QDate day);

} // namespace roomdeck
