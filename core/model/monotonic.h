// The clock for how long something takes: never set back, not comparable between machines or runs.
#pragma once

#include <QtCore/QtGlobal>
#include <chrono>

namespace roomdeck {

inline qint64 monotonicNs()
{
    return std::chrono::nanoseconds(std::chrono::steady_clock::now().time_since_epoch()).count();
}

inline qint64 monotonicMs()
{
    return monotonicNs() / 1'000'000;
}

} // namespace roomdeck
