// roomdeckctl send: an event from the command line.
#include "app/roomdeckctl/servercommand.h"
#include "core/model/names.h"
#include "core/protocol/jsonscan.h"
#include "core/protocol/jsontext.h"

#include <QtCore/QFile>

#include <cstdio>

namespace roomdeck {

namespace {

constexpr int MaxDepth = 64;

/// The address of the target's events; empty, and a complaint printed, unless exactly one target is named.
QByteArray targetPath(const ServerCommand &command, const QCommandLineParser &parser)
{
    QByteArrayList paths;
    if (parser.isSet(QStringLiteral("all")))
        paths.append("events");
    for (const char *kind : {"room", "user", "connection"}) {
        if (parser.isSet(QLatin1String(kind)))
            paths.append(QByteArray(kind) + "s/" + encoded(command.option(kind)) + "/events");
    }
    if (paths.size() == 1)
        return paths.first();
    complain("name one target: --room, --user, --connection or --all");
    return {};
}

/// The payload as JSON; empty, and a complaint printed, when it is none.
QByteArray payloadOf(const QString &argument)
{
    QByteArray json = argument.isNull() ? QByteArray("null") : argument.toUtf8();
    if (json == "-") {
        QFile input;
        json = input.open(stdin, QIODevice::ReadOnly) ? input.readAll() : QByteArray();
    }
    const JsonError error = isValidUtf8(json) ? scanJson(json, MaxDepth) : JsonError{};
    if (!isValidUtf8(json) || error) {
        complain("the payload is no JSON" + (error ? ": " + describe(error, json) : QByteArray())
                 + "; a text needs quotes: '\"hello\"'");
        return {};
    }
    return json;
}

} // namespace

int runSend(const QStringList &arguments)
{
    ServerCommand command("send");
    command.parser().addOptions(
        {{QStringLiteral("room"), QStringLiteral("To everybody in a room."), QStringLiteral("name")},
         {QStringLiteral("user"), QStringLiteral("To all connections of a user."), QStringLiteral("name")},
         {QStringLiteral("connection"), QStringLiteral("To one connection."), QStringLiteral("id")},
         {QStringLiteral("all"), QStringLiteral("To everyone.")},
         {QStringLiteral("key"),
          QStringLiteral("Idempotency key: sending again with the same key sends nothing again."),
          QStringLiteral("text")}});
    command.parser().addPositionalArgument(QStringLiteral("TYPE"), QStringLiteral("The event's type."));
    command.parser().addPositionalArgument(
        QStringLiteral("PAYLOAD"), QStringLiteral("JSON; - reads it from standard input; null without it."),
        QStringLiteral("[PAYLOAD]"));
    const int code = command.parse(arguments, 1, 2);
    if (code >= 0)
        return code;
    const QByteArray path = targetPath(command, command.parser());
    const QByteArray payload = path.isEmpty() ? QByteArray() : payloadOf(command.argument(1));
    if (payload.isEmpty())
        return ExitUsage;
    ServerClient::Headers headers;
    if (command.parser().isSet(QStringLiteral("key")))
        headers.append({"Idempotency-Key", command.option("key").toUtf8()});
    const QByteArray body
        = "{\"type\":" + jsonString(command.argument(0).toUtf8()) + ",\"payload\":" + payload + '}';
    const ServerClient::Answer answer = command.client().ask("POST", path, body, headers);
    const int count = answer.object()[QLatin1String("recipients")].toInt();
    return command.finish(
        answer, "sent to " + QByteArray::number(count) + (count == 1 ? " connection\n" : " connections\n"));
}

} // namespace roomdeck
