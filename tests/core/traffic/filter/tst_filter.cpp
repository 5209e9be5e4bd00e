// Which rows a filter shows.
#include "core/traffic/filter/filter.h"
#include "core/traffic/logchunk.h"

#include <QtCore/QDateTime>
#include <QtTest/QtTest>
#include <thread>

using namespace roomdeck;

namespace {

/// Keeps the bytes a row's views point at.
struct TestRow
{
    QByteArray room = "general";
    QByteArray user = "ann";
    QByteArray type = "document_updated";
    QByteArray payload
        = R"({"content":"Server maintenance","updated_by":"ann","rev":7,"big":12345678901234567891,)"
          R"("ok":true,"none":null,"items":[{"id":3},{"id":10,"tag":"x y"}],"odd key":{"a.b":1},)"
          R"("price":1.50,"date":"2026-11-22","digits":"42","nl":"a\nb"})";
    QByteArray extra = R"("trace":"t-1","n":5)";
    QByteArray raw = R"({"type":"document_updated","room_id":"x"})";
    QByteArray address = "127.0.0.1:50123";
    LogRow rest{};

    LogRow row() const
    {
        LogRow row = rest;
        row.room = room;
        row.user = user;
        row.type = type;
        row.payload = payload;
        row.extra = extra;
        row.raw = raw;
        row.address = address;
        return row;
    }
};

FilterContext context()
{
    FilterContext context;
    context.day = QDate(2026, 11, 22);
    return context;
}

qint64 localTime(int hour, int minute, int second = 0, int ms = 0)
{
    return QDateTime(QDate(2026, 11, 22), QTime(hour, minute, second, ms)).toMSecsSinceEpoch() * 1000;
}

/// The row, and another one, as a log keeps them.
std::shared_ptr<const LogChunk> chunkOf(const LogRow &row)
{
    LogChunk chunk(std::make_shared<StringTable>());
    TrafficEntry entry;
    chunk.append(entry);
    entry.room = row.room.toByteArray();
    entry.user = row.user.toByteArray();
    entry.type = row.type.toByteArray();
    entry.payload = row.payload.toByteArray();
    entry.extra = row.extra.toByteArray();
    entry.raw = row.raw.toByteArray();
    entry.address = row.address.toByteArray();
    entry.addressees = row.addressees.toByteArray();
    chunk.append(entry);
    return chunk.compacted();
}

/// A row that matches must not be in a chunk that is ruled out.
bool matches(const QString &text, const LogRow &row)
{
    const Filter::Result result = Filter::parse(text, context());
    if (!result.isValid())
        qWarning("%s: %s", qPrintable(text), qPrintable(describe(result.error)));
    return result.isValid() && result.filter.matches(row) && result.filter.mayMatch(*chunkOf(row));
}

} // namespace

class TestFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void roomsOfAddressees_data();
    void roomsOfAddressees();
    void text_data();
    void text();
    void paths_data();
    void paths();
    void numbers_data();
    void numbers();
    void times_data();
    void times();
    void kinds_data();
    void kinds();
    void directions_data();
    void directions();
    void logic_data();
    void logic();
    void emptyMatchesAll();
    void escapedPayload();
    void brokenPayload();
    void rawWhereNoPayload();
    void explodingRegex();
    void remembersNames();
    void copiesForThreads();
    void rulesOutChunks_data();
    void rulesOutChunks();
};

void TestFilter::names_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("shown");
    const auto row
        = [](const char *text, bool shown) { QTest::addRow("%s", text) << QString::fromUtf8(text) << shown; };
    row("room:general", true);
    row("room:General", false);
    row("room:gener", false);
    row("room:gen*", true);
    row("room:*eral", true);
    row("room:g?neral", true);
    row("room:g??neral", false);
    row("room:*", true);
    row("room:*x*", false);
    row("room:\"gen*\"", false);
    row("room=general", true);
    row("room=gen*", false);
    row("room!=general", false);
    row("room!=lobby", true);
    row("room:lobby|general", true);
    row("room:lobby|\"general\"", true);
    row("room:lobby|gen*", true);
    row("room:lobby|hall", false);
    row("room = general", true);
    row("room: general", true);
    row("user:ann", true);
    row("sender:ann*", true);
    row("user:bob", false);
    row("type~^doc", true);
    row("type~updated$", true);
    row("type~^updated", false);
    row("type!~^doc", false);
    row("type~/^DOC/", false);
    row("type~/^DOC/i", true);
    row("type~\"^doc.*d$\"", true);
    row("type~(foo|doc)ument", true);
    row("type~^doc|zzz", true);
    row("address:127.*", true);
    row("address:10.*", false);
    row("ip~^127", true);
    row("room:\"\"", false);
}

void TestFilter::names()
{
    QFETCH(QString, text);
    QFETCH(bool, shown);
    QCOMPARE(matches(text, TestRow().row()), shown);
}

void TestFilter::roomsOfAddressees_data()
{
    QTest::addColumn<QByteArray>("addressees");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("shown");
    const QByteArray everyone = R"({"to":"everyone","except":["max"]})";
    const QByteArray rooms = R"({"rooms":["general","зал \"1\""]})";
    const QByteArray users = R"({"users":["general"]})";
    QTest::newRow("everyone") << everyone << QStringLiteral("room:general") << true;
    QTest::newRow("everyone, equal") << everyone << QStringLiteral("room=general") << true;
    QTest::newRow("everyone, expression") << everyone << QStringLiteral("room~^gen") << true;
    QTest::newRow("everyone, of no room") << everyone << QStringLiteral("room:\"\"") << true;
    QTest::newRow("everyone, not") << everyone << QStringLiteral("!room:general") << false;
    QTest::newRow("everyone, unequal") << everyone << QStringLiteral("room!=general") << false;
    QTest::newRow("but the room") << everyone << QStringLiteral("room:general !room:\"\"") << false;
    QTest::newRow("one of several") << rooms << QStringLiteral("room:general") << true;
    QTest::newRow("with wildcards") << rooms << QStringLiteral("room:зал*") << true;
    QTest::newRow("quoted") << rooms << QStringLiteral(R"(room="зал \"1\"")") << true;
    QTest::newRow("expression") << rooms << QStringLiteral("room~^зал") << true;
    QTest::newRow("none of several") << rooms << QStringLiteral("room:lobby") << false;
    QTest::newRow("people") << users << QStringLiteral("room:general") << false;
    QTest::newRow("no other name") << everyone << QStringLiteral("user:general") << false;
    QTest::newRow("broken") << QByteArray("{\"to") << QStringLiteral("room:general") << false;
}

void TestFilter::roomsOfAddressees()
{
    QFETCH(QByteArray, addressees);
    QFETCH(QString, text);
    TestRow row;
    row.room.clear();
    row.rest.addressees = addressees;
    row.rest.senderKind = SenderKind::Operator;
    QTEST(matches(text, row.row()), "shown");
    TestRow named = row; // names are remembered by their ids; whom it was for is asked each time
    named.rest.roomId = 0;
    QTEST(matches(text, named.row()), "shown");
}

void TestFilter::text_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("shown");
    const auto row
        = [](const char *text, bool shown) { QTest::addRow("%s", text) << QString::fromUtf8(text) << shown; };
    row("maintenance", true);
    row("MAINTENANCE", true);
    row("\"server maintenance\"", true);
    row("server maintenance", true);
    row("server outage", false);
    row("text:maintenance", true);
    row("text:\"maintenance\"", true);
    row("text:outage|maint", true);
    row("general", true);
    row("document_", true);
    row("ann", true);
    row("127.0", true);
    row("t-1", true);
    row("room_id", false); // only in the raw message, which the payload stands for
    row("raw:room_id", true);
    row("raw:maintenance", false);
    row("payload:content", true);
    row("payload:general", false);
    row("payload~\"rev\\\":7\"", true);
    row("extra:trace", true);
    row("extra:content", false);
    row("~maint.nance", true);
    row("~/MAINT/", false);
    row("~/MAINT/i", true);
    row("text!~maint", false);
    row("\"a\\nb\"", true); // found in the text meant, not only as spelled
}

void TestFilter::text()
{
    QFETCH(QString, text);
    QFETCH(bool, shown);
    QCOMPARE(matches(text, TestRow().row()), shown);
}

void TestFilter::paths_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("shown");
    const auto row
        = [](const char *text, bool shown) { QTest::addRow("%s", text) << QString::fromUtf8(text) << shown; };
    row("payload.updated_by=ann", true);
    row("payload.updated_by=an", false);
    row("payload.updated_by:a*", true);
    row("payload.updated_by=a*", false);
    row("payload.updated_by=\"ann\"", true);
    row("payload.updated_by=bob|ann", true);
    row("payload.updated_by~^a", true);
    row("payload.updated_by!=bob", true);
    row("payload.missing=1", false);
    row("payload.missing!=1", true);
    row("payload.missing:*", false);
    row("payload.content:*", true);
    row("payload.items:*", true);
    row("payload.none:*", true);
    row("payload.rev=7", true);
    row("payload.rev=7.0", true);
    row("payload.rev:7", true);
    row("payload.rev=\"7\"", false);
    row("payload.rev>6", true);
    row("payload.rev>7", false);
    row("payload.rev>=7", true);
    row("payload.rev<1e1", true);
    row("payload.rev<=-7", false);
    row("payload.big=12345678901234567891", true);
    row("payload.big=12345678901234567890", false);
    row("payload.big>12345678901234567890", true);
    row("payload.price=1.5", true);
    row("payload.ok=true", true);
    row("payload.ok=false", false);
    row("payload.ok=\"true\"", false);
    row("payload.none=null", true);
    row("payload.digits=42", true);
    row("payload.digits=\"42\"", true);
    row("payload.digits>9", false); // text, not a number
    row("payload.date>2026-11-01", true);
    row("payload.date<2026-11-01", false);
    row("payload.items[0].id=3", true);
    row("payload.items[1].id>3", true);
    row("payload.items[0].id>3", false);
    row("payload.items[2].id:*", false);
    row("payload.items[*].id=10", true);
    row("payload.items[*].id=11", false);
    row("payload.items.*.tag=\"x y\"", true);
    row("payload.*=ann", true);
    row("payload[\"odd key\"][\"a.b\"]=1", true);
    row("payload[\"odd key\"].ab=1", false);
    row("payload.items.id=3", false);
    row("payload.content[0]=S", false);
    row("payload.nl=\"a\\nb\"", true);
    row("extra.n=5", true);
    row("extra.trace:t-*", true);
    row("extra.rev=7", false);
}

void TestFilter::paths()
{
    QFETCH(QString, text);
    QFETCH(bool, shown);
    QCOMPARE(matches(text, TestRow().row()), shown);
}

void TestFilter::numbers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("shown");
    const auto row
        = [](const char *text, bool shown) { QTest::addRow("%s", text) << QString::fromUtf8(text) << shown; };
    row("size=2048", true);
    row("size:2k", true);
    row("size>1k", true);
    row("size > 1k", true);
    row("size>2k", false);
    row("size>=2KB", true);
    row("size<2.5KiB", true);
    row("size<1M", true);
    row("size>1g", false);
    row("size!=2k", false);
    row("size:1k|2k", true);
    row("conn:12", true);
    row("conn:11|12", true);
    row("conn!=12", false);
    row("connection>11", true);
    row("seq<100", true);
    row("seq>=100", false);
    row("recipients:0", false);
    row("recipients>24", true);
}

void TestFilter::numbers()
{
    QFETCH(QString, text);
    QFETCH(bool, shown);
    TestRow row;
    row.rest.size = 2048;
    row.rest.connection = ConnectionId(12);
    row.rest.seq = 99;
    row.rest.recipients = 25;
    QCOMPARE(matches(text, row.row()), shown);
}

void TestFilter::times_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("time");
    QTest::addColumn<bool>("shown");
    const auto row = [](const char *text, qint64 time, bool shown) {
        QTest::addRow("%s at %lld", text, time) << QString::fromUtf8(text) << time << shown;
    };
    row("after:12:30", localTime(12, 30), true);
    row("after:12:30", localTime(12, 30) - 1, false);
    row("before:12:30", localTime(12, 30) - 1, true);
    row("before:12:30", localTime(12, 30), false);
    row("after:9:05", localTime(9, 5), true);
    row("after:12:30:15", localTime(12, 30, 15) - 1, false);
    row("after:12:30:15.250", localTime(12, 30, 15, 250), true);
    row("after:12:30:15.250", localTime(12, 30, 15, 249), false);
    row("since:2026-11-22", localTime(0, 0), true);
    row("after:2026-11-22T12:30:00", localTime(12, 30), true);
    row("after:\"2026-11-22 12:30:00\"", localTime(12, 30) - 1, false);
    row("after:2026-11-22T12:30:00Z",
        QDateTime(QDate(2026, 11, 22), QTime(12, 30), Qt::UTC).toMSecsSinceEpoch() * 1000, true);
    row("after:12:00 until:13:00", localTime(12, 30), true);
}

void TestFilter::times()
{
    QFETCH(QString, text);
    QFETCH(qint64, time);
    QFETCH(bool, shown);
    TestRow row;
    row.rest.timeUs = time;
    QCOMPARE(matches(text, row.row()), shown);
}

void TestFilter::kinds_data()
{
    QTest::addColumn<TrafficKind>("kind");
    QTest::addColumn<QString>("name");
    const char *names[] = {"message", "joined",  "left",   "connected", "disconnected", "renamed",
                           "error",   "refused", "action", "server",    "gap"};
    for (int i = 0; i <= int(TrafficKind::Gap); ++i)
        QTest::newRow(names[i]) << TrafficKind(i) << QString::fromLatin1(names[i]);
}

void TestFilter::kinds()
{
    QFETCH(TrafficKind, kind);
    QFETCH(QString, name);
    TestRow row;
    row.rest.kind = kind;
    QVERIFY(matches(QStringLiteral("kind:") + name, row.row()));
    QVERIFY(matches(QStringLiteral("kind:") + name.toUpper(), row.row()));
    QVERIFY(!matches(QStringLiteral("!kind=") + name, row.row()));
    row.rest.kind = kind == TrafficKind::Gap ? TrafficKind::Message : TrafficKind(int(kind) + 1);
    QVERIFY(!matches(QStringLiteral("kind:") + name, row.row()));
    QVERIFY(matches(QStringLiteral("kind!=") + name, row.row()));
}

void TestFilter::directions_data()
{
    QTest::addColumn<TrafficKind>("kind");
    QTest::addColumn<SenderKind>("sender");
    QTest::addColumn<QStringList>("directions");
    const auto row = [](const char *name, TrafficKind kind, SenderKind sender, const char *directions) {
        QTest::newRow(name) << kind << sender
                            << QString::fromLatin1(directions).split(u' ', Qt::SkipEmptyParts);
    };
    row("client", TrafficKind::Message, SenderKind::Client, "in");
    row("operator", TrafficKind::Message, SenderKind::Operator, "out operator");
    row("api", TrafficKind::Message, SenderKind::Api, "out api");
    row("server", TrafficKind::Message, SenderKind::Server, "out");
    row("refused message", TrafficKind::Error, SenderKind::Client, "in");
    row("operator's action", TrafficKind::Action, SenderKind::Operator, "operator");
    row("api's action", TrafficKind::Action, SenderKind::Api, "api");
    row("joined", TrafficKind::Joined, SenderKind::Client, "");
}

void TestFilter::directions()
{
    QFETCH(TrafficKind, kind);
    QFETCH(SenderKind, sender);
    QFETCH(QStringList, directions);
    TestRow row;
    row.rest.kind = kind;
    row.rest.senderKind = sender;
    for (const char *direction : {"in", "out", "operator", "api"}) {
        const QString name = QString::fromLatin1(direction);
        QCOMPARE(matches(QStringLiteral("dir:") + name, row.row()), directions.contains(name));
    }
}

void TestFilter::logic_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("shown");
    const auto row
        = [](const char *text, bool shown) { QTest::addRow("%s", text) << QString::fromUtf8(text) << shown; };
    row("room:general user:ann", true);
    row("room:general user:bob", false);
    row("room:general and user:ann", true);
    row("room:general && user:bob", false);
    row("room:lobby or user:ann", true);
    row("room:lobby | user:ann", true);
    row("room:lobby|user:ann", true);
    row("room:lobby || user:bob", false);
    row("room:lobby user:ann or type:document_updated", true);
    row("type:document_updated or room:lobby user:bob", true);
    row("room:lobby (user:ann or type:document_updated)", false);
    row("(room:general or room:lobby) (user:bob or user:ann)", true);
    row("!room:lobby", true);
    row("-room:lobby", true);
    row("not room:lobby", true);
    row("NOT room:general", false);
    row("!!room:general", true);
    row("!(room:lobby user:ann)", true);
    row("-(room:general user:ann)", false);
    row("!maintenance", false);
    row("-outage", true);
    row("-\"server maintenance\"", false);
    row("!~maint", false);
    row("dialect:hub", true);
    row("dialect:chat|none", false);
    row("dialect!=chat", true);
    row("dir:in room:general type:document_updated payload.updated_by=ann !type:ping size>1", true);
}

void TestFilter::logic()
{
    QFETCH(QString, text);
    QFETCH(bool, shown);
    TestRow row;
    row.rest.dialect = 1;
    row.rest.size = 100;
    QCOMPARE(matches(text, row.row()), shown);
}

void TestFilter::emptyMatchesAll()
{
    QVERIFY(Filter().matchesAll());
    QVERIFY(Filter().matches(LogRow()));
    for (const char *text : {"", "   "}) {
        const Filter::Result result = Filter::parse(QString::fromLatin1(text));
        QVERIFY(result.isValid());
        QVERIFY(result.filter.matchesAll());
        QVERIFY(result.filter.matches(LogRow()));
    }
    const Filter::Result broken = Filter::parse(u"room:");
    QVERIFY(!broken.isValid());
    QVERIFY(broken.filter.matchesAll());
}

void TestFilter::escapedPayload()
{
    TestRow row;
    row.payload = R"({"text":"\u041f\u0440\u0438\u0432\u0435\u0442, \"мир\"","k\u0065y":1})";
    QVERIFY(matches(QStringLiteral("Привет"), row.row()));
    QVERIFY(matches(QStringLiteral("привет"), row.row()));
    QVERIFY(matches(QStringLiteral("ПРИВЕТ МИР"), row.row()));
    QVERIFY(matches(QStringLiteral("~привет\\W+мир"), row.row()) == false);
    QVERIFY(matches(QStringLiteral("~/привет\\W+мир/i"), row.row()));
    QVERIFY(matches(QStringLiteral("payload.text~^Привет"), row.row()));
    QVERIFY(matches(QStringLiteral("payload.key=1"), row.row()));
    QVERIFY(!matches(QStringLiteral("прощай"), row.row()));
}

void TestFilter::brokenPayload()
{
    TestRow row;
    for (const char *payload : {"", "{", "{\"a\"", "{\"a\":", "[1,", "\"", "\"a\\", "nul", "{\"a\":1]"}) {
        row.payload = payload;
        matches(QStringLiteral("payload.a=1"), row.row());
        matches(QStringLiteral("payload[0]>1"), row.row());
        matches(QStringLiteral("payload[*].a:x*"), row.row());
        matches(QStringLiteral("payload=\"x\""), row.row());
        QVERIFY(!matches(QStringLiteral("payload.b:*"), row.row()));
    }
}

void TestFilter::rawWhereNoPayload()
{
    TestRow row;
    row.payload.clear();
    row.raw = "{\"type\":\"brok";
    row.rest.kind = TrafficKind::Error;
    QVERIFY(matches(QStringLiteral("brok"), row.row()));
}

void TestFilter::explodingRegex()
{
    TestRow row;
    row.payload = '"' + QByteArray(60, 'a') + "!\"";
    const Filter::Result result = Filter::parse(u"payload~/^.(a+)+$/");
    QVERIFY(result.isValid());
    QVERIFY(!result.filter.matches(row.row()));
}

void TestFilter::remembersNames()
{
    Filter filter = Filter::parse(u"room:gen*").filter;
    TestRow row;
    row.rest.roomId = 5;
    QVERIFY(filter.matches(row.row()));
    row.rest.roomId = 6;
    row.room = "lobby";
    QVERIFY(!filter.matches(row.row()));
    // Equal ids mean equal texts, so the text is not looked at again...
    row.rest.roomId = 5;
    QVERIFY(filter.matches(row.row()));
    // ...by this copy; another one knows nothing yet.
    QVERIFY(!Filter(filter).matches(row.row()));
    filter.forgetNames();
    QVERIFY(!filter.matches(row.row()));
    row.rest.roomId = 0;
    row.room = "general";
    QVERIFY(filter.matches(row.row()));
    row.rest.roomId = 0xffffffff;
    QVERIFY(filter.matches(row.row()));
}

void TestFilter::rulesOutChunks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("ruledOut");
    QTest::newRow("no such text") << QStringLiteral("nowhere") << true;
    QTest::newRow("no such text beyond ASCII") << QStringLiteral("привет") << true;
    QTest::newRow("text with a quote may be escaped") << QStringLiteral(R"("so \"called\"")") << false;
    QTest::newRow("text of a payload") << QStringLiteral("MAINTENANCE") << false;
    QTest::newRow("a name") << QStringLiteral("gener") << false;
    QTest::newRow("of a member") << QStringLiteral("payload:nowhere") << true;
    QTest::newRow("one of several") << QStringLiteral("text:nowhere|server") << false;
    QTest::newRow("no such room") << QStringLiteral("room:lobby") << true;
    QTest::newRow("room") << QStringLiteral("room:gen*") << false;
    QTest::newRow("both") << QStringLiteral("room:general nowhere") << true;
    QTest::newRow("either") << QStringLiteral("room:general or nowhere") << false;
    QTest::newRow("neither") << QStringLiteral("room:lobby or nowhere") << true;
    QTest::newRow("not") << QStringLiteral("!room:lobby") << false;
    QTest::newRow("path") << QStringLiteral("payload.rev=999") << false;
    QTest::newRow("expression") << QStringLiteral("~now[h]ere") << false;
    QTest::newRow("size") << QStringLiteral("size>1k") << false;
}

void TestFilter::rulesOutChunks()
{
    QFETCH(QString, text);
    const Filter::Result result = Filter::parse(text, context());
    QVERIFY(result.isValid());
    QTEST(!result.filter.mayMatch(*chunkOf(TestRow().row())), "ruledOut");
    QVERIFY(Filter().mayMatch(*chunkOf(TestRow().row())));
}

void TestFilter::copiesForThreads()
{
    const Filter filter = Filter::parse(u"room:r1* type~^t or payload.n=3 or ~zzz|x9").filter;
    std::vector<int> counts(4);
    std::vector<std::thread> threads;
    for (int &count : counts) {
        threads.emplace_back([copy = filter, &count] {
            for (int i = 0; i < 2000; ++i) {
                TestRow row;
                row.rest.roomId = StringId(1 + i % 20);
                row.room = "r" + QByteArray::number(i % 20);
                row.type = "t";
                row.payload = "{\"n\":" + QByteArray::number(i % 7) + '}';
                count += copy.matches(row.row());
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QVERIFY(counts[0] > 0);
    for (const int count : counts)
        QCOMPARE(count, counts[0]);
}

QTEST_APPLESS_MAIN(TestFilter)
#include "tst_filter.moc"
