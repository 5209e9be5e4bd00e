// Which parts of a request are secrets, and the request without them.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

namespace roomdeck {

// Pure; any thread. Names are compared in any case. What is called a token, a secret or a password is one,
// whatever stands before or behind that word.

/// Authorization, Cookie, X-Api-Key, X-Auth-Token, … and the subprotocols, which browsers carry tokens in.
bool isSecretHeader(QByteArrayView name);
/// Name of a query parameter, percent-encoded or not.
bool isSecretParameter(QByteArrayView name);
/// Path and query with `***` for what is secret.
QByteArray maskedTarget(QByteArrayView target);

} // namespace roomdeck
