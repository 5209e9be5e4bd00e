// LogStore: what goes in comes out, bounds hold, indexes never change, snapshots outlive their rows.
#include "core/traffic/logstore.h"

#include <QtTest/QtTest>

#include <atomic>
#include <random>
#include <thread>

using namespace roomdeck;

namespace {

TrafficEntry message(EventId seq, qsizetype payloadBytes = 60)
{
    TrafficEntry entry;
    entry.seq = seq;
    entry.timeUs = qint64(seq) * 1000;
    entry.connection = ConnectionId(seq % 7 + 1);
    entry.room = "room-" + QByteArray::number(seq % 5);
    entry.user = "user-" + QByteArray::number(seq % 31);
    entry.type = "custom_event";
    entry.payload = "{\"n\":" + QByteArray::number(seq) + ",\"t\":\"" + QByteArray(payloadBytes, 'x') + "\"}";
    entry.raw = "{\"type\":\"custom_event\",\"payload\":" + entry.payload + "}";
    entry.address = "127.0.0.1:" + QByteArray::number(50000 + seq % 7);
    entry.recipients = quint32(seq % 25);
    return entry;
}

void compareRow(const LogRow &row, const TrafficEntry &entry)
{
    QCOMPARE(row.seq, entry.seq);
    QCOMPARE(row.timeUs, entry.timeUs);
    QCOMPARE(row.connection, entry.connection);
    QCOMPARE(row.kind, entry.kind);
    QCOMPARE(row.senderKind, entry.senderKind);
    QCOMPARE(row.dialect, entry.dialect);
    QCOMPARE(row.recipients, entry.recipients);
    QCOMPARE(row.size, quint32(entry.raw.isEmpty() ? entry.payload.size() : entry.raw.size()));
    QCOMPARE(row.room, QByteArrayView(entry.room));
    QCOMPARE(row.user, QByteArrayView(entry.user));
    QCOMPARE(row.type, QByteArrayView(entry.type));
    QCOMPARE(row.payload, QByteArrayView(entry.payload));
    QCOMPARE(row.extra, QByteArrayView(entry.extra));
    QCOMPARE(row.raw, QByteArrayView(entry.raw));
    QCOMPARE(row.address, QByteArrayView(entry.address));
}

} // namespace

class TestLogStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void empty();
    void roundTrip();
    void payloadApartFromRaw();
    void sharesPayloadWithRaw();
    void dropsByRows();
    void dropsByBytes();
    void manyDistinctNames();
    void hugeRow();
    void findsBySeq();
    void findsAfterTheOrderRestarted();
    void findsByTime();
    void deliveries();
    void clearKeepsIndexes();
    void snapshotOutlivesItsRows();
    void snapshotIsReadableWhileRowsArrive();
    void storm();
    void memoryOfAMillion();
};

void TestLogStore::empty()
{
    LogStore store;
    QCOMPARE(store.size(), 0);
    QCOMPARE(store.surplus(), 0);
    QCOMPARE(store.indexOf(1), -1);
    QCOMPARE(store.indexAt(5), 0);
    QVERIFY(store.snapshot().empty());
    store.trim();
    store.clear();
    QCOMPARE(store.end(), 0);
}

void TestLogStore::roundTrip()
{
    LogStore store;
    for (EventId seq = 1; seq <= 5000; ++seq)
        store.append(message(seq));
    QCOMPARE(store.size(), 5000);
    for (qint64 index = 0; index < 5000; index += 13)
        compareRow(store.row(index), message(EventId(index + 1)));
    QCOMPARE(store.row(0).roomId, store.row(5).roomId);
    QVERIFY(store.row(0).roomId != store.row(1).roomId);
}

void TestLogStore::payloadApartFromRaw()
{
    LogStore store;
    TrafficEntry entry = message(1);
    entry.payload = "{\"not\":\"in raw\"}";
    entry.extra = "\"a\":1,\"b\":[2]";
    entry.kind = TrafficKind::Error;
    entry.senderKind = SenderKind::Api;
    entry.dialect = 3;
    store.append(entry);
    compareRow(store.row(0), entry);
    TrafficEntry bare;
    store.append(bare);
    compareRow(store.row(1), bare);
}

void TestLogStore::sharesPayloadWithRaw()
{
    LogStore store;
    store.append(message(1, 5000));
    const LogRow row = store.row(0);
    QVERIFY(row.payload.data() > row.raw.data() && row.payload.data() < row.raw.data() + row.raw.size());
    QVERIFY(store.bytes() < 6000);
}

void TestLogStore::dropsByRows()
{
    LogStore store({10'000, 1 << 30});
    for (EventId seq = 1; seq <= 12'500; ++seq)
        store.append(message(seq));
    QCOMPARE(store.size(), 12'500);
    const qint64 surplus = store.surplus();
    QCOMPARE(surplus, 3 * LogChunk::MaxRows);
    store.trim();
    QCOMPARE(store.first(), surplus);
    QCOMPARE(store.dropped(), quint64(surplus));
    QCOMPARE(store.surplus(), 0);
    compareRow(store.row(store.first()), message(EventId(surplus + 1)));
    QCOMPARE(store.indexOf(1), -1);
}

void TestLogStore::dropsByBytes()
{
    LogStore store({1'000'000, 2 * 1024 * 1024});
    for (EventId seq = 1; seq <= 5000; ++seq) {
        store.append(message(seq, 2000));
        store.trim();
        QVERIFY(store.bytes() <= 2 * 1024 * 1024 + 10'000);
    }
    QVERIFY(store.size() > 500);
    QCOMPARE(store.dropped() + quint64(store.size()), 5000);
    compareRow(store.row(4999), message(5000, 2000));
}

void TestLogStore::manyDistinctNames()
{
    LogStore store({100'000, 64 * 1024 * 1024});
    for (EventId seq = 1; seq <= 300'000; ++seq) {
        TrafficEntry entry = message(seq, 4);
        entry.type = "invented-" + QByteArray::number(seq);
        store.append(entry);
        store.trim();
    }
    for (qint64 index = store.first(); index < store.end(); index += 1009) {
        TrafficEntry entry = message(EventId(index + 1), 4);
        entry.type = "invented-" + QByteArray::number(index + 1);
        compareRow(store.row(index), entry);
    }
    QVERIFY(store.bytes() < 64 * 1024 * 1024);
    store.clear();
    QVERIFY(store.bytes() < 1024);
}

void TestLogStore::hugeRow()
{
    LogStore store({1000, 1024 * 1024});
    for (EventId seq = 1; seq <= 20; ++seq) {
        store.append(message(seq, seq % 3 ? 10 : 900'000));
        store.trim();
    }
    compareRow(store.row(17), message(18, 900'000));
    compareRow(store.row(19), message(20, 10));
}

void TestLogStore::findsBySeq()
{
    LogStore store;
    for (EventId seq = 10; seq <= 30'000; seq += 3)
        store.append(message(seq));
    QCOMPARE(store.indexOf(10), 0);
    QCOMPARE(store.indexOf(13), 1);
    QCOMPARE(store.indexOf(14), -1);
    QCOMPARE(store.indexOf(29'998), store.end() - 1);
    QCOMPARE(store.indexOf(40'000), -1);
}

void TestLogStore::findsAfterTheOrderRestarted()
{
    LogStore store;
    for (const int round : {0, 1}) {
        for (EventId seq = 1; seq <= 1500; ++seq)
            store.append(message(seq, round));
    }
    QCOMPARE(store.indexOf(1), 1500);
    QCOMPARE(store.indexOf(1500), 2999);
}

void TestLogStore::findsByTime()
{
    LogStore store;
    for (EventId seq = 1; seq <= 5000; ++seq)
        store.append(message(seq));
    QCOMPARE(store.indexAt(0), 0);
    QCOMPARE(store.indexAt(3000 * 1000), 2999);
    QCOMPARE(store.indexAt(3000 * 1000 + 1), 3000);
    QCOMPARE(store.indexAt(6000 * 1000), 5000);
}

void TestLogStore::deliveries()
{
    LogStore store;
    for (EventId seq = 1; seq <= 3000; ++seq)
        store.append(message(seq));
    QVERIFY(!store.delivery(10).isKnown());
    QCOMPARE(store.apply({11, 10, 8, 1, 1, 400}), 10);
    QCOMPARE(store.apply({9999, 1, 1, 0, 0, 1}), -1);
    QCOMPARE(store.delivery(10).written, 8u);
    QCOMPARE(store.delivery(10).dropped, 1u);
    QCOMPARE(store.delivery(10).disconnected, 1u);
    QCOMPARE(store.delivery(10).latencyUs, 400);
    QVERIFY(!store.delivery(9).isKnown());
    QVERIFY(!store.delivery(11).isKnown());
    store.apply({11, 10, 10, 0, 0, 500});
    QCOMPARE(store.delivery(10).written, 10u);
}

void TestLogStore::clearKeepsIndexes()
{
    LogStore store({2000, 1 << 30});
    for (EventId seq = 1; seq <= 5000; ++seq)
        store.append(message(seq));
    store.trim();
    store.clear();
    QCOMPARE(store.size(), 0);
    QCOMPARE(store.first(), 5000);
    QCOMPARE(store.dropped(), 0u);
    store.append(message(5001));
    compareRow(store.row(5000), message(5001));
}

void TestLogStore::snapshotOutlivesItsRows()
{
    LogStore store({2000, 1 << 30});
    for (EventId seq = 1; seq <= 2500; ++seq)
        store.append(message(seq));
    const LogSnapshot snapshot = store.snapshot();
    QCOMPARE(snapshot.size(), 3u);
    QCOMPARE(store.snapshot(1100, 1200).size(), 1u);
    QCOMPARE(store.snapshot(1023, 1025).size(), 2u);
    QVERIFY(store.snapshot(5, 5).empty());
    for (EventId seq = 2501; seq <= 20'000; ++seq)
        store.append(message(seq));
    store.trim();
    QVERIFY(store.first() > 2500);
    for (const LogSlice &slice : snapshot) {
        for (qint64 index = slice.first; index < slice.end(); ++index)
            compareRow(slice.row(index), message(EventId(index + 1)));
    }
}

void TestLogStore::snapshotIsReadableWhileRowsArrive()
{
    LogStore store({20'000, 1 << 30});
    EventId seq = 0;
    for (int round = 0; round < 50; ++round) {
        for (int i = 0; i < 333; ++i)
            store.append(message(++seq));
        std::atomic<qint64> wrong{0};
        std::thread reader([snapshot = store.snapshot(), &wrong] {
            for (const LogSlice &slice : snapshot) {
                for (qint64 index = slice.first; index < slice.end(); ++index)
                    wrong += slice.row(index).payload != message(EventId(index + 1)).payload;
            }
        });
        for (int i = 0; i < 777; ++i) {
            store.append(message(++seq));
            store.apply({seq, 1, 1, 0, 0, 1});
        }
        store.trim();
        reader.join();
        QCOMPARE(wrong.load(), 0);
    }
}

void TestLogStore::storm()
{
    std::mt19937 random(7);
    LogStore store({5000, 3 * 1024 * 1024});
    EventId seq = 0;
    for (int round = 0; round < 400; ++round) {
        const auto count = random() % 900;
        for (unsigned i = 0; i < count; ++i) {
            ++seq;
            store.append(message(seq, qsizetype(seq % 97 == 0 ? 50'000 : seq % 200)));
        }
        if (random() % 3 == 0)
            store.trim();
        if (random() % 50 == 0)
            store.clear();
        QCOMPARE(store.end(), qint64(seq));
        for (int probe = 0; probe < 20 && store.size() > 0; ++probe) {
            const qint64 index = store.first() + qint64(random() % quint64(store.size()));
            const auto s = EventId(index + 1);
            compareRow(store.row(index), message(s, qsizetype(s % 97 == 0 ? 50'000 : s % 200)));
            QCOMPARE(store.indexOf(s), index);
        }
    }
}

void TestLogStore::memoryOfAMillion()
{
    LogStore store({2'000'000, qint64(1) << 40});
    TrafficEntry entry = message(1, 0);
    const qsizetype text = entry.raw.size();
    for (EventId seq = 1; seq <= 100'000; ++seq) {
        entry.seq = seq;
        entry.raw.resize(100, ' ');
        store.append(entry);
    }
    QVERIFY(text <= 100);
    QVERIFY2(store.bytes() / 100'000 <= 256, qPrintable(QString::number(store.bytes() / 100'000)));
}

QTEST_APPLESS_MAIN(TestLogStore)
#include "tst_logstore.moc"
