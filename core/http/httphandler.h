// Answers HTTP requests; the seam between connections and what they serve.
#pragma once

#include "core/http/httprequest.h"

#include <functional>

namespace roomdeck {

/// Lives on the I/O thread that calls it.
class HttpHandler
{
public:
    /// May be called at once or later, once, on the same thread.
    using Reply = std::function<void(const HttpResponse &)>;

    virtual ~HttpHandler() = default;
    virtual void handle(const HttpRequest &request, Reply reply) = 0;
};

} // namespace roomdeck
