// Session files for the window's tests.
#pragma once

#include "core/session/sessionwriter.h"
#include "tests/core/session/sessiontesting.h"

#include <QtTest/QtTest>

namespace roomdeck::test {

/// Rows numbered from 1; every hundredth is an error. False on a failure.
inline bool writeSession(const QString &path, int rows, bool finish = true)
{
    SessionWriter writer;
    SessionInfo info;
    info.url = "ws://127.0.0.1:8000";
    info.dialects = {"hub", "chat"};
    info.startedUs = 1'700'000'000'000'000;
    if (writer.create(path, info))
        return false;
    TrafficEntry opened = testing::message(1);
    opened.kind = TrafficKind::Connected;
    opened.raw = "GET /ws HTTP/1.1\r\nUser-Agent: test\r\n\r\n";
    opened.payload.clear();
    writer.begin();
    writer.append(opened);
    for (int seq = 2; seq <= rows; ++seq) {
        TrafficEntry entry = testing::message(EventId(seq), seq % 7 == 0 ? "needle" : "hello");
        if (seq % 100 == 0) {
            entry.kind = TrafficKind::Error;
            entry.type = "bad_json";
        }
        writer.append(entry);
        writer.append(DeliveryUpdate{EventId(seq), 5, 4, 1, 0, 1200});
        if (seq % 20'000 == 0) {
            if (writer.commit())
                return false;
            writer.begin();
        }
    }
    if (writer.commit())
        return false;
    return !finish || !writer.finish(1'700'000'100'000'000);
}

} // namespace roomdeck::test
