#include "core/operator/auditentry.h"

#include "core/exchange/csvwriter.h"
#include "core/exchange/entrynames.h"
#include "core/protocol/jsonlist.h"
#include "core/protocol/jsontext.h"
#include "core/traffic/addressees.h"
#include "core/traffic/logrow.h"

#include <QtCore/QIODevice>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace roomdeck {

namespace {

QList<QByteArray> names(const QJsonObject &record, QLatin1String key)
{
    QList<QByteArray> list;
    for (const QJsonValue &value : record[key].toArray())
        list.append(value.toString().toUtf8());
    return list;
}

// The record roomhub writes: {"affected":1,"users":[…],"room":"…","duration_ms":…,"reason":"…"}.
void readAction(AuditEntry &entry, QByteArrayView payload)
{
    const QJsonObject record = QJsonDocument::fromJson(payload.toByteArray()).object();
    entry.users = names(record, QLatin1String("users"));
    entry.connections = names(record, QLatin1String("connections"));
    entry.addresses = names(record, QLatin1String("addresses"));
    entry.rooms = names(record, QLatin1String("rooms"));
    entry.destination = record[QLatin1String("room")].toString().toUtf8();
    entry.affected = record[QLatin1String("affected")].toInt(-1);
    entry.reason = record[QLatin1String("reason")].toString().toUtf8();
    entry.error = record[QLatin1String("error")].toString().toUtf8();
    if (entry.action == "ban" || entry.action == "mute")
        entry.durationMs = record[QLatin1String("duration_ms")].toInteger(0);
}

void readMessage(AuditEntry &entry, const LogRow &row)
{
    const Addressees to = addresseesOf(row);
    entry.everyone = to.everyone;
    entry.users = to.users;
    entry.exceptUsers = to.exceptUsers;
    entry.rooms = to.rooms;
    entry.affected = int(row.recipients);
}

std::optional<AuditEntry> read(const LogRow &row)
{
    const bool sent = row.kind == TrafficKind::Message
        && (row.senderKind == SenderKind::Operator || row.senderKind == SenderKind::Api);
    if (!sent && row.kind != TrafficKind::Action && row.kind != TrafficKind::Server)
        return std::nullopt;
    AuditEntry entry;
    entry.seq = row.seq;
    entry.timeUs = row.timeUs;
    entry.kind = row.kind;
    entry.actorKind = row.senderKind;
    entry.actor = row.user.toByteArray();
    entry.action = row.type.toByteArray();
    entry.details = row.payload.first(qMin(row.payload.size(), AuditEntry::MaxDetailBytes)).toByteArray();
    if (row.kind == TrafficKind::Action) {
        entry.details = row.payload.toByteArray();
        readAction(entry, row.payload);
    } else if (sent) {
        readMessage(entry, row);
    }
    return entry;
}

QByteArray ndjsonLine(const AuditEntry &entry)
{
    QByteArray line = "{\"seq\":" + QByteArray::number(entry.seq)
        + ",\"time\":" + jsonString(isoTime(entry.timeUs)) + ",\"kind\":" + jsonString(kindName(entry.kind))
        + ",\"actor_kind\":" + jsonString(senderKindName(entry.actorKind))
        + ",\"actor\":" + jsonString(entry.actor) + ",\"action\":" + jsonString(entry.action);
    if (entry.everyone)
        line += ",\"everyone\":true";
    if (!entry.users.isEmpty())
        line += ",\"users\":" + jsonList(entry.users);
    if (!entry.exceptUsers.isEmpty())
        line += ",\"except\":" + jsonList(entry.exceptUsers);
    if (!entry.connections.isEmpty())
        line += ",\"connections\":" + jsonList(entry.connections);
    if (!entry.addresses.isEmpty())
        line += ",\"addresses\":" + jsonList(entry.addresses);
    if (!entry.rooms.isEmpty())
        line += ",\"rooms\":" + jsonList(entry.rooms);
    if (!entry.destination.isEmpty())
        line += ",\"room\":" + jsonString(entry.destination);
    if (entry.durationMs >= 0)
        line += ",\"duration_ms\":" + QByteArray::number(entry.durationMs);
    if (entry.affected >= 0)
        line += ",\"affected\":" + QByteArray::number(entry.affected);
    if (!entry.reason.isEmpty())
        line += ",\"reason\":" + jsonString(entry.reason);
    if (!entry.error.isEmpty())
        line += ",\"error\":" + jsonString(entry.error);
    if (!entry.details.isEmpty())
        line += ",\"details\":" + jsonString(entry.details);
    return line + "}\n";
}

QByteArray csvLine(const AuditEntry &entry)
{
    QByteArray line;
    const auto text = [&line](QByteArrayView value) {
        appendCsvText(line, value);
        line += ',';
    };
    const auto number = [&line](qint64 value) { line += (value < 0 ? "" : QByteArray::number(value)) + ','; };
    number(qint64(entry.seq));
    text(isoTime(entry.timeUs));
    text(kindName(entry.kind));
    text(senderKindName(entry.actorKind));
    text(entry.actor);
    text(entry.action);
    text(entry.everyone ? QByteArray("*") : entry.users.join(", "));
    text(entry.exceptUsers.join(", "));
    text(entry.connections.join(", "));
    text(entry.addresses.join(", "));
    text(entry.rooms.join(", "));
    text(entry.destination);
    number(entry.durationMs);
    number(entry.affected);
    text(entry.reason);
    text(entry.error);
    appendCsvText(line, entry.details);
    return line + "\r\n";
}

} // namespace

std::optional<AuditEntry> auditEntry(const TrafficEntry &entry)
{
    return read(rowOf(entry));
}

std::optional<AuditEntry> auditEntry(const LogRow &row)
{
    return read(row);
}

bool writeAudit(QIODevice &device, const QList<AuditEntry> &entries, AuditFormat format)
{
    const bool csv = format == AuditFormat::Csv;
    QByteArray out = csv
        ? QByteArray("seq,time,kind,actor_kind,actor,action,users,except,connections,addresses,rooms,room,"
                     "duration_ms,affected,reason,error,details\r\n")
        : QByteArray();
    for (const AuditEntry &entry : entries)
        out += csv ? csvLine(entry) : ndjsonLine(entry);
    return device.write(out) == out.size();
}

} // namespace roomdeck
