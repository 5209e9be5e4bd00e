// The half of ApiHandler that keeps order: disconnect, ban, mute, room rules.
#include "core/api/apihandler.h"

#include "core/api/apicall.h"
#include "core/api/apiviews.h"
#include "core/http/problem.h"
#include "core/model/names.h"
#include "core/net/frame.h"
#include "core/protocol/urltext.h"
#include "core/rooms/roomhub.h"

#include <QtNetwork/QHostAddress>

namespace roomdeck {

namespace {

// A misspelt or misplaced value must not become a ban for good.
QByteArray wrongMember(const QJsonObject &body)
{
    for (auto it = body.begin(); it != body.end(); ++it) {
        const bool text = it.key() == QLatin1String("user") || it.key() == QLatin1String("address")
            || it.key() == QLatin1String("reason");
        const bool number = it.key() == QLatin1String("duration_s");
        if (!(text && it->isString()) && !(number && it->isDouble()))
            return "not understood: " + it.key().toUtf8()
                + " (user, address and reason are strings, duration_s is a number)";
    }
    return {};
}

// Reads {"user"|"address", "duration_s", "reason"}.
QByteArray readRestriction(const QJsonObject &body, ModerationRequest &request)
{
    if (QByteArray wrong = wrongMember(body); !wrong.isEmpty())
        return wrong;
    const QByteArray user = body[QLatin1String("user")].toString().toUtf8();
    const QByteArray address = body[QLatin1String("address")].toString().toUtf8();
    if (user.isEmpty() && address.isEmpty())
        return "name a user or an address";
    if (user.isEmpty() && request.action == ModerationAction::Mute)
        return "name the user to mute";
    if (!user.isEmpty() && !isValidName(user))
        return nameRule("the user's name");
    const QHostAddress host(QString::fromUtf8(address));
    // QHostAddress takes short forms of old, too: "1" would be 0.0.0.1.
    const bool shortened = host.protocol() == QAbstractSocket::IPv4Protocol && address.count('.') != 3;
    if (!address.isEmpty() && (host.isNull() || shortened))
        return "address must be an IP address";
    if (!user.isEmpty())
        request.users = {user};
    if (!address.isEmpty())
        request.addresses = {host.toString().toUtf8()}; // as it will be compared
    request.reason = body[QLatin1String("reason")].toString().toUtf8().left(123);
    const double seconds = body[QLatin1String("duration_s")].toDouble(0);
    if (seconds < 0 || seconds > 1e9)
        return "duration_s must be 0 (for good) to 1000000000";
    request.durationMs = qint64(seconds * 1000);
    return {};
}

} // namespace

bool ApiHandler::routeModeration(const Call &call, const Reply &reply)
{
    const QByteArray &what = call.path.first();
    const qsizetype depth = call.path.size();
    const bool bans = what == "bans";
    ModerationRequest request;
    HttpResponse error;
    bool ok = true;
    if ((bans || what == "mutes") && depth == 1 && call.is("GET")) {
        ask(reply, [bans](RoomHub &hub) { return restrictionsView(hub, bans); });
    } else if ((bans || what == "mutes") && depth == 1 && call.is("POST")) {
        request.action = bans ? ModerationAction::Ban : ModerationAction::Mute;
        const QJsonObject body = call.object(error, ok);
        const QByteArray complaint = ok ? readRestriction(body, request) : QByteArray();
        if (!complaint.isEmpty())
            reply(problem(400, "invalid_request", complaint));
        else if (!ok)
            reply(error);
        else
            moderate(call, std::move(request), reply);
    } else if ((bans || what == "mutes") && depth == 1 && call.is("DELETE")) {
        request.action = bans ? ModerationAction::Unban : ModerationAction::Unmute;
        request.users = {queryValue(call.request.query(), "user")};
        request.addresses = {queryValue(call.request.query(), "address")};
        request.users.removeAll(QByteArray());
        request.addresses.removeAll(QByteArray());
        if (request.users.isEmpty() && request.addresses.isEmpty())
            reply(problem(400, "invalid_request", "name a user or an address"));
        else
            moderate(call, std::move(request), reply);
    } else if ((what == "users" || what == "connections") && depth == 2 && call.is("DELETE")) {
        request.reason = queryValue(call.request.query(), "reason").left(123);
        request.code = quint16(call.number("code", 1008, 0, 65535));
        if (what == "users")
            request.users = {call.path[1]};
        else
            request.connections = {ConnectionId(call.path[1].toULongLong())};
        if (!isSendableCloseCode(request.code))
            reply(problem(400, "invalid_request", "code must be one a server may close with"));
        else
            moderate(call, std::move(request), reply);
    } else if (what == "rooms" && depth == 2 && call.is("PATCH")) {
        const QJsonObject body = call.object(error, ok);
        if (!ok) {
            reply(error);
        } else if (!call.may(ApiRole::Moderate)) {
            reply(problem(403, "forbidden", "this token may not moderate"));
        } else {
            ask(reply, [room = call.path[1], body, actor = call.caller.name](RoomHub &hub) {
                return patchRoom(hub, room, body, actor);
            });
        }
    } else if (what == "rooms" && depth == 2 && call.is("DELETE")) {
        request.action = ModerationAction::CloseRoom;
        request.rooms = {call.path[1]};
        moderate(call, std::move(request), reply);
    } else {
        return false;
    }
    return true;
}

void ApiHandler::moderate(const Call &call, ModerationRequest &&request, const Reply &reply)
{
    if (!call.may(ApiRole::Moderate)) {
        reply(problem(403, "forbidden", "this token may not moderate"));
        return;
    }
    request.actor = call.caller.name;
    request.actorKind = SenderKind::Api;
    ask(reply, [request = std::move(request)](RoomHub &hub) {
        const ActionResult result = hub.moderate(request);
        if (result.error)
            return problem(400, wireName(result.error.code), result.error.detail);
        return jsonResponse(200, "{\"affected\":" + QByteArray::number(result.affected) + '}');
    });
}

} // namespace roomdeck
