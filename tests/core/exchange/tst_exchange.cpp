// Export and import: nothing is lost or made up, whatever the texts hold.
#include "core/exchange/csvwriter.h"
#include "core/exchange/entrynames.h"
#include "core/exchange/exporter.h"
#include "core/exchange/httphead.h"
#include "core/exchange/importer.h"
#include "core/exchange/terminaltext.h"
#include "core/protocol/jsonscan.h"
#include "core/session/sessionwriter.h"
#include "core/traffic/filter/filter.h"
#include "core/traffic/logstore.h"
#include "tests/core/session/sessiontesting.h"

#include <QtCore/QBuffer>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QtTest>

using namespace roomdeck;
using namespace roomdeck::testing;

class TestExchange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void formatNames();
    void times_data();
    void times();
    void ndjsonRoundTrip_data();
    void ndjsonRoundTrip();
    void ndjsonKeepsWhomItMissed();
    void ndjsonOfBefore();
    void ndjsonIsOneLineEach();
    void ndjsonWithoutSession();
    void csvFields_data();
    void csvFields();
    void csvHasEqualColumns();
    void terminalTexts_data();
    void terminalTexts();
    void filterChoosesRows();
    void aRoomsFilterShowsBroadcasts_data();
    void aRoomsFilterShowsBroadcasts();
    void rangeChoosesRows();
    void cancelLeavesNoFile();
    void fullDiskIsReported();
    void harHoldsConnections();
    void harRoundTrip();
    void harOfABrowser();
    void harMasksSecrets();
    void badImports_data();
    void badImports();
    void heads();

private:
    QString path(const char *name) const { return m_dir->filePath(QString::fromLatin1(name)); }
    void record(const QList<TrafficEntry> &entries, const QList<DeliveryUpdate> &deliveries = {});
    QByteArray exported(ExportFormat format, const QString &session = {}) const;
    ImportResult import(const QByteArray &content, const QString &session) const;

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestExchange::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

void TestExchange::record(const QList<TrafficEntry> &entries, const QList<DeliveryUpdate> &deliveries)
{
    SessionWriter writer;
    SessionInfo info;
    info.url = "ws://127.0.0.1:8000";
    info.dialects = {"hub", "chat"};
    QVERIFY(!writer.create(path("a.roomdeck"), info));
    writer.begin();
    for (const TrafficEntry &entry : entries)
        writer.append(entry);
    for (const DeliveryUpdate &delivery : deliveries)
        writer.append(delivery);
    QVERIFY(!writer.commit());
    QVERIFY(!writer.finish(1));
}

QByteArray TestExchange::exported(ExportFormat format, const QString &session) const
{
    SessionReader reader;
    if (reader.open(session.isEmpty() ? path("a.roomdeck") : session))
        return "cannot open";
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    ExportOptions options;
    options.format = format;
    const ExportResult result = exportSession(reader, options, buffer);
    return result.error ? faultName(result.error.code).toByteArray() : buffer.data();
}

ImportResult TestExchange::import(const QByteArray &content, const QString &session) const
{
    QFile file(path("import"));
    if (!file.open(QIODevice::WriteOnly))
        return {{SessionFault::IoError, "test"}, 0};
    file.write(content);
    file.close();
    return importSession(file.fileName(), session);
}

void TestExchange::formatNames()
{
    QCOMPARE(exportFormat("har"), ExportFormat::Har);
    QVERIFY(!exportFormat("xml"));
    QCOMPARE(exportFormatOfFile(QStringLiteral("/tmp/a.b/log.NDJSON")), ExportFormat::Ndjson);
    QVERIFY(!exportFormatOfFile(QStringLiteral("log")));
}

void TestExchange::times_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("us");
    QTest::newRow("micro") << QByteArray("2023-11-14T22:13:20.000001Z") << qint64(1'700'000'000'000'001);
    QTest::newRow("milli") << QByteArray("2023-11-14T22:13:20.123Z") << qint64(1'700'000'000'123'000);
    QTest::newRow("nano") << QByteArray("2023-11-14T22:13:20.123456789Z") << qint64(1'700'000'000'123'456);
    QTest::newRow("whole") << QByteArray("2023-11-14T22:13:20Z") << qint64(1'700'000'000'000'000);
    QTest::newRow("offset") << QByteArray("2023-11-15T01:13:20.5+03:00") << qint64(1'700'000'000'500'000);
    QTest::newRow("seconds") << QByteArray("1700000000.25") << qint64(1'700'000'000'250'000);
    QTest::newRow("1970") << QByteArray("1970-01-01T00:00:00.000000Z") << qint64(0);
    QTest::newRow("rubbish") << QByteArray("yesterday") << qint64(-1);
    QTest::newRow("infinite") << QByteArray("1e999") << qint64(-1);
}

void TestExchange::times()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, us);
    QCOMPARE(timeOfText(text).value_or(-1), us);
    if (us >= 0)
        QCOMPARE(timeOfText(isoTime(us)), us);
}

void TestExchange::ndjsonRoundTrip_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("plain") << QByteArray(R"({"a":1})") << QByteArray(R"({"type":"x","payload":{"a":1}})")
                           << QByteArray("room");
    QTest::newRow("big number") << QByteArray("12345678901234567890.1e400") << QByteArray()
                                << QByteArray("r");
    QTest::newRow("key order and escapes")
        << QByteArray(R"({"z":"\u0041\/","a":[],"z":null})") << QByteArray() << QByteArray("r");
    QTest::newRow("raw with line breaks")
        << QByteArray("1") << QByteArray("{\n \"payload\": 1\r\n}") << QByteArray("r");
    QTest::newRow("line separators") << QByteArray("\"\xe2\x80\xa8\"") << QByteArray("\xe2\x80\xa9\x1b[0m")
                                     << QByteArray("\xe2\x80\xae");
    QTest::newRow("NUL") << QByteArray("\"\\u0000\"") << QByteArray("a\0b", 3) << QByteArray("r\0", 2);
    QTest::newRow("no JSON") << QByteArray("{\"open\":") << QByteArray("{\"open\":") << QByteArray("r");
    QTest::newRow("no UTF-8") << QByteArray("\xff\x00", 2) << QByteArray("\xfe") << QByteArray("\xc0\xaf");
    QTest::newRow("empty") << QByteArray() << QByteArray() << QByteArray();
}

void TestExchange::ndjsonRoundTrip()
{
    QFETCH(QByteArray, payload);
    QFETCH(QByteArray, raw);
    QFETCH(QByteArray, name);
    TrafficEntry entry = message(77);
    entry.payload = payload;
    entry.raw = raw;
    entry.extra = R"("id":"7","ref":[1, 2])";
    entry.room = entry.user = entry.type = entry.address = name;
    entry.dialect = 2;
    entry.kind = TrafficKind::Error;
    entry.senderKind = SenderKind::Api;
    record({entry}, {DeliveryUpdate{77, 5, 4, 1, 0, 1234}});
    const QByteArray text = exported(ExportFormat::Ndjson);
    const ImportResult result = import(text, path("b.roomdeck"));
    QCOMPARE(result.error.detail, QByteArray());
    QCOMPARE(result.rows, 1);

    SessionReader reader;
    QVERIFY(!reader.open(path("b.roomdeck")));
    QCOMPARE(reader.info().importedFrom, QByteArray("import"));
    QCOMPARE(reader.info().startedUs, entry.timeUs);
    QCOMPARE(reader.info().stoppedUs, entry.timeUs);
    const SessionChunk chunk = reader.read(0);
    const LogRow &row = chunk.at(0);
    QCOMPARE(row.seq, EventId(77));
    QCOMPARE(row.timeUs, entry.timeUs);
    QCOMPARE(row.kind, entry.kind);
    QCOMPARE(row.senderKind, entry.senderKind);
    QCOMPARE(row.connection, entry.connection);
    QCOMPARE(reader.dialectName(row.dialect), QByteArray("chat"));
    QCOMPARE(row.room.toByteArray(), name);
    QCOMPARE(row.user.toByteArray(), name);
    QCOMPARE(row.type.toByteArray(), name);
    QCOMPARE(row.address.toByteArray(), name);
    QCOMPARE(row.payload.toByteArray(), payload);
    QCOMPARE(row.extra.toByteArray(), entry.extra);
    QCOMPARE(row.raw.toByteArray(), raw);
    QCOMPARE(row.recipients, entry.recipients);
    QCOMPARE(reader.delivery(77)->written, 4u);
    QCOMPARE(reader.delivery(77)->latencyUs, 1234);
    QCOMPARE(exported(ExportFormat::Ndjson, path("b.roomdeck")), text);
}

void TestExchange::ndjsonKeepsWhomItMissed()
{
    TrafficEntry entry = message(7);
    entry.senderKind = SenderKind::Operator;
    entry.raw.clear();
    entry.addressees = R"({"rooms":["a","b"]})";
    {
        SessionWriter writer;
        QVERIFY(!writer.create(path("a.roomdeck"), {}));
        writer.begin();
        writer.append(entry);
        writer.append(DeliveryUpdate{7, 5, 3, 1, 1, 12});
        writer.append(DeliveryMiss{7, ConnectionId(2), "anna", MissCause::TooSlow});
        writer.append(DeliveryMiss{7, ConnectionId(9), "\xff", MissCause::Disconnected});
        QVERIFY(!writer.commit());
        QVERIFY(!writer.finish(1));
    }
    const QByteArray text = exported(ExportFormat::Ndjson);
    QVERIFY2(text.contains(R"("addressees":{"rooms":["a","b"]})"), text.constData());
    QVERIFY2(text.contains(R"({"user":"anna","connection":2,"cause":"too_slow"})"), text.constData());
    QVERIFY(!import(text, path("b.roomdeck")).error);
    QCOMPARE(exported(ExportFormat::Ndjson, path("b.roomdeck")), text);
    SessionReader reader;
    QVERIFY(!reader.open(path("b.roomdeck")));
    QCOMPARE(reader.read(0).at(0).addressees.toByteArray(), entry.addressees);
    const QList<DeliveryMiss> misses{{7, ConnectionId(2), "anna", MissCause::TooSlow},
                                     {7, ConnectionId(9), "\xff", MissCause::Disconnected}};
    QCOMPARE(reader.misses(7), misses);
}

void TestExchange::ndjsonOfBefore()
{
    const QByteArray text = R"({"seq":1,"time":5,"kind":"message","sender_kind":"operator","type":"a",)"
                            R"("raw":"{\"to\":\"everyone\"}"})";
    QVERIFY(!import(text, path("b.roomdeck")).error);
    SessionReader reader;
    QVERIFY(!reader.open(path("b.roomdeck")));
    const SessionChunk chunk = reader.read(0);
    QCOMPARE(chunk.at(0).addressees.toByteArray(), QByteArray(R"({"to":"everyone"})"));
    QVERIFY(chunk.at(0).raw.isEmpty());
}

void TestExchange::ndjsonIsOneLineEach()
{
    TrafficEntry entry = message(1);
    entry.payload = "{\n  \"a\": [1,\r\n 2]\n}";
    entry.raw = "x\ny";
    record({entry, message(2)});
    const QByteArray text = exported(ExportFormat::Ndjson);
    QCOMPARE(text.count('\n'), 2);
    QVERIFY(text.endsWith('\n'));
    for (const QByteArray &line : text.trimmed().split('\n'))
        QVERIFY2(!QJsonDocument::fromJson(line).isNull(), line.constData());
}

void TestExchange::ndjsonWithoutSession()
{
    const ImportResult result = import("\n{\"time\":1700000000.5,\"type\":\"a\",\"new\":[1]}\r\n\n"
                                       "{\"seq\":1,\"time\":\"2023-11-14T22:13:21Z\",\"room\":\"r\"}",
                                       path("b.roomdeck"));
    QCOMPARE(result.error.detail, QByteArray());
    QCOMPARE(result.rows, 2);
    SessionReader reader;
    QVERIFY(!reader.open(path("b.roomdeck")));
    const SessionChunk chunk = reader.read(0);
    QCOMPARE(chunk.at(0).seq, EventId(1));
    QCOMPARE(chunk.at(1).seq, EventId(2)); // numbers rise, whatever the file says
    QCOMPARE(chunk.at(1).timeUs, qint64(1'700'000'001'000'000));
}

void TestExchange::csvFields_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("plain") << QByteArray("abc") << QByteArray("abc");
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("comma") << QByteArray("a,b") << QByteArray("\"a,b\"");
    QTest::newRow("quote") << QByteArray("say \"hi\"") << QByteArray("\"say \"\"hi\"\"\"");
    QTest::newRow("line break") << QByteArray("a\nb") << QByteArray("\"a\nb\"");
    QTest::newRow("formula") << QByteArray("=1+1") << QByteArray("\"'=1+1\"");
    QTest::newRow("plus") << QByteArray("+1") << QByteArray("\"'+1\"");
    QTest::newRow("minus") << QByteArray("-1") << QByteArray("\"'-1\"");
    QTest::newRow("at") << QByteArray("@SUM(A1)") << QByteArray("\"'@SUM(A1)\"");
    QTest::newRow("tab") << QByteArray("\t=1") << QByteArray("\"'\t=1\"");
    QTest::newRow("full width") << QByteArray("＝1") << QByteArray("\"'＝1\"");
    QTest::newRow("quoted formula") << QByteArray("=\"a\"") << QByteArray("\"'=\"\"a\"\"\"");
    QTest::newRow("NUL") << QByteArray("a\0b", 3)
                         << QByteArray("a\xef\xbf\xbd"
                                       "b");
    QTest::newRow("no UTF-8") << QByteArray("\xff") << QByteArray("\xef\xbf\xbd");
}

void TestExchange::csvFields()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, field);
    QByteArray line;
    appendCsvText(line, text);
    QCOMPARE(line, field);
}

void TestExchange::csvHasEqualColumns()
{
    TrafficEntry entry = message(1);
    entry.payload.clear();
    entry.raw.clear();
    entry.connection = ConnectionId::None;
    record({entry}, {DeliveryUpdate{1, 2, 3, 4, 5, 6}});
    const QList<QByteArray> lines = exported(ExportFormat::Csv).split('\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines.at(0).endsWith("\r"));
    QCOMPARE(lines.at(1).count(','), lines.at(0).count(','));
    QVERIFY(lines.at(1).contains(",3,4,5,6,"));
    QVERIFY(lines.at(2).isEmpty());
}

void TestExchange::terminalTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("plain") << QByteArray("привет 🎉") << QByteArray("привет 🎉");
    QTest::newRow("escape") << QByteArray("\x1b[2J") << QByteArray("\\u001b[2J");
    QTest::newRow("newline") << QByteArray("a\nb") << QByteArray("a\\u000ab");
    QTest::newRow("C1") << QByteArray("\xc2\x9b") << QByteArray("\\u009b");
    QTest::newRow("bidi") << QByteArray("\xe2\x80\xae") << QByteArray("\\u202e");
    QTest::newRow("line separator") << QByteArray("\xe2\x80\xa8") << QByteArray("\\u2028");
    QTest::newRow("long") << QByteArray(100, 'x') << QByteArray(20, 'x') + "…";
}

void TestExchange::terminalTexts()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, shown);
    QCOMPARE(terminalText(text, 20), shown);
}

void TestExchange::filterChoosesRows()
{
    record(batchOf(1, 5000)->entries);
    SessionReader reader;
    QVERIFY(!reader.open(path("a.roomdeck")));
    QBuffer buffer;
    QVERIFY(buffer.open(QIODevice::WriteOnly));
    ExportOptions options;
    options.filter = [](const LogRow &row) { return row.room == "room-1"; };
    const ExportResult result = exportSession(reader, options, buffer);
    QVERIFY(!result.error);
    QCOMPARE(result.rows, 1667);
    QCOMPARE(buffer.data().count('\n'), 1667);
    QCOMPARE(buffer.data().count(R"("room":"room-1")"), 1667);
}

void TestExchange::aRoomsFilterShowsBroadcasts_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QList<EventId>>("rows");
    QTest::newRow("a room") << QStringLiteral("room:room-1") << QList<EventId>{1, 4, 5, 7};
    QTest::newRow("not a room") << QStringLiteral("!room:room-1") << QList<EventId>{2, 3, 6};
    QTest::newRow("another room") << QStringLiteral("room:room-2") << QList<EventId>{2, 4, 5};
    QTest::newRow("a room nobody speaks in") << QStringLiteral("room:elsewhere") << QList<EventId>{4};
    QTest::newRow("its errors") << QStringLiteral("room:room-1 kind:error") << QList<EventId>{7};
}

// The log in memory and the file give the same rows.
void TestExchange::aRoomsFilterShowsBroadcasts()
{
    QFETCH(QString, filter);
    QFETCH(QList<EventId>, rows);
    QList<TrafficEntry> entries = batchOf(1, 7)->entries; // of rooms 1, 2, 0, …
    for (int i : {3, 4, 5}) {
        entries[i].room.clear();
        entries[i].senderKind = SenderKind::Operator;
    }
    entries[3].addressees = R"({"to":"everyone"})";
    entries[4].addressees = R"({"rooms":["room-1","room-2"]})";
    entries[5].addressees = R"({"users":["room-1"]})";
    entries[6].kind = TrafficKind::Error;
    record(entries);
    const Filter parsed = Filter::parse(filter).filter;
    const auto shows = [&parsed](const LogRow &row) { return parsed.matches(row); };
    SessionReader reader;
    QVERIFY(!reader.open(path("a.roomdeck")));
    QBuffer fromFile;
    QVERIFY(fromFile.open(QIODevice::WriteOnly));
    ExportOptions options;
    options.format = ExportFormat::Ndjson;
    options.filter = shows;
    QCOMPARE(exportSession(reader, options, fromFile).rows, rows.size());

    const Filter fresh = Filter::parse(filter).filter; // names have other ids there
    LogStore store;
    for (const TrafficEntry &entry : std::as_const(entries))
        store.append(entry);
    QList<EventId> live;
    for (qint64 i = store.first(); i < store.end(); ++i) {
        if (fresh.matches(store.row(i)))
            live.append(store.row(i).seq);
    }
    QCOMPARE(live, rows);
    QList<EventId> recorded;
    for (const QByteArray &line : fromFile.data().trimmed().split('\n'))
        recorded.append(QJsonDocument::fromJson(line)[QLatin1String("seq")].toInteger());
    QCOMPARE(recorded, rows);
}

void TestExchange::rangeChoosesRows()
{
    record(batchOf(1, 3000)->entries);
    SessionReader reader;
    QVERIFY(!reader.open(path("a.roomdeck")));
    QBuffer buffer;
    QVERIFY(buffer.open(QIODevice::WriteOnly));
    ExportOptions options;
    options.firstRow = 1000;
    options.endRow = 2100;
    QCOMPARE(exportSession(reader, options, buffer).rows, 1100);
    QVERIFY(buffer.data().startsWith("{\"seq\":1001,"));
}

void TestExchange::cancelLeavesNoFile()
{
    record(batchOf(1, 5000)->entries);
    SessionReader reader;
    QVERIFY(!reader.open(path("a.roomdeck")));
    ExportOptions options;
    int calls = 0;
    options.progress = [&](qint64 done, qint64 total) {
        ++calls;
        return total == 5000 && done < 2000;
    };
    const ExportResult result = exportSessionToFile(reader, options, path("out.ndjson"));
    QCOMPARE(result.error.code, SessionFault::Cancelled);
    QCOMPARE(calls, 2);
    QVERIFY(!QFile::exists(path("out.ndjson")));

    options.progress = {};
    QVERIFY(!exportSessionToFile(reader, options, path("out.ndjson")).error);
    const ImportResult cancelled = importSession(path("out.ndjson"), path("b.roomdeck"),
                                                 [](qint64 done, qint64) { return done == 0; });
    QCOMPARE(cancelled.error.code, SessionFault::Cancelled);
    QCOMPARE(QDir(m_dir->path()).entryList({QStringLiteral("b.*")}), QStringList());
}

void TestExchange::fullDiskIsReported()
{
    record(batchOf(1, 50)->entries);
    SessionReader reader;
    QVERIFY(!reader.open(path("a.roomdeck")));
    QFile full(QStringLiteral("/dev/full"));
    QVERIFY(full.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    for (const auto format :
         {ExportFormat::Ndjson, ExportFormat::Csv, ExportFormat::Har, ExportFormat::Text}) {
        ExportOptions options;
        options.format = format;
        QCOMPARE(exportSession(reader, options, full).error.code, SessionFault::IoError);
    }
}

namespace {

TrafficEntry connected(EventId seq, quint64 id, const QByteArray &head)
{
    TrafficEntry entry;
    entry.seq = seq;
    entry.timeUs = message(seq).timeUs;
    entry.connection = ConnectionId(id);
    entry.kind = TrafficKind::Connected;
    entry.user = "anna";
    entry.raw = head;
    entry.dialect = 1;
    return entry;
}

TrafficEntry said(EventId seq, quint64 id, const QByteArray &raw)
{
    TrafficEntry entry = message(seq);
    entry.connection = ConnectionId(id);
    entry.raw = raw;
    return entry;
}

QList<TrafficEntry> twoConversations()
{
    const QByteArray head
        = "GET /ws?room_id=a%20b&user_id=anna HTTP/1.1\r\nHost: lan:9000\r\nX: \"y\"\r\n\r\n";
    TrafficEntry byHand = message(6);
    byHand.connection = ConnectionId::None;
    byHand.senderKind = SenderKind::Operator;
    byHand.raw.clear();
    return {connected(1, 1, head), connected(2, 2, head), said(3, 1, "one \xe2\x80\xa8\"\n"),
            said(4, 2, "two"),     said(5, 1, "three"),   byHand};
}

} // namespace

void TestExchange::harHoldsConnections()
{
    record(twoConversations());
    const QByteArray text = exported(ExportFormat::Har);
    QJsonParseError error;
    const QJsonObject log
        = QJsonDocument::fromJson(text, &error).object().value(QStringLiteral("log")).toObject();
    QCOMPARE(error.error, QJsonParseError::NoError);
    const QJsonArray entries = log.value(QStringLiteral("entries")).toArray();
    QCOMPARE(entries.size(), 3);
    const QJsonObject first = entries.at(0).toObject();
    const QJsonObject request = first.value(QStringLiteral("request")).toObject();
    QCOMPARE(request.value(QStringLiteral("url")).toString(),
             QStringLiteral("ws://lan:9000/ws?room_id=a%20b&user_id=anna"));
    QCOMPARE(request.value(QStringLiteral("headers")).toArray().size(), 2);
    QCOMPARE(request.value(QStringLiteral("queryString"))
                 .toArray()
                 .at(0)
                 .toObject()
                 .value(QStringLiteral("value")),
             QJsonValue(QStringLiteral("a b")));
    const QJsonArray messages = first.value(QStringLiteral("_webSocketMessages")).toArray();
    QCOMPARE(messages.size(), 2);
    QCOMPARE(messages.at(0).toObject().value(QStringLiteral("type")).toString(), QStringLiteral("send"));
    QCOMPARE(messages.at(0).toObject().value(QStringLiteral("data")).toString().toUtf8(),
             QByteArray("one \xe2\x80\xa8\"\n"));
    QCOMPARE(messages.at(0).toObject().value(QStringLiteral("time")).toDouble(), 1'700'000'000.003);
    const QJsonArray ours = entries.at(2).toObject().value(QStringLiteral("_webSocketMessages")).toArray();
    QCOMPARE(ours.size(), 1);
    QCOMPARE(ours.at(0).toObject().value(QStringLiteral("type")).toString(), QStringLiteral("receive"));
}

void TestExchange::harRoundTrip()
{
    record(twoConversations());
    const ImportResult result = import(exported(ExportFormat::Har), path("b.roomdeck"));
    QCOMPARE(result.error.detail, QByteArray());
    SessionReader reader;
    QVERIFY(!reader.open(path("b.roomdeck")));
    QCOMPARE(reader.count(), 7); // three connections, four messages
    QList<QByteArray> sent;
    const SessionChunk chunk = reader.read(0);
    qint64 before = 0;
    for (qsizetype i = 0; i < chunk.count(); ++i) {
        QVERIFY(chunk.at(i).timeUs >= before);
        before = chunk.at(i).timeUs;
        if (chunk.at(i).kind == TrafficKind::Message && chunk.at(i).senderKind == SenderKind::Client)
            sent.append(chunk.at(i).raw.toByteArray());
    }
    QCOMPARE(sent, (QList<QByteArray>{"one \xe2\x80\xa8\"\n", "two", "three"}));
    QVERIFY(
        reader.connection(ConnectionId(1))->requestHead.startsWith("GET /ws?room_id=a%20b&user_id=anna "));
    QCOMPARE(reader.connection(ConnectionId(1))->user, QByteArray("anna"));
}

void TestExchange::harOfABrowser()
{
    const QByteArray har = R"({"log":{"version":"1.2","creator":{"name":"WebInspector","version":"537.36"},
      "pages":[],"entries":[
      {"startedDateTime":"2023-11-14T22:13:20.000Z","request":{"method":"GET","url":"https://x/"}},
      {"_resourceType":"websocket","_webSocketMessages":[
        {"type":"send","time":1700000000.5,"opcode":1,"data":"{\"type\":\"chat\",\"room_id\":\"r\",\"payload\":{\"n\":1}}"},
        {"type":"receive","time":1700000000.75,"opcode":1,"data":"{\"type\":\"chat\",\"user_id\":\"bob\"}"},
        {"type":"receive","time":1700000001,"opcode":2,"data":"/wAB"}],
       "startedDateTime":"2023-11-14T22:13:20.250Z",
       "request":{"method":"GET","url":"wss://host:1/ws?user_id=anna","headers":[{"name":"Cookie","value":"secret"}]}}]}})";
    QCOMPARE(import(har, path("b.roomdeck")).rows, 4);
    SessionReader reader;
    QVERIFY(!reader.open(path("b.roomdeck")));
    const SessionChunk chunk = reader.read(0);
    QCOMPARE(chunk.at(0).kind, TrafficKind::Connected);
    QVERIFY(chunk.at(0).raw.contains("Host: host:1\r\n"));
    QVERIFY(!chunk.at(0).raw.contains("secret"));
    QCOMPARE(chunk.at(1).senderKind, SenderKind::Client);
    QCOMPARE(chunk.at(1).type.toByteArray(), QByteArray("chat"));
    QCOMPARE(chunk.at(1).room.toByteArray(), QByteArray("r"));
    QCOMPARE(chunk.at(1).payload.toByteArray(), QByteArray(R"({"n":1})"));
    QCOMPARE(chunk.at(2).senderKind, SenderKind::Server);
    QCOMPARE(chunk.at(2).user.toByteArray(), QByteArray("bob"));
    QCOMPARE(chunk.at(3).raw.toByteArray(), QByteArray("\xff\0\1", 3));
    // What came in goes out again.
    const QByteArray again = exported(ExportFormat::Har, path("b.roomdeck"));
    QVERIFY(again.contains(
        R"({"type":"receive","time":1700000000.750000,"opcode":1,"data":"{\"type\":\"chat\")"));
    QVERIFY(again.contains(R"("opcode":2,"data":"/wAB")"));
}

void TestExchange::harMasksSecrets()
{
    const QByteArray har
        = R"({"log":{"entries":[{"request":{"url":"ws://me:s3cret@h:8/ws?a=1&access_token=s3cret","headers":[
      {"name":"X-Auth-Token","value":"s3cret"},{"name":"Authorization","value":"Bearer s3cret"},{"name":"COOKIE","value":"s3cret"},
      {"name":"X\r\nEvil","value":"a\r\nb"}]},"_webSocketMessages":[]}]}})";
    QCOMPARE(import(har, path("b.roomdeck")).rows, 1);
    SessionReader reader;
    QVERIFY(!reader.open(path("b.roomdeck")));
    const SessionChunk chunk = reader.read(0);
    QVERIFY(!chunk.at(0).raw.contains("s3cret"));
    QVERIFY(chunk.at(0).raw.startsWith("GET /ws?a=1&access_token=*** HTTP/1.1\r\n"));
    QVERIFY(chunk.at(0).raw.contains("Host: h:8\r\n"));
    QCOMPARE(chunk.at(0).raw.count('\n'), 7);
}

void TestExchange::badImports_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("detail");
    QTest::newRow("empty") << QByteArray() << QByteArray("nothing in it");
    QTest::newRow("text") << QByteArray("hello\n") << QByteArray("line 1 is no log entry");
    QTest::newRow("second line") << QByteArray("{\"time\":1}\n[1]\n") << QByteArray("line 2 is no log entry");
    QTest::newRow("no time") << QByteArray("{\"seq\":1}\n") << QByteArray("line 1 is no log entry");
    QTest::newRow("no UTF-8") << QByteArray("{\"time\":1,\"room\":\"\xff\"}\n") << QByteArray("line 1");
    QTest::newRow("deep") << QByteArray("{\"time\":1,\"payload\":" + QByteArray(5000, '['))
                          << QByteArray("line 1");
    QTest::newRow("HAR without entries") << QByteArray("{\"log\":{}}") << QByteArray("no log.entries");
    QTest::newRow("HAR without sockets")
        << QByteArray("{\"log\":{\"entries\":[{}, 1, null]}}") << QByteArray("no WebSocket connection");
    QTest::newRow("half a HAR") << QByteArray("{\"log\":{\"entries\":[") << QByteArray("unexpected end");
}

void TestExchange::badImports()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, detail);
    const ImportResult result = import(content, path("b.roomdeck"));
    QCOMPARE(result.error.code, SessionFault::BadInput);
    QVERIFY2(result.error.detail.contains(detail), result.error.detail.constData());
    QCOMPARE(QDir(m_dir->path()).entryList({QStringLiteral("b.*")}), QStringList());
}

void TestExchange::heads()
{
    const HttpHead head
        = parseHead("GET /ws?a=1&b=%20+&c&=d HTTP/1.1\r\nHost: h\r\nrubbish\r\n: x\r\nA:b:c\r\n\r\n");
    QCOMPARE(head.target, QByteArray("/ws?a=1&b=%20+&c&=d"));
    QCOMPARE(head.headers.size(), 2);
    QCOMPARE(head.header("HOST"), QByteArray("h"));
    QCOMPARE(head.header("a"), QByteArray("b:c"));
    const auto query = parseQuery(head.target);
    QCOMPARE(query.size(), 4);
    QCOMPARE(query.at(1).second, QByteArray("  "));
    QCOMPARE(query.at(2), std::pair(QByteArray("c"), QByteArray()));
    QVERIFY(parseHead({}).headers.isEmpty());
}

QTEST_GUILESS_MAIN(TestExchange)
#include "tst_exchange.moc"
