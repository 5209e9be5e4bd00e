// A self-signed certificate for TLS tests, made anew in every run.
#pragma once

#include <QtNetwork/QSslConfiguration>

namespace roomdeck::test {

/// When a certificate counts, in seconds from now.
struct Validity
{
    long from = -3600;
    long until = 24 * 3600;
};

/// A server's configuration with a fresh P-256 key and a certificate for "localhost". Null if OpenSSL fails.
/// Clients have to ignore that it is self-signed.
QSslConfiguration selfSignedConfiguration(const Validity &validity = {});

/// The same as PEM files in `folder`: certificate.pem and key.pem.
struct CertificateFiles
{
    QString certificate;
    QString key;
};
CertificateFiles writeSelfSigned(const QString &folder, const Validity &validity = {});

} // namespace roomdeck::test
