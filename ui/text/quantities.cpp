#include "ui/text/quantities.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QLocale>

namespace roomdeck::quantities {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(roomdeck::Quantities)
};

QString shortNumber(double number)
{
    const bool fraction = number > 0 && number < 9.95;
    return QLocale().toString(number, 'f', fraction ? 1 : 0);
}

} // namespace

QString count(qint64 number)
{
    return QLocale().toString(number);
}

QString bytes(qint64 number)
{
    if (number < 1000)
        return Text::tr("%1 B").arg(count(number));
    if (number < 1'000'000)
        return Text::tr("%1 KB").arg(shortNumber(double(number) / 1e3));
    if (number < 1'000'000'000)
        return Text::tr("%1 MB").arg(shortNumber(double(number) / 1e6));
    return Text::tr("%1 GB").arg(shortNumber(double(number) / 1e9));
}

QString rateNumber(double perSecond)
{
    return perSecond < 0.05 ? count(0) : shortNumber(perSecond);
}

QString rate(double perSecond)
{
    return Text::tr("%1 msg/s").arg(rateNumber(perSecond));
}

QString byteRate(double bytesPerSecond)
{
    return Text::tr("%1/s", "a size per second, as in 412 KB/s").arg(bytes(qint64(bytesPerSecond)));
}

QString milliseconds(qint64 microseconds)
{
    return Text::tr("%1 ms").arg(shortNumber(double(microseconds) / 1e3));
}

QString span(qint64 microseconds)
{
    const qint64 seconds = qMax<qint64>(0, microseconds / 1'000'000);
    if (seconds < 60)
        return Text::tr("%1 s", "seconds").arg(count(seconds));
    if (seconds < 3600)
        return Text::tr("%1 min", "minutes").arg(count(seconds / 60));
    if (seconds < 86'400)
        return Text::tr("%1 h", "hours").arg(count(seconds / 3600));
    return Text::tr("%1 d", "days").arg(count(seconds / 86'400));
}

QString duration(qint64 milliseconds)
{
    if (milliseconds >= 60'000 && milliseconds % 60'000 == 0)
        return Text::tr("%1 min").arg(count(milliseconds / 60'000));
    return Text::tr("%1 s").arg(QLocale().toString(double(milliseconds) / 1e3, 'g', 6));
}

QString timeOfDay(qint64 utcUs)
{
    return QDateTime::fromMSecsSinceEpoch(utcUs / 1000).toString(QStringLiteral("HH:mm:ss"));
}

} // namespace roomdeck::quantities
