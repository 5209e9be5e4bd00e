#include "ui/chart/timeaxis.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>

#include <algorithm>

namespace roomdeck {

namespace {

constexpr qint64 second = 1'000'000; // µs
constexpr qint64 minute = 60 * second;
constexpr qint64 hour = 60 * minute;

qint64 stepFor(qint64 leastUs)
{
    static constexpr qint64 steps[]
        = {second,      2 * second,  5 * second, 10 * second, 30 * second, minute,    2 * minute, 5 * minute,
           10 * minute, 30 * minute, hour,       2 * hour,    4 * hour,    12 * hour, 24 * hour};
    const auto *const step = std::lower_bound(std::begin(steps), std::end(steps), leastUs);
    return step == std::end(steps) ? (leastUs / (24 * hour) + 1) * 24 * hour : *step;
}

QString labelOf(const QDateTime &local, qint64 step)
{
    if (step >= 24 * hour)
        return QLocale().toString(local.date(), QLocale::ShortFormat);
    return local.toString(step < minute ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
}

} // namespace

qreal TimeAxis::x(qint64 timeUs) const
{
    return m_left + qreal(timeUs - m_range.fromUs) * m_width / qreal(qMax<qint64>(1, m_range.length()));
}

qint64 TimeAxis::timeAt(qreal x) const
{
    return m_range.fromUs + qint64((x - m_left) / m_width * qreal(m_range.length()));
}

QList<TimeAxis::Tick> TimeAxis::ticks(int spacing) const
{
    QList<Tick> ticks;
    if (m_range.length() <= 0 || m_width < spacing)
        return ticks;
    const qint64 step = stepFor(qint64(qreal(m_range.length()) * spacing / m_width));
    const qint64 offset = QDateTime::fromMSecsSinceEpoch(m_range.fromUs / 1000).offsetFromUtc() * second;
    const qint64 first = (m_range.fromUs + offset + step - 1) / step * step - offset;
    for (qint64 at = first; at < m_range.toUs; at += step)
        ticks.append({x(at), labelOf(QDateTime::fromMSecsSinceEpoch(at / 1000), step)});
    return ticks;
}

} // namespace roomdeck
