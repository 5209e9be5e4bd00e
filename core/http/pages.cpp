#include "core/http/pages.h"

#include <QtCore/QFile>

namespace roomdeck {

namespace {

// The page is one file with its script and style inside and talks to this server only.
constexpr auto PagePolicy
    = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
      "img-src data:; connect-src 'self' ws: wss:; base-uri 'none'; form-action 'none'; "
      "frame-ancestors 'none'";

HttpResponse testPage()
{
    QFile file(QStringLiteral(":/roomdeck/web/index.html"));
    if (!file.open(QIODevice::ReadOnly))
        return HttpResponse::text(500, "the test page is missing from this build\n");
    HttpResponse response;
    response.contentType = "text/html; charset=utf-8";
    response.body = file.readAll();
    response.headers = {{"Content-Security-Policy", PagePolicy},
                        {"Referrer-Policy", "no-referrer"},
                        {"Cache-Control", "no-cache"}};
    return response;
}

HttpResponse description(QByteArrayView path)
{
    QFile file(QStringLiteral(":/roomdeck") + QString::fromLatin1(path).remove(QStringLiteral("/v1")));
    if (!file.open(QIODevice::ReadOnly))
        return HttpResponse::text(500, "the description is missing from this build\n");
    HttpResponse response;
    response.contentType = "application/yaml";
    response.body = file.readAll();
    response.headers = {{"Cache-Control", "no-cache"}};
    return response;
}

} // namespace

void Pages::handle(const HttpRequest &request, Reply reply)
{
    reply(answer(request));
}

HttpResponse Pages::answer(const HttpRequest &request)
{
    const QByteArrayView path = request.path();
    const bool describes = path == "/api/v1/openapi.yaml" || path == "/api/v1/asyncapi.yaml";
    if (path != "/" && path != "/healthz" && !describes)
        return HttpResponse::text(404, "not found\n");
    if (request.method != "GET" && request.method != "HEAD") {
        HttpResponse refusal = HttpResponse::text(405, "only GET and HEAD are answered here\n");
        refusal.headers = {{"Allow", "GET, HEAD"}};
        return refusal;
    }
    if (describes)
        return description(path);
    return path == "/" ? testPage() : HttpResponse::text(200, "ok\n");
}

} // namespace roomdeck
