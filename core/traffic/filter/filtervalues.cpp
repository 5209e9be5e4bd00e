// The spellings of numbers and times in filters.
#include "core/traffic/filter/filtercompiler_p.h"

#include "core/traffic/filter/filtertime.h"

#include <QtCore/QDateTime>

namespace roomdeck {

namespace {

/// 1, 1024, … for "", "k", "kb", "kib", …; 0 for anything else.
qint64 unitOf(QString suffix)
{
    suffix = suffix.toLower();
    if (suffix.isEmpty() || suffix == u"b")
        return 1;
    const qsizetype power = QStringView(u"kmg").indexOf(suffix.front());
    const QString rest = suffix.sliced(1);
    if (power < 0 || (!rest.isEmpty() && rest != u"b" && rest != u"ib"))
        return 0;
    return qint64(1) << (10 * (power + 1));
}

std::optional<qint64> toMicroseconds(const QDateTime &time)
{
    if (!time.isValid())
        return std::nullopt;
    return time.toMSecsSinceEpoch() * 1000;
}

} // namespace

qint64 parseFilterNumber(const QString &text, bool units)
{
    qsizetype end = 0;
    while (end < text.size() && (text[end].isDigit() || text[end] == u'.'))
        ++end;
    const qint64 unit = units ? unitOf(text.sliced(end)) : (end == text.size() ? 1 : 0);
    bool ok = false;
    const double number = text.first(end).toDouble(&ok);
    if (!ok || unit == 0 || number * double(unit) > 9e18)
        return -1;
    if (!text.first(end).contains(u'.')) {
        const qint64 whole = text.first(end).toLongLong(&ok);
        return ok ? whole * unit : -1;
    }
    return units ? qint64(number * double(unit)) : -1;
}

std::optional<qint64> parseFilterTime(const QString &text, QDate day)
{
    for (const auto &format :
         {QStringLiteral("H:mm"), QStringLiteral("H:mm:ss"), QStringLiteral("H:mm:ss.z")}) {
        const QTime time = QTime::fromString(text, format);
        if (time.isValid())
            return toMicroseconds(QDateTime(day, time));
    }
    QString iso = text;
    if (iso.size() > 10 && iso[10] == u' ')
        iso[10] = u'T';
    if (iso.size() == 10) {
        const QDate date = QDate::fromString(iso, Qt::ISODate);
        return date.isValid() ? toMicroseconds(date.startOfDay()) : std::nullopt;
    }
    return toMicroseconds(QDateTime::fromString(iso, Qt::ISODateWithMs));
}

} // namespace roomdeck
