// The way from an I/O thread to the hub and back, for HTTP requests.
#pragma once

#include "core/http/httphandler.h"
#include "core/model/traffic.h"

#include <QtCore/QObject>

namespace roomdeck {

class RoomHub;

/// Implemented by the server's owner. ask() may be called on any I/O thread.
class HubGateway
{
public:
    using Task = std::function<HttpResponse(RoomHub &)>;
    using Sink = std::function<void(const TrafficBatchPtr &)>;

    virtual ~HubGateway() = default;
    /// Runs `task` on the hub's thread and hands its answer to `reply` on the thread of `context`; not at all
    /// when `context` is gone by then.
    virtual void ask(Task task, QObject *context, HttpHandler::Reply reply) = 0;
    /// Hands everything that happens from now on to `sink`, on the thread of `context`, until `context` is
    /// gone.
    virtual void follow(QObject *context, Sink sink) = 0;
};

} // namespace roomdeck
