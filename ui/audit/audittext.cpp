#include "ui/audit/audittext.h"

#include "core/model/actor.h"
#include "ui/moderation/durations.h"
#include "ui/text/displaytext.h"
#include "ui/text/quantities.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QLocale>

namespace roomdeck {

namespace {

constexpr int ShownNames = 20;
constexpr int DetailChars = 300;

QString list(const QList<QByteArray> &names)
{
    QStringList shown;
    for (const QByteArray &name : names.first(qMin<qsizetype>(names.size(), ShownNames)))
        shown.append(displayText(name, 60));
    if (names.size() > ShownNames)
        shown.append(QStringLiteral("…"));
    return shown.join(QStringLiteral(", "));
}

} // namespace

QString AuditText::time(const AuditEntry &entry)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(entry.timeUs / 1000);
    const QString clock = at.toString(QStringLiteral("HH:mm:ss"));
    if (at.date() == QDate::currentDate())
        return clock;
    return QLocale().toString(at.date(), QLocale::ShortFormat) + QLatin1Char(' ') + clock;
}

QString AuditText::actor(const AuditEntry &entry)
{
    switch (entry.actorKind) {
    case SenderKind::Operator:
        return tr("operator");
    case SenderKind::Api:
        return tr("API · %1").arg(displayText(entry.actor, 60));
    case SenderKind::Client:
    case SenderKind::Server:
        break;
    }
    if (entry.actor == Actor::configuration().name)
        return tr("configuration file");
    if (entry.actor == Actor::tokenFile().name)
        return tr("token file");
    return tr("server");
}

QString AuditText::actionName(const QByteArray &action)
{
    if (action == "disconnect")
        return tr("Disconnect");
    if (action == "ban")
        return tr("Ban");
    if (action == "unban")
        return tr("Lift ban");
    if (action == "mute")
        return tr("Mute");
    if (action == "unmute")
        return tr("Lift mute");
    if (action == "enter")
        return tr("Put into room");
    if (action == "leave")
        return tr("Take out of room");
    if (action == "move")
        return tr("Move");
    if (action == "set_rules")
        return tr("Room settings");
    if (action == "close_room")
        return tr("Close room");
    if (action == "server_started")
        return tr("Server started");
    if (action == "server_stopped")
        return tr("Server stopped");
    if (action == "reloaded")
        return tr("Settings reloaded");
    if (action == "settings_changed")
        return tr("Server settings changed");
    if (action == "tokens_changed")
        return tr("API tokens changed");
    return displayText(action, 80);
}

QString AuditText::action(const AuditEntry &entry)
{
    return entry.kind == TrafficKind::Message ? tr("Send %1").arg(displayText(entry.action, 80))
                                              : actionName(entry.action);
}

QString AuditText::target(const AuditEntry &entry)
{
    QStringList parts;
    if (entry.everyone)
        parts.append(tr("everyone"));
    for (const QList<QByteArray> &names : {entry.users, entry.connections, entry.addresses, entry.rooms}) {
        if (!names.isEmpty())
            parts.append(list(names));
    }
    if (!entry.destination.isEmpty())
        parts.append((entry.action == "leave" ? QStringLiteral("← %1") : QStringLiteral("→ %1"))
                         .arg(displayText(entry.destination, 60)));
    if (!entry.exceptUsers.isEmpty())
        parts.append(tr("except %1").arg(list(entry.exceptUsers)));
    return parts.join(QLatin1Char(' '));
}

QString AuditText::result(const AuditEntry &entry)
{
    if (!entry.error.isEmpty())
        return tr("failed: %1").arg(displayText(entry.error, 120));
    if (entry.affected < 0)
        return {};
    if (entry.kind == TrafficKind::Message)
        return tr("to %Ln connections", nullptr, entry.affected);
    return entry.affected == 0 ? tr("nothing changed") : tr("%Ln changed", nullptr, entry.affected);
}

QString AuditText::rules(const QByteArray &record)
{
    const QJsonObject rules = QJsonDocument::fromJson(record).object();
    QStringList parts;
    if (rules[QLatin1String("locked")].toBool())
        parts.append(tr("locked"));
    if (const int capacity = rules[QLatin1String("capacity")].toInt(); capacity > 0)
        parts.append(tr("at most %Ln people", nullptr, capacity));
    if (const int ms = rules[QLatin1String("slow_mode_ms")].toInt(); ms > 0)
        parts.append(tr("one message every %1").arg(quantities::duration(ms)));
    if (const QJsonValue echo = rules[QLatin1String("echo")]; echo.isBool())
        parts.append(echo.toBool() ? tr("with echo") : tr("without echo"));
    if (rules.contains(QLatin1String("welcome")))
        parts.append(tr("with a welcome message"));
    if (rules.contains(QLatin1String("pinned")))
        parts.append(tr("with a pinned announcement"));
    if (parts.isEmpty())
        parts.append(tr("open to everybody"));
    return parts.join(QStringLiteral(", "));
}

QString AuditText::details(const AuditEntry &entry)
{
    if (entry.kind != TrafficKind::Action)
        return displayText(entry.details, DetailChars);
    QStringList parts;
    if (entry.durationMs >= 0)
        parts.append(durations::spanText(entry.durationMs));
    if (!entry.reason.isEmpty())
        parts.append(displayText(entry.reason, DetailChars));
    if (entry.action == "set_rules")
        parts.append(rules(entry.details));
    return parts.join(QStringLiteral(" · "));
}

} // namespace roomdeck
