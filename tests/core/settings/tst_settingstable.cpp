// The table of settings: complete, consistent, and read from everywhere in the right order.
#include "core/settings/commandline.h"
#include "core/settings/settingschange.h"
#include "core/settings/settingstable.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <array>
#include <cstring>

using namespace roomdeck;

using LimitValues = std::array<int, sizeof(Limits) / sizeof(int)>;

class TestSettingsTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLimitIsAKey();
    void everySetting_data();
    void everySetting();
    void boundsOfNumbers_data();
    void boundsOfNumbers();
    void lists_data();
    void lists();
    void printedFilesReadBack();
    void flagsBeforeEnvironmentBeforeFile();
    void programsKnowTheirFlags();
    void changesWhileHosting_data();
    void changesWhileHosting();

private:
    static const SettingInfo *find(const SettingsTable &table, const QByteArray &key);
    static LimitValues valuesOf(const Limits &limits);
};

const SettingInfo *TestSettingsTable::find(const SettingsTable &table, const QByteArray &key)
{
    for (const SettingInfo &setting : table.settings()) {
        if (setting.key == key)
            return &setting;
    }
    return nullptr;
}

LimitValues TestSettingsTable::valuesOf(const Limits &limits)
{
    static_assert(std::is_trivially_copyable_v<Limits>, "Limits is ints and nothing else");
    LimitValues values;
    std::memcpy(values.data(), &limits, sizeof limits);
    return values;
}

void TestSettingsTable::everyLimitIsAKey()
{
    const SettingsTable table;
    const LimitValues defaults = valuesOf({});
    QSet<int> reached;
    for (const SettingInfo &setting : table.settings()) {
        if (!setting.key.startsWith("limits."))
            continue;
        ServerSettings settings;
        QVERIFY2(setting.write(settings, "20000") || setting.write(settings, "999"), setting.key.constData());
        if (settings.limits == Limits()) // 20000 was its default
            QVERIFY(setting.write(settings, "999"));
        const LimitValues values = valuesOf(settings.limits);
        int changed = -1;
        for (int i = 0; i < int(values.size()); ++i) {
            if (values[size_t(i)] != defaults[size_t(i)]) {
                QCOMPARE(changed, -1);
                changed = i;
            }
        }
        QVERIFY2(changed >= 0 && !reached.contains(changed), setting.key.constData());
        reached.insert(changed);
    }
    QCOMPARE(reached.size(), qsizetype(defaults.size()));
}

void TestSettingsTable::everySetting_data()
{
    QTest::addColumn<QByteArray>("key");
    const SettingsTable table;
    for (const SettingInfo &setting : table.settings())
        QTest::newRow(setting.key.constData()) << setting.key;
}

void TestSettingsTable::everySetting()
{
    QFETCH(QByteArray, key);
    const SettingsTable table;
    const SettingInfo &setting = *find(table, key);
    QVERIFY(!setting.help.isEmpty());
    QVERIFY(!setting.range.isEmpty());
    QCOMPARE(setting.environmentName(), "ROOMDECK_" + QByteArray(key).toUpper().replace('.', '_'));
    ServerSettings settings;
    QByteArray standard = setting.read(settings);
    if (standard.startsWith('"'))
        standard = standard.sliced(1, standard.size() - 2);
    QVERIFY2(setting.write(settings, standard), standard.constData());
    QCOMPARE(settings, ServerSettings());
    if (setting.range == "a file")
        return; // any text will do
    const Error error = table.set(settings, key, "no such thing");
    QCOMPARE(error.code, ErrorCode::BadConfiguration);
    QCOMPARE(error.detail, key + " must be " + setting.range + ", not \"no such thing\"");
    QCOMPARE(settings, ServerSettings());
}

void TestSettingsTable::boundsOfNumbers_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<qint64>("least");
    QTest::addColumn<qint64>("most");
    static const QRegularExpression pattern(QStringLiteral("^(-?\\d+) to (\\d+)$"));
    const SettingsTable table;
    for (const SettingInfo &setting : table.settings()) {
        const auto match = pattern.match(QString::fromLatin1(setting.range));
        if (match.hasMatch())
            QTest::newRow(setting.key.constData())
                << setting.key << match.captured(1).toLongLong() << match.captured(2).toLongLong();
    }
}

void TestSettingsTable::boundsOfNumbers()
{
    QFETCH(QByteArray, key);
    QFETCH(qint64, least);
    QFETCH(qint64, most);
    const SettingsTable table;
    ServerSettings settings;
    for (const qint64 good : {least, most}) {
        QVERIFY(!table.set(settings, key, QByteArray::number(good)));
        QCOMPARE(find(table, key)->read(settings), QByteArray::number(good));
    }
    for (const qint64 bad : {least - 1, most + 1})
        QVERIFY(table.set(settings, key, QByteArray::number(bad)));
    QCOMPARE(find(table, key)->read(settings), QByteArray::number(most));
}

void TestSettingsTable::lists_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("value"); // as print() tells it; empty: refused
    const auto row = [](const char *name, const char *line, const char *value) {
        QTest::newRow(name) << QByteArray(line) << QByteArray(value);
    };
    row("words", "allowed_origins = 'https://a.example  null'", "\"https://a.example null\"");
    row("an array", "allowed_origins = ['https://a.example', 'http://b.example:81']",
        "\"https://a.example http://b.example:81\"");
    row("all", "allowed_origins = '*'", "\"*\"");
    row("an empty array", "allowed_origins = []", "\"\"");
    row("with a slash", "allowed_origins = 'https://a.example/'", "");
    row("without a scheme", "allowed_origins = 'a.example'", "");
    row("arrays in arrays", "allowed_origins = [['https://a.example', 1]]", "");
    row("proxies", "trusted_proxies = ['10.0.0.1', '::1']", "\"10.0.0.1 ::1\"");
    row("a proxy's name", "trusted_proxies = 'proxy.example'", "");
    row("events", "[webhooks]\nevents = ['joined', 'message:note']", "\"joined message:note\"");
    row("an array for a number", "[limits]\nmax_connections = [1, 2]", "");
}

void TestSettingsTable::lists()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, value);
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("roomdeckd.toml")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(line);
    file.close();
    const SettingsTable table;
    ServerSettings settings;
    const Error error = table.readFile(file.fileName(), settings);
    QCOMPARE(!error, !value.isEmpty());
    if (value.isEmpty())
        QCOMPARE(settings, ServerSettings());
    else
        QVERIFY2(table.print(settings).contains(" = " + value + '\n'), table.print(settings).constData());
}

void TestSettingsTable::printedFilesReadBack()
{
    const SettingsTable table;
    ServerSettings settings;
    settings.address = QStringLiteral("::1");
    settings.authFile = QStringLiteral("/a \"quoted\" file");
    settings.allowedOrigins = {"https://a.example", "null"};
    settings.logFormat = ServerSettings::LogFormat::Json;
    settings.recording.maxQueueBytes = 5'000'000;
    settings.limits.maxConnections = 17;
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("roomdeck.toml")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(table.print(settings));
    file.close();
    ServerSettings read;
    QCOMPARE(table.readFile(file.fileName(), read).detail, QByteArray());
    QCOMPARE(read, settings);
}

void TestSettingsTable::flagsBeforeEnvironmentBeforeFile()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("roomdeck.toml")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("log_format = \"json\"\n[limits]\nmax_connections = 1\nmax_json_depth = 11\nping_interval_ms "
               "= 1000\n");
    file.close();
    qputenv("ROOMDECK_LIMITS_MAX_CONNECTIONS", "2");
    qputenv("ROOMDECK_LIMITS_MAX_JSON_DEPTH", "12");
    const LaunchOptions options = parseCommandLine(
        Program::Headless,
        {QStringLiteral("roomdeckd"), QStringLiteral("--config"), file.fileName(), QStringLiteral("--set"),
         QStringLiteral("limits.max_connections=3"), QStringLiteral("--log-format"), QStringLiteral("text")});
    qunsetenv("ROOMDECK_LIMITS_MAX_CONNECTIONS");
    qunsetenv("ROOMDECK_LIMITS_MAX_JSON_DEPTH");
    QCOMPARE(options.error.detail, QByteArray());
    QCOMPARE(options.server.limits.maxConnections, 3);
    QCOMPARE(options.server.limits.maxJsonDepth, 12);
    QCOMPARE(options.server.limits.pingIntervalMs, 1000);
    QCOMPARE(options.server.limits.maxMessageBytes, Limits().maxMessageBytes);
    QCOMPARE(options.server.logFormat, ServerSettings::LogFormat::Text);
}

void TestSettingsTable::programsKnowTheirFlags()
{
    const QStringList arguments{QStringLiteral("roomdeck"), QStringLiteral("--log-format"),
                                QStringLiteral("json")};
    QVERIFY(!parseCommandLine(Program::Headless, arguments).error);
    QVERIFY(parseCommandLine(Program::Window, arguments).error);
    const Error error = parseCommandLine(Program::Headless,
                                         {QStringLiteral("roomdeckd"), QStringLiteral("--log-format"),
                                          QStringLiteral("xml")})
                            .error;
    QCOMPARE(error.detail, "--log-format: log_format must be text or json, not \"xml\"");
}

void TestSettingsTable::changesWhileHosting_data()
{
    QTest::addColumn<QByteArrayList>("wanted"); // KEY=VALUE
    QTest::addColumn<QByteArrayList>("changed");
    QTest::addColumn<QByteArrayList>("waiting");
    using L = QByteArrayList;
    QTest::newRow("nothing") << L{} << L{} << L{};
    QTest::newRow("a limit") << L{"limits.max_connections=5"} << L{"limits.max_connections"} << L{};
    QTest::newRow("an address") << L{"listen=0.0.0.0:9000", "allow_anonymous=true", "log_format=json"}
                                << L{"log_format"} << L{"listen", "allow_anonymous"};
    QTest::newRow("TLS beginning") << L{"tls_certificate=a", "tls_key=b"} << L{}
                                   << L{"tls_certificate", "tls_key"};
    QTest::newRow("threads") << L{"io_threads=3"} << L{} << L{"io_threads"};
}

void TestSettingsTable::changesWhileHosting()
{
    QFETCH(QByteArrayList, wanted);
    QFETCH(QByteArrayList, changed);
    QFETCH(QByteArrayList, waiting);
    const SettingsTable table;
    ServerSettings settings;
    for (const QByteArray &pair : wanted) {
        const qsizetype equals = pair.indexOf('=');
        QVERIFY(!table.set(settings, pair.first(equals), pair.sliced(equals + 1)));
    }
    const SettingsChange change = liveChange(ServerSettings(), settings);
    QCOMPARE(change.changed, changed);
    QCOMPARE(change.waiting, waiting);
    // What the table calls live is what does not wait.
    for (const QByteArray &key : waiting)
        QVERIFY(!find(table, key)->live || key.startsWith("tls_")); // other files are live, on and off is not
}

QTEST_GUILESS_MAIN(TestSettingsTable)
#include "tst_settingstable.moc"
