// Latencies in logarithmic buckets of 1.6 % width.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

namespace loadgen {

/// Counts nanoseconds; values below 64 ns are exact, all others land within 1.6 %.
class Histogram
{
public:
    void add(int64_t nanoseconds)
    {
        const uint64_t value = uint64_t(std::max<int64_t>(nanoseconds, 0));
        ++m_buckets[bucketOf(value)];
        ++m_count;
        m_max = std::max(m_max, value);
    }
    void clear() { *this = Histogram(); }
    uint64_t count() const { return m_count; }
    double maxMicroseconds() const { return double(m_max) / 1e3; }

    /// `share` in 0 … 1.
    double quantileMicroseconds(double share) const
    {
        uint64_t wanted = uint64_t(share * double(m_count));
        for (size_t i = 0; i < m_buckets.size(); ++i) {
            if (wanted < m_buckets[i])
                return double(std::min(lowerEdge(i + 1), m_max)) / 1e3;
            wanted -= m_buckets[i];
        }
        return maxMicroseconds();
    }

private:
    static constexpr int stepBits = 6;

    static size_t bucketOf(uint64_t value)
    {
        const int shift = std::max(0, int(std::bit_width(value)) - stepBits - 1);
        return (size_t(shift) << stepBits) + size_t(value >> shift);
    }
    static uint64_t lowerEdge(size_t bucket)
    {
        if (bucket < (size_t(2) << stepBits))
            return bucket;
        const size_t shift = (bucket >> stepBits) - 1;
        return uint64_t(bucket - (shift << stepBits)) << shift;
    }

    std::array<uint64_t, (64 - stepBits + 1) << stepBits> m_buckets{};
    uint64_t m_count = 0;
    uint64_t m_max = 0;
};

} // namespace loadgen
