// Session files: what is written is what is read, wherever the file lies and whoever has it open.
#include "core/session/schema.h"
#include "core/session/sessionreader.h"
#include "core/session/sessionwriter.h"
#include "core/settings/serversettings.h"
#include "tests/core/session/sessiontesting.h"

#include <QtTest/QtTest>
#include <unistd.h>

using namespace roomdeck;
using namespace roomdeck::testing;

class TestSessionFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void roundTrip();
    void hostileTexts_data();
    void hostileTexts();
    void payloadIsStoredOnce();
    void manyDistinctTypes();
    void findsRows();
    void holesInTheSequence();
    void lastDeliveryWins();
    void connections();
    void skippedEntriesBecomeAGap();
    void refusesForeignFiles_data();
    void refusesForeignFiles();
    void refusesLaterVersions();
    void refusesToOverwrite();
    void readsWhileRecording();
    void resumesAfterAFailure();
    void finishedSessionIsOneFile();
    void readOnlyMedium_data();
    void readOnlyMedium();
    void chunksAreBounded();
    void settingsHoldNoSecrets();
    void checkFindsDamage();
    void logViewResolvesNames();

private:
    QString path() const { return m_dir->filePath(QStringLiteral("a.roomdeck")); }
    void record(const QList<TrafficEntry> &entries, bool finish = true);

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestSessionFile::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

void TestSessionFile::record(const QList<TrafficEntry> &entries, bool finish)
{
    SessionWriter writer;
    SessionInfo info;
    info.url = "ws://127.0.0.1:8000";
    info.dialects = {"hub", "chat"};
    info.startedUs = 42;
    QVERIFY(!writer.create(path(), info));
    writer.begin();
    for (const TrafficEntry &entry : entries)
        writer.append(entry);
    QVERIFY(!writer.commit());
    if (finish)
        QVERIFY(!writer.finish(4711));
}

void TestSessionFile::roundTrip()
{
    TrafficEntry entry = message(9);
    entry.extra = R"("id":"x","n":[1, 2])";
    TrafficEntry byHand;
    byHand.seq = 10;
    byHand.timeUs = entry.timeUs + 5;
    byHand.kind = TrafficKind::Message;
    byHand.senderKind = SenderKind::Operator;
    byHand.room = entry.room;
    byHand.user = "operator";
    byHand.type = "maintenance";
    byHand.payload = "[1,2,3]";
    record({entry, byHand});

    SessionReader reader;
    QVERIFY(!reader.open(path()));
    QCOMPARE(reader.info().application, QByteArray("Roomdeck " ROOMDECK_VERSION));
    QCOMPARE(reader.info().url, QByteArray("ws://127.0.0.1:8000"));
    QCOMPARE(reader.info().startedUs, 42);
    QCOMPARE(reader.info().stoppedUs, 4711);
    QCOMPARE(reader.dialectName(2), QByteArray("chat"));
    QCOMPARE(reader.dialectName(3), QByteArray());
    QCOMPARE(reader.count(), 2);
    QCOMPARE(reader.firstSeq(), EventId(9));
    QCOMPARE(reader.lastSeq(), EventId(10));

    const SessionChunk chunk = reader.read(0);
    QCOMPARE(chunk.count(), 2);
    const LogRow &row = chunk.at(0);
    QCOMPARE(row.seq, entry.seq);
    QCOMPARE(row.timeUs, entry.timeUs);
    QCOMPARE(row.connection, entry.connection);
    QCOMPARE(row.kind, entry.kind);
    QCOMPARE(row.senderKind, entry.senderKind);
    QCOMPARE(row.dialect, entry.dialect);
    QCOMPARE(row.recipients, entry.recipients);
    QCOMPARE(row.size, quint32(entry.raw.size()));
    QCOMPARE(row.room.toByteArray(), entry.room);
    QCOMPARE(row.user.toByteArray(), entry.user);
    QCOMPARE(row.type.toByteArray(), entry.type);
    QCOMPARE(row.payload.toByteArray(), entry.payload);
    QCOMPARE(row.extra.toByteArray(), entry.extra);
    QCOMPARE(row.raw.toByteArray(), entry.raw);
    QCOMPARE(row.address.toByteArray(), entry.address);
    QCOMPARE(chunk.at(1).roomId, row.roomId);
    QCOMPARE(reader.string(row.roomId), entry.room);
    QCOMPARE(reader.stringId(entry.room), row.roomId);
    QCOMPARE(reader.stringId("nobody"), StringId(0));
    QCOMPARE(chunk.at(1).senderKind, SenderKind::Operator);
    QCOMPARE(chunk.at(1).payload.toByteArray(), byHand.payload);
    QCOMPARE(chunk.at(1).size, quint32(7));
    QVERIFY(chunk.at(1).raw.isEmpty());
    QVERIFY(!reader.check());
}

void TestSessionFile::hostileTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("newline") << QByteArray("a\nb\r\n");
    QTest::newRow("NUL") << QByteArray("a\0b\0", 4);
    QTest::newRow("only NUL") << QByteArray("\0", 1);
    QTest::newRow("escape") << QByteArray("\x1b[31mred");
    QTest::newRow("bidi") << QByteArray("\xe2\x80\xae"
                                        "gnp.exe");
    QTest::newRow("quotes") << QByteArray("'; DROP TABLE events; --\"");
    QTest::newRow("invalid UTF-8") << QByteArray("\xff\xfe\xc0\xaf");
    QTest::newRow("long") << QByteArray(70'000, 'x');
    QTest::newRow("lone surrogate") << QByteArray("\xed\xa0\x80");
    QTest::newRow("number") << QByteArray("0012");
}

void TestSessionFile::hostileTexts()
{
    QFETCH(QByteArray, text);
    TrafficEntry entry = message(1);
    entry.room = entry.user = entry.type = entry.address = text;
    entry.payload = entry.extra = entry.raw = text;
    TrafficEntry apart = entry;
    apart.seq = 2;
    apart.raw = "something else";
    record({entry, apart});
    SessionReader reader;
    QVERIFY(!reader.open(path()));
    const SessionChunk chunk = reader.read(0);
    QCOMPARE(chunk.count(), 2);
    for (int i = 0; i < 2; ++i) {
        const LogRow &row = chunk.at(i);
        QCOMPARE(row.room.toByteArray(), text);
        QCOMPARE(row.user.toByteArray(), text);
        QCOMPARE(row.type.toByteArray(), text);
        QCOMPARE(row.address.toByteArray(), text);
        QCOMPARE(row.payload.toByteArray(), text);
        QCOMPARE(row.extra.toByteArray(), text);
        QCOMPARE(row.roomId, row.typeId);
    }
    QCOMPARE(chunk.at(0).raw.toByteArray(), text);
    QCOMPARE(reader.stringId(text), chunk.at(0).roomId);
}

void TestSessionFile::payloadIsStoredOnce()
{
    const QByteArray big(500'000, 'x');
    record({message(1, big)});
    const qint64 size = QFileInfo(path()).size();
    QVERIFY2(size > 500'000 && size < 700'000, QByteArray::number(size).constData());
}

void TestSessionFile::manyDistinctTypes()
{
    // More than the writer remembers: equal texts keep equal ids all the same.
    QList<TrafficEntry> entries;
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 60'000; ++i) {
            TrafficEntry entry = message(EventId(entries.size() + 1));
            entry.type = "type-" + QByteArray::number(i);
            entries.append(entry);
        }
    }
    record(entries);
    SessionReader reader;
    QVERIFY(!reader.open(path()));
    for (const int i : {0, 1, 30'000, 59'999}) {
        const SessionChunk first = reader.read(i, 1);
        const SessionChunk second = reader.read(i + 60'000, 1);
        QCOMPARE(first.at(0).type.toByteArray(), "type-" + QByteArray::number(i));
        QCOMPARE(second.at(0).typeId, first.at(0).typeId);
    }
}

void TestSessionFile::findsRows()
{
    record(batchOf(100, 5000)->entries);
    SessionReader reader;
    QVERIFY(!reader.open(path()));
    QCOMPARE(reader.rowOfSeq(0), 0);
    QCOMPARE(reader.rowOfSeq(100), 0);
    QCOMPARE(reader.rowOfSeq(3333), 3233);
    QCOMPARE(reader.rowOfSeq(5099), 4999);
    QCOMPARE(reader.rowOfSeq(5100), 5000);
    QCOMPARE(reader.rowAtTime(0), 0);
    QCOMPARE(reader.rowAtTime(message(200).timeUs), 100);
    QCOMPARE(reader.rowAtTime(message(200).timeUs + 1), 101);
    const SessionChunk chunk = reader.read(4096);
    QCOMPARE(chunk.firstRow(), 4096);
    QCOMPARE(chunk.count(), 904);
    QCOMPARE(chunk.at(0).seq, EventId(4196));
    QVERIFY(reader.read(5000).isEmpty());
    QVERIFY(reader.read(-1).isEmpty());
}

void TestSessionFile::holesInTheSequence()
{
    record({message(10), message(20), message(1000)});
    SessionReader reader;
    QVERIFY(!reader.open(path()));
    QCOMPARE(reader.rowOfSeq(11), 1);
    QCOMPARE(reader.rowOfSeq(21), 2);
    QCOMPARE(reader.read(2, 1).at(0).seq, EventId(1000));
}

void TestSessionFile::lastDeliveryWins()
{
    SessionWriter writer;
    QVERIFY(!writer.create(path(), {}));
    writer.begin();
    writer.append(message(5));
    writer.append(DeliveryUpdate{5, 10, 3, 0, 0, 100});
    QVERIFY(!writer.commit());
    writer.begin();
    writer.append(DeliveryUpdate{5, 10, 8, 1, 1, 900});
    QVERIFY(!writer.commit());
    QVERIFY(!writer.finish(1));
    SessionReader reader;
    QVERIFY(!reader.open(path()));
    const auto delivery = reader.delivery(5);
    QVERIFY(delivery);
    QCOMPARE(delivery->recipients, 10u);
    QCOMPARE(delivery->written, 8u);
    QCOMPARE(delivery->dropped, 1u);
    QCOMPARE(delivery->disconnected, 1u);
    QCOMPARE(delivery->latencyUs, 900);
    QVERIFY(!reader.delivery(6));
}

void TestSessionFile::connections()
{
    TrafficEntry before = message(1);
    before.connection = ConnectionId(3);
    TrafficEntry opened = message(2);
    opened.kind = TrafficKind::Connected;
    opened.connection = ConnectionId(4);
    opened.payload.clear();
    opened.raw = "GET /ws HTTP/1.1\r\nHost: a\r\n\r\n";
    TrafficEntry renamed = message(3);
    renamed.kind = TrafficKind::Renamed;
    renamed.connection = ConnectionId(4);
    renamed.user = "anna";
    TrafficEntry closed = message(4);
    closed.kind = TrafficKind::Disconnected;
    closed.connection = ConnectionId(4);
    closed.type = "1001";
    record({before, opened, renamed, closed});

    SessionReader reader;
    QVERIFY(!reader.open(path()));
    const auto early = reader.connection(ConnectionId(3));
    QVERIFY(early);
    QCOMPARE(early->openedRow, -1);
    QCOMPARE(early->closedRow, -1);
    QVERIFY(early->requestHead.isEmpty());
    const auto whole = reader.connection(ConnectionId(4));
    QVERIFY(whole);
    QCOMPARE(whole->user, QByteArray("anna"));
    QCOMPARE(whole->address, opened.address);
    QCOMPARE(whole->dialect, DialectId(1));
    QCOMPARE(whole->requestHead, opened.raw);
    QCOMPARE(whole->openedRow, 1);
    QCOMPARE(whole->openedUs, opened.timeUs);
    QCOMPARE(whole->closedRow, 3);
    QCOMPARE(whole->closedUs, closed.timeUs);
    QVERIFY(!reader.connection(ConnectionId(5)));
}

void TestSessionFile::skippedEntriesBecomeAGap()
{
    SessionWriter writer;
    QVERIFY(!writer.create(path(), {}));
    TrafficBatch batch;
    batch.entries = {message(1), message(2), message(8)};
    batch.skipped = 5;
    writer.begin();
    writer.append(batch);
    QVERIFY(!writer.commit());
    QVERIFY(!writer.finish(1));
    SessionReader reader;
    QVERIFY(!reader.open(path()));
    QCOMPARE(reader.count(), 4);
    const SessionChunk chunk = reader.read(0);
    QCOMPARE(chunk.at(2).kind, TrafficKind::Gap);
    QCOMPARE(chunk.at(2).type.toByteArray(), QByteArray("observer_behind"));
    QCOMPARE(chunk.at(3).seq, EventId(8));
    const QList<SessionGap> gaps = reader.gaps();
    QCOMPARE(gaps.size(), 1);
    QCOMPARE(gaps.first().row, 2);
    QCOMPARE(gaps.first().lost, 5u);
    QCOMPARE(gaps.first().firstSeq, EventId(3));
    QCOMPARE(gaps.first().lastSeq, EventId(7));
}

void TestSessionFile::refusesForeignFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<SessionFault>("fault");
    QTest::newRow("empty") << QByteArray() << SessionFault::NotASession;
    QTest::newRow("text") << QByteArray("hello, world\n").repeated(200) << SessionFault::NotASession;
    QTest::newRow("header alone") << QByteArray("SQLite format 3\0", 16) << SessionFault::NotASession;
}

void TestSessionFile::refusesForeignFiles()
{
    QFETCH(QByteArray, content);
    QFETCH(SessionFault, fault);
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    SessionReader reader;
    QCOMPARE(reader.open(path()).code, fault);
    QVERIFY(!reader.isOpen());
    QCOMPARE(reader.count(), 0);
    QVERIFY(reader.read(0).isEmpty());
    QVERIFY(!reader.delivery(1));
    QVERIFY(!reader.connection(ConnectionId(1)));
    QCOMPARE(reader.open(m_dir->filePath(QStringLiteral("none"))).code, SessionFault::NotFound);
    QCOMPARE(reader.open(m_dir->path()).code, SessionFault::NotASession);
}

void TestSessionFile::refusesLaterVersions()
{
    record({message(1)});
    {
        SqliteConnection db;
        QVERIFY(!db.open(path(), SqliteConnection::Mode::ReadWrite));
        QVERIFY(db.exec(("PRAGMA user_version=" + QByteArray::number(schema::version + 1)).constData()));
    }
    SessionReader reader;
    QCOMPARE(reader.open(path()).code, SessionFault::TooNew);
    {
        SqliteConnection db;
        QVERIFY(!db.open(path(), SqliteConnection::Mode::ReadWrite));
        QVERIFY(db.exec("PRAGMA user_version=1; DROP VIEW log; DROP TABLE events"));
    }
    QCOMPARE(reader.open(path()).code, SessionFault::Damaged);
}

void TestSessionFile::refusesToOverwrite()
{
    record({message(1)});
    SessionWriter writer;
    QVERIFY(writer.create(path(), {}));
    SessionReader reader;
    QVERIFY(!reader.open(path()));
    QCOMPARE(reader.count(), 1);
}

void TestSessionFile::readsWhileRecording()
{
    SessionWriter writer;
    QVERIFY(!writer.create(path(), {}));
    SessionReader reader;
    QVERIFY(!reader.open(path()));
    QCOMPARE(reader.count(), 0);
    for (int round = 0; round < 50; ++round) {
        writer.begin();
        writer.append(*batchOf(EventId(round * 1000 + 1), 1000));
        QCOMPARE(reader.refresh(), round * 1000); // not before the commit
        QVERIFY(!writer.commit());
        QCOMPARE(reader.refresh(), (round + 1) * 1000);
        QCOMPARE(reader.read(reader.count() - 1, 1).at(0).seq, EventId((round + 1) * 1000));
    }
    QVERIFY(!writer.finish(99)); // a reader is no reason to fail
    QCOMPARE(reader.refresh(), 50'000);
    QCOMPARE(reader.info().stoppedUs, 99);
    QCOMPARE(reader.read(0, 1).at(0).seq, EventId(1));
}

void TestSessionFile::resumesAfterAFailure()
{
    record({message(1), message(2)}, false);
    SessionWriter writer;
    QVERIFY(!writer.resume(path()));
    QCOMPARE(writer.rows(), 2);
    QCOMPARE(writer.lastSeq(), EventId(2));
    writer.begin();
    writer.append(message(3));
    QVERIFY(!writer.commit());
    QVERIFY(!writer.finish(1));
    SessionReader reader;
    QVERIFY(!reader.open(path()));
    QCOMPARE(reader.count(), 3);
    QCOMPARE(reader.read(2, 1).at(0).type.toByteArray(), QByteArray("chat"));
}

void TestSessionFile::finishedSessionIsOneFile()
{
    record({message(1)});
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files), QStringList{QStringLiteral("a.roomdeck")});
    QCOMPARE(QFile::permissions(path())
                 & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
}

void TestSessionFile::readOnlyMedium_data()
{
    QTest::addColumn<bool>("finished");
    QTest::newRow("finished") << true;
    QTest::newRow("left by a crash") << false;
}

void TestSessionFile::logViewResolvesNames()
{
    TrafficEntry entry = message(1, "grüße");
    record({entry});
    SqliteConnection db;
    QVERIFY(!db.open(path(), SqliteConnection::Mode::ReadOnly));
    SqliteStatement log = db.prepare("SELECT time,kind,dialect,room,user,type,payload FROM log");
    QVERIFY(log.next());
    QCOMPARE(log.text(0).toByteArray(), QByteArray("2023-11-14T22:13:20.001000Z"));
    QCOMPARE(log.text(1).toByteArray(), QByteArray("message"));
    QCOMPARE(log.text(2).toByteArray(), QByteArray("hub"));
    QCOMPARE(log.text(3).toByteArray(), entry.room);
    QCOMPARE(log.text(4).toByteArray(), entry.user);
    QCOMPARE(log.text(5).toByteArray(), entry.type);
    QCOMPARE(log.text(6).toByteArray(), entry.payload);
}

void TestSessionFile::readOnlyMedium()
{
    QFETCH(bool, finished);
    const QString folder = m_dir->filePath(QStringLiteral("medium"));
    QVERIFY(QDir().mkpath(folder));
    const QString there = folder + QStringLiteral("/a.roomdeck");
    SessionWriter writer;
    QVERIFY(!writer.create(path(), {}));
    writer.begin();
    writer.append(*batchOf(1, 100));
    QVERIFY(!writer.commit());
    if (finished)
        QVERIFY(!writer.finish(1));
    // What a crash leaves: the database and its log, without the index in shared memory.
    QVERIFY(QFile::copy(path(), there));
    if (!finished)
        QVERIFY(QFile::copy(path() + QStringLiteral("-wal"), there + QStringLiteral("-wal")));
    const auto readOnly = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
    const auto enter = QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther;
    QVERIFY(QFile::setPermissions(there, readOnly));
    QVERIFY(finished || QFile::setPermissions(there + QStringLiteral("-wal"), readOnly));
    QVERIFY(QFile::setPermissions(folder, readOnly | enter));
    QVERIFY(QFile::setPermissions(m_dir->path(), QFile::ReadOwner | QFile::WriteOwner | enter));
    // Permissions do not bind root.
    const bool root = ::geteuid() == 0;
    if (root)
        QCOMPARE(::setresuid(65534, 65534, 0), 0);
    SessionReader reader;
    const SessionError error = reader.open(there);
    const bool writable = QFileInfo(folder).isWritable();
    if (root)
        QCOMPARE(::setresuid(0, 0, 0), 0);
    QVERIFY(!writable);
    QCOMPARE(error.detail, QByteArray());
    QCOMPARE(reader.count(), 100);
    QCOMPARE(reader.read(99, 1).at(0).seq, EventId(100));
    reader.close();
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner);
}

void TestSessionFile::chunksAreBounded()
{
    QList<TrafficEntry> entries;
    for (int i = 1; i <= 10; ++i)
        entries.append(message(EventId(i), QByteArray(100'000, 'x')));
    record(entries);
    SessionReader reader;
    QVERIFY(!reader.open(path()));
    QCOMPARE(reader.read(0, 10, 250'000).count(), 3);
    QCOMPARE(reader.read(0, 10, 1).count(), 1);
    QCOMPARE(reader.read(3, 10).count(), 7);
}

void TestSessionFile::settingsHoldNoSecrets()
{
    ServerSettings settings;
    settings.port = 8123;
    const QByteArray json = settingsSnapshot(settings);
    QVERIFY(json.contains("\"port\":8123"));
    QVERIFY(!json.toLower().contains("token"));
}

void TestSessionFile::checkFindsDamage()
{
    record(batchOf(1, 20'000)->entries);
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.size() > 400'000);
    file.seek(200'000);
    file.write(QByteArray(20'000, '\x5a'));
    file.close();
    SessionReader reader;
    if (!reader.open(path()))
        QVERIFY(reader.check());
    for (qint64 row = 0; row < reader.count(); row += SessionReader::chunkRows)
        reader.read(row); // whatever it finds, it survives
}

QTEST_GUILESS_MAIN(TestSessionFile)
#include "tst_sessionfile.moc"
