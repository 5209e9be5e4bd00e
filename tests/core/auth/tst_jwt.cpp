// Which tokens are believed: signatures by OpenSSL, the known attacks, and every claim.
#include "core/auth/jwt.h"
#include "tests/core/auth/jwtmaker.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <openssl/err.h>

using namespace roomdeck;

namespace {

constexpr qint64 Now = 1'800'000'000;
const QByteArray Secret = "0123456789abcdef0123456789abcdef";
const QByteArray Claims = R"({"sub":"anna","exp":1800000600})";
const QByteArray RsHeader = R"({"alg":"RS256"})";
const QByteArray EsHeader = R"({"alg":"ES256"})";

} // namespace

class TestJwt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signatures_data();
    void signatures();
    void refused_data();
    void refused();
    void keyIds();
    void claims();
    void times_data();
    void times();
    void keyFiles_data();
    void keyFiles();
    void leavesNoOpenSslErrors();

private:
    JwtKeys load(const QByteArray &content);
    bool isBelieved(const QByteArray &token, const JwtKeys &keys);

    QTemporaryDir m_dir;
    TestKey m_rsa{"RSA"};
    TestKey m_ec{"EC"};
    Error m_error;
    JwtClaims m_claims;
    QByteArray m_problem;
};

JwtKeys TestJwt::load(const QByteArray &content)
{
    QFile file(m_dir.filePath(QStringLiteral("key")));
    m_error = {};
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write the key");
    file.close();
    return JwtKeys::load(file.fileName(), m_error);
}

bool TestJwt::isBelieved(const QByteArray &token, const JwtKeys &keys)
{
    m_claims = {};
    m_problem.clear();
    const bool believed = verifyJwt(token, keys, Now, m_claims, m_problem);
    if (believed != m_problem.isEmpty())
        qFatal("a problem and a verdict that contradict each other");
    return believed;
}

void TestJwt::signatures_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("token");
    const QByteArray rs = signedWith(m_rsa, Claims, RsHeader);
    const QByteArray es = signedWith(m_ec, Claims, EsHeader);
    QTest::newRow("HS256 secret") << Secret + '\n' << hs256(Claims, Secret);
    QTest::newRow("RS256 PEM") << m_rsa.publicPem() << rs;
    QTest::newRow("ES256 PEM") << m_ec.publicPem() << es;
    QTest::newRow("RS256 JWKS") << "{\"keys\":[" + m_rsa.jwk("r") + "]}" << rs;
    QTest::newRow("ES256 JWKS") << "{\"keys\":[" + m_ec.jwk("e") + "]}" << es;
    QTest::newRow("HS256 JWKS") << "{\"keys\":[{\"kty\":\"oct\",\"k\":\"" + base64Url(Secret) + "\"}]}"
                                << hs256(Claims, Secret);
}

void TestJwt::signatures()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, token);
    const JwtKeys keys = load(key);
    QVERIFY2(!m_error, m_error.detail.constData());
    QVERIFY2(isBelieved(token, keys), m_problem.constData());
    QCOMPARE(m_claims.subject, QByteArray("anna"));
    QCOMPARE(m_claims.expiresS, qint64(1'800'000'600));

    // One changed bit anywhere ends the belief.
    for (const qsizetype part : {token.indexOf('.') + 2, token.lastIndexOf('.') + 2}) {
        QByteArray forged = token;
        forged[part] = forged[part] == 'A' ? 'B' : 'A';
        QVERIFY(!isBelieved(forged, keys));
        QVERIFY2(!m_problem.contains(forged), "the token is in the message");
    }
}

void TestJwt::refused_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("token");
    const QByteArray good = hs256(Claims, Secret);
    const QByteArray pem = m_rsa.publicPem();
    const QByteArray none = base64Url(R"({"alg":"none"})") + '.' + base64Url(Claims) + '.';
    QTest::newRow("none") << Secret << none;
    QTest::newRow("None") << Secret << base64Url(R"({"alg":"None"})") + '.' + base64Url(Claims) + '.';
    QTest::newRow("none with a signature") << Secret << none + "AAAA";
    QTest::newRow("none, RSA key") << pem << none;
    QTest::newRow("RSA key as HMAC secret") << pem << hs256(Claims, pem);
    QTest::newRow("RSA key as HMAC secret, trimmed") << pem << hs256(Claims, pem.trimmed());
    QTest::newRow("RS256 said, HMAC made") << pem << hs256(Claims, pem, RsHeader);
    QTest::newRow("HS512") << Secret << hs256(Claims, Secret, R"({"alg":"HS512"})");
    QTest::newRow("no alg") << Secret << hs256(Claims, Secret, "{}");
    QTest::newRow("crit") << Secret << hs256(Claims, Secret, R"({"alg":"HS256","crit":["x"]})");
    QTest::newRow("wrong secret") << Secret << hs256(Claims, "f" + Secret.sliced(1));
    QTest::newRow("wrong RSA key") << pem << signedWith(TestKey("RSA"), Claims, RsHeader);
    QTest::newRow("wrong EC key") << m_ec.publicPem() << signedWith(TestKey("EC"), Claims, EsHeader);
    QTest::newRow("EC token, RSA key") << pem << signedWith(m_ec, Claims, EsHeader);
    QTest::newRow("empty signature") << Secret << good.first(good.lastIndexOf('.') + 1);
    QTest::newRow("zero ECDSA signature")
        << m_ec.publicPem()
        << base64Url(EsHeader) + '.' + base64Url(Claims) + '.' + base64Url(QByteArray(64, '\0'));
    QTest::newRow("empty") << Secret << QByteArray();
    QTest::newRow("dots") << Secret << QByteArray("..");
    QTest::newRow("one part") << Secret << QByteArray("abc");
    QTest::newRow("four parts") << Secret << good + ".x";
    QTest::newRow("not base64") << Secret << QByteArray("a b.c d.e f");
    QTest::newRow("header no JSON") << Secret << hs256(Claims, Secret, "alg");
    QTest::newRow("payload no JSON") << Secret << hs256("anna", Secret);
    QTest::newRow("payload an array") << Secret << hs256("[1]", Secret);
    QTest::newRow("huge") << Secret
                          << hs256("{\"sub\":\"anna\",\"x\":\"" + QByteArray(20'000, 'x') + "\"}", Secret);
    QTest::newRow("no sub") << Secret << hs256("{}", Secret);
    QTest::newRow("sub a number") << Secret << hs256("{\"sub\":7}", Secret);
}

void TestJwt::refused()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, token);
    const JwtKeys keys = load(key);
    QVERIFY2(!m_error, m_error.detail.constData());
    QVERIFY(!isBelieved(token, keys));
    QVERIFY(!m_problem.isEmpty());
}

void TestJwt::keyIds()
{
    const TestKey second("RSA");
    const JwtKeys keys = load("{\"keys\":[" + m_rsa.jwk("one") + ',' + second.jwk("two") + ','
                              + m_ec.jwk("three") + ",{\"kty\":\"OKP\",\"crv\":\"Ed25519\"},7]}");
    QVERIFY(!m_error);
    const auto token
        = [](const TestKey &key, const QByteArray &header) { return signedWith(key, Claims, header); };
    QVERIFY(isBelieved(token(m_rsa, R"({"alg":"RS256","kid":"one"})"), keys));
    QVERIFY(isBelieved(token(second, R"({"alg":"RS256","kid":"two"})"), keys));
    QVERIFY(isBelieved(token(second, RsHeader), keys)); // no id: any key of the algorithm
    QVERIFY(isBelieved(token(m_ec, R"({"alg":"ES256","kid":"three"})"), keys));
    QVERIFY(!isBelieved(token(second, R"({"alg":"RS256","kid":"one"})"), keys));
    QVERIFY(!isBelieved(token(m_rsa, R"({"alg":"RS256","kid":"four"})"), keys));
}

void TestJwt::claims()
{
    const JwtKeys keys = load(Secret);
    QVERIFY(isBelieved(hs256(R"({"sub":"anna"})", Secret), keys));
    QVERIFY(!m_claims.roomsGiven);
    QVERIFY(m_claims.canPublish && m_claims.canSubscribe);
    QCOMPARE(m_claims.expiresS, qint64(0));

    QVERIFY(isBelieved(hs256(R"({"sub":"a","rooms":["x","team-*"],"can":["subscribe"]})", Secret), keys));
    QVERIFY(m_claims.roomsGiven);
    QCOMPARE(m_claims.rooms, (QList<QByteArray>{"x", "team-*"}));
    QVERIFY(!m_claims.canPublish && m_claims.canSubscribe);

    // What is written wrongly allows nothing.
    QVERIFY(isBelieved(hs256(R"({"sub":"a","rooms":"x","can":"publish"})", Secret), keys));
    QVERIFY(m_claims.roomsGiven && m_claims.rooms.isEmpty());
    QVERIFY(!m_claims.canPublish && !m_claims.canSubscribe);
}

void TestJwt::times_data()
{
    QTest::addColumn<QByteArray>("claim");
    QTest::addColumn<bool>("believed");
    QTest::newRow("valid") << QByteArray("\"exp\":1800000001") << true;
    QTest::newRow("within the skew") << QByteArray("\"exp\":1799999980") << true;
    QTest::newRow("expired") << QByteArray("\"exp\":1799999900") << false;
    QTest::newRow("zero") << QByteArray("\"exp\":0") << false;
    QTest::newRow("negative") << QByteArray("\"exp\":-1e300") << false;
    QTest::newRow("in the far future") << QByteArray("\"exp\":1e300") << true;
    QTest::newRow("text") << QByteArray("\"exp\":\"1800000600\"") << false;
    QTest::newRow("null") << QByteArray("\"exp\":null") << false;
    QTest::newRow("valid already") << QByteArray("\"nbf\":1799999000") << true;
    QTest::newRow("not yet") << QByteArray("\"nbf\":1800000100") << false;
}

void TestJwt::times()
{
    QFETCH(QByteArray, claim);
    QFETCH(bool, believed);
    QCOMPARE(isBelieved(hs256("{\"sub\":\"anna\"," + claim + '}', Secret), load(Secret)), believed);
}

void TestJwt::keyFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("short secret") << Secret.chopped(1);
    QTest::newRow("empty JWKS") << QByteArray("{\"keys\":[]}");
    QTest::newRow("broken JSON") << QByteArray("{\"keys\":[{");
    QTest::newRow("weak RSA") << QByteArray(R"({"keys":[{"kty":"RSA","n":"AQAB","e":"AQAB"}]})");
    QTest::newRow("EC point off the curve") << "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\""
            + base64Url(QByteArray(32, '\1')) + "\",\"y\":\"" + base64Url(QByteArray(32, '\1')) + "\"}]}";
    QTest::newRow("broken PEM") << QByteArray("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n");
}

void TestJwt::keyFiles()
{
    QFETCH(QByteArray, content);
    const JwtKeys keys = load(content);
    QCOMPARE(m_error.code, ErrorCode::BadConfiguration);
    QVERIFY(keys.isEmpty());
    QVERIFY(m_error.detail.contains(m_dir.path().toUtf8()));
    QVERIFY(content.size() < 8 || !m_error.detail.contains(content.left(8))); // no secrets in messages
    JwtKeys::load(m_dir.filePath(QStringLiteral("none")), m_error = {});
    QCOMPARE(m_error.code, ErrorCode::BadConfiguration);
}

// TLS connections on the same thread would take them for their own.
void TestJwt::leavesNoOpenSslErrors()
{
    ERR_clear_error();
    const JwtKeys keys = load("{\"keys\":[" + m_rsa.jwk("r") + ',' + m_ec.jwk("e") + "]}");
    isBelieved(signedWith(TestKey("RSA"), Claims, RsHeader), keys);
    isBelieved(base64Url(EsHeader) + '.' + base64Url(Claims) + '.' + base64Url(QByteArray(64, '\xff')), keys);
    load("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n");
    QCOMPARE(ERR_peek_error(), 0ul);
}

QTEST_APPLESS_MAIN(TestJwt)
#include "tst_jwt.moc"
