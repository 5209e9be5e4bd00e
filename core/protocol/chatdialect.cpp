#include "core/protocol/chatdialect.h"

#include "core/model/names.h"
#include "core/protocol/jsonscan.h"
#include "core/protocol/urltext.h"
#include "core/settings/serversettings.h"

namespace roomdeck {

namespace {

constexpr QByteArrayView prefix = "/ws/";

void appendPayloadMember(QByteArray &object, const JsonMember &member)
{
    appendJsonComma(object);
    object += '"';
    object.append(member.rawKey);
    object += "\":";
    object.append(member.value);
}

/// Null and "" count as absent: forms send them before anyone typed a name.
void readSender(QByteArrayView value, Command &command)
{
    const JsonType type = jsonType(value);
    if (type == JsonType::Null)
        return;
    if (type != JsonType::String)
        return command.refuse(ErrorCode::InvalidUser, "sender must be a string");
    bool wellFormed = false;
    command.claimedUser = decodeJsonString(value, &wellFormed);
    if (wellFormed && (command.claimedUser.isEmpty() || isValidName(command.claimedUser)))
        return;
    command.claimedUser.clear();
    command.refuse(ErrorCode::InvalidUser, nameRule("sender"));
}

/// Sorts one member of a message: the server's own are read or dropped, the others make the payload.
void take(const JsonMember &member, Command &command)
{
    const QByteArrayView key = member.key();
    switch (key.size()) {
    case 4:
        if (key == QByteArrayView("room"))
            return;
        break;
    case 6:
        if (key == QByteArrayView("sender"))
            return readSender(member.value, command);
        break;
    case 9:
        if (key == QByteArrayView("timestamp"))
            return;
        break;
    default:
        break;
    }
    appendPayloadMember(command.payload, member);
}

/// The text a chat client shows for a payload from elsewhere.
void appendText(QByteArray &out, QByteArrayView payload)
{
    const QByteArrayView text = jsonMember(payload, "text");
    if (jsonType(text) == JsonType::String) {
        out.append(text);
        return;
    }
    QByteArray compact;
    appendCompactJson(compact, payload);
    appendJsonString(out, compact);
}

/// What every message ends with, the closing brace left out.
void appendEnvelope(QByteArray &out, const EventDelivery &delivery)
{
    appendJsonComma(out);
    out += "\"sender\":";
    appendJsonString(out, delivery.event->sender);
    out += ",\"room\":";
    appendJsonString(out, delivery.room);
    out += ",\"timestamp\":";
    appendTimestamp(out, delivery.event->timeUs);
}

void encodeError(const ErrorReply &reply, QByteArray &out)
{
    out += "{\"error\":{\"code\":";
    appendJsonString(out, wireName(reply.error.code));
    out += ",\"message\":";
    appendJsonString(out, reply.error.detail);
    out += "}}";
}

} // namespace

ChatDialect::ChatDialect(DialectId self) : m_self(self) { }

QByteArray ChatDialect::name() const
{
    return "chat";
}

bool ChatDialect::matches(QByteArrayView path) const
{
    return path.startsWith(prefix);
}

Admission ChatDialect::admit(const UpgradeTarget &target) const
{
    Admission admission;
    const QByteArrayView segment = target.path.sliced(qMin(prefix.size(), target.path.size()));
    if (segment.contains('/')) {
        admission.httpStatus = 404;
        admission.error
            = {ErrorCode::InvalidRoom, "the path of a chat room is /ws/{room}, with / written %2F"};
        return admission;
    }
    admission.room = percentDecoded(segment);
    if (!isValidName(admission.room)) {
        admission.httpStatus = 400;
        admission.error = {ErrorCode::InvalidRoom, nameRule("the room in the path")};
        return admission;
    }
    admission.user = assignedName("anonymous-");
    admission.userAssigned = true;
    return admission;
}

void ChatDialect::decode(QByteArrayView text, const Limits &limits, DialectState *,
                         std::vector<Command> &commands) const
{
    Command &command = commands.emplace_back();
    JsonMembers members;
    if (const JsonError error = scanJsonObject(text, limits.maxJsonDepth, members))
        return command.refuse(ErrorCode::InvalidJson, describe(error, text));
    command.type = QByteArrayLiteral("message"); // nothing is allocated or counted
    command.payload.reserve(text.size());
    command.payload += '{';
    for (const JsonMember &member : members)
        take(member, command);
    command.payload += '}';
}

void ChatDialect::encode(const ServerMessage &message, DialectState *, QByteArray &out) const
{
    if (const auto *delivery = std::get_if<EventDelivery>(&message))
        encodeEvent(*delivery, out);
    else if (const auto *reply = std::get_if<ErrorReply>(&message))
        encodeError(*reply, out);
}

void ChatDialect::encodeEvent(const EventDelivery &delivery, QByteArray &out) const
{
    const Event &event = *delivery.event;
    const QByteArrayView payload = event.payload.isEmpty() ? QByteArrayView("null") : event.payload;
    out.reserve(out.size() + 2 * payload.size() + event.type.size() + event.sender.size()
                + delivery.room.size() + 96);
    if (event.origin == m_self && payload.startsWith('{') && payload.endsWith('}')) {
        // decode() left out the server's members, so the payload's can be continued without a look inside.
        out.append(payload.chopped(1));
        appendEnvelope(out, delivery);
    } else {
        out += "{\"text\":";
        appendText(out, payload);
        appendEnvelope(out, delivery);
        out += ",\"type\":";
        appendJsonString(out, event.type);
        out += ",\"payload\":";
        out.append(payload);
    }
    out += '}';
}

} // namespace roomdeck
