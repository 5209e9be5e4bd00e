#include "ui/moderation/durations.h"

#include <QtCore/QCoreApplication>

namespace roomdeck::durations {

namespace {

constexpr qint64 Minute = 60'000;
constexpr qint64 Hour = 60 * Minute;
constexpr qint64 Day = 24 * Hour;

struct DurationText
{
    Q_DECLARE_TR_FUNCTIONS(roomdeck::Durations)
};

} // namespace

const QList<qint64> &offered()
{
    static const QList<qint64> list{5 * Minute, 15 * Minute, Hour, 8 * Hour, Day, 7 * Day, 0};
    return list;
}

QString spanText(qint64 ms)
{
    if (ms <= 0)
        return DurationText::tr("for good");
    if (ms % Day == 0)
        return DurationText::tr("for %Ln days", nullptr, int(ms / Day));
    if (ms % Hour == 0)
        return DurationText::tr("for %Ln hours", nullptr, int(ms / Hour));
    return DurationText::tr("for %Ln minutes", nullptr, int((ms + Minute - 1) / Minute));
}

QString remainingText(qint64 us)
{
    const qint64 seconds = qMax<qint64>(0, (us + 999'999) / 1'000'000);
    const qint64 minutes = seconds / 60;
    const qint64 hours = minutes / 60;
    if (hours >= 24)
        return DurationText::tr("%1 d %2 h", "days and hours left").arg(hours / 24).arg(hours % 24);
    const QLatin1Char zero('0');
    if (hours > 0)
        return QStringLiteral("%1:%2:%3")
            .arg(hours)
            .arg(minutes % 60, 2, 10, zero)
            .arg(seconds % 60, 2, 10, zero);
    return QStringLiteral("%1:%2").arg(minutes).arg(seconds % 60, 2, 10, zero);
}

} // namespace roomdeck::durations
