#include "core/operator/draft.h"

#include "core/operator/jsonformat.h"
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

} // namespace roomdeck
