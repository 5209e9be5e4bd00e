// How much went on, second by second, over a whole run, in bounded memory.
#pragma once

#include <QtCore/QtGlobal>

#include <vector>

namespace roomdeck {

/// What happened in one stretch of time.
struct Activity
{
    double messages = 0; ///< per second; the highest of the seconds put together
    double bytes = 0; ///< per second, in and out; the highest
    int connections = 0; ///< the most at a time

    /// Both as one: the peaks of either, so that nothing that stood out is smoothed away.
    void join(const Activity &other);
    bool operator==(const Activity &) const = default;
};

/// Samples in buckets of equal length. They begin as seconds; when there are more than Capacity, two become
/// one and all later ones are twice as long: an hour at one second, a day at half a minute. Times in UTC µs.
/// Value type; one thread at a time.
class ActivityHistory
{
public:
    static constexpr qsizetype Capacity = 4096;

    /// Adds a sample. Times before the first one are ignored, seconds without a sample count as silence.
    void add(qint64 timeUs, const Activity &activity);
    void clear() { *this = {}; }

    bool isEmpty() const { return m_buckets.empty(); }
    qint64 startUs() const { return m_startUs; }
    /// End of the last bucket.
    qint64 endUs() const { return m_startUs + qint64(m_buckets.size()) * m_bucketUs; }
    qint64 bucketUs() const { return m_bucketUs; }
    /// Everything in [fromUs, toUs) as one; nothing outside the run.
    Activity between(qint64 fromUs, qint64 toUs) const;
    /// The newest bucket; nothing when there is none.
    Activity latest() const { return m_buckets.empty() ? Activity() : m_buckets.back(); }

private:
    void halve();

    std::vector<Activity> m_buckets;
    qint64 m_startUs = 0;
    qint64 m_bucketUs = 1'000'000;
};

} // namespace roomdeck
