// One request to the API, taken apart.
#pragma once

#include "core/api/apihandler.h"

#include <QtCore/QJsonObject>

namespace roomdeck {

struct ApiHandler::Call
{
    const HttpRequest &request;
    QList<QByteArray> path; ///< decoded segments after /api/v1
    ApiToken caller;

    bool is(QByteArrayView method) const
    {
        return request.method == method || (method == "GET" && request.method == "HEAD");
    }
    bool may(ApiRole role) const { return caller.role >= role; }
    /// The methods that make sense at this path, as in an Allow header; empty: there is no such path.
    QByteArray allowedMethods() const;
    /// Whether the path has something else where a connection's id belongs.
    bool namesNoConnection() const;
    /// What is wrong with a number in the query; empty: nothing.
    QByteArray wrongNumber() const;
    /// A whole number from the query, within bounds.
    int number(QByteArrayView key, int fallback, int least, int most) const;
    /// The body as an object; empty and `error` set when it is none.
    QJsonObject object(HttpResponse &error, bool &ok) const;
};

/// One event of a publish request, or a problem.
struct PublishItem
{
    Outgoing message;
    QByteArray problem;
};

/// The events of a body: one object {type, payload, …} or an array of them.
QList<PublishItem> parsePublish(const QByteArray &body, const Target &target, const QByteArray &sender);

} // namespace roomdeck
