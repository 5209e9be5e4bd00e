#include "core/webhooks/webhookevents.h"

#include "core/exchange/entrynames.h"
#include "core/protocol/jsontext.h"

namespace roomdeck {

namespace {

constexpr QByteArrayView MessagePrefix = "message:";

QByteArrayView eventName(TrafficKind kind)
{
    switch (kind) {
    case TrafficKind::Connected:
        return "connected";
    case TrafficKind::Disconnected:
        return "disconnected";
    case TrafficKind::Joined:
        return "joined";
    case TrafficKind::Left:
        return "left";
    case TrafficKind::Renamed:
        return "renamed";
    default:
        return {};
    }
}

void appendText(QByteArray &out, const char *key, QByteArrayView text)
{
    if (!text.isEmpty())
        out += QByteArray(",\"") + key + "\":" + jsonString(text);
}

} // namespace

WebhookEvents::WebhookEvents(const QList<QByteArray> &words)
{
    for (const QByteArray &word : words) {
        if (word == "message:*")
            m_allMessages = true;
        else if (word.startsWith(MessagePrefix))
            m_types.insert(word.sliced(MessagePrefix.size()));
        else
            m_words.insert(word);
    }
}

bool WebhookEvents::wants(QByteArrayView word) const
{
    return m_words.contains(word.toByteArray());
}

QByteArrayList WebhookEvents::jsonOf(const TrafficEntry &entry) const
{
    if (entry.kind == TrafficKind::Message) {
        if (m_allMessages || m_types.contains(entry.type))
            return {json("message", entry)};
        return {};
    }
    const QByteArrayView name = eventName(entry.kind);
    if (name.isEmpty())
        return {};
    QByteArrayList objects;
    if (entry.roomEdge && entry.kind == TrafficKind::Joined && wants("room_opened"))
        objects.append(json("room_opened", entry));
    if (wants(name))
        objects.append(json(name, entry));
    if (entry.roomEdge && entry.kind == TrafficKind::Left && wants("room_closed"))
        objects.append(json("room_closed", entry));
    return objects;
}

QByteArray WebhookEvents::json(QByteArrayView event, const TrafficEntry &entry) const
{
    QByteArray out
        = "{\"event\":" + jsonString(event) + ",\"seq\":" + QByteArray::number(entry.seq) + ",\"time\":";
    appendTimestamp(out, entry.timeUs);
    appendText(out, "room", entry.room);
    if (event.startsWith("room_"))
        return out + '}'; // a room has no user
    const bool message = entry.kind == TrafficKind::Message;
    appendText(out, message ? "sender" : "user", entry.user);
    if (message) {
        appendText(out, "sender_kind", senderKindName(entry.senderKind));
        appendText(out, "type", entry.type);
        out += ",\"payload\":" + (entry.payload.isEmpty() ? QByteArray("null") : entry.payload);
        if (!entry.extra.isEmpty())
            out += ",\"extra\":{" + entry.extra + '}';
        out += ",\"recipients\":" + QByteArray::number(entry.recipients);
    } else if (entry.kind == TrafficKind::Disconnected) {
        out += ",\"code\":" + QByteArray::number(entry.type.toInt()) + ",\"reason\":" + entry.payload;
    } else if (entry.kind == TrafficKind::Renamed) {
        out += ",\"former\":" + entry.payload;
    }
    if (entry.connection != ConnectionId::None)
        out += ",\"connection\":" + QByteArray::number(quint64(entry.connection));
    appendText(out, "address", entry.address);
    appendText(out, "dialect", m_dialects.name(entry.dialect));
    return out + '}';
}

} // namespace roomdeck
