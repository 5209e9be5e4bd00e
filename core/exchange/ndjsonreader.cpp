#include "core/exchange/ndjsonreader.h"

#include "core/exchange/entrynames.h"
#include "core/protocol/jsonscan.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <optional>

namespace roomdeck {

namespace {

constexpr int maxLineDepth = 1010; // a value of 1000 levels inside a line

struct Line
{
    TrafficEntry entry;
    std::optional<DeliveryUpdate> delivery;
    QList<DeliveryMiss> misses;
};

template <typename Number>
Number numberOf(QByteArrayView value)
{
    bool ok = false;
    const qulonglong number = value.toByteArray().toULongLong(&ok);
    return ok && number <= std::numeric_limits<Number>::max() ? Number(number) : Number(0);
}

DeliveryUpdate deliveryOf(QByteArrayView object)
{
    return {0,
            numberOf<quint32>(jsonMember(object, "recipients")),
            numberOf<quint32>(jsonMember(object, "written")),
            numberOf<quint32>(jsonMember(object, "dropped")),
            numberOf<quint32>(jsonMember(object, "disconnected")),
            numberOf<qint32>(jsonMember(object, "latency_us"))};
}

QList<DeliveryMiss> missesOf(QByteArrayView list)
{
    QList<DeliveryMiss> misses;
    const QJsonArray array = QJsonDocument::fromJson(list.toByteArray()).array();
    for (const QJsonValue &miss : array) {
        const QByteArray base64 = miss[QLatin1String("user_base64")].toString().toLatin1();
        const QByteArray user = base64.isEmpty() ? miss[QLatin1String("user")].toString().toUtf8()
                                                 : QByteArray::fromBase64(base64);
        const auto cause = causeOfName(miss[QLatin1String("cause")].toString().toLatin1());
        misses.append({0, ConnectionId(miss[QLatin1String("connection")].toInteger()), user,
                       cause.value_or(MissCause::Disconnected)});
    }
    return misses;
}

QByteArray membersOf(QByteArrayView object)
{
    return jsonType(object) == JsonType::Object ? object.sliced(1, object.size() - 2).trimmed().toByteArray()
                                                : QByteArray();
}

QByteArray bytesOf(QByteArrayView value)
{
    return QByteArray::fromBase64(jsonTextOf(value));
}

void takeName(TrafficEntry &entry, QByteArrayView key, QByteArrayView value)
{
    if (key == "kind")
        entry.kind = kindOfName(jsonTextOf(value)).value_or(TrafficKind::Message);
    else if (key == "sender_kind")
        entry.senderKind = senderKindOfName(jsonTextOf(value)).value_or(SenderKind::Client);
    else if (key == "room")
        entry.room = jsonTextOf(value);
    else if (key == "user")
        entry.user = jsonTextOf(value);
    else if (key == "type")
        entry.type = jsonTextOf(value);
    else if (key == "address")
        entry.address = jsonTextOf(value);
    else if (key == "room_base64")
        entry.room = bytesOf(value);
    else if (key == "user_base64")
        entry.user = bytesOf(value);
    else if (key == "type_base64")
        entry.type = bytesOf(value);
    else if (key == "address_base64")
        entry.address = bytesOf(value);
}

void takeBody(TrafficEntry &entry, QByteArrayView key, QByteArrayView value)
{
    if (key == "payload")
        entry.payload = value.toByteArray();
    else if (key == "payload_text")
        entry.payload = jsonTextOf(value);
    else if (key == "payload_text_base64")
        entry.payload = bytesOf(value);
    else if (key == "extra")
        entry.extra = membersOf(value);
    else if (key == "raw")
        entry.raw = jsonTextOf(value);
    else if (key == "raw_base64")
        entry.raw = bytesOf(value);
    else if (key == "addressees")
        entry.addressees = value.toByteArray();
}

/// False when it has no usable time.
bool parse(QByteArrayView text, ImportTarget &target, Line &line)
{
    bool hasTime = false;
    JsonMembers members;
    if (!text.isValidUtf8() || scanJsonObject(text, maxLineDepth, members))
        return false;
    for (const JsonMember &member : members) {
        const QByteArrayView key = member.key();
        const QByteArrayView value = member.value;
        if (key == "seq") {
            line.entry.seq = numberOf<quint64>(value);
        } else if (key == "time") {
            const auto time
                = timeOfText(jsonType(value) == JsonType::String ? jsonTextOf(value) : value.toByteArray());
            hasTime = time.has_value();
            line.entry.timeUs = time.value_or(0);
        } else if (key == "dialect") {
            line.entry.dialect = target.dialect(jsonTextOf(value));
        } else if (key == "connection") {
            line.entry.connection = ConnectionId(numberOf<qint64>(value));
        } else if (key == "recipients") {
            line.entry.recipients = numberOf<quint32>(value);
        } else if (key == "delivery") {
            line.delivery = deliveryOf(value);
            line.misses = missesOf(jsonMember(value, "missed"));
        } else {
            takeName(line.entry, key, value);
            takeBody(line.entry, key, value);
        }
    }
    return hasTime;
}

} // namespace

SessionError readNdjson(QIODevice &device, ImportTarget &target, const ExchangeProgress &progress)
{
    qint64 number = 0;
    while (!device.atEnd()) {
        const QByteArray text = device.readLine(maxNdjsonLine);
        ++number;
        if (text.isEmpty() && device.atEnd())
            break;
        if (text.size() >= maxNdjsonLine - 1 && !text.endsWith('\n'))
            return {SessionFault::BadInput, "line " + QByteArray::number(number) + " is too long"};
        const QByteArrayView trimmed = QByteArrayView(text).trimmed();
        if (!trimmed.isEmpty()) {
            Line line;
            if (!parse(trimmed, target, line))
                return {SessionFault::BadInput, "line " + QByteArray::number(number) + " is no log entry"};
            if (SessionError error
                = target.add(line.entry, line.delivery ? &*line.delivery : nullptr, line.misses))
                return error;
        }
        if (number % 1000 == 0 && progress && !progress(device.pos(), device.size()))
            return {SessionFault::Cancelled, {}};
    }
    return {};
}

} // namespace roomdeck
