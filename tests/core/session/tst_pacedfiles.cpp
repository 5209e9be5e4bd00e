// Writing through paced files: the same database, with pauses where they were asked for.
#include "core/session/pacedfiles.h"
#include "core/session/sessionreader.h"
#include "core/session/sessionwriter.h"
#include "tests/core/session/sessiontesting.h"

#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace roomdeck;

class TestPacedFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pausesOnlyWhilePacing();
    void foldsTheLogBackInPieces();
    void knowsThatAFileWasMoved();
    void reportsWhatCannotBeOpened();
    void writesAReadableSession();

private:
    static bool fill(SqliteConnection &db, int rows);
    QString path() const { return m_dir.filePath(QLatin1String(QTest::currentTestFunction())); }

    QTemporaryDir m_dir;
};

bool TestPacedFiles::fill(SqliteConnection &db, int rows)
{
    const QByteArray sql = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<"
        + QByteArray::number(rows) + ") INSERT INTO t SELECT i, hex(zeroblob(500)) FROM n";
    return db.exec(sql.constData());
}

void TestPacedFiles::pausesOnlyWhilePacing()
{
    WritePacer pacer;
    PacedFiles files(pacer);
    QVERIFY(!files.uriParameters().isEmpty());
    SqliteConnection db;
    QVERIFY(!db.open(path(), SqliteConnection::Mode::Create, files.uriParameters()));
    QVERIFY(db.exec(
        "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0; CREATE TABLE t(i INTEGER PRIMARY KEY, x)"));
    QCOMPARE(db.text("PRAGMA journal_mode"), QByteArray("wal"));

    QVERIFY(fill(db, 10'000));
    QCOMPARE(pacer.pauses(), quint64(0));

    QVERIFY(db.exec("DELETE FROM t"));
    pacer.begin();
    QVERIFY(fill(db, 10'000)); // 10 MB: milliseconds of work for any processor
    pacer.end();
    const quint64 pauses = pacer.pauses();
    QVERIFY(pauses > 0);

    QVERIFY(db.exec("DELETE FROM t"));
    QCOMPARE(pacer.pauses(), pauses);
}

void TestPacedFiles::foldsTheLogBackInPieces()
{
    WritePacer pacer;
    PacedFiles files(pacer);
    SqliteConnection db;
    QVERIFY(!db.open(path(), SqliteConnection::Mode::Create, files.uriParameters()));
    QVERIFY(db.exec(
        "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0; CREATE TABLE t(i INTEGER PRIMARY KEY, x)"));
    QVERIFY(fill(db, 20'000));
    pacer.begin();
    QVERIFY(db.exec("PRAGMA wal_checkpoint(TRUNCATE)"));
    pacer.end();
    QVERIFY(pacer.pauses() > 0);
    QCOMPARE(QFileInfo(path() + SqliteWalSuffix).size(), qint64(0));

    SqliteConnection reader; // through SQLite's own files
    QVERIFY(!reader.open(path(), SqliteConnection::Mode::ReadOnly));
    QCOMPARE(reader.integer("SELECT count(*) FROM t"), qint64(20'000));
    QCOMPARE(reader.text("PRAGMA integrity_check"), QByteArray("ok"));
}

void TestPacedFiles::knowsThatAFileWasMoved()
{
    WritePacer pacer;
    PacedFiles files(pacer);
    SqliteConnection db;
    QVERIFY(!db.open(path(), SqliteConnection::Mode::Create, files.uriParameters()));
    QVERIFY(db.exec("CREATE TABLE t(i)"));
    QVERIFY(!db.hasMoved());
    QVERIFY(QFile::rename(path(), path() + QLatin1String(".away")));
    QVERIFY(db.hasMoved());
}

void TestPacedFiles::reportsWhatCannotBeOpened()
{
    WritePacer pacer;
    PacedFiles files(pacer);
    SqliteConnection db;
    const QString nowhere = m_dir.filePath(QStringLiteral("missing/file"));
    QCOMPARE(db.open(nowhere, SqliteConnection::Mode::Create, files.uriParameters()).code,
             SessionFault::NoPermission);
    QVERIFY(!db.isOpen());
}

void TestPacedFiles::writesAReadableSession()
{
    WritePacer pacer;
    SessionWriter writer(pacer);
    QVERIFY(!writer.create(path(), SessionInfo()));
    pacer.begin();
    writer.begin();
    writer.append(*testing::batchOf(1, 5'000));
    QVERIFY(!writer.commit());
    pacer.end();
    QVERIFY(pacer.pauses() > 0);
    QVERIFY(!writer.finish(1));

    SessionReader reader;
    QVERIFY(!reader.open(path()));
    QCOMPARE(reader.count(), qint64(5'000));
}

QTEST_GUILESS_MAIN(TestPacedFiles)

#include "tst_pacedfiles.moc"
