#include "app/roomdeckd/consolelog.h"

#include <QtCore/QDateTime>

namespace roomdeck {

namespace {

constexpr int MaxChars = 200;

// What a terminal would act upon is spelled out instead.
QByteArray safe(QByteArrayView utf8)
{
    const QString text = QString::fromUtf8(utf8.first(qMin<qsizetype>(utf8.size(), 4 * MaxChars)));
    QString out;
    int shown = 0;
    for (const QChar c : text) {
        if (++shown > MaxChars)
            return out.toUtf8() + "…";
        const auto category = c.category();
        const bool control = category == QChar::Other_Control || category == QChar::Other_Format
            || category == QChar::Separator_Line || category == QChar::Separator_Paragraph;
        if (control)
            out += QStringLiteral("\\u%1").arg(uint(c.unicode()), 4, 16, QLatin1Char('0'));
        else
            out += c;
    }
    return out.toUtf8();
}

QByteArray who(const TrafficEntry &entry)
{
    return safe(entry.user) + (entry.room.isEmpty() ? QByteArray() : " in " + safe(entry.room));
}

QByteArray mark(SenderKind sender)
{
    return sender == SenderKind::Client ? "→ " : sender == SenderKind::Api ? "⇢ " : "★ ";
}

QByteArray body(const TrafficEntry &entry, const DialectRegistry &dialects)
{
    switch (entry.kind) {
    case TrafficKind::Message:
        return mark(entry.senderKind) + who(entry) + ": " + safe(entry.type) + ' ' + safe(entry.payload);
    case TrafficKind::Joined:
        return "+ " + safe(entry.user) + " joined " + safe(entry.room);
    case TrafficKind::Left:
        return "− " + safe(entry.user) + " left " + safe(entry.room);
    case TrafficKind::Connected:
        return "· " + safe(entry.user) + " connected from " + entry.address + " ("
            + dialects.name(entry.dialect) + ')';
    case TrafficKind::Disconnected:
        return "· " + safe(entry.user) + " disconnected: " + entry.type + ' ' + safe(entry.payload);
    case TrafficKind::Renamed:
        return "· " + safe(entry.payload) + " is now " + safe(entry.user);
    case TrafficKind::Error:
        return "! " + who(entry) + ": " + entry.type + ' ' + safe(entry.payload);
    case TrafficKind::Refused:
        return "! refused " + entry.address + ": " + entry.type + ' ' + safe(entry.payload);
    case TrafficKind::Action:
        return mark(entry.senderKind) + safe(entry.type) + ' ' + who(entry) + ' ' + safe(entry.payload);
    case TrafficKind::Server:
        return "· " + safe(entry.type) + ' ' + safe(entry.payload);
    case TrafficKind::Gap:
        return "! entries are missing here";
    }
    return {};
}

} // namespace

QByteArray consoleLine(const TrafficEntry &entry, const DialectRegistry &dialects)
{
    const QByteArray time = QDateTime::fromMSecsSinceEpoch(entry.timeUs / 1000)
                                .toString(QStringLiteral("HH:mm:ss.zzz"))
                                .toUtf8();
    return time + "  " + body(entry, dialects) + '\n';
}

} // namespace roomdeck
