// An HTTP request head taken apart, for showing and exporting; the server has its own parser.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <utility>

namespace roomdeck {

struct HttpHead
{
    QByteArray method;
    QByteArray target;
    QByteArray version;
    QList<std::pair<QByteArray, QByteArray>> headers;

    /// Value of a header, its name in any case; empty when absent.
    QByteArray header(QByteArrayView name) const;
};

/// Takes what it can; lines that are no headers are left out.
HttpHead parseHead(QByteArrayView head);

/// Names and values of a URL's query, percent-decoded.
QList<std::pair<QByteArray, QByteArray>> parseQuery(QByteArrayView target);

} // namespace roomdeck
