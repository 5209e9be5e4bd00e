// The static side of the HTTP port: the test page, /healthz and the descriptions of the API.
#pragma once

#include "core/http/httphandler.h"

namespace roomdeck {

/// Serves `/`, `/healthz` and `/api/v1/{openapi,asyncapi}.yaml`; everything else is 404. Stateless, any
/// thread.
class Pages final : public HttpHandler
{
public:
    void handle(const HttpRequest &request, Reply reply) override;

private:
    static HttpResponse answer(const HttpRequest &request);
};

} // namespace roomdeck
