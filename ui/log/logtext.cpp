#include "ui/log/logtext.h"

#include "core/protocol/jsonscan.h"
#include "core/traffic/addressees.h"
#include "ui/text/displaytext.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>

#include <cmath>

namespace roomdeck {

namespace {

constexpr qsizetype MaxAddressees = 5;

/// The text a JSON string stands for; other values as they are.
QString plain(QByteArrayView value, int maxChars)
{
    // Four bytes per character at most, six as an escape: more need not be decoded to be clipped.
    if (jsonType(value) == JsonType::String && value.size() <= qsizetype(maxChars) * 6)
        return displayText(decodeJsonString(value), maxChars);
    return displayText(value, maxChars);
}

} // namespace

RowTone LogText::tone(const LogRow &row)
{
    switch (row.kind) {
    case TrafficKind::Message:
        return row.senderKind == SenderKind::Operator ? RowTone::Operator
            : row.senderKind == SenderKind::Api       ? RowTone::Api
                                                      : RowTone::Message;
    case TrafficKind::Joined:
        return RowTone::Joined;
    case TrafficKind::Left:
    case TrafficKind::Disconnected:
        return RowTone::Left;
    case TrafficKind::Error:
    case TrafficKind::Refused:
        return RowTone::Error;
    case TrafficKind::Action:
        return row.senderKind == SenderKind::Api ? RowTone::Api : RowTone::Operator;
    case TrafficKind::Gap:
        return RowTone::Gap;
    case TrafficKind::Connected:
    case TrafficKind::Renamed:
    case TrafficKind::Server:
        break;
    }
    return RowTone::Notice;
}

QString LogText::glyph(const LogRow &row)
{
    switch (tone(row)) {
    case RowTone::Message:
        return QStringLiteral("→");
    case RowTone::Operator:
        return QStringLiteral("★");
    case RowTone::Api:
        return QStringLiteral("⇢");
    case RowTone::Joined:
        return QStringLiteral("+");
    case RowTone::Left:
        return QStringLiteral("−");
    case RowTone::Error:
        return QStringLiteral("!");
    case RowTone::Gap:
        return QStringLiteral("…");
    case RowTone::Notice:
        break;
    }
    return QStringLiteral("·");
}

QString LogText::meaning(const LogRow &row)
{
    switch (row.kind) {
    case TrafficKind::Message:
        return row.senderKind == SenderKind::Operator ? tr("Sent by the operator")
            : row.senderKind == SenderKind::Api       ? tr("Sent through the API")
            : row.senderKind == SenderKind::Server    ? tr("Sent by the server")
                                                      : tr("Message from a client");
    case TrafficKind::Joined:
        return tr("Joined a room");
    case TrafficKind::Left:
        return tr("Left a room");
    case TrafficKind::Connected:
        return tr("Connection opened");
    case TrafficKind::Disconnected:
        return tr("Connection closed");
    case TrafficKind::Renamed:
        return tr("Took a name");
    case TrafficKind::Error:
        return tr("Message refused");
    case TrafficKind::Refused:
        return tr("Connection refused");
    case TrafficKind::Action:
        return tr("Action");
    case TrafficKind::Server:
        return tr("Server");
    case TrafficKind::Gap:
        return tr("Gap");
    }
    return {};
}

QString LogText::time(qint64 timeUs)
{
    return QDateTime::fromMSecsSinceEpoch(timeUs / 1000).time().toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString LogText::delta(qint64 us)
{
    const QLocale locale;
    const double ms = double(us) / 1000;
    if (std::abs(ms) < 0.05)
        return tr("%1 ms").arg(0);
    if (ms < 10)
        return tr("%1 ms").arg(locale.toString(ms, 'f', 1));
    if (ms < 1000)
        return tr("%1 ms").arg(locale.toString(ms, 'f', 0));
    if (ms < 60'000)
        return tr("%1 s").arg(locale.toString(ms / 1000, 'f', 1));
    if (ms < 3'600'000)
        return tr("%1 min").arg(locale.toString(ms / 60'000, 'f', 0));
    return tr("%1 h").arg(locale.toString(ms / 3'600'000, 'f', 1));
}

QString LogText::user(const LogRow &row)
{
    if (row.kind == TrafficKind::Message && row.senderKind == SenderKind::Operator)
        return tr("operator");
    const QString name = displayText(row.user, 80);
    return row.senderKind == SenderKind::Api && row.kind == TrafficKind::Message ? tr("API · %1").arg(name)
                                                                                 : name;
}

QString LogText::addressees(const LogRow &row)
{
    const Addressees to = addresseesOf(row);
    QStringList names;
    for (const QList<QByteArray> &list : {to.rooms, to.users}) {
        for (const QByteArray &name : list.first(qMin(list.size(), MaxAddressees)))
            names.append(displayText(name, 60));
        if (list.size() > MaxAddressees)
            names.append(tr("%Ln more", nullptr, int(list.size() - MaxAddressees)));
    }
    QString text = to.everyone ? tr("everyone") : names.join(QStringLiteral(", "));
    if (!to.exceptUsers.isEmpty())
        text += QLatin1Char(' ') + tr("except %Ln people", nullptr, int(to.exceptUsers.size()));
    return text;
}

QString LogText::room(const LogRow &row)
{
    if (row.addressees.isEmpty())
        return displayText(row.room, 80);
    return QStringLiteral("→ ") + addressees(row);
}

QString LogText::type(const LogRow &row)
{
    switch (row.kind) {
    case TrafficKind::Joined:
        return QStringLiteral("user_joined");
    case TrafficKind::Left:
        return QStringLiteral("user_left");
    case TrafficKind::Error:
        return QStringLiteral("error");
    case TrafficKind::Connected:
        return QStringLiteral("connected");
    case TrafficKind::Disconnected:
        return QStringLiteral("disconnected");
    case TrafficKind::Renamed:
        return QStringLiteral("renamed");
    case TrafficKind::Refused:
        return QStringLiteral("refused");
    case TrafficKind::Gap:
        return QStringLiteral("gap");
    case TrafficKind::Message:
    case TrafficKind::Action:
    case TrafficKind::Server:
        break;
    }
    return displayText(row.type, 120);
}

QString LogText::size(const LogRow &row)
{
    const bool travelled = row.kind == TrafficKind::Message || row.kind == TrafficKind::Error;
    return travelled ? QLocale().toString(row.size) : QStringLiteral("—");
}

QByteArrayView LogText::chatText(const LogRow &row)
{
    // {"text":"…"} alone is a chat line; with more members the JSON says more than the text.
    JsonItems items(row.payload);
    if (!items.isObject() || !items.next() || !items.keyIs("text")
        || jsonType(items.value()) != JsonType::String)
        return {};
    const QByteArrayView text = items.value();
    return items.next() ? QByteArrayView() : text;
}

bool LogText::previewIsProse(const LogRow &row)
{
    return row.kind != TrafficKind::Message || !chatText(row).isEmpty();
}

QString LogText::preview(const LogRow &row, const QStringList &dialects, int maxChars)
{
    if (row.kind != TrafficKind::Message)
        return noticeText(row, dialects, maxChars);
    const QByteArrayView text = chatText(row);
    return text.isEmpty() ? displayText(row.payload, maxChars) : plain(text, maxChars);
}

QString LogText::noticeText(const LogRow &row, const QStringList &dialects, int maxChars)
{
    const QString address = displayText(row.address, 64);
    const QString dialect = dialects.value(row.dialect);
    const QString reason = plain(row.payload, maxChars);
    const QString type = displayText(row.type, 64);
    switch (row.kind) {
    case TrafficKind::Joined:
        if (dialect.isEmpty() || address.isEmpty())
            return tr("joined");
        return tr("joined by %1 from %2").arg(dialect, address);
    case TrafficKind::Left:
        return reason.isEmpty() ? tr("left") : tr("left: %1").arg(reason);
    case TrafficKind::Connected:
        return dialect.isEmpty() ? tr("connected from %1").arg(address)
                                 : tr("connected by %1 from %2").arg(dialect, address);
    case TrafficKind::Disconnected:
        return reason.isEmpty() ? tr("closed with %1").arg(type) : tr("closed with %1: %2").arg(type, reason);
    case TrafficKind::Renamed:
        return tr("was %1").arg(reason);
    case TrafficKind::Error:
        return reason.isEmpty() ? type : QStringLiteral("%1: %2").arg(type, reason);
    case TrafficKind::Refused:
        return reason.isEmpty() ? tr("refused with HTTP %1, from %2").arg(type, address)
                                : tr("refused with HTTP %1, from %2: %3").arg(type, address, reason);
    case TrafficKind::Gap:
        return reason.isEmpty() ? tr("messages are missing here")
                                : tr("%1 messages are missing here").arg(reason);
    case TrafficKind::Message:
    case TrafficKind::Action:
    case TrafficKind::Server:
        break;
    }
    return reason;
}

} // namespace roomdeck
