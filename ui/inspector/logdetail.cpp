#include "ui/inspector/logdetail.h"

namespace roomdeck {

quint32 LogDetail::recipients() const
{
    return delivery.isKnown() ? delivery.recipients() : entry.recipients;
}

LogRow LogDetail::row() const
{
    LogRow row = rowOf(entry);
    row.size = size;
    return row;
}

std::optional<LogDetail> logDetail(const LogStore &store, EventId seq)
{
    const qint64 index = store.indexOf(seq);
    if (index < 0 || !store.isAtHand(index))
        return std::nullopt;
    const LogRow row = store.row(index);
    LogDetail detail;
    TrafficEntry &entry = detail.entry;
    entry.seq = row.seq;
    entry.timeUs = row.timeUs;
    entry.connection = row.connection;
    entry.room = row.room.toByteArray();
    entry.user = row.user.toByteArray();
    entry.type = row.type.toByteArray();
    entry.payload = row.payload.toByteArray();
    entry.extra = row.extra.toByteArray();
    entry.raw = row.raw.toByteArray();
    entry.addressees = row.addressees.toByteArray();
    entry.address = row.address.toByteArray();
    entry.kind = row.kind;
    entry.senderKind = row.senderKind;
    entry.dialect = row.dialect;
    entry.recipients = row.recipients;
    detail.size = row.size;
    detail.delivery = store.delivery(index);
    return detail;
}

} // namespace roomdeck
