#include "core/protocol/hubdialect.h"

#include "core/model/names.h"
#include "core/protocol/hubencoder.h"
#include "core/protocol/jsonscan.h"
#include "core/protocol/jsontext.h"
#include "core/protocol/urltext.h"
#include "core/settings/serversettings.h"

namespace roomdeck {

namespace {

/// Types only the server may send.
bool isReserved(QByteArrayView type)
{
    switch (type.size()) {
    case 4:
        return type == QByteArrayView("pong");
    case 5:
        return type == QByteArrayView("error");
    case 9:
        return type == QByteArrayView("connected") || type == QByteArrayView("user_left");
    case 11:
        return type == QByteArrayView("user_joined");
    default:
        return false;
    }
}

Command::Kind kindOf(QByteArrayView type)
{
    switch (type.size()) {
    case 4:
        return type == QByteArrayView("ping") ? Command::Kind::Ping : Command::Kind::Publish;
    case 9:
        return type == QByteArrayView("join_room") ? Command::Kind::Join : Command::Kind::Publish;
    case 10:
        return type == QByteArrayView("leave_room") ? Command::Kind::Leave : Command::Kind::Publish;
    default:
        return Command::Kind::Publish;
    }
}

/// Slices of one message, by meaning; empty where the message has no such member.
struct Fields
{
    QByteArrayView type;
    QByteArrayView room;
    QByteArrayView payload;
};

void appendMember(QByteArray &members, const JsonMember &member)
{
    if (!members.isEmpty())
        members += ',';
    members += '"';
    members.append(member.rawKey);
    members += "\":";
    members.append(member.value);
}

/// Sorts one member into its field, drops what only the server may say, keeps the rest in `command`.
void take(const JsonMember &member, Fields &fields, Command &command)
{
    const QByteArrayView key = member.key();
    switch (key.size()) {
    case 2:
        if (key == QByteArrayView("id"))
            appendMember(command.ref, member);
        break;
    case 3:
        if (key == QByteArrayView("ref"))
            appendMember(command.ref, member);
        break;
    case 4:
        if (key == QByteArrayView("type")) {
            fields.type = member.value;
            return;
        }
        break;
    case 7:
        if (key == QByteArrayView("payload")) {
            fields.payload = member.value;
            return;
        }
        if (key == QByteArrayView("room_id")) {
            fields.room = member.value;
            return;
        }
        if (key == QByteArrayView("user_id"))
            return;
        break;
    case 9:
        if (key == QByteArrayView("timestamp"))
            return;
        break;
    default:
        break;
    }
    appendMember(command.extra, member);
}

/// Reads a room_id into the command; false when it is there and unusable. Null and "" count as absent: typed
/// clients send them for "no room".
bool readRoom(QByteArrayView value, Command &command)
{
    const JsonType type = jsonType(value);
    if (type == JsonType::Invalid || type == JsonType::Null)
        return true;
    bool wellFormed = false;
    if (type == JsonType::String) {
        command.room = decodeJsonString(value, &wellFormed);
        if (wellFormed && command.room.isEmpty())
            return true;
    }
    if (wellFormed && isValidName(command.room))
        return true;
    command.refuse(ErrorCode::InvalidRoom,
                   type == JsonType::String ? nameRule("room_id") : QByteArray("room_id must be a string"));
    command.room.clear();
    return false;
}

/// join_room and leave_room name their room beside or inside the payload.
void readMembership(const Fields &fields, Command &command)
{
    if (!readRoom(fields.room, command))
        return;
    if (command.room.isEmpty() && !readRoom(jsonMember(fields.payload, "room_id"), command))
        return;
    if (command.room.isEmpty() && command.kind == Command::Kind::Join)
        command.refuse(ErrorCode::RoomRequired, "join_room needs a room_id");
}

void interpret(const Fields &fields, Command &command)
{
    if (jsonType(fields.type) != JsonType::String)
        return command.refuse(ErrorCode::MissingType,
                              fields.type.isEmpty() ? "the message has no \"type\""
                                                    : "\"type\" must be a string");
    command.type = decodeJsonString(fields.type);
    if (command.type.isEmpty())
        return command.refuse(ErrorCode::MissingType, "\"type\" must not be empty");
    if (isReserved(command.type))
        return command.refuse(ErrorCode::ReservedType, '"' + command.type + "\" is sent by the server only");
    command.kind = kindOf(command.type);
    command.payload = fields.payload.toByteArray();
    switch (command.kind) {
    case Command::Kind::Join:
    case Command::Kind::Leave:
        return readMembership(fields, command);
    case Command::Kind::Publish:
        if (command.payload.isEmpty())
            command.payload = "null";
        readRoom(fields.room, command);
        return;
    case Command::Kind::Ping:
    case Command::Kind::Invalid:
        return;
    }
}

} // namespace

QByteArray HubDialect::name() const
{
    return "hub";
}

bool HubDialect::matches(QByteArrayView path) const
{
    return path == QByteArrayView("/ws");
}

Admission HubDialect::admit(const UpgradeTarget &target) const
{
    Admission admission;
    admission.room = queryValue(target.query, "room_id");
    admission.user = queryValue(target.query, "user_id");
    if (!admission.room.isEmpty() && !isValidName(admission.room)) {
        admission.httpStatus = 400;
        admission.error = {ErrorCode::InvalidRoom, nameRule("room_id")};
    } else if (!admission.user.isEmpty() && !isValidName(admission.user)) {
        admission.httpStatus = 400;
        admission.error = {ErrorCode::InvalidUser, nameRule("user_id")};
    } else if (admission.user.isEmpty()) {
        admission.user = assignedName("guest-");
        admission.userAssigned = true;
    }
    return admission;
}

void HubDialect::decode(QByteArrayView text, const Limits &limits, DialectState *,
                        std::vector<Command> &commands) const
{
    Command &command = commands.emplace_back();
    JsonMembers members;
    if (const JsonError error = scanJsonObject(text, limits.maxJsonDepth, members))
        return command.refuse(ErrorCode::InvalidJson, describe(error, text));
    Fields fields;
    for (const JsonMember &member : members)
        take(member, fields, command);
    interpret(fields, command);
}

void HubDialect::encode(const ServerMessage &message, DialectState *, QByteArray &out) const
{
    encodeForHub(message, out);
}

} // namespace roomdeck
