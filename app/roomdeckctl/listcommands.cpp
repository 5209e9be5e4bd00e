// roomdeckctl rooms, members, connections, stats: who is where.
#include "app/roomdeckctl/servercommand.h"

#include <QtCore/QJsonDocument>

namespace roomdeck {

namespace {

QByteArray cell(const QJsonObject &object, const char *key)
{
    const QJsonValue value = object[QLatin1String(key)];
    if (value.isBool())
        return value.toBool() ? "yes" : "";
    QStringList parts;
    for (const QJsonValue &part : value.toArray())
        parts.append(part.toString());
    return value.isArray() ? parts.join(QLatin1String(", ")).toUtf8() : value.toVariant().toString().toUtf8();
}

// `keys` are the members of each item, and the columns.
int printList(ServerCommand &command, const QByteArray &path, const char *name, const QByteArrayList &keys)
{
    QJsonArray items;
    int code = ExitOk;
    if (!command.list(path, name, items, code))
        return code;
    if (command.wantsJson()) {
        printOut(QJsonDocument(items).toJson(QJsonDocument::Compact) + '\n');
        return ExitOk;
    }
    QList<QByteArrayList> rows;
    for (const QJsonValue &item : std::as_const(items)) {
        QByteArrayList row;
        for (const QByteArray &key : keys)
            row.append(cell(item.toObject(), key.constData()));
        rows.append(row);
    }
    QByteArrayList head;
    for (const QByteArray &key : keys)
        head.append(key.toUpper());
    printOut(table(head, rows));
    return ExitOk;
}

} // namespace

int runRooms(const QStringList &arguments)
{
    ServerCommand command("rooms");
    const int code = command.parse(arguments, 0);
    return code >= 0 ? code
                     : printList(command, "rooms", "rooms",
                                 {"name", "users", "connections", "messages", "capacity", "locked"});
}

int runMembers(const QStringList &arguments)
{
    ServerCommand command("members");
    command.parser().addPositionalArgument(QStringLiteral("ROOM"), QStringLiteral("A room somebody is in."));
    const int code = command.parse(arguments, 1);
    return code >= 0 ? code
                     : printList(command, "rooms/" + encoded(command.argument(0)) + "/members", "members",
                                 {"user", "connections"});
}

int runConnections(const QStringList &arguments)
{
    ServerCommand command("connections");
    const int code = command.parse(arguments, 0);
    return code >= 0
        ? code
        : printList(command, "connections", "connections",
                    {"id", "user", "address", "dialect", "rooms", "queued_bytes", "slow", "muted"});
}

int runStats(const QStringList &arguments)
{
    ServerCommand command("stats");
    const int code = command.parse(arguments, 0);
    if (code >= 0)
        return code;
    const ServerClient::Answer answer = command.client().ask("GET", "server");
    const QJsonObject stats = answer.object();
    QByteArray text;
    for (const char *key : {"version", "connections", "users", "rooms", "messages_in", "deliveries",
                            "bytes_in", "bytes_out", "dropped", "refused"})
        text += QByteArray(key).leftJustified(13) + cell(stats, key) + '\n';
    return command.finish(answer, text);
}

} // namespace roomdeck
