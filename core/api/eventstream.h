// The server's log as server-sent events, live.
#pragma once

#include "core/api/hubgateway.h"

namespace roomdeck {

/// GET /api/v1/stream (format: https://html.spec.whatwg.org/multipage/server-sent-events.html). Each event's
/// data is a row as `roomdeckctl log --format ndjson` prints it (core/exchange/EXCHANGE.md), its id the row's
/// number; a comment is sent every 15 s. `filter` is in the filter language; a wrong one is answered with
/// 400. `open` counts the streams of one I/O thread. Called on that thread.
HttpResponse eventStream(const QByteArray &filter, HubGateway &gateway, const std::shared_ptr<int> &open);

} // namespace roomdeck
