// Log entries as tests need them.
#pragma once

#include "core/model/traffic.h"

namespace roomdeck {

/// A client's message; room, user and type vary with `seq`.
inline TrafficEntry logMessage(EventId seq)
{
    TrafficEntry entry;
    entry.seq = seq;
    entry.timeUs = 1'795'351'267'000'000 + qint64(seq) * 1000;
    entry.connection = ConnectionId(seq % 7 + 1);
    entry.room = "room-" + QByteArray::number(seq % 5);
    entry.user = "user-" + QByteArray::number(seq % 31);
    entry.type = seq % 3 ? "document_updated" : "cursor_moved";
    entry.payload
        = "{\"n\":" + QByteArray::number(seq) + ",\"content\":\"# Agenda\",\"updated_by\":\"anna\"}";
    entry.raw = "{\"type\":\"" + entry.type + "\",\"payload\":" + entry.payload + "}";
    entry.address = "127.0.0.1:" + QByteArray::number(50000 + seq % 7);
    entry.dialect = 1;
    return entry;
}

/// `count` of them, from `first` on.
inline TrafficBatchPtr logBatch(EventId first, int count)
{
    auto batch = std::make_shared<TrafficBatch>();
    batch->entries.reserve(count);
    for (int i = 0; i < count; ++i)
        batch->entries.append(logMessage(first + EventId(i)));
    return batch;
}

} // namespace roomdeck
