// API tokens: made, found, revoked, kept as hashes in a file nobody else can read.
#include "core/auth/apitokenfile.h"

#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace roomdeck;

class TestApiTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roles();
    void secrets();
    void keptAsHashes();
    void sameNameReplaces();
    void files_data();
    void files();
    void cannotBeWritten();
    void usesAreKept();
    void damagedUses();
    void tellsWhoChangedThem();

private:
    QTemporaryDir m_dir;
};

void TestApiTokens::roles()
{
    for (const ApiRole role : {ApiRole::Observe, ApiRole::Publish, ApiRole::Moderate, ApiRole::Admin})
        QCOMPARE(roleFromName(roleName(role)), role);
    for (const char *name : {"", "none", "Admin", "root"})
        QCOMPARE(roleFromName(name), ApiRole::None);
    QVERIFY(ApiRole::Observe < ApiRole::Publish && ApiRole::Moderate < ApiRole::Admin);
}

void TestApiTokens::secrets()
{
    ApiTokens tokens;
    const NewApiToken first = tokens.create("first", ApiRole::Observe, 1);
    const NewApiToken second = tokens.create("second", ApiRole::Admin, 2);
    QVERIFY(first.secret.startsWith("rdk_") && first.secret.size() == 36);
    QVERIFY(first.secret != second.secret);
    QCOMPARE(tokens.find(first.secret), first.token);
    QCOMPARE(tokens.find(second.secret).role, ApiRole::Admin);
    for (const QByteArray &wrong : {QByteArray(), QByteArray("rdk_"), first.secret.chopped(1),
                                    first.secret + 'x', first.token.hash, first.secret.toUpper()})
        QCOMPARE(tokens.find(wrong).role, ApiRole::None);
    QVERIFY(tokens.revoke("first"));
    QVERIFY(!tokens.revoke("first"));
    QCOMPARE(tokens.find(first.secret).role, ApiRole::None);
    QCOMPARE(tokens.find(second.secret).role, ApiRole::Admin);
}

void TestApiTokens::keptAsHashes()
{
    const QString file = ApiTokens::fileIn(m_dir.filePath(QStringLiteral("not/there/yet")));
    ApiTokens tokens;
    const NewApiToken made = tokens.create("deploy ключ", ApiRole::Publish, 1'700'000'000'000'000);
    QVERIFY(!tokens.save(file));

    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QVERIFY(!written.readAll().contains(made.secret));
    QCOMPARE(written.permissions()
                 & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());

    Error error;
    const ApiTokens loaded = ApiTokens::load(file, error);
    QVERIFY(!error);
    QCOMPARE(loaded.list(), tokens.list());
    QCOMPARE(loaded.find(made.secret), made.token);
}

void TestApiTokens::sameNameReplaces()
{
    ApiTokens tokens;
    const QByteArray old = tokens.create("a", ApiRole::Admin, 1).secret;
    const QByteArray fresh = tokens.create("a", ApiRole::Observe, 2).secret;
    QCOMPARE(tokens.list().size(), 1);
    QCOMPARE(tokens.find(old).role, ApiRole::None);
    QCOMPARE(tokens.find(fresh).role, ApiRole::Observe);
}

void TestApiTokens::files_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("readable");
    QTest::addColumn<int>("count");
    const QByteArray hash(64, 'a');
    const QByteArray good = "{\"name\":\"a\",\"role\":\"admin\",\"sha256\":\"" + hash + "\"}";
    QTest::newRow("empty list") << QByteArray("[]") << true << 0;
    QTest::newRow("one") << '[' + good + ']' << true << 1;
    QTest::newRow("unknown role") << '[' + QByteArray(good).replace("admin", "root") + ']' << true << 0;
    QTest::newRow("short hash") << '[' + QByteArray(good).replace(hash, "aa") + ']' << true << 0;
    QTest::newRow("no objects") << QByteArray("[1,null,\"x\"]") << true << 0;
    QTest::newRow("empty file") << QByteArray() << false << 0;
    QTest::newRow("an object") << good << false << 0;
    QTest::newRow("cut off") << QByteArray("[{\"name\"") << false << 0;
}

void TestApiTokens::files()
{
    QFETCH(QByteArray, content);
    QFETCH(bool, readable);
    QFETCH(int, count);
    QFile file(m_dir.filePath(QStringLiteral("tokens.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    Error error;
    const ApiTokens tokens = ApiTokens::load(file.fileName(), error);
    QCOMPARE(!error, readable);
    QCOMPARE(tokens.list().size(), count);
    const ApiTokens none = ApiTokens::load(m_dir.filePath(QStringLiteral("none.json")), error = {});
    QVERIFY(!error && none.isEmpty());
}

void TestApiTokens::cannotBeWritten()
{
    const Error error = ApiTokens().save(QStringLiteral("/proc/tokens.json"));
    QVERIFY(bool(error));
    QVERIFY(error.detail.contains("/proc/tokens.json"));
}

void TestApiTokens::usesAreKept()
{
    const QString folder = m_dir.filePath(QStringLiteral("uses"));
    const qint64 later = QDateTime::currentMSecsSinceEpoch() * 1000 + 3'600'000'000;
    TokenUses thisRun;
    Error error;
    {
        ApiTokenFile file(folder);
        file.keepUses([&] { return thisRun; });
        file.create("shop", ApiRole::Publish, error);
        file.create("boss", ApiRole::Admin, error);
        QVERIFY(!error && file.uses().isEmpty());
        thisRun = {{"shop", later}, {"stranger", later}};
        QCOMPARE(file.uses(), TokenUses({{"shop", later}}));
    }
    QCOMPARE(QFile::permissions(tokenUsesFileIn(folder))
                 & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
    thisRun = {{"boss", later + 1}};
    {
        ApiTokenFile file(folder);
        QCOMPARE(file.uses(), TokenUses({{"shop", later}}));
        file.keepUses([&] { return thisRun; });
        QCOMPARE(file.uses(), TokenUses({{"shop", later}, {"boss", later + 1}}));
        QVERIFY(!file.revoke("shop"));
    }
    QCOMPARE(loadTokenUses(tokenUsesFileIn(folder)), TokenUses({{"boss", later + 1}}));
    // Another token under an old name was never used.
    QVERIFY(!saveTokenUses(tokenUsesFileIn(folder), {{"boss", 1}}));
    ApiTokenFile again(folder);
    again.create("boss", ApiRole::Observe, error);
    QVERIFY(again.uses().isEmpty());
}

void TestApiTokens::damagedUses()
{
    QFile file(m_dir.filePath(QStringLiteral("token-uses.json")));
    for (const char *content : {"", "[]", "{\"a\":\"x\"}", "{\"a\":-1}", "{\"a\":"}) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        QVERIFY2(loadTokenUses(file.fileName()).isEmpty(), content);
    }
    QVERIFY(loadTokenUses(m_dir.filePath(QStringLiteral("none"))).isEmpty());
    QVERIFY(bool(saveTokenUses(QStringLiteral("/proc/uses.json"), {})));
}

void TestApiTokens::tellsWhoChangedThem()
{
    const QString folder = m_dir.filePath(QStringLiteral("changes"));
    QVERIFY(QDir().mkpath(folder));
    ApiTokenFile ours(folder);
    QSignalSpy changed(&ours, &ApiTokenFile::changed);
    Error error;
    ours.create("shop", ApiRole::Publish, error);
    QVERIFY(!error);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.last().at(1).value<Actor>(), Actor::operatorAtWindow());
    ApiTokenFile another(folder); // as another program
    QVERIFY(!another.revoke("shop"));
    QTRY_COMPARE(changed.count(), 2);
    QCOMPARE(changed.last().at(1).value<Actor>(), Actor::tokenFile());
}

QTEST_GUILESS_MAIN(TestApiTokens)
#include "tst_apitokens.moc"
