// Whom messages did not reach, and whom they were for: what was recorded comes back, from older files, too.
#include "core/session/sessionreader.h"
#include "core/session/sessionwriter.h"
#include "tests/core/session/sessiontesting.h"

#include <QtTest/QtTest>

using namespace roomdeck;
using namespace roomdeck::testing;

class TestSessionMisses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void comeBackInOrder();
    void areBounded();
    void unnamedOnesHaveTheirConnectionsName();
    void viewsSayThemInWords();
    void addresseesHaveTheirColumn();
    void filesOfVersion1();

private:
    static TrafficEntry sentToEveryone(EventId seq);
    void record(const TrafficBatch &batch);
    QList<QByteArray> texts(const char *sql);

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TestSessionMisses::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_path = m_dir->filePath(QStringLiteral("a.roomdeck"));
}

TrafficEntry TestSessionMisses::sentToEveryone(EventId seq)
{
    TrafficEntry entry = message(seq);
    entry.senderKind = SenderKind::Operator;
    entry.connection = ConnectionId::None;
    entry.raw.clear();
    entry.addressees = R"({"to":"everyone"})";
    return entry;
}

void TestSessionMisses::record(const TrafficBatch &batch)
{
    SessionWriter writer;
    QVERIFY(!writer.create(m_path, {}));
    writer.begin();
    writer.append(batch);
    QVERIFY(!writer.commit());
    QVERIFY(!writer.finish(1));
}

QList<QByteArray> TestSessionMisses::texts(const char *sql)
{
    SqliteConnection db;
    if (db.open(m_path, SqliteConnection::Mode::ReadOnly))
        return {"cannot open"};
    QList<QByteArray> found;
    SqliteStatement statement = db.prepare(sql);
    while (statement.next())
        found.append(statement.text(0).toByteArray());
    return found;
}

void TestSessionMisses::comeBackInOrder()
{
    TrafficBatch batch = *batchOf(1, 3);
    const QList<DeliveryMiss> misses{{2, ConnectionId(4), "anna", MissCause::QueueFull},
                                     {2, ConnectionId(5), "anna", MissCause::TooSlow},
                                     {2, ConnectionId(6), "boris", MissCause::Disconnected},
                                     {2, ConnectionId(7), "max", MissCause::Unresponsive}};
    batch.misses = {misses[3], misses[0], misses[2], misses[1], misses[0]}; // told twice is kept once
    record(batch);
    SessionReader reader;
    QVERIFY(!reader.open(m_path));
    QCOMPARE(reader.misses(2), misses);
    QVERIFY(reader.misses(1).isEmpty());
    QVERIFY(!reader.check());
}

void TestSessionMisses::areBounded()
{
    TrafficBatch batch = *batchOf(1, 1);
    for (int i = 0; i < 2 * DeliveryMiss::MaxNamed; ++i) // as several I/O threads may tell
        batch.misses.append({1, ConnectionId(1 + i), "u", MissCause::TooSlow});
    record(batch);
    SessionReader reader;
    QVERIFY(!reader.open(m_path));
    QCOMPARE(reader.misses(1).size(), DeliveryMiss::MaxNamed);
}

void TestSessionMisses::unnamedOnesHaveTheirConnectionsName()
{
    TrafficBatch batch = *batchOf(1, 1);
    TrafficEntry opened = message(2);
    opened.kind = TrafficKind::Connected;
    opened.connection = ConnectionId(50);
    opened.user = "olga";
    batch.entries.append(opened);
    batch.misses = {{1, ConnectionId(50), {}, MissCause::Disconnected},
                    {1, ConnectionId(51), {}, MissCause::Disconnected}};
    record(batch);
    SessionReader reader;
    QVERIFY(!reader.open(m_path));
    QCOMPARE(reader.misses(1).size(), 2);
    QCOMPARE(reader.misses(1).at(0).user, QByteArray("olga"));
    QCOMPARE(reader.misses(1).at(1).user, QByteArray());
}

void TestSessionMisses::viewsSayThemInWords()
{
    TrafficBatch batch;
    batch.entries = {sentToEveryone(1)};
    batch.misses = {{1, ConnectionId(4), "anna", MissCause::QueueFull},
                    {1, ConnectionId(5), "boris", MissCause::Unresponsive}};
    record(batch);
    const QList<QByteArray> missed{"anna queue_full", "boris unresponsive"};
    QCOMPARE(texts("SELECT user || ' ' || cause FROM missed ORDER BY connection"), missed);
    QCOMPARE(texts("SELECT addressees FROM log"), QList<QByteArray>{R"({"to":"everyone"})"});
}

void TestSessionMisses::addresseesHaveTheirColumn()
{
    TrafficBatch batch;
    batch.entries = {sentToEveryone(1), message(2)};
    record(batch);
    SessionReader reader;
    QVERIFY(!reader.open(m_path));
    const SessionChunk chunk = reader.read(0);
    QCOMPARE(chunk.at(0).addressees, QByteArrayView(R"({"to":"everyone"})"));
    QVERIFY(chunk.at(0).raw.isEmpty());
    QCOMPARE(chunk.at(0).size, quint32(chunk.at(0).payload.size()));
    QVERIFY(chunk.at(1).addressees.isEmpty());
    QList<QByteArray> scanned;
    reader.scan(0, 2, {RowPart::Addressees}, [&scanned](const LogRow &row) {
        scanned.append(row.addressees.toByteArray());
        return true;
    });
    const QList<QByteArray> expected{R"({"to":"everyone"})", QByteArray()};
    QCOMPARE(scanned, expected);
    QVERIFY(!chunk.at(1).raw.isEmpty());
}

void TestSessionMisses::filesOfVersion1()
{
    TrafficBatch batch;
    batch.entries = {sentToEveryone(1), message(2)};
    batch.entries[0].payload = R"({"to":"everyone"})"; // what was found within `raw` then
    record(batch);
    {
        SqliteConnection db;
        QVERIFY(!db.open(m_path, SqliteConnection::Mode::ReadWrite));
        QVERIFY(db.exec("DROP VIEW missed; DROP VIEW log; DROP TABLE misses;"
                        "UPDATE events SET raw=addressees, payload=NULL, payload_offset=0, "
                        "payload_length=length(addressees) WHERE addressees IS NOT NULL;"
                        "ALTER TABLE events DROP COLUMN addressees; PRAGMA user_version=1"));
    }
    SessionReader reader;
    QVERIFY(!reader.open(m_path));
    const SessionChunk chunk = reader.read(0);
    QCOMPARE(chunk.count(), 2);
    QCOMPARE(chunk.at(0).addressees, QByteArrayView(R"({"to":"everyone"})"));
    QCOMPARE(chunk.at(0).payload, QByteArrayView(R"({"to":"everyone"})"));
    QVERIFY(chunk.at(0).raw.isEmpty());
    QCOMPARE(chunk.at(1).raw.toByteArray(), message(2).raw); // a client's
    for (const RowParts parts : {RowParts(RowPart::Addressees), AllRowParts}) { // as searches read
        QList<QByteArray> addressees;
        reader.scan(0, 2, {parts}, [&addressees](const LogRow &row) {
            addressees.append(row.addressees.toByteArray());
            return true;
        });
        const QList<QByteArray> expected{R"({"to":"everyone"})", QByteArray()};
        QCOMPARE(addressees, expected);
    }
    QVERIFY(reader.misses(1).isEmpty());
    QVERIFY(!reader.error());
}

QTEST_GUILESS_MAIN(TestSessionMisses)

#include "tst_sessionmisses.moc"
