#include "core/net/admission.h"

#include "core/http/problem.h"
#include "core/http/secrets.h"
#include "core/net/banlist.h"

#include <QtCore/QUrl>
#include <QtNetwork/QHostAddress>

namespace roomdeck {

namespace {

bool isLocalhost(const QString &host)
{
    return host == QLatin1String("localhost") || host == QLatin1String("127.0.0.1")
        || host == QLatin1String("::1") || host.endsWith(QLatin1String(".localhost"));
}

QByteArrayView refusalCode(int status)
{
    switch (status) {
    case 400:
        return "bad_request";
    case 401:
        return "unauthorized";
    case 403:
        return "forbidden";
    case 404:
        return "not_found";
    case 413:
        return "too_large";
    case 426:
        return "upgrade_required";
    case 429:
        return "too_many_requests";
    case 431:
        return "head_too_large";
    default:
        return "unavailable";
    }
}

} // namespace

bool isOriginAllowed(QByteArrayView origin, QByteArrayView host, const QList<QByteArray> &allowed)
{
    if (origin.isEmpty())
        return true;
    for (const QByteArray &entry : allowed) {
        if (entry == "*" || origin.compare(entry, Qt::CaseInsensitive) == 0)
            return true;
    }
    const QUrl url(QString::fromUtf8(origin), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty()
        || (url.scheme() != QLatin1String("http") && url.scheme() != QLatin1String("https")))
        return false;
    if (isLocalhost(url.host()))
        return true;
    const QUrl self(QLatin1String("http://") + QString::fromUtf8(host), QUrl::StrictMode);
    const int defaultPort = url.scheme() == QLatin1String("https") ? 443 : 80;
    return self.isValid() && url.host() == self.host() && url.port(defaultPort) == self.port(defaultPort);
}

Verdict judgeUpgrade(const HttpRequest &request, const DialectRegistry &dialects,
                     const ServerSettings &settings)
{
    Verdict verdict;
    verdict.dialect = dialects.find(request.path());
    if (verdict.dialect == 0) {
        verdict.status = 404;
        verdict.detail = "no room lives at this path";
        return verdict;
    }
    if (request.headerCount("Origin") > 1
        || !isOriginAllowed(request.header("Origin"), request.header("Host"), settings.allowedOrigins)) {
        verdict.status = 403;
        verdict.detail = "this origin is not allowed";
        verdict.refusedOrigin = QString::fromUtf8(request.header("Origin").left(300)).toUtf8();
        return verdict;
    }
    verdict.admission = dialects.at(verdict.dialect).admit({request.path(), request.query()});
    if (verdict.admission.httpStatus != 101) {
        verdict.status = verdict.admission.httpStatus;
        verdict.detail = verdict.admission.error.detail;
        return verdict;
    }
    if (request.header("Sec-WebSocket-Version") != "13") {
        verdict.status = 426;
        verdict.detail = "only WebSocket version 13 is spoken here";
    } else if (QByteArray::fromBase64(request.header("Sec-WebSocket-Key")).size() != 16) {
        verdict.status = 400;
        verdict.detail = "Sec-WebSocket-Key must be 16 bytes in base64";
    }
    return verdict;
}

HttpResponse refusal(int status, const QByteArray &detail)
{
    HttpResponse response = problem(status, refusalCode(status), detail);
    if (status == 426)
        response.headers = {{"Sec-WebSocket-Version", "13"}};
    else if (status == 401)
        response.headers = {{"WWW-Authenticate", "Bearer"}};
    return response;
}

QByteArray clientAddress(const HttpRequest &request, const QList<QByteArray> &trustedProxies)
{
    if (trustedProxies.isEmpty() || !trustedProxies.contains(hostOf(request.peerAddress)))
        return request.peerAddress;
    // Each proxy appends whom it heard from; the last entry that is no proxy of ours is the client.
    const QByteArrayList hops = request.header("X-Forwarded-For").split(',');
    for (auto hop = hops.crbegin(); hop != hops.crend(); ++hop) {
        const QByteArray address = hop->trimmed();
        if (QHostAddress(QString::fromLatin1(address)).isNull())
            break;
        if (!trustedProxies.contains(address))
            return address.contains(':') ? '[' + address + "]:0" : address + ":0";
    }
    return request.peerAddress;
}

QByteArray maskedHead(const HttpRequest &request)
{
    QByteArray head = request.method + ' ' + maskedTarget(request.target) + " HTTP/1.1\n";
    qsizetype size = head.size();
    for (const auto &[name, value] : request.headers)
        size += name.size() + value.size() + 3;
    head.reserve(size); // it is kept for a while
    for (const auto &[name, value] : request.headers) {
        head += name;
        head += ": ";
        head += isSecretHeader(name) ? QByteArrayView("***") : QByteArrayView(value);
        head += '\n';
    }
    return head;
}

} // namespace roomdeck
