// Traffic for the tests of session files.
#pragma once

#include "core/model/traffic.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace roomdeck::testing {

inline TrafficEntry message(EventId seq, const QByteArray &text = "hello")
{
    TrafficEntry entry;
    entry.seq = seq;
    entry.timeUs = 1'700'000'000'000'000 + qint64(seq) * 1000;
    entry.connection = ConnectionId(1 + seq % 7);
    entry.room = "room-" + QByteArray::number(seq % 3);
    entry.user = "user-" + QByteArray::number(seq % 7);
    entry.type = "chat";
    entry.payload = "{\"text\":\"" + text + "\",\"n\":" + QByteArray::number(seq) + '}';
    entry.raw = "{\"type\":\"chat\",\"payload\":" + entry.payload + '}';
    entry.address = "127.0.0.1:" + QByteArray::number(40000 + seq % 7);
    entry.dialect = 1;
    entry.recipients = 5;
    return entry;
}

inline TrafficBatchPtr batchOf(EventId first, int count)
{
    auto batch = std::make_shared<TrafficBatch>();
    for (int i = 0; i < count; ++i)
        batch->entries.append(message(first + EventId(i)));
    return batch;
}

} // namespace roomdeck::testing
