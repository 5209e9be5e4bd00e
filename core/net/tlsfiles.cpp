#include "core/net/tlsfiles.h"

#include <QtCore/QDateTime>
#include <QtCore/QFile>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslSocket>

#include <openssl/pem.h>
#include <openssl/x509.h>

namespace roomdeck {

namespace {

Error bad(const QString &file, const QByteArray &what)
{
    return {ErrorCode::BadCertificate, file.toUtf8() + ": " + what};
}

QByteArray read(const QString &name, Error &error)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) {
        error = bad(name, "cannot be read: " + file.errorString().toUtf8());
        return {};
    }
    return file.read(1024 * 1024);
}

QSslKey parseKey(const QByteArray &pem)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        const QSslKey key(pem, algorithm);
        if (!key.isNull())
            return key;
    }
    return {};
}

// Qt starts a server with any pair of files and fails every handshake later, so the pair is tried out here.
bool belongTogether(const QByteArray &certificatePem, const QByteArray &keyPem)
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> certificateBio(
        BIO_new_mem_buf(certificatePem.constData(), int(certificatePem.size())), BIO_free);
    const std::unique_ptr<BIO, decltype(&BIO_free)> keyBio(
        BIO_new_mem_buf(keyPem.constData(), int(keyPem.size())), BIO_free);
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(
        PEM_read_bio_X509(certificateBio.get(), nullptr, nullptr, nullptr), X509_free);
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
        PEM_read_bio_PrivateKey(keyBio.get(), nullptr, nullptr, nullptr), EVP_PKEY_free);
    return certificate && key && X509_check_private_key(certificate.get(), key.get()) == 1;
}

} // namespace

TlsFiles loadTlsFiles(const QString &certificateFile, const QString &keyFile)
{
    Error error;
    const QByteArray certificatePem = read(certificateFile, error);
    if (error)
        return {nullptr, error};
    if (keyFile.isEmpty())
        return {nullptr, bad(certificateFile, "a certificate needs a key (--tls-key)")};
    const QByteArray keyPem = read(keyFile, error);
    if (error)
        return {nullptr, error};
    const QList<QSslCertificate> chain = QSslCertificate::fromData(certificatePem, QSsl::Pem);
    if (chain.isEmpty())
        return {nullptr, bad(certificateFile, "holds no PEM certificate")};
    const QSslKey key = parseKey(keyPem);
    if (key.isNull())
        return {nullptr, bad(keyFile, "holds no private key that can be used")};
    if (!belongTogether(certificatePem, keyPem))
        return {nullptr, bad(keyFile, "does not belong to the certificate")};
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (chain.first().expiryDate() < now)
        return {
            nullptr,
            bad(certificateFile, "expired on " + chain.first().expiryDate().toString(Qt::ISODate).toUtf8())};
    if (chain.first().effectiveDate() > now)
        return {nullptr,
                bad(certificateFile,
                    "is not valid before " + chain.first().effectiveDate().toString(Qt::ISODate).toUtf8())};
    auto configuration = std::make_shared<QSslConfiguration>(QSslConfiguration::defaultConfiguration());
    configuration->setLocalCertificateChain(chain);
    configuration->setPrivateKey(key);
    configuration->setProtocol(QSsl::TlsV1_2OrLater);
    configuration->setPeerVerifyMode(QSslSocket::VerifyNone); // clients have no certificates
    return {configuration, {}};
}

} // namespace roomdeck
