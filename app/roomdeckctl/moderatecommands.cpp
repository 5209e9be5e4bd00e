// roomdeckctl kick, ban, unban, mute, unmute: keeping order.
#include "app/roomdeckctl/servercommand.h"

#include <QtCore/QJsonDocument>

namespace roomdeck {

namespace {

QByteArray affected(const ServerClient::Answer &answer, const char *what)
{
    return QByteArray::number(answer.object()[QLatin1String("affected")].toInt()) + ' ' + what + '\n';
}

void addReason(ServerCommand &command)
{
    command.parser().addOption({QStringLiteral("reason"),
                                QStringLiteral("Told to those it concerns; at most 123 bytes."),
                                QStringLiteral("text")});
}

void addUser(ServerCommand &command, bool optional)
{
    command.parser().addPositionalArgument(QStringLiteral("USER"), QStringLiteral("A user's name."),
                                           optional ? QStringLiteral("[USER]") : QStringLiteral("USER"));
}

void addAddress(ServerCommand &command)
{
    command.parser().addOption(
        {QStringLiteral("address"), QStringLiteral("An IP address."), QStringLiteral("ip")});
}

// False, with a complaint, when neither a user nor an address is named.
bool namesSomebody(const ServerCommand &command)
{
    if (!command.argument(0).isEmpty() || !command.option("address").isEmpty())
        return true;
    complain("name a user or an --address");
    return false;
}

int restrict(ServerCommand &command, const QByteArray &list)
{
    QJsonObject body;
    if (!command.argument(0).isEmpty())
        body[QLatin1String("user")] = command.argument(0);
    if (list == "bans" && !command.option("address").isEmpty())
        body[QLatin1String("address")] = command.option("address");
    if (!command.option("reason").isEmpty())
        body[QLatin1String("reason")] = command.option("reason");
    if (!command.option("for").isEmpty()) {
        const double seconds = durationSeconds(command.option("for"));
        if (seconds < 0) {
            complain("--for takes a time such as 90s, 10m, 2h or 7d");
            return ExitUsage;
        }
        body[QLatin1String("duration_s")] = seconds;
    }
    const ServerClient::Answer answer
        = command.client().ask("POST", list, QJsonDocument(body).toJson(QJsonDocument::Compact));
    return command.finish(answer, affected(answer, list == "bans" ? "banned" : "muted"));
}

int lift(ServerCommand &command, const QByteArray &list)
{
    QByteArrayList query;
    if (!command.argument(0).isEmpty())
        query += "user=" + encoded(command.argument(0));
    if (list == "bans" && !command.option("address").isEmpty())
        query += "address=" + encoded(command.option("address"));
    const ServerClient::Answer answer = command.client().ask("DELETE", list + '?' + query.join('&'));
    return command.finish(answer, affected(answer, list == "bans" ? "unbanned" : "unmuted"));
}

void addTime(ServerCommand &command)
{
    command.parser().addOption({QStringLiteral("for"),
                                QStringLiteral("How long, e.g. 90s, 10m, 2h, 7d; for good without it."),
                                QStringLiteral("time")});
}

} // namespace

int runKick(const QStringList &arguments)
{
    ServerCommand command("kick");
    command.parser().addOptions(
        {{QStringLiteral("connection"), QStringLiteral("One connection instead of a user."),
          QStringLiteral("id")},
         {QStringLiteral("code"), QStringLiteral("WebSocket close code; 1008 without it."),
          QStringLiteral("code")}});
    addReason(command);
    addUser(command, true);
    const int code = command.parse(arguments, 0, 1);
    if (code >= 0)
        return code;
    const bool byConnection = !command.option("connection").isEmpty();
    if (byConnection != command.argument(0).isEmpty()) {
        complain("name a user or a --connection");
        return ExitUsage;
    }
    QByteArray path = byConnection ? "connections/" + encoded(command.option("connection"))
                                   : "users/" + encoded(command.argument(0));
    path += "?reason=" + encoded(command.option("reason"));
    if (!command.option("code").isEmpty())
        path += "&code=" + encoded(command.option("code"));
    const ServerClient::Answer answer = command.client().ask("DELETE", path);
    return command.finish(answer, affected(answer, "disconnected"));
}

int runBan(const QStringList &arguments)
{
    ServerCommand command("ban");
    addAddress(command);
    addTime(command);
    addReason(command);
    addUser(command, true);
    const int code = command.parse(arguments, 0, 1);
    if (code >= 0)
        return code;
    return namesSomebody(command) ? restrict(command, "bans") : int(ExitUsage);
}

int runUnban(const QStringList &arguments)
{
    ServerCommand command("unban");
    addAddress(command);
    addUser(command, true);
    const int code = command.parse(arguments, 0, 1);
    if (code >= 0)
        return code;
    return namesSomebody(command) ? lift(command, "bans") : int(ExitUsage);
}

int runMute(const QStringList &arguments)
{
    ServerCommand command("mute");
    addTime(command);
    addReason(command);
    addUser(command, false);
    const int code = command.parse(arguments, 1);
    return code >= 0 ? code : restrict(command, "mutes");
}

int runUnmute(const QStringList &arguments)
{
    ServerCommand command("unmute");
    addUser(command, false);
    const int code = command.parse(arguments, 1);
    return code >= 0 ? code : lift(command, "mutes");
}

} // namespace roomdeck
