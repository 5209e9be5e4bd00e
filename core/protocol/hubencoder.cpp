#include "core/protocol/hubencoder.h"

#include "core/protocol/jsontext.h"

namespace roomdeck {

namespace {

void appendMembers(QByteArray &out, const QList<QByteArray> &members)
{
    out += ",\"members\":[";
    for (const QByteArray &member : members) {
        appendJsonComma(out);
        appendJsonString(out, member);
    }
    out += ']';
}

/// `{"type":T,"room_id":R,"user_id":U,"payload":` - the beginning most frames share.
void appendHead(QByteArray &out, QByteArrayView type, QByteArrayView room, QByteArrayView user)
{
    out += "{\"type\":";
    appendJsonString(out, type);
    out += ",\"room_id\":";
    appendJsonString(out, room);
    out += ",\"user_id\":";
    appendJsonString(out, user);
    out += ",\"payload\":";
}

void appendTail(QByteArray &out, qint64 timeUs)
{
    out += ",\"timestamp\":";
    appendTimestamp(out, timeUs);
    out += '}';
}

/// Appends ready-made members, if there are any.
void appendExtra(QByteArray &out, const QByteArray &members)
{
    if (members.isEmpty())
        return;
    out += ',';
    out += members;
}

struct Encoder
{
    QByteArray &out;

    void operator()(const EventDelivery &delivery) const
    {
        const Event &event = *delivery.event;
        out.reserve(out.size() + event.type.size() + event.room.size() + event.sender.size()
                    + event.payload.size() + event.extra.size() + 96);
        appendHead(out, event.type, event.room, event.sender);
        out += event.payload.isEmpty() ? QByteArrayView("null") : QByteArrayView(event.payload);
        appendExtra(out, event.extra);
        appendTail(out, event.timeUs);
    }

    void operator()(const Welcome &welcome) const
    {
        appendHead(out, "connected", welcome.room, welcome.user);
        out += "{\"connection_id\":";
        appendInteger(out, qint64(welcome.connection));
        appendMembers(out, welcome.members);
        out += '}';
        appendTail(out, welcome.timeUs);
    }

    void operator()(const MembershipChange &change) const
    {
        appendHead(out, change.joined ? "user_joined" : "user_left", change.room, change.user);
        out += "{\"user_id\":";
        appendJsonString(out, change.user);
        if (change.withMembers)
            appendMembers(out, change.members);
        out += '}';
        appendTail(out, change.timeUs);
    }

    void operator()(const Pong &pong) const
    {
        out += "{\"type\":\"pong\"";
        if (!pong.payload.isEmpty()) {
            out += ",\"payload\":";
            out += pong.payload;
        }
        appendExtra(out, pong.ref);
        out += '}';
    }

    void operator()(const ErrorReply &reply) const
    {
        out += "{\"type\":\"error\",\"payload\":{\"code\":";
        appendJsonString(out, wireName(reply.error.code));
        out += ",\"message\":";
        appendJsonString(out, reply.error.detail);
        out += '}';
        appendExtra(out, reply.ref);
        out += '}';
    }
};

} // namespace

void encodeForHub(const ServerMessage &message, QByteArray &out)
{
    std::visit(Encoder{out}, message);
}

} // namespace roomdeck
