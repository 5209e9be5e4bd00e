#include "core/traffic/addressees.h"

#include "core/protocol/jsonlist.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <algorithm>
#include <utility>

namespace roomdeck {

namespace {

QList<QByteArray> namesOf(const QJsonValue &list)
{
    QList<QByteArray> names;
    const QJsonArray array = list.toArray();
    for (const QJsonValue &name : array)
        names.append(name.toString().toUtf8());
    return names;
}

} // namespace

QByteArray addresseesRecord(const Target &target, const QList<QByteArray> &users)
{
    const QByteArray except
        = target.exceptUsers.isEmpty() ? QByteArray() : ",\"except\":" + jsonList(target.exceptUsers);
    switch (target.kind) {
    case Target::Kind::Everyone:
        return "{\"to\":\"everyone\"" + except + '}';
    case Target::Kind::Rooms:
        if (target.names.size() == 1 && except.isEmpty())
            return {};
        return "{\"rooms\":" + jsonList(target.names) + except + '}';
    case Target::Kind::Users:
        return "{\"users\":" + jsonList(target.names) + except + '}';
    case Target::Kind::Connections:
        return "{\"users\":" + jsonList(users) + ",\"connections\":true" + except + '}';
    }
    return {};
}

Addressees addresseesOf(const LogRow &row)
{
    Addressees to;
    if (row.addressees.isEmpty()) {
        if (!row.room.isEmpty())
            to.rooms = {row.room.toByteArray()};
        return to;
    }
    const QJsonObject record = QJsonDocument::fromJson(row.addressees.toByteArray()).object();
    to.everyone = record[QLatin1String("to")].toString() == QLatin1String("everyone");
    to.rooms = namesOf(record[QLatin1String("rooms")]);
    to.users = namesOf(record[QLatin1String("users")]);
    to.exceptUsers = namesOf(record[QLatin1String("except")]);
    to.connectionsOnly = record[QLatin1String("connections")].toBool();
    return to;
}

bool isOfRoom(const LogRow &row, QByteArrayView room)
{
    if (row.room == room)
        return true;
    if (row.addressees.isEmpty())
        return false;
    const Addressees to = addresseesOf(row);
    return to.everyone || std::find(to.rooms.begin(), to.rooms.end(), room) != to.rooms.end();
}

bool hasWireText(TrafficKind kind, SenderKind sender)
{
    return kind != TrafficKind::Message || (sender != SenderKind::Operator && sender != SenderKind::Api);
}

void separateAddressees(TrafficEntry &entry)
{
    if (entry.addressees.isEmpty() && !hasWireText(entry.kind, entry.senderKind))
        entry.addressees = std::exchange(entry.raw, {});
}

QByteArrayView wireText(const LogRow &row)
{
    return row.raw.isEmpty() ? row.payload : row.raw;
}

} // namespace roomdeck
