// A self-signed certificate for TLS tests, made anew in every run.
#pragma once

#include <QtNetwork/QSslConfiguration>

namespace roomdeck::test {

/// A server's configuration with a fresh P-256 key and a certificate for "localhost" that is valid for a day.
/// Null if OpenSSL fails. Clients have to ignore that it is self-signed.
QSslConfiguration selfSignedConfiguration();

/// The same as PEM files in `folder`: certificate.pem and key.pem.
struct CertificateFiles
{
    QString certificate;
    QString key;
};
CertificateFiles writeSelfSigned(const QString &folder);

} // namespace roomdeck::test
