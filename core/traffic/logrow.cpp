#include "core/traffic/logrow.h"

#include "core/traffic/addressees.h"

namespace roomdeck {

LogRow rowOf(const TrafficEntry &entry)
{
    LogRow row;
    row.seq = entry.seq;
    row.timeUs = entry.timeUs;
    row.connection = entry.connection;
    row.kind = entry.kind;
    row.senderKind = entry.senderKind;
    row.dialect = entry.dialect;
    row.recipients = entry.recipients;
    row.room = entry.room;
    row.user = entry.user;
    row.type = entry.type;
    row.payload = entry.payload;
    row.extra = entry.extra;
    row.raw = entry.raw;
    row.addressees = entry.addressees;
    row.address = entry.address;
    row.size = quint32(wireText(row).size());
    return row;
}

} // namespace roomdeck
