// The last samples of a rate, oldest first when read; for sparklines.
#pragma once

#include <QtCore/QList>
#include <array>

namespace roomdeck {

/// Fixed-size ring of samples (unit: whatever is sampled, per second). Value type; no thread of its own.
class RateHistory
{
public:
    static constexpr int Capacity = 40;

    void push(double sample)
    {
        m_samples[size_t(m_next)] = float(sample);
        m_next = (m_next + 1) % Capacity;
    }

    /// Always Capacity values; times before the first sample count as zero.
    QList<float> values() const
    {
        QList<float> result;
        result.reserve(Capacity);
        for (int i = 0; i < Capacity; ++i)
            result.append(m_samples[size_t((m_next + i) % Capacity)]);
        return result;
    }

    bool isFlat() const
    {
        for (const float sample : m_samples) {
            if (sample > 0)
                return false;
        }
        return true;
    }

private:
    std::array<float, Capacity> m_samples{};
    int m_next = 0;
};

} // namespace roomdeck
