#include "core/operator/draft.h"

#include "core/operator/jsonformat.h"
#include "core/protocol/jsonscan.h"
#include "core/protocol/jsontext.h"

namespace roomdeck {

QByteArray payloadTemplate(const Draft &draft)
{
    if (!draft.plainText)
        return draft.text.trimmed();
    return "{\"text\":" + jsonString(draft.text) + '}';
}

QByteArray roomValue(const Target &target)
{
    return target.kind == Target::Kind::Rooms ? target.names.join(", ") : QByteArray();
}

QByteArray userValue(const Target &target)
{
    return target.kind == Target::Kind::Users ? target.names.join(", ") : QByteArray();
}

Outgoing outgoingFrom(const Draft &draft, VariableValues values)
{
    values.room = roomValue(draft.target);
    values.user = userValue(draft.target);
    Outgoing message;
    message.target = draft.target;
    message.type = draft.type;
    message.payload = expandVariables(compactJson(payloadTemplate(draft)), values);
    return message;
}

Draft answeredDraft(const Draft &draft, const QHash<QByteArray, QByteArray> &answers)
{
    Draft answered = draft;
    answered.text = answerQuestions(payloadTemplate(draft), answers);
    answered.plainText = false;
    return answered;
}

std::optional<Draft> draftFromEvent(QByteArrayView json)
{
    constexpr int maxDepth = 128;
    JsonMembers members;
    if (scanJsonObject(json, maxDepth, members))
        return {};
    Draft draft;
    draft.text = "null";
    for (const JsonMember &member : members) {
        const bool isText = jsonType(member.value) == JsonType::String;
        if (member.key() == "type" && isText)
            draft.type = decodeJsonString(member.value);
        else if (member.key() == "room" && isText && member.value.size() > 2)
            draft.target = Target::room(decodeJsonString(member.value));
        else if (member.key() == "payload")
            draft.text = escapeHiddenCharacters(indentJson(member.value));
    }
    if (draft.type.isEmpty())
        return {};
    return draft;
}

QByteArray eventAsJson(QByteArrayView type, QByteArrayView room, QByteArrayView payload)
{
    QByteArray json = "{\"type\":" + jsonString(type);
    if (!room.isEmpty())
        json += ",\"room\":" + jsonString(room);
    if (!payload.isEmpty())
        json.append(",\"payload\":").append(payload);
    return json + '}';
}

} // namespace roomdeck
