#include "tests/core/auth/jwtmaker.h"

#include <QtCore/QtGlobal>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

namespace {

QByteArray bigNumber(EVP_PKEY *key, const char *name, int width)
{
    BIGNUM *number = nullptr;
    EVP_PKEY_get_bn_param(key, name, &number);
    QByteArray bytes(width > 0 ? width : BN_num_bytes(number), '\0');
    BN_bn2binpad(number, reinterpret_cast<unsigned char *>(bytes.data()), int(bytes.size()));
    BN_free(number);
    return bytes;
}

// DER to r and s side by side.
QByteArray rawSignature(const QByteArray &der)
{
    const auto *at = reinterpret_cast<const unsigned char *>(der.constData());
    ECDSA_SIG *signature = d2i_ECDSA_SIG(nullptr, &at, long(der.size()));
    QByteArray raw(64, '\0');
    auto *bytes = reinterpret_cast<unsigned char *>(raw.data());
    BN_bn2binpad(ECDSA_SIG_get0_r(signature), bytes, 32);
    BN_bn2binpad(ECDSA_SIG_get0_s(signature), bytes + 32, 32);
    ECDSA_SIG_free(signature);
    return raw;
}

} // namespace

TestKey::TestKey(const QByteArray &kind)
    : m_kind(kind), m_key(kind == "RSA" ? EVP_RSA_gen(2048) : EVP_EC_gen("P-256"), EVP_PKEY_free)
{
    Q_ASSERT(m_key);
}

QByteArray TestKey::publicPem() const
{
    BIO *bio = BIO_new(BIO_s_mem());
    PEM_write_bio_PUBKEY(bio, m_key.get());
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    QByteArray pem(data, size);
    BIO_free(bio);
    return pem;
}

QByteArray TestKey::jwk(const QByteArray &id) const
{
    const QByteArray head = "{\"kid\":\"" + id + "\",\"kty\":\"" + m_kind + '"';
    if (m_kind == "RSA")
        return head + ",\"n\":\"" + base64Url(bigNumber(m_key.get(), OSSL_PKEY_PARAM_RSA_N, 0))
            + "\",\"e\":\"" + base64Url(bigNumber(m_key.get(), OSSL_PKEY_PARAM_RSA_E, 0)) + "\"}";
    return head + ",\"crv\":\"P-256\",\"x\":\""
        + base64Url(bigNumber(m_key.get(), OSSL_PKEY_PARAM_EC_PUB_X, 32)) + "\",\"y\":\""
        + base64Url(bigNumber(m_key.get(), OSSL_PKEY_PARAM_EC_PUB_Y, 32)) + "\"}";
}

QByteArray TestKey::sign(const QByteArray &text) const
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, m_key.get());
    const auto *data = reinterpret_cast<const unsigned char *>(text.constData());
    size_t size = 0;
    EVP_DigestSign(context, nullptr, &size, data, size_t(text.size()));
    QByteArray signature(qsizetype(size), '\0');
    EVP_DigestSign(context, reinterpret_cast<unsigned char *>(signature.data()), &size, data,
                   size_t(text.size()));
    EVP_MD_CTX_free(context);
    signature.resize(qsizetype(size));
    return m_kind == "EC" ? rawSignature(signature) : signature;
}

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray hmacSha256(const QByteArray &secret, const QByteArray &text)
{
    QByteArray mac(32, '\0');
    unsigned int size = 0;
    HMAC(EVP_sha256(), secret.constData(), int(secret.size()),
         reinterpret_cast<const unsigned char *>(text.constData()), size_t(text.size()),
         reinterpret_cast<unsigned char *>(mac.data()), &size);
    return mac;
}

QByteArray hs256(const QByteArray &claims, const QByteArray &secret, const QByteArray &header)
{
    const QByteArray text = base64Url(header) + '.' + base64Url(claims);
    return text + '.' + base64Url(hmacSha256(secret, text));
}

QByteArray signedWith(const TestKey &key, const QByteArray &claims, const QByteArray &header)
{
    const QByteArray text = base64Url(header) + '.' + base64Url(claims);
    return text + '.' + base64Url(key.sign(text));
}
