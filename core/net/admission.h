// Who may come in: everything that is decided from a request head alone, before the upgrade.
#pragma once

#include "core/auth/authenticator.h"
#include "core/http/httprequest.h"
#include "core/protocol/dialectregistry.h"
#include "core/settings/serversettings.h"

namespace roomdeck {

/// A decision; `status` 101 lets the client in.
struct Verdict
{
    int status = 101;
    QByteArray detail; ///< English, for the answer's body and the log
    DialectId dialect = 0;
    Admission admission;
    Identity identity;
    QByteArray refusedOrigin; ///< set when it was the reason
    bool undecided = false; ///< good so far; a backend has to be asked
};

/// True when a page from `origin` may connect to a server addressed as `host` (both header values). No Origin
/// means no browser. By default the same origin and localhost on any port are allowed; `null` (a page opened
/// from a file) only when listed; "*" allows all.
bool isOriginAllowed(QByteArrayView origin, QByteArrayView host, const QList<QByteArray> &allowed);

/// Judges an upgrade by path, names and origin. Pure; any thread.
Verdict judgeUpgrade(const HttpRequest &request, const DialectRegistry &dialects,
                     const ServerSettings &settings);

/// The HTTP answer that turns an upgrade away.
HttpResponse refusal(int status, const QByteArray &detail);

/// The client's address when `request` came through a trusted proxy, else its peer's. With port where known.
QByteArray clientAddress(const HttpRequest &request, const QList<QByteArray> &trustedProxies);

/// The request head for people to read: secrets (see core/http/secrets.h) masked.
QByteArray maskedHead(const HttpRequest &request);

} // namespace roomdeck
