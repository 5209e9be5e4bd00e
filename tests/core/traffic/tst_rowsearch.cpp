// RowSearch: every match once, newest first, and nothing after cancel().
#include "core/traffic/rowsearch.h"
#include "tests/support/logentries.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QSemaphore>
#include <QtCore/QThreadPool>
#include <QtTest/QtTest>

#include <algorithm>
#include <atomic>

using namespace roomdeck;

class TestRowSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsAllNewestFirst();
    void honoursTheRange();
    void emptyRange();
    void cancelSilences();
    void startEndsTheSearchBefore();
    void ownerMayGoFirst();
    void rowsMayLeaveMeanwhile();
    void testsBackwardsWithinABudget();
    void skipsChunksThatCannotMatch();
    void severalThreadsKeepTheOrder();
    void silentWhileTheNewestAreTested();

private:
    static bool isFifth(const LogRow &row) { return row.seq % 5 == 0; }

    QThreadPool m_pool;
    LogStore m_store;
};

void TestRowSearch::initTestCase()
{
    for (EventId seq = 1; seq <= 20'000; ++seq)
        m_store.append(logMessage(seq));
}

void TestRowSearch::findsAllNewestFirst()
{
    RowSearch search(m_pool);
    std::vector<qint64> all;
    qint64 lowest = m_store.end();
    connect(&search, &RowSearch::found, this, [&](const std::vector<qint64> &indexes, qint64 testedFrom) {
        QVERIFY(std::is_sorted(indexes.begin(), indexes.end()));
        QVERIFY(indexes.empty() || (indexes.back() < lowest && indexes.front() >= testedFrom));
        lowest = testedFrom;
        all.insert(all.begin(), indexes.begin(), indexes.end());
    });
    QSignalSpy finished(&search, &RowSearch::finished);
    search.start(m_store.snapshot(), 0, m_store.end(), isFifth);
    QVERIFY(search.isRunning());
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(!search.isRunning());
    QCOMPARE(all.size(), 4000u);
    for (size_t i = 0; i < all.size(); ++i)
        QCOMPARE(all[i], qint64(i * 5 + 4));
}

void TestRowSearch::honoursTheRange()
{
    RowSearch search(m_pool);
    std::vector<qint64> all;
    connect(&search, &RowSearch::found, this, [&](const std::vector<qint64> &indexes, qint64) {
        all.insert(all.begin(), indexes.begin(), indexes.end());
    });
    QSignalSpy finished(&search, &RowSearch::finished);
    search.start(m_store.snapshot(1000, 3000), 1004, 2999, isFifth);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(all.front(), 1004);
    QCOMPARE(all.back(), 2994);
}

void TestRowSearch::emptyRange()
{
    RowSearch search(m_pool);
    search.start({}, 7, 7, isFifth);
    QVERIFY(!search.isRunning());
}

void TestRowSearch::cancelSilences()
{
    RowSearch search(m_pool);
    QSignalSpy found(&search, &RowSearch::found);
    QSignalSpy finished(&search, &RowSearch::finished);
    search.start(m_store.snapshot(), 0, m_store.end(), isFifth);
    search.cancel();
    QVERIFY(!search.isRunning());
    QVERIFY(m_pool.waitForDone(10'000));
    QCoreApplication::processEvents();
    QCOMPARE(found.count(), 0);
    QCOMPARE(finished.count(), 0);
}

void TestRowSearch::startEndsTheSearchBefore()
{
    RowSearch search(m_pool);
    qint64 matches = 0;
    connect(&search, &RowSearch::found, this,
            [&](const std::vector<qint64> &indexes, qint64) { matches += qint64(indexes.size()); });
    QSignalSpy finished(&search, &RowSearch::finished);
    search.start(m_store.snapshot(), 0, m_store.end(), isFifth);
    search.start(m_store.snapshot(), 0, m_store.end(), [](const LogRow &row) { return row.seq == 77; });
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(m_pool.waitForDone(10'000));
    QCoreApplication::processEvents();
    QCOMPARE(finished.count(), 1);
    QCOMPARE(matches, 1);
}

void TestRowSearch::ownerMayGoFirst()
{
    QSemaphore started;
    QSemaphore goOn;
    {
        RowSearch search(m_pool);
        search.start(m_store.snapshot(), 0, m_store.end(), [&](const LogRow &row) {
            if (row.seq == 20'000) {
                started.release();
                goOn.acquire();
            }
            return true;
        });
        started.acquire();
    }
    goOn.release();
    QVERIFY(m_pool.waitForDone(10'000));
    QCoreApplication::processEvents();
}

void TestRowSearch::rowsMayLeaveMeanwhile()
{
    LogStore store({2000, 1 << 30});
    for (EventId seq = 1; seq <= 6000; ++seq)
        store.append(logMessage(seq));
    RowSearch search(m_pool);
    qint64 matches = 0;
    connect(&search, &RowSearch::found, this,
            [&](const std::vector<qint64> &indexes, qint64) { matches += qint64(indexes.size()); });
    QSignalSpy finished(&search, &RowSearch::finished);
    search.start(store.snapshot(), 0, store.end(), isFifth);
    for (EventId seq = 6001; seq <= 12'000; ++seq)
        store.append(logMessage(seq));
    store.trim();
    QVERIFY(store.first() > 6000);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(matches, 1200);
}

void TestRowSearch::testsBackwardsWithinABudget()
{
    std::vector<qint64> matches;
    const LogSnapshot snapshot = m_store.snapshot();
    QCOMPARE(RowSearch::testBackwards(snapshot, 0, 5000, isFifth, 10'000, matches), 0);
    QCOMPARE(matches.size(), 1000u);
    QCOMPARE(matches.front(), 4999);
    matches.clear();
    // When the time is over before the first row is tested, one chunk is tested all the same.
    const RowTest slow = [](const LogRow &) {
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < 2)
            ;
        return false;
    };
    const qint64 begin = snapshot.at(2).first;
    QCOMPARE(RowSearch::testBackwards(snapshot, 0, begin + 3, slow, 1, matches), begin);
}

void TestRowSearch::skipsChunksThatCannotMatch()
{
    std::atomic<int> tested{0};
    const qint64 wanted = m_store.snapshot().at(3).first;
    const LogChunk *chunk = m_store.snapshot().at(3).block->asChunk();
    RowSearch search(m_pool);
    std::vector<qint64> all;
    connect(&search, &RowSearch::found, this, [&](const std::vector<qint64> &indexes, qint64) {
        all.insert(all.begin(), indexes.begin(), indexes.end());
    });
    QSignalSpy finished(&search, &RowSearch::finished);
    search.start(m_store.snapshot(), 0, m_store.end(),
                 {[&](const LogRow &row) {
                      ++tested;
                      return qint64(row.seq) == wanted + 1;
                  },
                  [chunk](const LogChunk &candidate) { return &candidate == chunk; }});
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(all, std::vector<qint64>{wanted});
    // The newest chunk is tested row by row, because it may still grow.
    QCOMPARE(tested.load(), chunk->size() + m_store.snapshot().back().count);
}

void TestRowSearch::severalThreadsKeepTheOrder()
{
    QThreadPool pool;
    pool.setMaxThreadCount(4);
    LogStore store;
    for (EventId seq = 1; seq <= 100'000; ++seq)
        store.append(logMessage(seq));
    RowSearch search(pool);
    std::vector<qint64> all;
    qint64 lowest = store.end();
    connect(&search, &RowSearch::found, this, [&](const std::vector<qint64> &indexes, qint64 testedFrom) {
        QVERIFY(testedFrom < lowest);
        QVERIFY(std::is_sorted(indexes.begin(), indexes.end()));
        QVERIFY(indexes.empty() || (indexes.back() < lowest && indexes.front() >= testedFrom));
        lowest = testedFrom;
        all.insert(all.begin(), indexes.begin(), indexes.end());
    });
    QSignalSpy finished(&search, &RowSearch::finished);
    search.start(store.snapshot(), 3, store.end(), isFifth);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(lowest, 3);
    QCOMPARE(all.size(), 20'000u);
    QCOMPARE(all.front(), 4);
}

// Older rows are done before newer ones: that is no news yet, however long it takes.
void TestRowSearch::silentWhileTheNewestAreTested()
{
    QThreadPool pool;
    pool.setMaxThreadCount(2);
    QSemaphore oldestReached;
    QSemaphore goOn;
    RowSearch search(pool);
    QSignalSpy found(&search, &RowSearch::found);
    QSignalSpy finished(&search, &RowSearch::finished);
    search.start(m_store.snapshot(), 0, m_store.end(), [&](const LogRow &row) {
        if (row.seq == 20'000)
            goOn.acquire();
        else if (row.seq == 10'000)
            QTest::qSleep(100); // longer than portions are apart
        else if (row.seq == 1)
            oldestReached.release();
        return true;
    });
    const bool reached = oldestReached.tryAcquire(1, 30'000);
    QCoreApplication::processEvents();
    const auto told = found.count();
    goOn.release();
    QVERIFY(reached);
    QCOMPARE(told, 0);
    QTRY_COMPARE(finished.count(), 1);
}

QTEST_GUILESS_MAIN(TestRowSearch)
#include "tst_rowsearch.moc"
