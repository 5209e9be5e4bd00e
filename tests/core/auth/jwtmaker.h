// Signs JSON Web Tokens for tests, with OpenSSL and without the code under test.
#pragma once

#include <QtCore/QByteArray>

#include <memory>

struct evp_pkey_st;

/// A key pair. Kind is "RSA" (2048 bits) or "EC" (P-256).
class TestKey
{
public:
    explicit TestKey(const QByteArray &kind);

    QByteArray publicPem() const;
    /// The public key as a member of a JWKS.
    QByteArray jwk(const QByteArray &id) const;
    /// RS256 or ES256 over `text`, as JWS carries it.
    QByteArray sign(const QByteArray &text) const;

private:
    QByteArray m_kind;
    std::shared_ptr<evp_pkey_st> m_key;
};

QByteArray base64Url(const QByteArray &bytes);
QByteArray hmacSha256(const QByteArray &secret, const QByteArray &text);

QByteArray hs256(const QByteArray &claims, const QByteArray &secret,
                 const QByteArray &header = R"({"alg":"HS256","typ":"JWT"})");
QByteArray signedWith(const TestKey &key, const QByteArray &claims, const QByteArray &header);
