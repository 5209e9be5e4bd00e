#include "core/operator/auditentry.h"

#include "core/exchange/csvwriter.h"
#include "core/exchange/entrynames.h"
#include "core/protocol/jsontext.h"
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
    entry.addresses = names(record, QLatin1String("addresses"));
    entry.rooms = names(record, QLatin1String("rooms"));
    entry.destination = record[QLatin1String("room")].toString().toUtf8();
    entry.affected = record[QLatin1String("affected")].toInt(-1);
    entry.reason = record[QLatin1String("reason")].toString().toUtf8();
    entry.error = record[QLatin1String("error")].toString().toUtf8();
    if (entry.action == "ban" || entry.action == "mute")
        entry.durationMs = record[QLatin1String("duration_ms")].toInteger(0);
}

template <typename Row>
std::optional<AuditEntry> read(const Row &row)
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
    entry.actor = QByteArrayView(row.user).toByteArray();
    entry.action = QByteArrayView(row.type).toByteArray();
    const QByteArrayView payload(row.payload);
    entry.details = payload.first(qMin(payload.size(), AuditEntry::MaxDetailBytes)).toByteArray();
    if (row.kind == TrafficKind::Action) {
        entry.details = payload.toByteArray();
        readAction(entry, payload);
    } else if (sent) {
        if (!row.room.isEmpty())
            entry.rooms = {QByteArrayView(row.room).toByteArray()};
        entry.affected = int(row.recipients);
    }
    return entry;
}

QByteArray jsonList(const QList<QByteArray> &list)
{
    QByteArray out = "[";
    for (const QByteArray &item : list)
        out += (out.size() > 1 ? "," : "") + jsonString(item);
    return out + ']';
}

QByteArray ndjsonLine(const AuditEntry &entry)
{
    QByteArray line = "{\"seq\":" + QByteArray::number(entry.seq)
        + ",\"time\":" + jsonString(isoTime(entry.timeUs)) + ",\"kind\":" + jsonString(kindName(entry.kind))
        + ",\"actor_kind\":" + jsonString(senderKindName(entry.actorKind))
        + ",\"actor\":" + jsonString(entry.actor) + ",\"action\":" + jsonString(entry.action);
    if (!entry.users.isEmpty())
        line += ",\"users\":" + jsonList(entry.users);
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
    text(entry.users.join(", "));
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
    return read(entry);
}

std::optional<AuditEntry> auditEntry(const LogRow &row)
{
    return read(row);
}

bool writeAudit(QIODevice &device, const QList<AuditEntry> &entries, AuditFormat format)
{
    const bool csv = format == AuditFormat::Csv;
    QByteArray out = csv ? QByteArray("seq,time,kind,actor_kind,actor,action,users,addresses,rooms,room,"
                                      "duration_ms,affected,reason,error,details\r\n")
                         : QByteArray();
    for (const AuditEntry &entry : entries)
        out += csv ? csvLine(entry) : ndjsonLine(entry);
    return device.write(out) == out.size();
}

} // namespace roomdeck
