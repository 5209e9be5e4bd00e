// Errors of the HTTP API (RFC 9457, application/problem+json).
#pragma once

#include "core/http/httprequest.h"
#include "core/model/error.h"

namespace roomdeck {

/// `detail` is English and may name what was wrong in the request; `code` is for programs.
HttpResponse problem(int status, QByteArrayView code, const QByteArray &detail);

/// A JSON answer.
HttpResponse jsonResponse(int status, const QByteArray &body);

} // namespace roomdeck
