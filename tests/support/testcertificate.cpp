#include "tests/support/testcertificate.h"

#include <QtCore/QFile>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslKey>
#include <memory>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace roomdeck::test {

namespace {

QByteArray contentOf(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return QByteArray(data, size);
}

} // namespace

QSslConfiguration selfSignedConfiguration(const Validity &validity)
{
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(X509_new(), &X509_free);
    const std::unique_ptr<BIO, decltype(&BIO_free)> keyPem(BIO_new(BIO_s_mem()), &BIO_free);
    const std::unique_ptr<BIO, decltype(&BIO_free)> certificatePem(BIO_new(BIO_s_mem()), &BIO_free);
    if (!key || !certificate || !keyPem || !certificatePem)
        return {};

    X509 *x = certificate.get();
    X509_set_version(x, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(x), 1);
    X509_gmtime_adj(X509_getm_notBefore(x), validity.from);
    X509_gmtime_adj(X509_getm_notAfter(x), validity.until);
    X509_set_pubkey(x, key.get());
    X509_NAME *name = X509_get_subject_name(x);
    const QByteArray host("localhost");
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char *>(host.data()), int(host.size()), -1, 0);
    X509_set_issuer_name(x, name);
    if (!X509_sign(x, key.get(), EVP_sha256()) || !PEM_write_bio_X509(certificatePem.get(), x)
        || !PEM_write_bio_PrivateKey(keyPem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr))
        return {};

    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(contentOf(certificatePem.get()), QSsl::Pem));
    configuration.setPrivateKey(QSslKey(contentOf(keyPem.get()), QSsl::Ec, QSsl::Pem));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

CertificateFiles writeSelfSigned(const QString &folder, const Validity &validity)
{
    const QSslConfiguration made = selfSignedConfiguration(validity);
    const CertificateFiles files{folder + QStringLiteral("/certificate.pem"),
                                 folder + QStringLiteral("/key.pem")};
    const std::pair<QString, QByteArray> contents[]
        = {{files.certificate, made.localCertificate().toPem()}, {files.key, made.privateKey().toPem()}};
    for (const auto &[name, pem] : contents) {
        QFile file(name);
        if (!file.open(QIODevice::WriteOnly) || file.write(pem) != pem.size())
            return {};
    }
    return files;
}

} // namespace roomdeck::test
