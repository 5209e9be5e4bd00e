// The static side of the HTTP port: the test page and /healthz.
#pragma once

#include "core/http/httphandler.h"

namespace roomdeck {

/// Serves `/` and `/healthz`; everything else is 404. Stateless, any thread.
class Pages final : public HttpHandler
{
public:
    void handle(const HttpRequest &request, Reply reply) override;

private:
    static HttpResponse answer(const HttpRequest &request);
};

} // namespace roomdeck
