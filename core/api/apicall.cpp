#include "core/api/apicall.h"

#include "core/http/problem.h"
#include "core/protocol/jsonscan.h"
#include "core/protocol/jsontext.h"
#include "core/protocol/urltext.h"

#include <QtCore/QJsonDocument>

#include <array>

namespace roomdeck {

namespace {

constexpr int MaxDepth = 64;
constexpr int MaxBatch = 1000;

PublishItem parseOne(QByteArrayView object, const Target &target, const QByteArray &sender)
{
    JsonMembers members;
    if (const JsonError error = scanJsonObject(object, MaxDepth, members))
        return {{}, "an event must be a JSON object: " + describe(error, object)};
    PublishItem item;
    item.message.target = target;
    item.message.sender = sender;
    item.message.senderKind = SenderKind::Api;
    for (const JsonMember &member : members) {
        const QByteArrayView key = member.key();
        if (key == "type") {
            if (!member.value.startsWith('"'))
                return {{}, "type must be a string"};
            item.message.type = decodeJsonString(member.value);
        } else if (key == "payload") {
            item.message.payload = member.value.toByteArray();
        } else if (key != "room_id" && key != "user_id" && key != "timestamp") {
            appendJsonComma(item.message.extra);
            item.message.extra += '"' + member.rawKey.toByteArray() + "\":" + member.value.toByteArray();
        }
    }
    if (item.message.type.isEmpty())
        return {{}, "an event needs a type"};
    return item;
}

} // namespace

QByteArray ApiHandler::Call::allowedMethods() const
{
    struct Place
    {
        QByteArrayView first;
        qsizetype depth;
        QByteArrayView last;
        const char *methods;
    };
    static constexpr std::array<Place, 14> places{{{"events", 1, {}, "POST"},
                                                   {"stream", 1, {}, "GET, HEAD"},
                                                   {"server", 1, {}, "GET, HEAD"},
                                                   {"webhooks", 1, {}, "GET, HEAD"},
                                                   {"connections", 1, {}, "GET, HEAD"},
                                                   {"rooms", 1, {}, "GET, HEAD"},
                                                   {"bans", 1, {}, "GET, HEAD, POST, DELETE"},
                                                   {"mutes", 1, {}, "GET, HEAD, POST, DELETE"},
                                                   {"rooms", 2, {}, "GET, HEAD, PATCH, DELETE"},
                                                   {"users", 2, {}, "DELETE"},
                                                   {"connections", 2, {}, "DELETE"},
                                                   {"rooms", 3, "members", "GET, HEAD"},
                                                   {"rooms", 3, "events", "GET, HEAD, POST"},
                                                   {"", 3, "events", "POST"}}};
    const bool toSome = path.first() == "users" || path.first() == "connections";
    for (const Place &place : places) {
        const bool named = place.first.isEmpty() ? toSome : path.first() == place.first;
        if (named && path.size() == place.depth && (place.last.isEmpty() || path.last() == place.last))
            return place.methods;
    }
    return {};
}

bool ApiHandler::Call::namesNoConnection() const
{
    return path.first() == "connections" && path.size() > 1 && path[1].toULongLong() == 0;
}

QByteArray ApiHandler::Call::wrongNumber() const
{
    bool ok = true;
    for (const char *key : {"limit", "code"}) {
        const QByteArray value = queryValue(request.query(), key);
        value.toInt(&ok);
        if (!value.isEmpty() && !ok)
            return key + QByteArray(" must be a whole number");
    }
    return {};
}

int ApiHandler::Call::number(QByteArrayView key, int fallback, int least, int most) const
{
    bool ok = false;
    const int value = queryValue(request.query(), key).toInt(&ok);
    return ok ? qBound(least, value, most) : fallback;
}

QJsonObject ApiHandler::Call::object(HttpResponse &error, bool &ok) const
{
    QJsonParseError parse;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &parse);
    ok = document.isObject();
    if (!ok) {
        error = problem(400, "invalid_json",
                        "the body must be a JSON object"
                            + (parse.error == QJsonParseError::NoError ? QByteArray()
                                                                       : ": " + parse.errorString().toUtf8()
                                       + " at " + QByteArray::number(parse.offset)));
    }
    return document.object();
}

QList<PublishItem> parsePublish(const QByteArray &body, const Target &target, const QByteArray &sender)
{
    if (!QByteArrayView(body).isValidUtf8())
        return {{{}, "the body is not UTF-8"}};
    const QByteArray text = body.trimmed();
    if (!text.startsWith('['))
        return {parseOne(text, target, sender)};
    if (const JsonError error = scanJson(text, MaxDepth + 1))
        return {{{}, describe(error, text)}};
    QList<PublishItem> items;
    for (JsonItems list(text); list.next();) {
        items.append(parseOne(list.value(), target, sender));
        if (items.size() > MaxBatch)
            return {{{}, "at most 1000 events at once"}};
    }
    if (items.isEmpty())
        return {{{}, "an empty batch"}};
    return items;
}

} // namespace roomdeck
