#include "core/webhooks/signedrequest.h"

#include <QtCore/QDateTime>
#include <QtCore/QMessageAuthenticationCode>
#include <QtCore/QUrl>

namespace roomdeck {

QByteArray signatureOf(const QByteArray &body, const QByteArray &secret, qint64 nowS)
{
    const QByteArray seconds = QByteArray::number(nowS);
    const QByteArray mac
        = QMessageAuthenticationCode::hash(seconds + '.' + body, secret, QCryptographicHash::Sha256).toHex();
    return "t=" + seconds + ",v1=" + mac;
}

QNetworkRequest signedRequest(const QString &url, const QByteArray &body, const QByteArray &secret,
                              int timeoutMs)
{
    QNetworkRequest request((QUrl(url)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Roomdeck/" ROOMDECK_VERSION));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setTransferTimeout(timeoutMs);
    if (!secret.isEmpty()) {
        request.setRawHeader("Roomdeck-Signature",
                             signatureOf(body, secret, QDateTime::currentSecsSinceEpoch()));
    }
    return request;
}

QByteArray shownAddress(const QString &url)
{
    return QUrl(url)
        .toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment)
        .toUtf8();
}

} // namespace roomdeck
