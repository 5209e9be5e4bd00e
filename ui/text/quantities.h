// Numbers, sizes, rates and times as people read them, by the default locale.
#pragma once

#include <QtCore/QString>

namespace roomdeck::quantities {

/// "12,340".
QString count(qint64 number);
/// "214 B", "212 KB", "61 MB".
QString bytes(qint64 number);
/// "1,284 msg/s"; one decimal below ten.
QString rate(double perSecond);
/// The number alone: "1,284", "0.4", "0".
QString rateNumber(double perSecond);
/// "412 KB/s".
QString byteRate(double bytesPerSecond);
/// "4 ms" from microseconds; one decimal below ten.
QString milliseconds(qint64 microseconds);
/// How long something lasted, in one unit: "12 s", "4 min", "2 h", "3 d" from microseconds.
QString span(qint64 microseconds);
/// "5 s", "2 min", "1.5 s" from milliseconds.
QString duration(qint64 milliseconds);
/// "12:41:06" local time from UTC µs.
QString timeOfDay(qint64 utcUs);

} // namespace roomdeck::quantities
