#include "core/exchange/entrynames.h"

#include <QtCore/QDateTime>
#include <QtCore/QTimeZone>
#include <array>
#include <cmath>

namespace roomdeck {

namespace {

constexpr std::array<QByteArrayView, 11> kindNames{"message",      "joined",  "left",  "connected",
                                                   "disconnected", "renamed", "error", "refused",
                                                   "action",       "server",  "gap"};
constexpr std::array<QByteArrayView, 4> senderNames{"client", "operator", "api", "server"};
constexpr std::array<QByteArrayView, 5> causeNames{"", "queue_full", "too_slow", "disconnected",
                                                   "unresponsive"};

template <typename Enum, typename Names>
std::optional<Enum> find(const Names &names, QByteArrayView name)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == name)
            return Enum(i);
    }
    return {};
}

} // namespace

QByteArrayView kindName(TrafficKind kind)
{
    return kindNames.at(std::size_t(kind));
}

std::optional<TrafficKind> kindOfName(QByteArrayView name)
{
    return find<TrafficKind>(kindNames, name);
}

QByteArrayView senderKindName(SenderKind kind)
{
    return senderNames.at(std::size_t(kind));
}

std::optional<SenderKind> senderKindOfName(QByteArrayView name)
{
    return find<SenderKind>(senderNames, name);
}

QByteArrayView causeName(MissCause cause)
{
    return causeNames.at(std::size_t(cause));
}

std::optional<MissCause> causeOfName(QByteArrayView name)
{
    return name.isEmpty() ? std::nullopt : find<MissCause>(causeNames, name);
}

QByteArray isoTime(qint64 timeUs)
{
    qint64 seconds = timeUs / 1'000'000;
    qint64 fraction = timeUs % 1'000'000;
    if (fraction < 0) {
        fraction += 1'000'000;
        --seconds;
    }
    QByteArray text = QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::utc())
                          .toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss."))
                          .toLatin1();
    const QByteArray digits = QByteArray::number(fraction);
    text.append(6 - digits.size(), '0');
    return text + digits + 'Z';
}

std::optional<qint64> timeOfText(QByteArrayView text)
{
    bool ok = false;
    const double seconds = text.toByteArray().toDouble(&ok);
    if (ok) {
        if (!std::isfinite(seconds) || std::abs(seconds) > 1e11)
            return {};
        return std::llround(seconds * 1e6);
    }
    // QDateTime stops at milliseconds: take the fraction out and add it back.
    QByteArray rest = text.toByteArray();
    qint64 fraction = 0;
    const qsizetype dot = rest.indexOf('.');
    if (dot >= 0) {
        qsizetype end = dot + 1;
        qint64 unit = 100'000;
        while (end < rest.size() && rest.at(end) >= '0' && rest.at(end) <= '9') {
            fraction += (rest.at(end) - '0') * unit;
            unit /= 10;
            ++end;
        }
        rest.remove(dot, end - dot);
    }
    const QDateTime time = QDateTime::fromString(QString::fromLatin1(rest), Qt::ISODate);
    if (!time.isValid())
        return {};
    return time.toSecsSinceEpoch() * 1'000'000 + fraction;
}

} // namespace roomdeck
