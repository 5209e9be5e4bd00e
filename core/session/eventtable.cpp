#include "core/session/eventtable.h"

#include <cstring>
#include <limits>

namespace roomdeck {

namespace {

// OR FAIL: a failure ends the whole transaction anyway, so no statement needs a journal of its own.
const char *const insertEvents
    = "INSERT OR FAIL INTO events(row,seq,time_us,kind,sender_kind,dialect,connection,room,user,type,address,"
      "port,recipients,written,dropped,disconnected,latency_us,payload_offset,payload_length,payload,extra,"
      "raw,addressees)";
// The row's number, one more than the last, is left to SQLite, which then need not look whether it is taken.
const char *const eventRow = "(NULL,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

const char *const insertDeliveries
    = "INSERT OR REPLACE INTO deliveries(seq,recipients,written,dropped,disconnected,latency_us)";
const char *const deliveryRow = "(?,?,?,?,?,?)";

enum EventParameter {
    ParSeq = 1,
    ParTime,
    ParKind,
    ParSenderKind,
    ParDialect,
    ParConnection,
    ParRoom,
    ParUser,
    ParType,
    ParAddress,
    ParPort,
    ParRecipients,
    ParWritten,
    ParDropped,
    ParDisconnected,
    ParLatency,
    ParPayloadOffset,
    ParPayloadLength,
    ParPayload,
    ParExtra,
    ParRaw,
    ParAddressees,
};

enum DeliveryParameter {
    ParOf = 1,
    ParTo,
    ParArrived,
    ParLost,
    ParGone,
    ParTook,
};

// A hub client's payload ends its message; a chat client's is all of it, or an object put together from
// parts.
qsizetype placeIn(QByteArrayView raw, QByteArrayView payload)
{
    if (payload.isEmpty() || payload.size() > raw.size())
        return -1;
    const auto isAt = [&](qsizetype place) {
        return std::memcmp(raw.data() + place, payload.data(), std::size_t(payload.size())) == 0;
    };
    const qsizetype last = raw.size() - payload.size();
    for (const qsizetype place : {qMax<qsizetype>(0, last - 1), last, qsizetype(0)}) {
        if (isAt(place))
            return place;
    }
    if (payload.front() != '{')
        return raw.indexOf(payload); // in linear time, whatever they sent
    // Few places begin like an object with a key, so looking at each of them is faster.
    qsizetype place = raw.indexOf('{');
    while (place >= 0 && place <= last && !isAt(place))
        place = raw.indexOf('{', place + 1);
    return place <= last ? place : -1;
}

} // namespace

// Every connection has another port: kept with the text, it would make one text per connection.
AddressParts splitAddress(const QByteArray &address)
{
    const qsizetype colon = address.lastIndexOf(':');
    const bool plain = colon > 0 && (address[colon - 1] == ']' || address.indexOf(':') == colon);
    if (!plain || colon + 1 == address.size() || address[colon + 1] == '0')
        return {address, 0};
    quint32 port = 0;
    for (qsizetype i = colon + 1; i < address.size(); ++i) {
        if (address[i] < '0' || address[i] > '9')
            return {address, 0};
        port = port * 10 + quint32(address[i] - '0');
        if (port > std::numeric_limits<quint16>::max())
            return {address, 0};
    }
    return {address.left(colon), quint16(port)};
}

QByteArray joinAddress(const QByteArray &host, quint16 port)
{
    return port == 0 ? host : host + ':' + QByteArray::number(port);
}

bool EventTable::prepare(SqliteConnection &db)
{
    return m_events.prepare(db, insertEvents, eventRow)
        && m_deliveries.prepare(db, insertDeliveries, deliveryRow);
}

bool EventTable::flush()
{
    return m_events.flush() && m_deliveries.flush();
}

void EventTable::forget()
{
    m_events.forget();
    m_deliveries.forget();
}

void EventRow::bind(HeldInsert &insert) const
{
    insert.bind(ParSeq, qint64(seq));
    insert.bind(ParTime, entry->timeUs);
    insert.bind(ParKind, qint64(entry->kind));
    insert.bind(ParSenderKind, qint64(entry->senderKind));
    insert.bind(ParDialect, qint64(entry->dialect));
    insert.bind(ParConnection, qint64(entry->connection));
    insert.bind(ParRoom, names.room);
    insert.bind(ParUser, names.user);
    insert.bind(ParType, names.type);
    insert.bind(ParAddress, names.address);
    insert.bind(ParPort, qint64(names.port));
    insert.bind(ParRecipients, qint64(entry->recipients));
    bindOutcome(insert);
    bindBodies(insert);
}

void EventRow::bindOutcome(HeldInsert &insert) const
{
    if (!outcome) {
        for (const int parameter : {ParWritten, ParDropped, ParDisconnected, ParLatency})
            insert.bindNull(parameter);
        return;
    }
    insert.bind(ParWritten, qint64(outcome->written));
    insert.bind(ParDropped, qint64(outcome->dropped));
    insert.bind(ParDisconnected, qint64(outcome->disconnected));
    insert.bind(ParLatency, qint64(outcome->latencyUs));
}

void EventRow::bindBodies(HeldInsert &insert) const
{
    insert.bindTextOrNull(ParExtra, entry->extra);
    insert.bindTextOrNull(ParRaw, entry->raw);
    insert.bindTextOrNull(ParAddressees, entry->addressees);
    const qsizetype offset = placeIn(entry->raw, entry->payload);
    if (offset >= 0) {
        insert.bind(ParPayloadOffset, qint64(offset));
        insert.bind(ParPayloadLength, qint64(entry->payload.size()));
        insert.bindNull(ParPayload);
    } else {
        insert.bindNull(ParPayloadOffset);
        insert.bindNull(ParPayloadLength);
        insert.bindTextOrNull(ParPayload, entry->payload);
    }
}

void DeliveryRow::bind(HeldInsert &insert) const
{
    insert.bind(ParOf, qint64(delivery->seq));
    insert.bind(ParTo, qint64(delivery->recipients));
    insert.bind(ParArrived, qint64(delivery->written));
    insert.bind(ParLost, qint64(delivery->dropped));
    insert.bind(ParGone, qint64(delivery->disconnected));
    insert.bind(ParTook, qint64(delivery->latencyUs));
}

} // namespace roomdeck
