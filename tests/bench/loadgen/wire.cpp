#include "tests/bench/loadgen/wire.h"

#include "tests/bench/loadgen/json.h"

namespace loadgen {
namespace {

Heard wrong(std::string_view why)
{
    Heard heard;
    heard.text = why;
    return heard;
}

Heard of(Heard::Kind kind, std::string_view reply = {})
{
    Heard heard;
    heard.kind = kind;
    heard.reply = reply;
    return heard;
}

/// A message must carry plain strings and the server's timestamp.
Heard message(std::string_view text, std::string_view sender, std::string_view room, std::string_view time)
{
    const auto plainText = plainString(text);
    const auto plainSender = plainString(sender);
    const auto plainRoom = plainString(room);
    if (!plainText || !plainSender || !plainRoom)
        return wrong("text, sender or room missing");
    if (time.empty())
        return wrong("no timestamp");
    if (!isNumber(time) && !plainString(time))
        return wrong("the timestamp is neither number nor string");
    Heard heard = of(Heard::Kind::Message);
    heard.text = *plainText;
    heard.sender = *plainSender;
    heard.room = *plainRoom;
    return heard;
}

Heard interpretChat(std::string_view payload)
{
    const auto members = jsonObject(payload);
    if (!members)
        return wrong("not one JSON object without duplicate keys");
    return message(jsonValue(*members, "text"), jsonValue(*members, "sender"), jsonValue(*members, "room"),
                   jsonValue(*members, "timestamp"));
}

Heard interpretHub(std::string_view payload, std::string_view ownName)
{
    const auto members = jsonObject(payload);
    if (!members)
        return wrong("not one JSON object without duplicate keys");
    const auto type = plainString(jsonValue(*members, "type")).value_or(std::string_view());
    if (type == "connected" || type == "user_left")
        return of(Heard::Kind::Notice);
    const auto inner = jsonObject(jsonValue(*members, "payload"));
    if (!inner)
        return wrong("the payload is no object");
    if (type == "user_joined") {
        const bool own = plainString(jsonValue(*members, "user_id")) == ownName;
        const bool confirmed = own && !jsonValue(*inner, "members").empty();
        return of(confirmed ? Heard::Kind::Entered : Heard::Kind::Notice);
    }
    if (type != "message")
        return wrong("unexpected type");
    return message(jsonValue(*inner, "text"), jsonValue(*members, "user_id"), jsonValue(*members, "room_id"),
                   jsonValue(*members, "timestamp"));
}

/// Engine.IO 4 packet type, then the Socket.IO 5 one: 0 = open, 2 = ping, 40 = connected, 42 = event.
Heard interpretSocketIo(std::string_view payload)
{
    constexpr std::string_view head = R"(42["message",)";
    if (payload.starts_with("0{"))
        return of(Heard::Kind::Answer, "40");
    if (payload == "2")
        return of(Heard::Kind::Answer, "3");
    if (payload.starts_with("40"))
        return of(Heard::Kind::Entered);
    if (!payload.starts_with(head) || !payload.ends_with(']'))
        return wrong("not the event that was sent");
    payload.remove_prefix(head.size());
    payload.remove_suffix(1);
    return interpretChat(payload);
}

} // namespace

Wire wireOf(Format format, int client)
{
    switch (format) {
    case Format::Hub:
        return Wire::Hub;
    case Format::SocketIo:
        return Wire::SocketIo;
    case Format::Mixed:
        return client % 2 == 0 ? Wire::Chat : Wire::Hub;
    case Format::Chat:
        break;
    }
    return Wire::Chat;
}

std::string requestTarget(Wire wire, std::string_view room, std::string_view user)
{
    const std::string name(room);
    switch (wire) {
    case Wire::Hub:
        return "/ws?room_id=" + name + "&user_id=" + std::string(user);
    case Wire::SocketIo:
        return "/socket.io/?EIO=4&transport=websocket&room=" + name;
    case Wire::Chat:
        break;
    }
    return "/ws/" + name;
}

std::string composeMessage(Wire wire, std::string_view room, std::string_view user, std::string_view text)
{
    std::string out;
    out.reserve(text.size() + 128);
    if (wire == Wire::Hub)
        return out.append(R"({"type":"message","room_id":")")
            .append(room)
            .append(R"(","payload":{"text":")")
            .append(text)
            .append(R"("}})");
    if (wire == Wire::SocketIo)
        out += R"(42["message",)";
    out.append(R"({"text":")")
        .append(text)
        .append(R"(","sender":")")
        .append(user)
        .append(R"(","room":")")
        .append(room)
        .append(R"("})");
    if (wire == Wire::SocketIo)
        out += ']';
    return out;
}

Heard interpret(Wire wire, std::string_view payload, std::string_view ownName)
{
    switch (wire) {
    case Wire::Hub:
        return interpretHub(payload, ownName);
    case Wire::SocketIo:
        return interpretSocketIo(payload);
    case Wire::Chat:
        break;
    }
    return interpretChat(payload);
}

} // namespace loadgen
