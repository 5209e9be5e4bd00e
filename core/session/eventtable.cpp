#include "core/session/eventtable.h"

#include <limits>

namespace roomdeck {

namespace {

const char *const insertEventSql
    = "INSERT INTO events(row,seq,time_us,kind,sender_kind,dialect,connection,room,user,type,address,port,"
      "recipients,written,dropped,disconnected,latency_us,payload_offset,payload_length,payload,extra,raw) "
      "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

const char *const insertDeliverySql
    = "INSERT OR REPLACE INTO deliveries(seq,recipients,written,dropped,disconnected,latency_us) "
      "VALUES(?,?,?,?,?,?)";

enum EventParameter {
    ParRow = 1,
    ParSeq,
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
};

void bindTextOrNull(SqliteStatement &statement, int parameter, const QByteArray &text)
{
    if (text.isEmpty())
        statement.bindNull(parameter);
    else
        statement.bind(parameter, text);
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
    m_event = db.prepare(insertEventSql);
    if (!m_event.isValid())
        return false;
    m_delivery = db.prepare(insertDeliverySql);
    return m_delivery.isValid();
}

bool EventTable::insert(qint64 row, EventId seq, const TrafficEntry &entry, const EntryNames &names,
                        const DeliveryUpdate *outcome)
{
    m_event.bind(ParRow, row);
    m_event.bind(ParSeq, qint64(seq));
    m_event.bind(ParTime, entry.timeUs);
    m_event.bind(ParKind, qint64(entry.kind));
    m_event.bind(ParSenderKind, qint64(entry.senderKind));
    m_event.bind(ParDialect, qint64(entry.dialect));
    m_event.bind(ParConnection, qint64(entry.connection));
    m_event.bind(ParRoom, names.room);
    m_event.bind(ParUser, names.user);
    m_event.bind(ParType, names.type);
    m_event.bind(ParAddress, names.address);
    m_event.bind(ParPort, qint64(names.port));
    bindOutcome(outcome);
    m_event.bind(ParRecipients, qint64(entry.recipients));
    bindBodies(entry);
    return m_event.run();
}

void EventTable::bindOutcome(const DeliveryUpdate *outcome)
{
    if (outcome) {
        m_event.bind(ParWritten, qint64(outcome->written));
        m_event.bind(ParDropped, qint64(outcome->dropped));
        m_event.bind(ParDisconnected, qint64(outcome->disconnected));
        m_event.bind(ParLatency, qint64(outcome->latencyUs));
    } else {
        for (const int parameter : {ParWritten, ParDropped, ParDisconnected, ParLatency})
            m_event.bindNull(parameter);
    }
}

void EventTable::bindBodies(const TrafficEntry &entry)
{
    bindTextOrNull(m_event, ParExtra, entry.extra);
    bindTextOrNull(m_event, ParRaw, entry.raw);
    const qsizetype offset
        = entry.payload.isEmpty() || entry.raw.isEmpty() ? -1 : entry.raw.indexOf(entry.payload);
    if (offset >= 0) {
        m_event.bind(ParPayloadOffset, qint64(offset));
        m_event.bind(ParPayloadLength, qint64(entry.payload.size()));
        m_event.bindNull(ParPayload);
    } else {
        m_event.bindNull(ParPayloadOffset);
        m_event.bindNull(ParPayloadLength);
        bindTextOrNull(m_event, ParPayload, entry.payload);
    }
}

bool EventTable::insert(const DeliveryUpdate &delivery)
{
    m_delivery.bind(1, qint64(delivery.seq));
    m_delivery.bind(2, qint64(delivery.recipients));
    m_delivery.bind(3, qint64(delivery.written));
    m_delivery.bind(4, qint64(delivery.dropped));
    m_delivery.bind(5, qint64(delivery.disconnected));
    m_delivery.bind(6, qint64(delivery.latencyUs));
    return m_delivery.run();
}

} // namespace roomdeck
