// roomdeckctl tail: the log of a running server, live.
#include "app/roomdeckctl/servercommand.h"
#include "core/exchange/entrynames.h"
#include "core/exchange/textwriter.h"
#include "core/protocol/jsonscan.h"
#include "core/traffic/filter/filter.h"

#include <QtCore/QBuffer>
#include <QtCore/QJsonDocument>

namespace roomdeck {

namespace {

// A row of the stream as `roomdeckctl log` prints it.
QByteArray lineOf(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const auto textOf = [&](const char *key) { return object[QLatin1String(key)].toString().toUtf8(); };
    const QByteArray room = textOf("room");
    const QByteArray user = textOf("user");
    const QByteArray type = textOf("type");
    const QByteArray address = textOf("address");
    LogRow row;
    row.seq = EventId(object[QLatin1String("seq")].toInteger());
    row.timeUs = timeOfText(textOf("time")).value_or(0);
    row.kind = kindOfName(textOf("kind")).value_or(TrafficKind::Gap);
    row.senderKind = senderKindOfName(textOf("sender_kind")).value_or(SenderKind::Server);
    row.connection = ConnectionId(object[QLatin1String("connection")].toInteger());
    row.recipients = quint32(object[QLatin1String("recipients")].toInteger());
    row.room = room;
    row.user = user;
    row.type = type;
    row.address = address;
    row.payload = jsonMember(json, "payload");
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    TextWriter writer(buffer, {});
    writer.write(row);
    writer.end();
    return buffer.data();
}

} // namespace

int runTail(const QStringList &arguments)
{
    ServerCommand command("tail");
    command.parser().addOptions(
        {{QStringLiteral("filter"), QStringLiteral("Only rows that match, e.g. 'room:general !type:ping'."),
          QStringLiteral("text")},
         {{QStringLiteral("n"), QStringLiteral("lines")},
          QStringLiteral("End after so many rows."),
          QStringLiteral("number")}});
    const int code = command.parse(arguments, 0);
    if (code >= 0)
        return code;
    bool ok = true;
    int left = command.option("n").isEmpty() ? -1 : command.option("n").toInt(&ok);
    if (!ok || (left < 1 && !command.option("n").isEmpty())) {
        complain("-n takes a number from 1");
        return ExitUsage;
    }
    // Here and not by the server: it could not point at the word.
    if (const Filter::Result filter = Filter::parse(command.option("filter")); !filter.isValid()) {
        complainAboutFilter(filter.error, command.option("filter"));
        return ExitUsage;
    }
    const ServerClient::Answer answer = command.client().follow(
        "stream?filter=" + encoded(command.option("filter")), [&](const QByteArray &json) {
            printOut(command.wantsJson() ? json + '\n' : lineOf(json));
            return left < 0 || --left > 0;
        });
    if (answer.ok)
        return ExitOk;
    complain(answer.problem);
    return ExitFailure;
}

} // namespace roomdeck
