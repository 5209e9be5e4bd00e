// Rates that follow the traffic without jumping.
#pragma once

namespace roomdeck {

/// Moves `rate` towards `now`, the rate of the newest interval; what is too little to show becomes 0. Per
/// second.
inline void smoothRate(double &rate, double now)
{
    constexpr double weight = 0.3;
    constexpr double quiet = 0.05;
    rate = rate * (1 - weight) + now * weight;
    if (rate < quiet)
        rate = 0;
}

} // namespace roomdeck
