// Who a client is: where the token may stand, what it allows, and how guessing is slowed.
#include "core/auth/authenticator.h"
#include "core/settings/serversettings.h"
#include "tests/core/auth/jwtmaker.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace roomdeck;

namespace {

const QByteArray Token = "correct-horse-battery";
const QByteArray Secret = "0123456789abcdef0123456789abcdef";

} // namespace

class TestAuthenticator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void off();
    void sharedToken_data();
    void sharedToken();
    void jwt();
    void badSettings_data();
    void badSettings();
    void rooms_data();
    void rooms();
    void guessing();
    void guessingByMany();

private:
    ServerSettings settings(ServerSettings::Auth auth, const QByteArray &file);

    QTemporaryDir m_dir;
};

ServerSettings TestAuthenticator::settings(ServerSettings::Auth auth, const QByteArray &content)
{
    QFile file(m_dir.filePath(QStringLiteral("secret")));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write the secret");
    ServerSettings result;
    result.auth = auth;
    result.authFile = file.fileName();
    return result;
}

void TestAuthenticator::off()
{
    Identity identity;
    QByteArray problem;
    QVERIFY(Authenticator().isOff());
    QVERIFY(Authenticator().authenticate({}, 0, identity, problem));
    QVERIFY(!identity.authenticated && identity.canPublish && identity.canSubscribe);
}

void TestAuthenticator::sharedToken_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("allowed");
    const QByteArray ws = "/ws?room_id=r";
    const QByteArray protocol = "Sec-WebSocket-Protocol";
    QTest::newRow("header") << ws << QByteArray("Authorization") << "Bearer " + Token << true;
    QTest::newRow("header, small letters") << ws << QByteArray("authorization") << "bearer  " + Token << true;
    QTest::newRow("subprotocol") << ws << protocol << "bearer, " + Token << true;
    QTest::newRow("query") << ws + "&token=" + Token << QByteArray("X") << QByteArray() << true;
    QTest::newRow("query, long name")
        << ws + "&access_token=" + Token << QByteArray("X") << QByteArray() << true;
    QTest::newRow("query, escaped") << ws + "&token=%63" + Token.sliced(1) << QByteArray("X") << QByteArray()
                                    << true;
    QTest::newRow("nowhere") << ws << QByteArray("X") << Token << false;
    QTest::newRow("wrong") << ws << QByteArray("Authorization") << "Bearer " + Token + 'x' << false;
    QTest::newRow("prefix") << ws << QByteArray("Authorization") << "Bearer " + Token.chopped(1) << false;
    QTest::newRow("basic") << ws << QByteArray("Authorization") << "Basic " + Token << false;
    QTest::newRow("only subprotocol") << ws << protocol << Token << false;
    QTest::newRow("other subprotocol") << ws << protocol << "chat, " + Token << false;
    QTest::newRow("the header counts")
        << ws + "&token=" + Token << QByteArray("Authorization") << QByteArray("Bearer x") << false;
}

void TestAuthenticator::sharedToken()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(bool, allowed);
    Error error;
    const Authenticator authenticator(settings(ServerSettings::Auth::Token, Token + '\n'), error);
    QVERIFY2(!error, error.detail.constData());
    QVERIFY(!authenticator.isOff());
    HttpRequest request;
    request.target = target;
    request.headers = {{name, value}};
    Identity identity;
    QByteArray problem;
    QCOMPARE(authenticator.authenticate(request, 0, identity, problem), allowed);
    QCOMPARE(identity.authenticated, allowed);
    QCOMPARE(problem.isEmpty(), allowed);
    QVERIFY(!problem.contains(Token.first(8)));
    QVERIFY(identity.user.isEmpty()); // everybody has the same token: it says nothing about names
}

void TestAuthenticator::jwt()
{
    Error error;
    const Authenticator authenticator(settings(ServerSettings::Auth::Jwt, Secret), error);
    QVERIFY2(!error, error.detail.constData());
    HttpRequest request;
    const auto tokenWith = [&](const QByteArray &claims) {
        request.target = "/ws?user_id=somebody-else&token=" + hs256(claims, Secret);
    };
    Identity identity;
    QByteArray problem;
    tokenWith(R"({"sub":"anna","exp":2000,"rooms":["a","team-*"],"can":["publish"]})");
    QVERIFY2(authenticator.authenticate(request, 1000, identity, problem), problem.constData());
    QVERIFY(identity.authenticated);
    QCOMPARE(identity.user, QByteArray("anna"));
    QCOMPARE(identity.expiresS, qint64(2000));
    QVERIFY(identity.canPublish && !identity.canSubscribe);
    QVERIFY(identity.mayEnter("team-7") && !identity.mayEnter("b"));

    QVERIFY(!authenticator.authenticate(request, 3000, identity, problem));
    QVERIFY(!identity.authenticated && identity.user.isEmpty()); // nothing stays of a refused token
    QVERIFY(problem.contains("expired"));
}

void TestAuthenticator::badSettings_data()
{
    QTest::addColumn<int>("auth");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("short token") << int(ServerSettings::Auth::Token) << QByteArray("hunter2");
    QTest::newRow("empty token") << int(ServerSettings::Auth::Token) << QByteArray("\n \n");
    QTest::newRow("no key") << int(ServerSettings::Auth::Jwt) << QByteArray("{}");
}

void TestAuthenticator::badSettings()
{
    QFETCH(int, auth);
    QFETCH(QByteArray, content);
    ServerSettings wanted = settings(ServerSettings::Auth(auth), content);
    Error error;
    const Authenticator bad(wanted, error);
    QCOMPARE(error.code, ErrorCode::BadConfiguration);
    wanted.authFile += QStringLiteral("-missing");
    const Authenticator missing(wanted, error = {});
    QCOMPARE(error.code, ErrorCode::BadConfiguration);
    wanted.authFile.clear();
    const Authenticator unnamed(wanted, error = {});
    QCOMPARE(error.code, ErrorCode::BadConfiguration);
}

void TestAuthenticator::rooms_data()
{
    QTest::addColumn<QList<QByteArray>>("allowed");
    QTest::addColumn<QByteArray>("room");
    QTest::addColumn<bool>("may");
    QTest::newRow("same") << QList<QByteArray>{"a"} << QByteArray("a") << true;
    QTest::newRow("other") << QList<QByteArray>{"a"} << QByteArray("b") << false;
    QTest::newRow("none") << QList<QByteArray>{} << QByteArray("a") << false;
    QTest::newRow("pattern") << QList<QByteArray>{"x", "team-*"} << QByteArray("team-1") << true;
    QTest::newRow("the pattern's beginning") << QList<QByteArray>{"team-*"} << QByteArray("team-") << true;
    QTest::newRow("not the beginning") << QList<QByteArray>{"team-*"} << QByteArray("a-team-1") << false;
    QTest::newRow("everything") << QList<QByteArray>{"*"} << QByteArray("a") << true;
    QTest::newRow("a star inside is no pattern") << QList<QByteArray>{"t*m"} << QByteArray("team") << false;
    QTest::newRow("letter case counts") << QList<QByteArray>{"a"} << QByteArray("A") << false;
}

void TestAuthenticator::rooms()
{
    QFETCH(QList<QByteArray>, allowed);
    QFETCH(QByteArray, room);
    QFETCH(bool, may);
    Identity identity;
    QVERIFY(identity.mayEnter(room)); // nothing said: every room
    identity.roomsGiven = true;
    identity.rooms = allowed;
    QCOMPARE(identity.mayEnter(room), may);
}

void TestAuthenticator::guessing()
{
    GuessLimiter limiter;
    for (int i = 0; i < 5; ++i) {
        QVERIFY(limiter.mayTry("a", i));
        limiter.failed("a", i);
    }
    QVERIFY(!limiter.mayTry("a", 5));
    QVERIFY(limiter.mayTry("b", 5)); // others are not held up
    QVERIFY(!limiter.mayTry("a", 6'003));
    QVERIFY(limiter.mayTry("a", 6'004)); // six seconds after the last failure
    limiter.failed("a", 6'004);
    QVERIFY(!limiter.mayTry("a", 12'003));
    limiter.succeeded("a");
    QVERIFY(limiter.mayTry("a", 12'003));
    for (int i = 0; i < 5; ++i)
        limiter.failed("a", 20'000);
    QVERIFY(!limiter.mayTry("a", 20'001));
    QVERIFY(limiter.mayTry("a", 20'000 + 600'001)); // forgotten
    limiter.failed("a", 700'000);
    QVERIFY(limiter.mayTry("a", 700'001)); // and counted from the beginning
}

void TestAuthenticator::guessingByMany()
{
    GuessLimiter limiter;
    for (int i = 0; i < 50'000; ++i)
        limiter.failed(QByteArray::number(i), i);
    QVERIFY(limiter.mayTry("fresh", 50'000));
    // Whoever guessed lately is not forgotten for the others who come.
    for (int i = 0; i < 5; ++i)
        limiter.failed("late", 50'000);
    for (int i = 0; i < 3'000; ++i)
        limiter.failed("other " + QByteArray::number(i), 50'001);
    QVERIFY(!limiter.mayTry("late", 50'002));
}

QTEST_APPLESS_MAIN(TestAuthenticator)
#include "tst_authenticator.moc"
