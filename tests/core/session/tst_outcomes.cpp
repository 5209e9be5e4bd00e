// Delivery counts and addresses: wherever the file keeps them, the reader gives back what was recorded.
#include "core/session/eventtable.h"
#include "core/session/sessionreader.h"
#include "core/session/sessionwriter.h"
#include "tests/core/session/sessiontesting.h"

#include <QtTest/QtTest>

using namespace roomdeck;
using namespace roomdeck::testing;

class TestOutcomes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void addressesRoundTrip_data();
    void addressesRoundTrip();
    void outcomesOfABatch();
    void outcomesInAnyOrder();
    void otherRecipientsAreKeptApart();
    void laterOutcomeWins();
    void viewShowsOutcomes();

private:
    static TrafficEntry entryOf(EventId seq);
    static DeliveryUpdate countOf(EventId seq, quint32 written);
    void record(const QList<TrafficBatch> &batches);

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TestOutcomes::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_path = m_dir->filePath(QStringLiteral("a.roomdeck"));
}

TrafficEntry TestOutcomes::entryOf(EventId seq)
{
    TrafficEntry entry = message(seq);
    entry.kind = TrafficKind::Message;
    entry.recipients = 10;
    return entry;
}

DeliveryUpdate TestOutcomes::countOf(EventId seq, quint32 written)
{
    return {seq, 10, written, 10 - written, 0, qint32(seq)};
}

void TestOutcomes::record(const QList<TrafficBatch> &batches)
{
    SessionWriter writer;
    QVERIFY(!writer.create(m_path, {}));
    for (const TrafficBatch &batch : batches) {
        writer.begin();
        writer.append(batch);
        QVERIFY(!writer.commit());
    }
    QVERIFY(!writer.finish(1));
}

void TestOutcomes::addressesRoundTrip_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<int>("port"); // kept apart from the text
    QTest::newRow("nothing") << QByteArray() << 0;
    QTest::newRow("IPv4") << QByteArray("192.0.2.7:40123") << 40123;
    QTest::newRow("IPv6") << QByteArray("[2001:db8::7]:65535") << 65535;
    QTest::newRow("IPv6 alone") << QByteArray("2001:db8::7") << 0;
    QTest::newRow("host alone") << QByteArray("192.0.2.7") << 0;
    QTest::newRow("no port") << QByteArray("192.0.2.7:") << 0;
    QTest::newRow("port 0") << QByteArray("192.0.2.7:0") << 0;
    QTest::newRow("leading zero") << QByteArray("192.0.2.7:080") << 0;
    QTest::newRow("too large") << QByteArray("192.0.2.7:65536") << 0;
    QTest::newRow("huge") << QByteArray("192.0.2.7:99999999999999999999") << 0;
    QTest::newRow("not a number") << QByteArray("host:8a") << 0;
    QTest::newRow("only a port") << QByteArray(":8000") << 0;
}

void TestOutcomes::addressesRoundTrip()
{
    QFETCH(QByteArray, address);
    QFETCH(int, port);
    const AddressParts parts = splitAddress(address);
    QCOMPARE(int(parts.port), port);
    QCOMPARE(joinAddress(parts.host, parts.port), address);

    TrafficBatch batch;
    batch.entries.append(entryOf(1));
    batch.entries[0].kind = TrafficKind::Connected;
    batch.entries[0].connection = ConnectionId(3);
    batch.entries[0].address = address;
    record({batch});
    SessionReader reader;
    QVERIFY(!reader.open(m_path));
    const SessionChunk chunk = reader.read(0);
    QCOMPARE(chunk.at(0).address.toByteArray(), address);
    QCOMPARE(reader.connection(ConnectionId(3))->address, address);
}

void TestOutcomes::outcomesOfABatch()
{
    TrafficBatch batch;
    for (EventId seq = 10; seq < 2000; seq += 1 + seq % 3) {
        batch.entries.append(entryOf(seq));
        if (seq % 5 != 0)
            batch.deliveries.append(countOf(seq, quint32(seq % 11)));
    }
    record({batch});
    SessionReader reader;
    QVERIFY(!reader.open(m_path));
    const auto check = [&](EventId seq) {
        const auto delivery = reader.delivery(seq);
        QCOMPARE(delivery.has_value(), seq % 5 != 0);
        if (delivery) {
            QCOMPARE(delivery->written, quint32(seq % 11));
            QCOMPARE(delivery->dropped, 10 - quint32(seq % 11));
            QCOMPARE(delivery->latencyUs, qint32(seq));
        }
    };
    for (const TrafficEntry &entry : batch.entries)
        check(entry.seq);
    for (auto it = batch.entries.crbegin(); it != batch.entries.crend(); ++it)
        check(it->seq);
    QVERIFY(!reader.delivery(9));
    QVERIFY(!reader.delivery(5000));
    for (qsizetype i = 0; i < batch.entries.size(); i += 17)
        QCOMPARE(reader.rowOfSeq(batch.entries[i].seq), i);
    for (qsizetype i = batch.entries.size() - 1; i > 0; i -= 17)
        QCOMPARE(reader.rowOfSeq(batch.entries[i].seq), i);
}

void TestOutcomes::outcomesInAnyOrder()
{
    TrafficBatch batch;
    for (EventId seq = 1; seq <= 4; ++seq)
        batch.entries.append(entryOf(seq));
    // Of an entry of an earlier batch, of none, twice for one, backwards.
    batch.deliveries = {countOf(4, 1), countOf(3, 2), countOf(3, 7), countOf(99, 5), countOf(1, 4)};
    record({batch});
    SessionReader reader;
    QVERIFY(!reader.open(m_path));
    QCOMPARE(reader.delivery(1)->written, 4u);
    QVERIFY(!reader.delivery(2));
    QCOMPARE(reader.delivery(3)->written, 7u);
    QCOMPARE(reader.delivery(4)->written, 1u);
    QCOMPARE(reader.delivery(99)->written, 5u);
}

void TestOutcomes::otherRecipientsAreKeptApart()
{
    TrafficBatch batch;
    batch.entries.append(entryOf(1));
    batch.deliveries.append({1, 7, 6, 1, 0, 20});
    record({batch});
    SessionReader reader;
    QVERIFY(!reader.open(m_path));
    QCOMPARE(reader.read(0).at(0).recipients, 10u);
    QCOMPARE(reader.delivery(1)->recipients, 7u);
}

void TestOutcomes::laterOutcomeWins()
{
    TrafficBatch first;
    first.entries.append(entryOf(1));
    first.deliveries.append(countOf(1, 3));
    TrafficBatch second;
    second.deliveries.append(countOf(1, 9));
    record({first, second});
    SessionReader reader;
    QVERIFY(!reader.open(m_path));
    QCOMPARE(reader.delivery(1)->written, 9u);
}

void TestOutcomes::viewShowsOutcomes()
{
    TrafficBatch batch;
    batch.entries = {entryOf(1), entryOf(2), entryOf(3)};
    batch.entries[0].address = "[::1]:4000";
    batch.deliveries.append(countOf(1, 3));
    TrafficBatch later;
    later.deliveries = {countOf(1, 9), countOf(2, 4)};
    record({batch, later});
    SqliteConnection db;
    QVERIFY(!db.open(m_path, SqliteConnection::Mode::ReadOnly));
    SqliteStatement rows = db.prepare("SELECT written, address FROM log ORDER BY row");
    QVERIFY(rows.next());
    QCOMPARE(rows.integer(0), 9);
    QCOMPARE(rows.text(1).toByteArray(), QByteArray("[::1]:4000"));
    QVERIFY(rows.next());
    QCOMPARE(rows.integer(0), 4);
    QVERIFY(rows.next());
    QVERIFY(rows.isNull(0));
}

QTEST_GUILESS_MAIN(TestOutcomes)
#include "tst_outcomes.moc"
