// LogFeed and ConnectionBook: bounded whatever arrives, and honest about what is left out.
#include "tests/support/logentries.h"
#include "ui/log/connectionbook.h"
#include "ui/log/logfeed.h"

#include <QtTest/QtTest>

using namespace roomdeck;

class TestLogFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gathersBatches();
    void endlessFloodIsCutAndSaysSo();
    void clearForgetsWhatWaits();
    void bookRemembersConnections();
    void bookForgetsTheOldest();
};

void TestLogFeed::gathersBatches()
{
    LogStore store;
    ConnectionBook book;
    LogFeed feed(store, book);
    QSignalSpy drained(&feed, &LogFeed::drained);
    feed.push(nullptr);
    feed.push(logBatch(1, 10));
    feed.push(logBatch(11, 10));
    QCOMPARE(feed.waiting(), 20);
    QCOMPARE(store.size(), 0);
    QTRY_COMPARE(store.size(), 20);
    QCOMPARE(drained.count(), 1);
    QCOMPARE(feed.waiting(), 0);
}

void TestLogFeed::endlessFloodIsCutAndSaysSo()
{
    LogStore store({2'000'000, qint64(1) << 40});
    ConnectionBook book;
    LogFeed feed(store, book);
    constexpr int batchRows = 50'000;
    constexpr int batches = 10; // 500,000 entries, more than may wait
    const TrafficBatchPtr batch = logBatch(1, batchRows);
    for (int i = 0; i < batches; ++i)
        feed.push(batch);
    QVERIFY(feed.waiting() <= LogFeed::MaxWaiting);
    const qint64 kept = feed.waiting();
    QTRY_COMPARE_WITH_TIMEOUT(store.size(), kept + 1, 30'000);
    QCOMPARE(feed.leftOut(), quint64(batchRows * batches - kept));
    const LogRow gap = store.row(store.first());
    QCOMPARE(gap.kind, TrafficKind::Gap);
    QCOMPARE(gap.payload.toByteArray().toLongLong(), qint64(batchRows) * batches - kept);
}

void TestLogFeed::clearForgetsWhatWaits()
{
    LogStore store;
    ConnectionBook book;
    LogFeed feed(store, book);
    QSignalSpy drained(&feed, &LogFeed::drained);
    feed.push(logBatch(1, 10));
    feed.clear();
    QCOMPARE(feed.waiting(), 0);
    QTRY_VERIFY(drained.count() > 0);
    QCOMPARE(store.size(), 0);
}

void TestLogFeed::bookRemembersConnections()
{
    ConnectionBook book;
    TrafficEntry entry = logMessage(1);
    book.note(entry);
    QCOMPARE(book.size(), 0);
    entry.kind = TrafficKind::Connected;
    entry.raw = "GET / HTTP/1.1\r\n\r\n";
    book.note(entry);
    QCOMPARE(book.find(entry.connection)->requestHead, entry.raw);
    QCOMPARE(book.find(entry.connection)->closedUs, 0);
    entry.kind = TrafficKind::Disconnected;
    entry.type = "1001";
    book.note(entry);
    QCOMPARE(book.find(entry.connection)->closeCode, QByteArray("1001"));
    QVERIFY(book.find(entry.connection)->closedUs > 0);
    QVERIFY(!book.find(ConnectionId(999)));
}

void TestLogFeed::bookForgetsTheOldest()
{
    ConnectionBook book;
    TrafficEntry entry = logMessage(1);
    entry.kind = TrafficKind::Connected;
    entry.raw = QByteArray(16'000, 'h');
    constexpr int connections = 3000;
    for (int i = 1; i <= connections; ++i) {
        entry.connection = ConnectionId(i);
        book.note(entry);
    }
    QVERIFY(book.size() < connections);
    QVERIFY(qint64(book.size()) * 16'000 <= ConnectionBook::MaxBytes);
    QVERIFY(!book.find(ConnectionId(1)));
    QVERIFY(book.find(ConnectionId(connections)));
}

QTEST_GUILESS_MAIN(TestLogFeed)
#include "tst_logfeed.moc"
