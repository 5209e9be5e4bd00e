// Where moments lie on a strip of pixels, and which of them are worth a label.
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace roomdeck {

/// A stretch of time, UTC µs; the end is not part of it.
struct TimeRange
{
    qint64 fromUs = 0;
    qint64 toUs = 0;

    qint64 length() const { return toUs - fromUs; }
    bool operator==(const TimeRange &) const = default;
};

/// Maps a range of time to [left, left + width). Value type.
class TimeAxis
{
public:
    struct Tick
    {
        qreal x = 0;
        QString label; ///< local time
    };

    TimeAxis() = default;
    TimeAxis(const TimeRange &range, qreal left, qreal width) : m_range(range), m_left(left), m_width(width)
    { }

    const TimeRange &range() const { return m_range; }
    qreal x(qint64 timeUs) const;
    qint64 timeAt(qreal x) const;
    /// At round local times, not closer to each other than `spacing` pixels.
    QList<Tick> ticks(int spacing) const;

private:
    TimeRange m_range;
    qreal m_left = 0;
    qreal m_width = 1;
};

} // namespace roomdeck
