// Pieces of a request's path and query, decoded the way browsers encode them.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

namespace roomdeck {

enum class PlusSign : quint8 { Literal, Space };

/// Undoes percent-encoding. What is no valid escape stays as it is (WHATWG URL, "percent-decode"). The result
/// need not be UTF-8. Pure; any thread.
QByteArray percentDecoded(QByteArrayView text, PlusSign plus = PlusSign::Literal);

/// The first value of `key` in a query without its '?', decoded as application/x-www-form-urlencoded, the
/// format of URLSearchParams; empty when the key is absent. Pure; any thread.
QByteArray queryValue(QByteArrayView query, QByteArrayView key);

} // namespace roomdeck
