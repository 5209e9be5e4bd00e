#include "core/api/apiviews.h"

#include "core/http/problem.h"
#include "core/model/names.h"
#include "core/protocol/dialectregistry.h"
#include "core/protocol/jsontext.h"
#include "core/rooms/roomhub.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <algorithm>

namespace roomdeck {

namespace {

QString text(const QByteArray &utf8)
{
    return QString::fromUtf8(utf8);
}

double seconds(qint64 timeUs)
{
    return double(timeUs) / 1e6;
}

QJsonObject toJson(const RoomInfo &room)
{
    return {{QStringLiteral("name"), text(room.name)},
            {QStringLiteral("users"), room.users},
            {QStringLiteral("connections"), room.connections},
            {QStringLiteral("messages"), qint64(room.messages)},
            {QStringLiteral("rate"), room.rate},
            {QStringLiteral("opened"), seconds(room.openedUs)},
            {QStringLiteral("last_activity"), seconds(room.lastActivityUs)},
            {QStringLiteral("locked"), room.rules.locked},
            {QStringLiteral("capacity"), room.rules.capacity},
            {QStringLiteral("slow_mode_ms"), room.rules.slowModeMs},
            {QStringLiteral("description"), text(room.rules.description)}};
}

QJsonObject toJson(const ConnectionInfo &connection, const DialectRegistry &dialects)
{
    QJsonArray rooms;
    for (const QByteArray &room : connection.rooms)
        rooms.append(text(room));
    return {{QStringLiteral("id"), qint64(connection.id)},
            {QStringLiteral("user"), text(connection.user)},
            {QStringLiteral("address"), text(connection.address)},
            {QStringLiteral("dialect"), text(dialects.name(connection.dialect))},
            {QStringLiteral("rooms"), rooms},
            {QStringLiteral("connected"), seconds(connection.connectedUs)},
            {QStringLiteral("queued_bytes"), connection.queuedBytes},
            {QStringLiteral("slow"), connection.slow},
            {QStringLiteral("muted"), connection.muted}};
}

HttpResponse answer(const QJsonObject &object)
{
    return jsonResponse(200, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

HttpResponse noSuchRoom(const QByteArray &name)
{
    return problem(404, "no_such_room", "nobody is in a room called " + jsonString(name));
}

// Events are put together as text: a payload passes through here untouched.
QByteArray eventJson(const Event &event)
{
    QByteArray out = "{\"id\":" + QByteArray::number(event.id) + ",\"type\":" + jsonString(event.type)
        + ",\"room\":" + jsonString(event.room) + ",\"sender\":" + jsonString(event.sender)
        + ",\"timestamp\":";
    appendTimestamp(out, event.timeUs);
    out += ",\"payload\":" + event.payload;
    if (!event.extra.isEmpty())
        out += ",\"extra\":{" + event.extra + '}';
    return out + '}';
}

} // namespace

HttpResponse serverView(RoomHub &hub)
{
    const ServerStats stats = hub.stats();
    return answer({{QStringLiteral("version"), QStringLiteral(ROOMDECK_VERSION)},
                   {QStringLiteral("connections"), stats.connections},
                   {QStringLiteral("users"), stats.users},
                   {QStringLiteral("rooms"), stats.rooms},
                   {QStringLiteral("messages_in"), qint64(stats.messagesIn)},
                   {QStringLiteral("deliveries"), qint64(stats.deliveries)},
                   {QStringLiteral("bytes_in"), qint64(stats.bytesIn)},
                   {QStringLiteral("bytes_out"), qint64(stats.bytesOut)},
                   {QStringLiteral("dropped"), qint64(stats.dropped)},
                   {QStringLiteral("refused"), qint64(stats.refused)}});
}

HttpResponse webhooksView(RoomHub &hub)
{
    const WebhookState &state = hub.backends().webhooks;
    const ConnectHookState &hook = hub.backends().connectHook;
    return answer({{QStringLiteral("enabled"), state.enabled},
                   {QStringLiteral("url"), text(state.url)},
                   {QStringLiteral("queued"), state.queued},
                   {QStringLiteral("delivered"), qint64(state.delivered)},
                   {QStringLiteral("failed"), qint64(state.failed)},
                   {QStringLiteral("dropped"), qint64(state.dropped)},
                   {QStringLiteral("retries"), qint64(state.retries)},
                   {QStringLiteral("attempt"), state.attempt},
                   {QStringLiteral("last_status"), state.lastStatus},
                   {QStringLiteral("last_error"), text(state.lastError)},
                   {QStringLiteral("last_time"), seconds(state.lastUs)},
                   {QStringLiteral("connect_hook"),
                    QJsonObject{{QStringLiteral("allowed"), qint64(hook.allowed)},
                                {QStringLiteral("denied"), qint64(hook.denied)},
                                {QStringLiteral("failed"), qint64(hook.failed)}}}});
}

HttpResponse roomsView(RoomHub &hub, const QByteArray &after, int limit)
{
    QList<QByteArray> names = hub.membership().rooms().keys();
    std::sort(names.begin(), names.end());
    QJsonArray list;
    QJsonObject result;
    for (auto it = std::upper_bound(names.cbegin(), names.cend(), after); it != names.cend(); ++it) {
        if (list.size() == limit) {
            result[QLatin1String("next")] = list.last().toObject()[QLatin1String("name")];
            break;
        }
        list.append(toJson(RosterKeeper::infoOf(*hub.membership().findRoom(*it))));
    }
    result[QLatin1String("rooms")] = list;
    return answer(result);
}

HttpResponse roomView(RoomHub &hub, const QByteArray &name)
{
    const Room *room = hub.membership().findRoom(name);
    return room ? answer(toJson(RosterKeeper::infoOf(*room))) : noSuchRoom(name);
}

HttpResponse membersView(RoomHub &hub, const QByteArray &name, const QByteArray &after, int limit)
{
    const Room *room = hub.membership().findRoom(name);
    if (!room)
        return noSuchRoom(name);
    QJsonArray list;
    QJsonObject result;
    QList<QByteArray> users = room->users.keys();
    std::sort(users.begin(), users.end());
    for (auto it = std::upper_bound(users.cbegin(), users.cend(), after); it != users.cend(); ++it) {
        if (list.size() == limit) {
            result[QLatin1String("next")] = list.last().toObject()[QLatin1String("user")];
            break;
        }
        list.append(QJsonObject{{QStringLiteral("user"), text(*it)},
                                {QStringLiteral("connections"), room->users[*it]}});
    }
    result[QLatin1String("members")] = list;
    return answer(result);
}

HttpResponse connectionsView(RoomHub &hub, quint64 after, int limit)
{
    std::vector<quint64> ids;
    for (const auto &[id, member] : hub.membership().members()) {
        if (id > after)
            ids.push_back(id);
    }
    std::sort(ids.begin(), ids.end());
    const DialectRegistry dialects;
    QJsonArray list;
    QJsonObject result;
    for (const quint64 id : ids) {
        if (list.size() == limit) {
            result[QLatin1String("next")] = list.last().toObject()[QLatin1String("id")];
            break;
        }
        list.append(toJson(RosterKeeper::infoOf(*hub.membership().find(ConnectionId(id))), dialects));
    }
    result[QLatin1String("connections")] = list;
    return answer(result);
}

HttpResponse historyView(RoomHub &hub, const QByteArray &room, int limit)
{
    QByteArrayList events;
    for (const EventPtr &event : hub.memory().recent(room, limit))
        events.append(eventJson(*event));
    return jsonResponse(200, "{\"events\":[" + events.join(',') + "]}");
}

HttpResponse restrictionsView(RoomHub &hub, bool bans)
{
    QJsonArray list;
    for (const Restriction &entry : bans ? hub.moderation().bans : hub.moderation().mutes) {
        QJsonObject object{{QStringLiteral("reason"), text(entry.reason)},
                           {QStringLiteral("actor"), text(entry.actor)},
                           {QStringLiteral("since"), seconds(entry.sinceUs)},
                           {QStringLiteral("until"),
                            entry.untilUs == 0 ? QJsonValue() : QJsonValue(seconds(entry.untilUs))}};
        object[entry.user.isEmpty() ? QLatin1String("address") : QLatin1String("user")]
            = text(entry.user.isEmpty() ? entry.address : entry.user);
        list.append(object);
    }
    return answer({{bans ? QStringLiteral("bans") : QStringLiteral("mutes"), list}});
}

HttpResponse publishView(RoomHub &hub, const QList<PublishItem> &items, bool batch, const QByteArray &key)
{
    if (const QByteArray earlier = hub.memory().answerFor(key); !earlier.isEmpty())
        return jsonResponse(200, earlier);
    QByteArrayList results;
    for (const PublishItem &item : items) {
        const RoutedCount routed = hub.send(SendId::None, item.message);
        results.append("{\"id\":" + QByteArray::number(routed.event)
                       + ",\"recipients\":" + QByteArray::number(routed.recipients) + '}');
    }
    const QByteArray body = batch ? "{\"events\":[" + results.join(',') + "]}" : results.first();
    hub.memory().rememberAnswer(key, body);
    return jsonResponse(200, body);
}

HttpResponse patchRoom(RoomHub &hub, const QByteArray &name, const QJsonObject &changes,
                       const QByteArray &actor)
{
    if (!isValidName(name))
        return problem(400, "invalid_room", "this cannot be a room's name");
    ModerationRequest request;
    request.action = ModerationAction::SetRules;
    request.rooms = {name};
    request.actor = actor;
    request.actorKind = SenderKind::Api;
    request.rules = hub.moderation().rules.value(name);
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        if (it.key() == QLatin1String("locked") && it->isBool())
            request.rules.locked = it->toBool();
        else if (it.key() == QLatin1String("capacity") && it->toInt(-1) >= 0)
            request.rules.capacity = it->toInt();
        else if (it.key() == QLatin1String("slow_mode_ms") && it->toInt(-1) >= 0)
            request.rules.slowModeMs = it->toInt();
        else if (it.key() == QLatin1String("description") && it->isString())
            request.rules.description = it->toString().left(500).toUtf8();
        else
            return problem(400, "invalid_request",
                           "not a room setting, or not a value for it: " + it.key().toUtf8());
    }
    hub.moderate(request);
    const Room *room = hub.membership().findRoom(name);
    RoomInfo info;
    info.name = name;
    info.rules = request.rules;
    return answer(toJson(room ? RosterKeeper::infoOf(*room) : info));
}

} // namespace roomdeck
