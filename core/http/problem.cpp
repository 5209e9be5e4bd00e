#include "core/http/problem.h"

#include "core/protocol/jsontext.h"

namespace roomdeck {

HttpResponse problem(int status, QByteArrayView code, const QByteArray &detail)
{
    HttpResponse response;
    response.status = status;
    response.contentType = "application/problem+json";
    response.body = "{\"type\":\"about:blank\",\"title\":" + jsonString(httpReason(status))
        + ",\"status\":" + QByteArray::number(status) + ",\"code\":" + jsonString(code)
        + ",\"detail\":" + jsonString(detail) + "}\n";
    return response;
}

HttpResponse jsonResponse(int status, const QByteArray &body)
{
    HttpResponse response;
    response.status = status;
    response.contentType = "application/json";
    response.body = body + '\n';
    response.headers = {{"Cache-Control", "no-store"}};
    return response;
}

} // namespace roomdeck
