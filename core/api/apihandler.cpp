#include "core/api/apihandler.h"

#include "core/api/apicall.h"
#include "core/api/apiviews.h"
#include "core/api/eventstream.h"
#include "core/http/problem.h"
#include "core/model/monotonic.h"
#include "core/model/names.h"
#include "core/net/admission.h"
#include "core/net/banlist.h"
#include "core/protocol/urltext.h"
#include "core/rooms/roomhub.h"

namespace roomdeck {

namespace {

constexpr QByteArrayView Api = "/api/";
constexpr QByteArrayView Prefix = "/api/v1/";
constexpr int MaxStreams = 50; // per I/O thread

// The descriptions of the interface are for everybody.
bool isDescription(QByteArrayView path)
{
    return path == "/api/v1/openapi.yaml" || path == "/api/v1/asyncapi.yaml";
}

// A proxy on this computer speaks for others.
bool isForwarded(const HttpRequest &request)
{
    return request.headerCount("X-Forwarded-For") > 0 || request.headerCount("Forwarded") > 0
        || request.headerCount("Via") > 0;
}

HttpResponse wrongMethod(const QByteArray &allowed)
{
    HttpResponse refusal = problem(405, "method_not_allowed", "at this path: " + allowed);
    refusal.headers = {{"Allow", allowed}};
    return refusal;
}

HttpResponse unauthorized(const QByteArray &detail)
{
    HttpResponse refusal = problem(401, "unauthorized", detail);
    refusal.headers = {{"WWW-Authenticate", "Bearer"}};
    return refusal;
}

bool isLoopback(const QByteArray &peer)
{
    const QByteArray host = hostOf(peer);
    return host.startsWith("127.") || host == "::1";
}

// A name of this computer: a page elsewhere that points its own name at 127.0.0.1 must not reach us.
bool isLocalName(const QByteArray &hostHeader)
{
    const QByteArray host
        = hostHeader.contains(':') && !hostHeader.endsWith(']') ? hostOf(hostHeader) : hostHeader;
    return host == "localhost" || host.startsWith("127.") || host == "::1" || host == "[::1]";
}

} // namespace

ApiHandler::ApiHandler(HubGateway &gateway, std::shared_ptr<const ApiAccessHolder> access,
                       std::unique_ptr<HttpHandler> next)
    : m_gateway(gateway), m_access(std::move(access)), m_next(std::move(next))
{ }

void ApiHandler::handle(const HttpRequest &request, Reply reply)
{
    const QByteArrayView path = request.path();
    const bool reads = request.method == "GET" || request.method == "HEAD";
    if ((isDescription(path) || path == "/metrics") && !reads) {
        reply(wrongMethod("GET, HEAD"));
        return;
    }
    if ((!path.startsWith(Api) && path != "/metrics") || isDescription(path)) {
        m_next->handle(request, std::move(reply));
        return;
    }
    HttpResponse refusal;
    Call call{request, {}, authenticate(request, refusal)};
    if (call.caller.role == ApiRole::None) {
        reply(refusal);
        return;
    }
    if (path == "/metrics") {
        ask(reply, [](RoomHub &hub) { return metricsView(hub); });
        return;
    }
    if (path.startsWith(Prefix)) {
        for (const QByteArray &segment : path.sliced(Prefix.size()).toByteArray().split('/'))
            call.path.append(percentDecoded(segment));
    }
    if (acceptable(call, refusal))
        route(call, reply);
    else
        reply(refusal);
}

bool ApiHandler::acceptable(const Call &call, HttpResponse &refusal)
{
    const QByteArray methods = call.path.isEmpty() ? QByteArray() : call.allowedMethods();
    const QByteArray &method = call.request.method;
    const bool writes = method == "POST" || method == "PATCH";
    if (methods.isEmpty())
        refusal = problem(404, "not_found", "there is nothing at this path");
    else if (!(", " + methods + ',').contains(", " + method + ','))
        refusal = wrongMethod(methods);
    else if (writes && !call.request.header("Content-Type").toLower().startsWith("application/json"))
        refusal = problem(415, "unsupported_media_type", "send application/json");
    else if (call.namesNoConnection())
        refusal = problem(400, "invalid_name", "a connection's id is a number");
    else if (const QByteArray wrong = call.wrongNumber(); !wrong.isEmpty())
        refusal = problem(400, "invalid_request", wrong);
    else
        return true;
    return false;
}

ApiToken ApiHandler::authenticate(const HttpRequest &request, HttpResponse &refusal) const
{
    const std::shared_ptr<const ApiAccess> access = m_access->get();
    const QByteArray authorization = request.header("Authorization");
    if (authorization.toLower().startsWith("bearer ")) {
        const QByteArray host = hostOf(request.peerAddress);
        if (!m_access->guesses().mayTry(host, monotonicMs())) {
            refusal = problem(429, "too_many_attempts", "too many wrong tokens: wait a few seconds");
            refusal.headers = {{"Retry-After", "6"}};
            return {};
        }
        const ApiToken token = access->tokens.find(QByteArrayView(authorization).sliced(7).trimmed());
        if (token.role != ApiRole::None) {
            m_access->guesses().succeeded(host);
            m_access->used(token.name, utcNowUs());
            return token;
        }
        m_access->guesses().failed(host, monotonicMs());
        refusal = unauthorized("this token is not known here");
        return {};
    }
    // No token was ever made: the operator's own computer may use the API, pages from elsewhere may not.
    const bool own = isLoopback(request.peerAddress) && isLocalName(request.header("Host"))
        && !isForwarded(request) && isOriginAllowed(request.header("Origin"), request.header("Host"), {});
    if (access->tokens.isEmpty() && access->openOnLoopback && own)
        return {"api", {}, ApiRole::Admin, 0};
    refusal = unauthorized("send an API token: Authorization: Bearer …");
    return {};
}

void ApiHandler::ask(const Reply &reply, HubGateway::Task task)
{
    m_gateway.ask(std::move(task), this, reply);
}

void ApiHandler::route(const Call &call, const Reply &reply)
{
    const QByteArray &what = call.path.first();
    const qsizetype depth = call.path.size();
    if (what == "events" && depth == 1 && call.is("POST")) {
        publish(call, Target::everyone(), reply);
    } else if (what == "stream" && depth == 1 && call.is("GET")) {
        stream(call, reply);
    } else if (what == "users" && depth == 3 && call.path[2] == "events" && call.is("POST")) {
        publish(call, Target::user(call.path[1]), reply);
    } else if (what == "connections" && depth == 3 && call.path[2] == "events" && call.is("POST")) {
        publish(call, Target::connection(ConnectionId(call.path[1].toULongLong())), reply);
    } else if (what == "server" && depth == 1 && call.is("GET")) {
        ask(reply, [](RoomHub &hub) { return serverView(hub); });
    } else if (what == "webhooks" && depth == 1 && call.is("GET")) {
        ask(reply, [](RoomHub &hub) { return webhooksView(hub); });
    } else if (what == "connections" && depth == 1 && call.is("GET")) {
        const int limit = call.number("limit", 100, 1, 1000);
        const quint64 after = queryValue(call.request.query(), "after").toULongLong();
        ask(reply, [limit, after](RoomHub &hub) { return connectionsView(hub, after, limit); });
    } else if (!routeRooms(call, reply) && !routeModeration(call, reply)) {
        reply(problem(404, "not_found", "there is nothing at this path"));
    }
}

bool ApiHandler::routeRooms(const Call &call, const Reply &reply)
{
    if (call.path.first() != "rooms")
        return false;
    const qsizetype depth = call.path.size();
    if (depth == 1 && call.is("GET")) {
        const int limit = call.number("limit", 100, 1, 1000);
        const QByteArray after = queryValue(call.request.query(), "after");
        ask(reply, [limit, after](RoomHub &hub) { return roomsView(hub, after, limit); });
        return true;
    }
    if (depth < 2)
        return false;
    const QByteArray room = call.path[1];
    if (depth == 2 && call.is("GET")) {
        ask(reply, [room](RoomHub &hub) { return roomView(hub, room); });
    } else if (depth == 3 && call.path[2] == "members" && call.is("GET")) {
        const int limit = call.number("limit", 100, 1, 1000);
        const QByteArray after = queryValue(call.request.query(), "after");
        ask(reply, [room, after, limit](RoomHub &hub) { return membersView(hub, room, after, limit); });
    } else if (depth == 3 && call.path[2] == "events" && call.is("GET")) {
        const int limit = call.number("limit", 100, 1, 1000);
        ask(reply, [room, limit](RoomHub &hub) { return historyView(hub, room, limit); });
    } else if (depth == 3 && call.path[2] == "events" && call.is("POST")) {
        publish(call, Target::room(room), reply);
    } else {
        return false;
    }
    return true;
}

void ApiHandler::stream(const Call &call, const Reply &reply)
{
    if (*m_streams >= MaxStreams) {
        reply(problem(503, "too_many_streams", "too many streams are open"));
        return;
    }
    const QByteArray seen = call.request.header("Last-Event-ID");
    const QByteArray after = seen.isEmpty() ? queryValue(call.request.query(), "after") : seen;
    reply(eventStream({queryValue(call.request.query(), "filter"), after.toULongLong()}, m_gateway, this,
                      m_streams));
}

void ApiHandler::publish(const Call &call, const Target &target, const Reply &reply)
{
    if (!call.may(ApiRole::Publish)) {
        reply(problem(403, "forbidden", "this token may not publish"));
        return;
    }
    for (const QByteArray &name : target.names) {
        if (!isValidName(name)) {
            reply(problem(400, "invalid_name", nameRule("the name in the path")));
            return;
        }
    }
    const QList<PublishItem> items = parsePublish(call.request.body, target, call.caller.name);
    for (const PublishItem &item : items) {
        if (!item.problem.isEmpty()) {
            reply(problem(400, "invalid_event", item.problem));
            return;
        }
    }
    const bool batch = call.request.body.trimmed().startsWith('[');
    // A key counts for one caller and one address: others may happen to use the same.
    QByteArray key = call.request.header("Idempotency-Key").left(200);
    if (!key.isEmpty())
        key = call.caller.name + '\0' + call.request.path().toByteArray() + '\0' + key;
    ask(reply, [items, batch, key](RoomHub &hub) { return publishView(hub, items, batch, key); });
}

} // namespace roomdeck
