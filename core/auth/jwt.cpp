#include "core/auth/jwt.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace roomdeck {

namespace {

constexpr qsizetype MaxTokenBytes = 8 * 1024;
constexpr qsizetype MinSecretBytes = 32; // RFC 7518, 3.2: as long as the hash
constexpr qint64 ClockSkewS = 30;
constexpr double LatestS = 1e15; // far beyond any date; fits every integer it becomes

template <auto Free>
struct Deleter
{
    template <typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};
template <typename T, auto Free>
using Owned = std::unique_ptr<T, Deleter<Free>>;

QByteArray fromBase64Url(QByteArrayView text, bool &ok)
{
    const auto result
        = QByteArray::fromBase64Encoding(text.toByteArray(),
                                         QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals
                                             | QByteArray::AbortOnBase64DecodingErrors);
    ok = result.decodingStatus == QByteArray::Base64DecodingStatus::Ok;
    return result.decoded;
}

BIGNUM *number(const QJsonObject &key, const QString &name)
{
    bool ok = false;
    const QByteArray bytes = fromBase64Url(key[name].toString().toLatin1(), ok);
    if (!ok || bytes.isEmpty())
        return nullptr;
    return BN_bin2bn(reinterpret_cast<const unsigned char *>(bytes.constData()), int(bytes.size()), nullptr);
}

EVP_PKEY *build(const char *kind, OSSL_PARAM *params)
{
    const Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free> context(EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr));
    EVP_PKEY *key = nullptr;
    if (context && params && EVP_PKEY_fromdata_init(context.get()) == 1)
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params);
    return key;
}

EVP_PKEY *rsaKey(const QJsonObject &jwk)
{
    const Owned<BIGNUM, BN_free> n(number(jwk, QStringLiteral("n")));
    const Owned<BIGNUM, BN_free> e(number(jwk, QStringLiteral("e")));
    const Owned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free> builder(OSSL_PARAM_BLD_new());
    if (!n || !e || BN_num_bits(n.get()) < 2048)
        return nullptr;
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get());
    const Owned<OSSL_PARAM, OSSL_PARAM_free> params(OSSL_PARAM_BLD_to_param(builder.get()));
    return build("RSA", params.get());
}

EVP_PKEY *ecKey(const QJsonObject &jwk)
{
    bool okX = false;
    bool okY = false;
    const QByteArray x = fromBase64Url(jwk[QLatin1String("x")].toString().toLatin1(), okX);
    const QByteArray y = fromBase64Url(jwk[QLatin1String("y")].toString().toLatin1(), okY);
    if (jwk[QLatin1String("crv")].toString() != QLatin1String("P-256") || !okX || !okY || x.size() != 32
        || y.size() != 32)
        return nullptr;
    const QByteArray point = '\x04' + x + y; // uncompressed
    const Owned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free> builder(OSSL_PARAM_BLD_new());
    OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0);
    OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.constData(),
                                     size_t(point.size()));
    const Owned<OSSL_PARAM, OSSL_PARAM_free> params(OSSL_PARAM_BLD_to_param(builder.get()));
    return build("EC", params.get());
}

// JWS carries r and s side by side; OpenSSL wants them in DER.
QByteArray toDer(const QByteArray &rawSignature)
{
    if (rawSignature.size() != 64)
        return {};
    const auto *bytes = reinterpret_cast<const unsigned char *>(rawSignature.constData());
    const Owned<ECDSA_SIG, ECDSA_SIG_free> signature(ECDSA_SIG_new());
    ECDSA_SIG_set0(signature.get(), BN_bin2bn(bytes, 32, nullptr), BN_bin2bn(bytes + 32, 32, nullptr));
    unsigned char *der = nullptr;
    const int size = i2d_ECDSA_SIG(signature.get(), &der);
    QByteArray result = size > 0 ? QByteArray(reinterpret_cast<const char *>(der), size) : QByteArray();
    OPENSSL_free(der);
    return result;
}

bool checkHmac(const QByteArray &secret, QByteArrayView text, const QByteArray &signature)
{
    unsigned char mac[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    HMAC(EVP_sha256(), secret.constData(), int(secret.size()),
         reinterpret_cast<const unsigned char *>(text.data()), size_t(text.size()), mac, &size);
    return signature.size() == qsizetype(size) && CRYPTO_memcmp(mac, signature.constData(), size) == 0;
}

bool checkPublic(EVP_PKEY *key, QByteArrayView text, const QByteArray &signature)
{
    const Owned<EVP_MD_CTX, EVP_MD_CTX_free> context(EVP_MD_CTX_new());
    const bool good = !signature.isEmpty()
        && EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1
        && EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char *>(signature.constData()),
                            size_t(signature.size()), reinterpret_cast<const unsigned char *>(text.data()),
                            size_t(text.size()))
            == 1;
    // What OpenSSL noted about a bad token would be taken for a fault of the next TLS connection on this
    // thread.
    ERR_clear_error();
    return good;
}

bool readClaims(const QJsonObject &payload, qint64 nowS, JwtClaims &claims, QByteArray &problem)
{
    claims.subject = payload[QLatin1String("sub")].toString().toUtf8();
    if (claims.subject.isEmpty())
        problem = "the token has no sub";
    const QJsonValue expires = payload[QLatin1String("exp")];
    claims.expiresS = qint64(qBound(-LatestS, expires.toDouble(0), LatestS));
    if (!expires.isUndefined() && (!expires.isDouble() || claims.expiresS + ClockSkewS < nowS))
        problem = "the token has expired";
    if (payload[QLatin1String("nbf")].toDouble(0) > double(nowS + ClockSkewS))
        problem = "the token is not valid yet";
    const QJsonValue rooms = payload[QLatin1String("rooms")];
    claims.roomsGiven = !rooms.isUndefined();
    for (const QJsonValue &room : rooms.toArray())
        claims.rooms.append(room.toString().toUtf8());
    const QJsonValue can = payload[QLatin1String("can")];
    if (!can.isUndefined()) {
        const QJsonArray list = can.toArray();
        claims.canPublish = list.contains(QLatin1String("publish"));
        claims.canSubscribe = list.contains(QLatin1String("subscribe"));
    }
    return problem.isEmpty();
}

} // namespace

JwtKeys JwtKeys::load(const QString &file, Error &error)
{
    JwtKeys keys;
    QFile input(file);
    if (!input.open(QIODevice::ReadOnly)) {
        error = {ErrorCode::BadConfiguration,
                 "cannot read " + file.toUtf8() + ": " + input.errorString().toUtf8()};
        return keys;
    }
    const QByteArray bytes = input.read(1024 * 1024);
    if (bytes.contains("-----BEGIN ")) {
        keys.addPem(bytes);
    } else if (bytes.trimmed().startsWith('{')) {
        keys.addJwks(bytes);
    } else if (bytes.trimmed().size() >= MinSecretBytes) {
        keys.m_keys.push_back({Algorithm::Hs256, {}, bytes.trimmed(), nullptr});
    } else {
        error = {ErrorCode::BadConfiguration, file.toUtf8() + ": a shared secret needs at least 32 bytes"};
    }
    ERR_clear_error();
    if (keys.isEmpty() && !error)
        error = {ErrorCode::BadConfiguration, file.toUtf8() + ": no key for HS256, RS256 or ES256 in it"};
    return keys;
}

void JwtKeys::addPublicKey(EVP_PKEY *key, const QByteArray &id)
{
    if (!key)
        return;
    std::shared_ptr<EVP_PKEY> owned(key, EVP_PKEY_free);
    if (EVP_PKEY_is_a(key, "RSA") == 1 && EVP_PKEY_get_bits(key) >= 2048)
        m_keys.push_back({Algorithm::Rs256, id, {}, std::move(owned)});
    else if (EVP_PKEY_is_a(key, "EC") == 1 && EVP_PKEY_get_bits(key) == 256)
        m_keys.push_back({Algorithm::Es256, id, {}, std::move(owned)});
}

void JwtKeys::addPem(const QByteArray &pem)
{
    const Owned<BIO, BIO_free> bio(BIO_new_mem_buf(pem.constData(), int(pem.size())));
    if (pem.contains("BEGIN CERTIFICATE")) {
        const Owned<X509, X509_free> certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
        if (certificate)
            addPublicKey(X509_get_pubkey(certificate.get()), {});
        return;
    }
    addPublicKey(PEM_read_bio_PUBKEY(bio.get(), nullptr, nullptr, nullptr), {});
}

void JwtKeys::addJwks(const QByteArray &json)
{
    const QJsonObject set = QJsonDocument::fromJson(json).object();
    for (const QJsonValue &value : set[QLatin1String("keys")].toArray()) {
        const QJsonObject jwk = value.toObject();
        const QByteArray id = jwk[QLatin1String("kid")].toString().toUtf8();
        const QString kind = jwk[QLatin1String("kty")].toString();
        if (kind == QLatin1String("RSA")) {
            addPublicKey(rsaKey(jwk), id);
        } else if (kind == QLatin1String("EC")) {
            addPublicKey(ecKey(jwk), id);
        } else if (kind == QLatin1String("oct")) {
            bool ok = false;
            const QByteArray secret = fromBase64Url(jwk[QLatin1String("k")].toString().toLatin1(), ok);
            if (ok && secret.size() >= MinSecretBytes)
                m_keys.push_back({Algorithm::Hs256, id, secret, nullptr});
        }
    }
}

bool JwtKeys::verify(Algorithm algorithm, const QByteArray &keyId, QByteArrayView text,
                     const QByteArray &signature) const
{
    for (const Key &key : m_keys) {
        if (key.algorithm != algorithm || (!keyId.isEmpty() && !key.id.isEmpty() && key.id != keyId))
            continue;
        const bool good = algorithm == Algorithm::Hs256 ? checkHmac(key.secret, text, signature)
            : algorithm == Algorithm::Rs256             ? checkPublic(key.publicKey.get(), text, signature)
                                            : checkPublic(key.publicKey.get(), text, toDer(signature));
        if (good)
            return true;
    }
    return false;
}

bool verifyJwt(QByteArrayView token, const JwtKeys &keys, qint64 nowS, JwtClaims &claims, QByteArray &problem)
{
    problem = "the token is malformed";
    const qsizetype first = token.indexOf('.');
    const qsizetype second = first < 0 ? -1 : token.indexOf('.', first + 1);
    if (token.size() > MaxTokenBytes || second < 0 || token.indexOf('.', second + 1) >= 0)
        return false;
    bool okHeader = false;
    bool okPayload = false;
    bool okSignature = false;
    const QJsonObject header = QJsonDocument::fromJson(fromBase64Url(token.first(first), okHeader)).object();
    const QByteArray payload = fromBase64Url(token.sliced(first + 1, second - first - 1), okPayload);
    const QByteArray signature = fromBase64Url(token.sliced(second + 1), okSignature);
    if (!okHeader || !okPayload || !okSignature || header.contains(QLatin1String("crit")))
        return false;
    const QString name = header[QLatin1String("alg")].toString();
    JwtKeys::Algorithm algorithm = JwtKeys::Algorithm::Hs256;
    if (name == QLatin1String("RS256")) {
        algorithm = JwtKeys::Algorithm::Rs256;
    } else if (name == QLatin1String("ES256")) {
        algorithm = JwtKeys::Algorithm::Es256;
    } else if (name != QLatin1String("HS256")) {
        problem = "this signature algorithm is not accepted";
        return false;
    }
    if (!keys.verify(algorithm, header[QLatin1String("kid")].toString().toUtf8(), token.first(second),
                     signature)) {
        problem = "the signature does not fit";
        return false;
    }
    problem.clear();
    const QJsonDocument document = QJsonDocument::fromJson(payload);
    if (!document.isObject()) {
        problem = "the token is malformed";
        return false;
    }
    return readClaims(document.object(), nowS, claims, problem);
}

} // namespace roomdeck
