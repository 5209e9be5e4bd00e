// Tokens and key files by strangers. The first byte chooses: a token as it comes, claims that are then signed
// with the right key, a header and claims that are, or a key file.
#include "core/auth/jwt.h"
#include "core/model/names.h"
#include "tests/fuzz/check.h"

#include <QtCore/QMessageAuthenticationCode>

#include <sys/mman.h>
#include <unistd.h>

using namespace roomdeck;

namespace {

constexpr qint64 Now = 1'795'351'267;
const QByteArray secret("a-secret-of-more-than-thirty-two-bytes");

JwtKeys keysOf(QByteArrayView content, Error &error)
{
    const int descriptor = ::memfd_create("keys", MFD_CLOEXEC);
    CHECK(descriptor >= 0 && ::write(descriptor, content.data(), size_t(content.size())) == content.size());
    JwtKeys keys = JwtKeys::load(QStringLiteral("/proc/self/fd/%1").arg(descriptor), error);
    ::close(descriptor);
    return keys;
}

QByteArray encoded(QByteArrayView bytes)
{
    return bytes.toByteArray().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray signedToken(QByteArrayView header, QByteArrayView claims)
{
    const QByteArray text = encoded(header) + '.' + encoded(claims);
    return text + '.' + encoded(QMessageAuthenticationCode::hash(text, secret, QCryptographicHash::Sha256));
}

bool check(const QByteArray &token, const JwtKeys &keys)
{
    JwtClaims claims;
    QByteArray problem;
    const bool good = verifyJwt(token, keys, Now, claims, problem);
    CHECK(good == problem.isEmpty());
    if (good) {
        CHECK(claims.expiresS == 0 || claims.expiresS >= Now - 120);
        CHECK(claims.subject.isEmpty() || isValidName(claims.subject));
    } else {
        CHECK(token.size() < 16 || !problem.contains(token));
    }
    return good;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static Error none;
    static const JwtKeys keys = keysOf(secret, none);
    CHECK(!keys.isEmpty());
    if (size == 0)
        return 0;
    const QByteArrayView rest(data + 1, qsizetype(size - 1));
    const qsizetype line = rest.indexOf('\n');
    switch (data[0] % 4) {
    case 0: // nobody guesses a signature
        CHECK(!check(rest.toByteArray(), keys));
        break;
    case 1:
        check(signedToken(R"({"alg":"HS256"})", rest), keys);
        break;
    case 2:
        if (line >= 0)
            check(signedToken(rest.first(line), rest.sliced(line + 1)), keys);
        break;
    default: {
        Error error;
        const JwtKeys others = keysOf(rest, error);
        CHECK(error || !others.isEmpty());
        if (rest != QByteArrayView(secret))
            CHECK(!check(signedToken(R"({"alg":"HS256"})", R"({"sub":"anna"})"), others));
    }
    }
    return 0;
}
