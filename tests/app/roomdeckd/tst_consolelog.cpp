// The lines roomdeckd prints, in both formats.
#include "app/roomdeckd/consolelog.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QtTest>

using namespace roomdeck;

class TestConsoleLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindIsOneLine_data();
    void everyKindIsOneLine();
    void hostileTextIsSpelledOut_data();
    void hostileTextIsSpelledOut();
    void momentsOfOneSecondDiffer();
    void longPayloadsAreCounted();
    void notesOfBothFormats();

private:
    static TrafficEntry message(const QByteArray &payload);
    static QByteArray line(ServerSettings::LogFormat format, const TrafficEntry &entry);
    static QJsonObject object(const TrafficEntry &entry);
};

TrafficEntry TestConsoleLog::message(const QByteArray &payload)
{
    TrafficEntry entry;
    entry.seq = 7;
    entry.timeUs = 1'717'178'640'123'456;
    entry.connection = ConnectionId(3);
    entry.dialect = 1;
    entry.room = "lobby";
    entry.user = "anna";
    entry.type = "note";
    entry.payload = payload;
    entry.recipients = 2;
    return entry;
}

QByteArray TestConsoleLog::line(ServerSettings::LogFormat format, const TrafficEntry &entry)
{
    ConsoleLog log(format);
    QByteArray out;
    log.appendEntry(out, entry);
    return out;
}

QJsonObject TestConsoleLog::object(const TrafficEntry &entry)
{
    QJsonParseError error = {};
    const auto document
        = QJsonDocument::fromJson(line(ServerSettings::LogFormat::Json, entry), &error).object();
    if (error.error != QJsonParseError::NoError)
        qWarning("%s", qPrintable(error.errorString()));
    return document;
}

void TestConsoleLog::everyKindIsOneLine_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("level");
    const std::pair<const char *, const char *> kinds[]
        = {{"message", "info"},      {"joined", "info"},  {"left", "info"},     {"connected", "info"},
           {"disconnected", "info"}, {"renamed", "info"}, {"error", "warning"}, {"refused", "warning"},
           {"action", "info"},       {"server", "info"},  {"gap", "warning"}};
    for (int i = 0; i < int(std::size(kinds)); ++i)
        QTest::newRow(kinds[i].first)
            << i << QString::fromLatin1(kinds[i].first) << QString::fromLatin1(kinds[i].second);
}

void TestConsoleLog::everyKindIsOneLine()
{
    QFETCH(int, kind);
    QFETCH(QString, name);
    QFETCH(QString, level);
    TrafficEntry entry = message("{\n\"text\":\t\"a\"}");
    entry.kind = TrafficKind(kind);
    for (const auto format : {ServerSettings::LogFormat::Text, ServerSettings::LogFormat::Json}) {
        const QByteArray text = line(format, entry);
        QCOMPARE(text.count('\n'), 1);
        QVERIFY(text.endsWith('\n'));
    }
    const QJsonObject json = object(entry);
    QCOMPARE(json[QLatin1String("kind")].toString(), name);
    QCOMPARE(json[QLatin1String("level")].toString(), level);
    QCOMPARE(json[QLatin1String("time")].toString(), QStringLiteral("2024-05-31T18:04:00.123456Z"));
    QCOMPARE(json[QLatin1String("seq")].toInt(), 7);
    QCOMPARE(json[QLatin1String("connection")].toInt(), 3);
    QCOMPARE(json[QLatin1String("dialect")].toString(), QStringLiteral("hub"));
    QCOMPARE(json[QLatin1String("room")].toString(), QStringLiteral("lobby"));
    QCOMPARE(json[QLatin1String("user")].toString(), QStringLiteral("anna"));
    QCOMPARE(json[QLatin1String("type")].toString(), QStringLiteral("note"));
    QCOMPARE(json[QLatin1String("recipients")].toInt(), 2);
    QCOMPARE(json[QLatin1String("payload")].toObject()[QLatin1String("text")].toString(),
             QStringLiteral("a"));
}

void TestConsoleLog::hostileTextIsSpelledOut_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("plain") << QByteArray("hello") << QByteArray("hello");
    QTest::newRow("letters") << QByteArray("Привет 🌼") << QByteArray("Привет 🌼");
    QTest::newRow("escape sequence") << QByteArray("\x1b[2J") << QByteArray("\\u001b[2J");
    QTest::newRow("delete") << QByteArray("\x7f") << QByteArray("\\u007f");
    QTest::newRow("C1") << QByteArray("\xc2\x9b") << QByteArray("\\u009b");
    QTest::newRow("override") << QByteArray("\xe2\x80\xae") << QByteArray("\\u202e");
    QTest::newRow("line separator") << QByteArray("\xe2\x80\xa8") << QByteArray("\\u2028");
    QTest::newRow("tags") << QByteArray("\xf3\xa0\x81\x81") << QByteArray("\\udb40\\udc41");
    QTest::newRow("behind letters") << QByteArray("é\xe2\x80\xae") << QByteArray("é\\u202e");
}

void TestConsoleLog::hostileTextIsSpelledOut()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, shown);
    // JSON forbids raw C0 in strings, so there the payload has what a client can have written.
    const bool inJson = !text.startsWith('\x1b');
    TrafficEntry entry = message(inJson ? '"' + text + '"' : "\"\"");
    entry.type = text;
    const QByteArray forPeople = line(ServerSettings::LogFormat::Text, entry);
    const QByteArray forPrograms = line(ServerSettings::LogFormat::Json, entry);
    QVERIFY2(forPeople.contains(": " + shown + ' '), forPeople.constData());
    QVERIFY2(forPrograms.contains("\"type\":\"" + shown + '"'), forPrograms.constData());
    if (inJson)
        QVERIFY2(forPrograms.contains("\"payload\":\"" + shown + '"'), forPrograms.constData());
    QCOMPARE(object(entry)[QLatin1String("type")].toString(), QString::fromUtf8(text)); // and means the same
}

void TestConsoleLog::momentsOfOneSecondDiffer()
{
    ConsoleLog log(ServerSettings::LogFormat::Json);
    QByteArray out;
    for (const qint64 us : {0LL, 5LL, 999'999LL, 1'000'000LL, 500'000LL}) {
        TrafficEntry entry = message("1");
        entry.timeUs = 1'717'178'640'000'000 + us;
        log.appendEntry(out, entry);
    }
    QByteArrayList times;
    for (const QByteArray &text : out.trimmed().split('\n'))
        times.append(text.sliced(9, 27));
    QCOMPARE(times,
             (QByteArrayList{"2024-05-31T18:04:00.000000Z", "2024-05-31T18:04:00.000005Z",
                             "2024-05-31T18:04:00.999999Z", "2024-05-31T18:04:01.000000Z",
                             "2024-05-31T18:04:00.500000Z"}));
}

void TestConsoleLog::longPayloadsAreCounted()
{
    const TrafficEntry entry = message('"' + QByteArray(50'000, 'x') + '"');
    QVERIFY(line(ServerSettings::LogFormat::Text, entry).size() < 400);
    QVERIFY(line(ServerSettings::LogFormat::Json, entry).size() < 400);
    QCOMPARE(object(entry)[QLatin1String("payload_bytes")].toInt(), 50'002);
}

void TestConsoleLog::notesOfBothFormats()
{
    const ConsoleLog::Note note{ConsoleLog::Level::Error, "reload", "it is \"bad\"", "\"changed\":[]"};
    QCOMPARE(ConsoleLog(ServerSettings::LogFormat::Text).note(note), "it is \"bad\"\n");
    const QJsonObject json
        = QJsonDocument::fromJson(ConsoleLog(ServerSettings::LogFormat::Json).note(note)).object();
    QCOMPARE(json[QLatin1String("kind")].toString(), QStringLiteral("reload"));
    QCOMPARE(json[QLatin1String("level")].toString(), QStringLiteral("error"));
    QCOMPARE(json[QLatin1String("message")].toString(), QStringLiteral("it is \"bad\""));
    QVERIFY(json[QLatin1String("changed")].isArray());
}

QTEST_GUILESS_MAIN(TestConsoleLog)
#include "tst_consolelog.moc"
