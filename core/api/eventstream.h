// The server's log as server-sent events, live.
#pragma once

#include "core/api/hubgateway.h"

namespace roomdeck {

/// GET /api/v1/stream (format: https://html.spec.whatwg.org/multipage/server-sent-events.html). Each event's
/// data is a row as `roomdeckctl log --format ndjson` prints it (core/exchange/EXCHANGE.md), its id the row's
/// number; a comment is sent every 15 s. `filter` is in the filter language; a wrong one is answered with
/// 400. `open` counts the streams of one I/O thread. Called on that thread; `context` lives there as long as
/// its connections do.
struct StreamRequest
{
    QByteArray filter;
    /// The id of the last row the client has seen (Last-Event-ID): the stream goes on behind it, as far back
    /// as memory reaches, and tells what is missing as a gap. 0: from now on.
    EventId after = 0;
};
HttpResponse eventStream(const StreamRequest &request, HubGateway &gateway, QObject *context,
                         const std::shared_ptr<int> &open);

} // namespace roomdeck
