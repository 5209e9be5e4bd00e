// A POST to a backend that can prove where it comes from.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtNetwork/QNetworkRequest>

namespace roomdeck {

/// More of an answer than this is not read.
inline constexpr qint64 MaxAnswerBytes = 64 * 1024;

/// The value of the Roomdeck-Signature header: `t=` Unix seconds, `v1=` HMAC-SHA256 in hex, keyed with the
/// secret, over the seconds, a full stop and the body. Pure; any thread.
QByteArray signatureOf(const QByteArray &body, const QByteArray &secret, qint64 nowS);

/// A JSON POST to `url`: signed unless the secret is empty, without redirects (they would carry the body
/// elsewhere) and cookies, given up after `timeoutMs`.
QNetworkRequest signedRequest(const QString &url, const QByteArray &body, const QByteArray &secret,
                              int timeoutMs);

/// An address without its query, user and fragment, for people to read.
QByteArray shownAddress(const QString &url);

} // namespace roomdeck
