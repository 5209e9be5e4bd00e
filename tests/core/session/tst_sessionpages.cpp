// Rows of a log that left memory, found again in the file they were recorded into.
#include "core/exchange/logexport.h"
#include "core/session/sessionpages.h"
#include "core/session/sessionwriter.h"
#include "core/traffic/logstore.h"
#include "core/traffic/rowsearch.h"
#include "tests/core/session/sessiontesting.h"

#include <QtCore/QBuffer>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace roomdeck;
using namespace roomdeck::testing;

class TestSessionPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void opensAFileAsPages();
    void placeholderUntilLoaded();
    void cacheIsBounded();
    void rowsLeaveMemoryAndComeBack();
    void onlyWhatTheFileHasLeaves();
    void numbersWithHolesAndRepeats();
    void whatWasNotRecordedIsAGap();
    void outcomesComeBack();
    void searchReachesTheDisk();
    void exportReachesTheDisk();
    void exportOfASelection();
    void rowsOnTheirWay();
    void reachIsBounded();

private:
    QString path() const { return m_dir->filePath(QStringLiteral("a.roomdeck")); }
    void write(const QList<TrafficEntry> &entries, bool deliveries = false);
    static void loadPage(LogStore &store, qint64 index);

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestSessionPages::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

void TestSessionPages::write(const QList<TrafficEntry> &entries, bool deliveries)
{
    SessionWriter writer;
    SessionInfo info;
    info.dialects = {"hub", "chat"};
    QVERIFY(!writer.create(path(), info));
    writer.begin();
    for (const TrafficEntry &entry : entries) {
        writer.append(entry);
        if (deliveries)
            writer.append(DeliveryUpdate{entry.seq, 5, 3, 2, 0, 700});
    }
    QVERIFY(!writer.commit());
    QVERIFY(!writer.finish(1));
}

void TestSessionPages::loadPage(LogStore &store, qint64 index)
{
    const LogSlice slice = store.pageOf(index);
    QVERIFY(slice.pages);
    store.insertBlock(slice.first, slice.pages->load(slice.page, LogPages::For::Reading));
    QVERIFY(store.isAtHand(index));
}

static QList<TrafficEntry> messages(EventId first, EventId last)
{
    QList<TrafficEntry> list;
    for (EventId seq = first; seq <= last; ++seq)
        list.append(message(seq));
    return list;
}

void TestSessionPages::opensAFileAsPages()
{
    write(messages(1, 1000));
    const auto pages = std::make_shared<SessionPages>(path(), SessionPages::Ids::Own);
    SessionInfo info;
    std::vector<LogPage> index;
    QVERIFY(!pages->open(info, index));
    QCOMPARE(info.dialects, (QList<QByteArray>{"hub", "chat"}));
    LogStore store;
    store.addPages(pages, index);
    QCOMPARE(store.size(), 1000);
    QCOMPARE(store.memoryFirst(), 1000);
    QCOMPARE(store.surplus(), 0);
    QCOMPARE(store.indexOf(700), 699);
    QCOMPARE(store.indexOf(1001), -1);
    loadPage(store, 699);
    QCOMPARE(store.row(699).payload.toByteArray(), message(700).payload);
    QCOMPARE(store.row(699).user.toByteArray(), message(700).user);
    QCOMPARE(store.row(699).address.toByteArray(), message(700).address);
    QCOMPARE(store.indexAt(message(700).timeUs), 699);
}

void TestSessionPages::placeholderUntilLoaded()
{
    write(messages(1, 600));
    const auto pages = std::make_shared<SessionPages>(path(), SessionPages::Ids::Own);
    SessionInfo info;
    std::vector<LogPage> index;
    QVERIFY(!pages->open(info, index));
    LogStore store;
    store.addPages(pages, index);
    QList<qint64> missed;
    store.setMissHandler([&missed](qint64 first) { missed.append(first); });
    QVERIFY(!store.isAtHand(300));
    QCOMPARE(store.row(300).seq, 301u);
    QCOMPARE(store.row(300).kind, TrafficKind::Server);
    QVERIFY(store.row(300).payload.isEmpty());
    QCOMPARE(missed.constFirst(), SessionPages::PageRows);
    missed.clear();
    loadPage(store, 300);
    QVERIFY(!store.row(300).payload.isEmpty());
    QVERIFY(missed.isEmpty());
}

void TestSessionPages::cacheIsBounded()
{
    write(messages(1, 20 * SessionPages::PageRows));
    const auto pages = std::make_shared<SessionPages>(path(), SessionPages::Ids::Own);
    SessionInfo info;
    std::vector<LogPage> index;
    QVERIFY(!pages->open(info, index));
    LogCaps caps;
    caps.cacheBytes = 1;
    LogStore store(caps);
    store.addPages(pages, index);
    for (qint64 row = 0; row < store.end(); row += SessionPages::PageRows)
        loadPage(store, row);
    int atHand = 0;
    for (qint64 row = 0; row < store.end(); row += SessionPages::PageRows)
        atHand += store.isAtHand(row) ? 1 : 0;
    QVERIFY(atHand >= 1);
    QVERIFY2(atHand <= 4, qPrintable(QString::number(atHand)));
    QVERIFY(store.isAtHand(store.end() - 1));
}

void TestSessionPages::rowsLeaveMemoryAndComeBack()
{
    const QList<TrafficEntry> entries = messages(1, 20'000);
    write(entries);
    LogStore store({5000, 1 << 30});
    for (const TrafficEntry &entry : entries)
        store.append(entry);
    QVERIFY(store.surplus() > 0);
    const auto pages = std::make_shared<SessionPages>(path(), SessionPages::Ids::Foreign);
    pages->setCovered(1, 20'000);
    QVERIFY(store.pageOut({pages}));
    QCOMPARE(store.surplus(), 0);
    QCOMPARE(store.first(), 0);
    QCOMPARE(store.size(), 20'000);
    QVERIFY(store.memoryFirst() >= 15'000 - LogChunk::MaxRows);
    QCOMPARE(store.dropped(), 0u);
    for (const qint64 index : {0, 1023, 1024, 7777, 14'000}) {
        if (!store.isAtHand(index))
            loadPage(store, index);
        QCOMPARE(store.row(index).seq, EventId(index) + 1);
        QCOMPARE(store.row(index).raw.toByteArray(), entries.at(index).raw);
        QCOMPARE(store.indexOf(EventId(index) + 1), index);
    }
    store.append(message(20'001));
    QCOMPARE(store.row(20'000).seq, 20'001u);
    store.clear();
    QCOMPARE(store.size(), 0);
    QCOMPARE(store.end(), 20'001);
}

void TestSessionPages::onlyWhatTheFileHasLeaves()
{
    const QList<TrafficEntry> entries = messages(1, 10'000);
    write(entries);
    LogStore store({2000, 1 << 30});
    for (const TrafficEntry &entry : entries)
        store.append(entry);
    const auto pages = std::make_shared<SessionPages>(path(), SessionPages::Ids::Foreign);
    pages->setCovered(1, 3000); // committed so far
    QVERIFY(store.pageOut({pages}));
    QVERIFY(store.memoryFirst() <= 3000);
    QVERIFY(store.memoryFirst() > 1000);
    // The rest does not fit and is nowhere else: it goes, and what is older with it.
    QVERIFY(store.surplus() > store.memoryFirst());
    store.trim();
    QVERIFY(store.size() <= 2000 + LogChunk::MaxRows);
    QCOMPARE(store.dropped(), quint64(store.first()));
    QCOMPARE(store.row(store.first()).seq, EventId(store.first()) + 1);
}

void TestSessionPages::numbersWithHolesAndRepeats()
{
    QList<TrafficEntry> entries;
    for (EventId seq = 1; seq <= 3000; ++seq) {
        if (seq % 10 == 0)
            continue;
        entries.append(message(seq));
        if (seq % 500 == 1) { // as the window notes what was skipped
            TrafficEntry gap;
            gap.kind = TrafficKind::Gap;
            gap.senderKind = SenderKind::Server;
            gap.seq = seq;
            gap.payload = "7";
            entries.append(gap);
        }
    }
    write(entries);
    LogStore store({10, 1 << 30});
    for (const TrafficEntry &entry : std::as_const(entries))
        store.append(entry);
    const auto pages = std::make_shared<SessionPages>(path(), SessionPages::Ids::Foreign);
    pages->setCovered(1, 3000);
    QVERIFY(store.pageOut({pages}));
    for (qint64 index = 0; index < store.memoryFirst(); ++index) {
        if (!store.isAtHand(index))
            loadPage(store, index);
        QCOMPARE(store.row(index).seq, entries.at(index).seq);
        QCOMPARE(store.row(index).kind, entries.at(index).kind);
        QCOMPARE(store.row(index).payload.toByteArray(), entries.at(index).payload);
    }
}

void TestSessionPages::whatWasNotRecordedIsAGap()
{
    QList<TrafficEntry> recorded = messages(1, 3000);
    recorded.remove(100, 50); // 101 … 150
    write(recorded);
    LogStore store({10, 1 << 30});
    for (const TrafficEntry &entry : messages(1, 3000))
        store.append(entry);
    const auto pages = std::make_shared<SessionPages>(path(), SessionPages::Ids::Foreign);
    pages->setCovered(1, 3000);
    QVERIFY(store.pageOut({pages}));
    loadPage(store, 120);
    QCOMPARE(store.row(99).payload.toByteArray(), message(100).payload);
    QCOMPARE(store.row(100).kind, TrafficKind::Gap);
    QCOMPARE(store.row(149).kind, TrafficKind::Gap);
    QCOMPARE(store.row(150).payload.toByteArray(), message(151).payload);
    QCOMPARE(store.row(120).seq, 121u);
    // A file that went away leaves gaps, too, instead of waiting for ever.
    const auto gone = std::make_shared<SessionPages>(m_dir->filePath(QStringLiteral("gone.roomdeck")),
                                                     SessionPages::Ids::Foreign);
    const auto block = gone->load(store.pageOf(2000).page, LogPages::For::Reading);
    QVERIFY(block);
    QCOMPARE(block->size(), store.pageOf(2000).count);
    QCOMPARE(block->row(0).kind, TrafficKind::Gap);
}

void TestSessionPages::outcomesComeBack()
{
    const QList<TrafficEntry> entries = messages(1, 3000);
    write(entries, true);
    LogStore store({10, 1 << 30});
    for (const TrafficEntry &entry : entries)
        store.append(entry);
    const auto pages = std::make_shared<SessionPages>(path(), SessionPages::Ids::Foreign);
    pages->setCovered(1, 3000);
    QVERIFY(store.pageOut({pages}));
    QVERIFY(!store.delivery(42).isKnown());
    loadPage(store, 42);
    QCOMPARE(store.delivery(42), (Delivery{3, 2, 0, 700}));
    QCOMPARE(store.delivery(0), (Delivery{3, 2, 0, 700}));
}

void TestSessionPages::searchReachesTheDisk()
{
    const QList<TrafficEntry> entries = messages(1, 5000);
    write(entries);
    LogStore store({1000, 1 << 30});
    for (const TrafficEntry &entry : entries)
        store.append(entry);
    const auto pages = std::make_shared<SessionPages>(path(), SessionPages::Ids::Foreign);
    pages->setCovered(1, 5000);
    QVERIFY(store.pageOut({pages}));
    const RowTest test = [](const LogRow &row) { return row.seq % 1000 == 0; };
    std::vector<qint64> matches;
    const qint64 stopped = RowSearch::testBackwards(store.snapshot(), 0, store.end(), test, 60'000, matches,
                                                    RowSearch::Reach::Memory);
    QCOMPARE(stopped, store.memoryFirst());
    matches.clear();
    QCOMPARE(RowSearch::testBackwards(store.snapshot(), 0, store.end(), test, 60'000, matches), 0);
    QCOMPARE(matches, (std::vector<qint64>{4999, 3999, 2999, 1999, 999}));
}

void TestSessionPages::exportReachesTheDisk()
{
    const QList<TrafficEntry> entries = messages(1, 5000);
    write(entries, true);
    LogStore store({1000, 1 << 30});
    for (const TrafficEntry &entry : entries) {
        store.append(entry);
        store.apply({entry.seq, 5, 3, 2, 0, 700});
    }
    const auto pages = std::make_shared<SessionPages>(path(), SessionPages::Ids::Foreign);
    pages->setCovered(1, 5000);
    QVERIFY(store.pageOut({pages}));
    LogExport what;
    what.rows = store.snapshotWithDeliveries();
    QBuffer out;
    QVERIFY(out.open(QIODevice::WriteOnly));
    const ExportResult result = exportLog(what, out);
    QVERIFY(!result.error);
    QCOMPARE(result.rows, 5000);
    const QList<QByteArray> lines = out.data().split('\n');
    QCOMPARE(lines.size(), 5001);
    for (const qsizetype line : {0, 2000, 4999}) {
        QVERIFY(lines.at(line).contains("\"seq\":" + QByteArray::number(line + 1) + ','));
        QVERIFY2(lines.at(line).contains("\"written\":3"), lines.at(line).constData());
    }
}

void TestSessionPages::exportOfASelection()
{
    LogStore store;
    for (const TrafficEntry &entry : messages(1, 3000))
        store.append(entry);
    LogExport what;
    what.format = ExportFormat::Csv;
    what.rows = store.snapshotWithDeliveries();
    what.selected = true;
    what.selection = {4, 2047};
    QBuffer out;
    QVERIFY(out.open(QIODevice::WriteOnly));
    QCOMPARE(exportLog(what, out).rows, 2);
    what.filter = [](const LogRow &row) { return row.seq == 2048; };
    QCOMPARE(exportLog(what, out).rows, 1);
    int calls = 0;
    what = {};
    what.rows = store.snapshotWithDeliveries();
    what.progress = [&calls](qint64 done, qint64 total) {
        ++calls;
        return done < total / 2;
    };
    const QString file = m_dir->filePath(QStringLiteral("b.ndjson"));
    QCOMPARE(exportLogToFile(what, file).error.code, SessionFault::Cancelled);
    QCOMPARE(calls, 2);
    QVERIFY(!QFile::exists(file));
}

void TestSessionPages::rowsOnTheirWay()
{
    const QList<TrafficEntry> entries = messages(1, 5000);
    SessionWriter writer;
    QVERIFY(!writer.create(path(), {}));
    const auto record = [&](qsizetype from, qsizetype to) {
        writer.begin();
        for (qsizetype i = from; i < to; ++i)
            writer.append(entries.at(i));
        return !writer.commit();
    };
    QVERIFY(record(0, 1000));
    LogStore store({10, 1 << 30});
    for (const TrafficEntry &entry : entries)
        store.append(entry);
    const auto pages = std::make_shared<SessionPages>(path(), SessionPages::Ids::Foreign);
    pages->setCovered(1, 1000);
    pages->setGrowing(true);
    QVERIFY(store.pageOut({pages}));
    QCOMPARE(store.surplus(), 0);
    const LogSlice late = store.pageOf(3000);
    QVERIFY(!late.load());
    QVERIFY(record(1000, 5000));
    loadPage(store, 3000);
    QCOMPARE(store.row(3000).payload.toByteArray(), message(3001).payload);
}

void TestSessionPages::reachIsBounded()
{
    const QList<TrafficEntry> entries = messages(1, 20'000);
    write(entries);
    LogCaps caps{1000, 1 << 30};
    caps.pagedRows = 10'000;
    LogStore store(caps);
    for (const TrafficEntry &entry : entries)
        store.append(entry);
    const auto pages = std::make_shared<SessionPages>(path(), SessionPages::Ids::Foreign);
    pages->setCovered(1, 20'000);
    QVERIFY(store.pageOut({pages}));
    const qint64 loaded = store.first();
    loadPage(store, loaded);
    QVERIFY(store.surplus() > 0);
    store.trim();
    QVERIFY(store.memoryFirst() - store.first() <= 10'000);
    QVERIFY(!store.contains(loaded));
    QCOMPARE(store.dropped(), quint64(store.first()));
    loadPage(store, store.first());
    QCOMPARE(store.row(store.first()).seq, EventId(store.first()) + 1);
}

QTEST_GUILESS_MAIN(TestSessionPages)
#include "tst_sessionpages.moc"
