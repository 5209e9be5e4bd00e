// JSON Web Tokens (RFC 7519) with HS256, RS256 and ES256 signatures, verified with OpenSSL.
#pragma once

#include "core/model/error.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

#include <memory>
#include <vector>

struct evp_pkey_st;

namespace roomdeck {

struct JwtClaims
{
    QByteArray subject;
    qint64 expiresS = 0; ///< Unix seconds; 0 = not said
    bool roomsGiven = false;
    QList<QByteArray> rooms; ///< allowed rooms; a trailing * stands for any ending
    bool canPublish = true;
    bool canSubscribe = true;
};

/// Keys that tokens may be signed with. Immutable after loading; any thread.
class JwtKeys
{
public:
    enum class Algorithm : quint8 { Hs256, Rs256, Es256 };

    /// Reads a PEM public key or certificate, a JWKS file (RFC 7517), or a shared secret (any other file; at
    /// least 32 bytes). The error names the file and the cause. Blocking.
    static JwtKeys load(const QString &file, Error &error);

    bool isEmpty() const { return m_keys.empty(); }
    /// True when `signature` over `text` was made with one of the keys of this algorithm (and of this key id,
    /// when both have one).
    bool verify(Algorithm algorithm, const QByteArray &keyId, QByteArrayView text,
                const QByteArray &signature) const;

private:
    struct Key
    {
        Algorithm algorithm;
        QByteArray id;
        QByteArray secret; // Hs256
        std::shared_ptr<evp_pkey_st> publicKey;
    };

    void addPem(const QByteArray &pem);
    void addJwks(const QByteArray &json);
    void addPublicKey(evp_pkey_st *key, const QByteArray &id);

    std::vector<Key> m_keys;
};

/// Checks signature, expiry and form. The key decides what algorithms are accepted: "none", or a public key
/// used as a shared secret, never pass. On failure `problem` says why, for logs; it never holds the token.
bool verifyJwt(QByteArrayView token, const JwtKeys &keys, qint64 nowS, JwtClaims &claims,
               QByteArray &problem);

} // namespace roomdeck
