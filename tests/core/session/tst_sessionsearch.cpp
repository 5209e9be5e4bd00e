// The same filter shows the same rows, whether they are in memory, in a file, or have gone from one to the
// other.
#include "core/session/sessionpages.h"
#include "core/session/sessionwriter.h"
#include "core/traffic/filter/filter.h"
#include "core/traffic/rowsearch.h"
#include "tests/core/session/sessiontesting.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace roomdeck;
using namespace roomdeck::testing;

namespace {

constexpr int rounds = 50; // times the kinds of rows below: several pages, and chunks in memory

TrafficEntry notice(TrafficKind kind, EventId seq, const QByteArray &type, const QByteArray &payload)
{
    TrafficEntry entry = message(seq);
    entry.kind = kind;
    entry.senderKind = kind == TrafficKind::Server ? SenderKind::Server : SenderKind::Client;
    entry.type = type;
    entry.payload = payload;
    entry.raw.clear();
    entry.recipients = 0;
    return entry;
}

TrafficEntry sentByHand(EventId seq, SenderKind sender)
{
    TrafficEntry entry = message(seq, "by hand");
    entry.senderKind = sender;
    entry.user = "operator";
    entry.connection = ConnectionId::None;
    entry.address.clear();
    entry.dialect = 0;
    entry.addressees = R"({"users":["zoe"],"rooms":["hall"],"except":["max"]})";
    return entry;
}

TrafficEntry withExtra(EventId seq)
{
    TrafficEntry entry = message(seq);
    entry.extra = "\"trace\":\"t-" + QByteArray::number(seq) + "\",\"n\":5";
    entry.payload = R"({"text":"moved out of the message","items":[{"id":3},{"id":10}]})";
    entry.address = "[2001:db8::7]:" + QByteArray::number(41000 + seq % 3);
    return entry;
}

TrafficEntry broken(EventId seq)
{
    TrafficEntry entry = message(seq);
    entry.kind = TrafficKind::Error;
    entry.type = "bad_json";
    entry.payload.clear();
    entry.raw = R"({"type":"chat",oops)";
    return entry;
}

QList<TrafficEntry> everyKindOfRow(EventId &seq)
{
    const QByteArray large(30'000, 'z'); // beyond a page of the file
    return {message(++seq),
            message(++seq, R"(\u043f\u0440\u0438\u0432\u0435\u0442)"),
            message(++seq, "Привет, Maintenance"),
            message(++seq, large + "needle"),
            withExtra(++seq),
            sentByHand(++seq, SenderKind::Operator),
            sentByHand(++seq, SenderKind::Api),
            broken(++seq),
            notice(TrafficKind::Joined, ++seq, {}, {}),
            notice(TrafficKind::Renamed, ++seq, {}, "\"anna\""),
            notice(TrafficKind::Disconnected, ++seq, "1001", "\"going away\""),
            notice(TrafficKind::Refused, ++seq, "403", {}),
            notice(TrafficKind::Server, ++seq, "server_started", {}),
            notice(TrafficKind::Gap, ++seq, "queue_full", "12")};
}

QList<TrafficEntry> entriesForAll()
{
    QList<TrafficEntry> entries;
    EventId seq = 0;
    for (int round = 0; round < rounds; ++round) {
        entries.append(everyKindOfRow(seq));
        if (round % 10 == 0)
            ++seq; // numbers have holes
        for (int i = 0; i < 40; ++i) // pages without any of that
            entries.append(message(++seq, "plain"));
        if (round == rounds / 2)
            entries.append(message(++seq, "a zebra crosses"));
    }
    return entries;
}

std::vector<qint64> matchesIn(const LogStore &store, const RowTest &test)
{
    std::vector<qint64> matches;
    RowSearch::testBackwards(store.snapshot(), store.first(), store.end(), test, 60'000, matches);
    return matches;
}

QByteArray described(const LogRow &row)
{
    const auto number = [](auto value) { return QByteArray::number(qint64(value)); };
    return QByteArrayList{number(row.seq),           number(row.timeUs),
                          number(row.connection),    number(row.kind),
                          number(row.senderKind),    number(row.dialect),
                          number(row.size),          number(row.recipients),
                          row.room.toByteArray(),    row.user.toByteArray(),
                          row.type.toByteArray(),    row.payload.toByteArray(),
                          row.extra.toByteArray(),   row.raw.toByteArray(),
                          row.address.toByteArray(), row.addressees.toByteArray(),
                          number(row.roomId),        number(row.userId),
                          number(row.typeId)}
        .join('|');
}

} // namespace

class TestSessionSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sameRows_data();
    void sameRows();
    void scansWhatItLoads_data();
    void scansWhatItLoads();
    void stopsWhenTold();
    void whatTheFileLacks();
    void rowsOnTheirWay();

private:
    QString write(const QString &name, const QList<TrafficEntry> &entries);
    static LogStore pagedOut(const QList<TrafficEntry> &entries, const QString &path);

    QTemporaryDir m_dir;
    QList<TrafficEntry> m_entries;
    LogStore m_memory;
    LogStore m_file;
    LogStore m_both; // all but the newest rows are in the file
};

QString TestSessionSearch::write(const QString &name, const QList<TrafficEntry> &entries)
{
    const QString path = m_dir.filePath(name);
    SessionWriter writer;
    SessionInfo info;
    info.dialects = {"hub", "chat"};
    if (writer.create(path, info))
        return {};
    writer.begin();
    for (const TrafficEntry &entry : entries)
        writer.append(entry);
    return writer.commit() || writer.finish(1) ? QString() : path;
}

LogStore TestSessionSearch::pagedOut(const QList<TrafficEntry> &entries, const QString &path)
{
    LogStore store({10, 1 << 30});
    for (const TrafficEntry &entry : entries)
        store.append(entry);
    const auto pages = std::make_shared<SessionPages>(path, SessionPages::Ids::Foreign);
    pages->setCovered(1, entries.constLast().seq);
    store.pageOut({pages});
    return store;
}

void TestSessionSearch::initTestCase()
{
    m_entries = entriesForAll();
    const QString path = write(QStringLiteral("a.roomdeck"), m_entries);
    QVERIFY(!path.isEmpty());
    for (const TrafficEntry &entry : std::as_const(m_entries))
        m_memory.append(entry);
    const auto pages = std::make_shared<SessionPages>(path, SessionPages::Ids::Own);
    SessionInfo info;
    std::vector<LogPage> index;
    QVERIFY(!pages->open(info, index));
    m_file.addPages(pages, index);
    m_both = pagedOut(m_entries, path);
    QCOMPARE(m_file.size(), m_memory.size());
    QCOMPARE(m_both.size(), m_memory.size());
    QVERIFY(m_both.memoryFirst() > 1000);
}

void TestSessionSearch::sameRows_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("some"); // rows match, and others do not
    for (const char *text : {"room:room-1",
                             "room:*-1",
                             "user:user-3",
                             "user:operator",
                             "user~^user-[12]$",
                             "type:chat",
                             "type:1001",
                             "!type:chat",
                             "address:\"127.0.0.1:40003\"",
                             "address:*db8*",
                             "kind:error",
                             "kind:joined|refused",
                             "dir:in",
                             "dir:out",
                             "dir:operator",
                             "dir:api",
                             "dialect:hub",
                             "dialect:none",
                             "size>100",
                             "size<40",
                             "size>20k",
                             "conn:3",
                             "seq:700",
                             "seq>1500",
                             "recipients:0",
                             "recipients:5",
                             "maintenance",
                             "привет",
                             "needle",
                             "oops",
                             "zoe",
                             "going",
                             "db8",
                             "USER-3",
                             "user-3 room-1",
                             "text~Mainten",
                             "payload:hand",
                             "payload~n\\\":7",
                             "extra:t-",
                             "room:hall",
                             "raw:type",
                             "payload.text:hello",
                             "payload.n=16",
                             "payload.n>1500",
                             "payload.items[*].id=10",
                             "extra.n=5",
                             "extra.trace:t-*",
                             "payload.text~^Привет",
                             "zebra",
                             "!zebra",
                             "zebra or kind:error",
                             "room:room-1 or zebra",
                             "zebra or size>20k",
                             "not payload.items:*",
                             "(kind:error or size>20k) !room:room-1",
                             "type:chat size>50 hello",
                             "not dir:in",
                             "after:2023-11-14T22:13:21Z",
                             "before:2023-11-14T22:13:21Z"})
        QTest::newRow(text) << QString::fromUtf8(text) << true;
    QTest::newRow("nothing") << QStringLiteral("no-such-text") << false;
}

void TestSessionSearch::sameRows()
{
    QFETCH(const QString, text);
    QFETCH(const bool, some);
    FilterContext context;
    context.dialects = {"hub", "chat"};
    const Filter::Result parsed = Filter::parse(text, context);
    QVERIFY2(parsed.isValid(), qPrintable(parsed.error.detail));
    const std::vector<qint64> inMemory = matchesIn(m_memory, rowTest(parsed.filter));
    QCOMPARE(!inMemory.empty(), some);
    QVERIFY(inMemory.size() < size_t(m_entries.size()));
    QCOMPARE(matchesIn(m_file, rowTest(parsed.filter)), inMemory);
    QCOMPARE(matchesIn(m_both, rowTest(parsed.filter)), inMemory);
}

void TestSessionSearch::scansWhatItLoads_data()
{
    QTest::addColumn<bool>("own");
    QTest::newRow("pages of the file") << true;
    QTest::newRow("pages of the log") << false;
}

void TestSessionSearch::scansWhatItLoads()
{
    QFETCH(const bool, own);
    const LogStore &store = own ? m_file : m_both;
    for (qint64 index = store.first(); index < store.memoryFirst();) {
        const LogSlice slice = store.pageOf(index);
        const std::shared_ptr<const LogBlock> block = slice.load();
        int shown = 0;
        bool same = true;
        QVERIFY(slice.pages->scan(slice.page, {AllRowParts}, [&](int at, const LogRow &row) {
            same = same && at == shown++ && described(row) == described(block->row(at));
            return true;
        }));
        QVERIFY2(same, qPrintable(QString::number(slice.first)));
        QCOMPARE(shown, slice.count);
        index = slice.end();
    }
}

void TestSessionSearch::stopsWhenTold()
{
    for (const LogStore *store : {&m_file, &m_both}) {
        const LogSlice slice = store->pageOf(300);
        int shown = 0;
        QVERIFY(slice.pages->scan(slice.page, {RowPart::Room},
                                  [&shown](int, const LogRow &) { return ++shown < 7; }));
        QCOMPARE(shown, 7);
    }
}

void TestSessionSearch::whatTheFileLacks()
{
    QList<TrafficEntry> recorded = m_entries;
    recorded.remove(40, 30);
    recorded.remove(0, 3);
    const LogStore store = pagedOut(m_entries, write(QStringLiteral("b.roomdeck"), recorded));
    const LogSlice slice = store.pageOf(0);
    const std::shared_ptr<const LogBlock> block = slice.load();
    QCOMPARE(block->row(60).kind, TrafficKind::Gap);
    QList<QByteArray> loaded;
    for (int i = 0; i < block->size(); ++i)
        loaded.append(described(block->row(i)));
    QList<QByteArray> scanned;
    QVERIFY(slice.pages->scan(slice.page, {AllRowParts}, [&scanned](int, const LogRow &row) {
        scanned.append(described(row));
        return true;
    }));
    QCOMPARE(scanned, loaded);
    // Of a file that is gone nothing but gaps is left.
    SessionPages gone(m_dir.filePath(QStringLiteral("gone.roomdeck")), SessionPages::Ids::Foreign);
    int gaps = 0;
    QVERIFY(gone.scan(slice.page, {RowPart::Kind}, [&gaps](int, const LogRow &row) {
        gaps += row.kind == TrafficKind::Gap ? 1 : 0;
        return true;
    }));
    QCOMPARE(gaps, slice.count);
}

void TestSessionSearch::rowsOnTheirWay()
{
    const QString path = write(QStringLiteral("c.roomdeck"), m_entries.first(50));
    SessionPages pages(path, SessionPages::Ids::Foreign);
    pages.setCovered(1, 50);
    pages.setGrowing(true);
    LogPage page;
    page.count = 100;
    page.firstSeq = m_entries.at(0).seq;
    page.lastSeq = m_entries.at(99).seq;
    QVERIFY(!pages.scan(page, {RowPart::Kind}, [](int, const LogRow &) { return true; }));
    pages.setGrowing(false);
    QVERIFY(pages.scan(page, {RowPart::Kind}, [](int, const LogRow &) { return true; }));
}

QTEST_GUILESS_MAIN(TestSessionSearch)
#include "tst_sessionsearch.moc"
