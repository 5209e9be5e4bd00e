// Reading a table past SQLite: the same rows, or none.
#include "core/session/tablewalk.h"

#include <QtCore/QFile>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace roomdeck;

namespace {

constexpr int columns = 5; // id, a number, a text, bytes, anything

QByteArray described(qint64 id, qint64 number, QByteArrayView text, QByteArrayView bytes)
{
    return QByteArray::number(id) + '|' + QByteArray::number(number) + '|' + text.toByteArray() + '|'
        + bytes.toByteArray();
}

} // namespace

class TestTableWalk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsVarints_data();
    void readsVarints();
    void rowsAsSqliteHasThem_data();
    void rowsAsSqliteHasThem();
    void seeks();
    void valuesOfAllTypes();
    void notInAWriteAheadLog();
    void noSuchTable();
    void emptyTable();
    void columnsAddedLater();
    void survivesDamage();

private:
    QString path() const { return m_dir->filePath(QStringLiteral("a.db")); }
    bool create(int pageSize, SqliteConnection &db);
    static bool fill(SqliteConnection &db, int rows, int longest);
    static QList<QByteArray> bySqlite(SqliteConnection &db);
    static QList<QByteArray> byWalk(SqliteConnection &db, qint64 behind = 0);

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestTableWalk::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

bool TestTableWalk::create(int pageSize, SqliteConnection &db)
{
    const QByteArray sizeSql = "PRAGMA page_size=" + QByteArray::number(pageSize);
    return !db.open(path(), SqliteConnection::Mode::Create) && db.exec(sizeSql.constData())
        && db.exec("CREATE TABLE other(x); CREATE TABLE t(id INTEGER PRIMARY KEY, n, s TEXT, b BLOB, any)");
}

bool TestTableWalk::fill(SqliteConnection &db, int rows, int longest)
{
    QRandomGenerator random(7);
    SqliteStatement insert = db.prepare("INSERT INTO t(n,s,b,any) VALUES(?,?,?,?)");
    bool good = db.exec("BEGIN");
    for (int i = 0; i < rows && good; ++i) {
        const qint64 number = qint64(random.generate64()) >> random.bounded(64);
        const QByteArray text(random.bounded(longest), char('a' + i % 26));
        insert.bind(1, random.bounded(2) != 0 ? number : -number);
        insert.bind(2, QByteArrayView(text));
        if (i % 3 == 0)
            insert.bindNull(3);
        else
            insert.bind(3, QByteArrayView(text).first(text.size() / 2));
        insert.bind(4, qint64(i % 2));
        good = insert.run();
    }
    return good && db.exec("COMMIT");
}

QList<QByteArray> TestTableWalk::bySqlite(SqliteConnection &db)
{
    QList<QByteArray> rows;
    SqliteStatement select = db.prepare("SELECT id,n,s,b FROM t ORDER BY id");
    while (select.next())
        rows.append(described(select.integer(0), select.integer(1), select.text(2), select.text(3)));
    return rows;
}

QList<QByteArray> TestTableWalk::byWalk(SqliteConnection &db, qint64 behind)
{
    QList<QByteArray> rows;
    const auto place = TablePlace::find(db, "t");
    if (!place)
        return rows;
    TableWalk walk(db, *place, columns);
    walk.seek(behind);
    while (walk.next())
        rows.append(
            described(walk.id(), walk.record().number(1), walk.record().text(2), walk.record().text(3)));
    if (walk.failed())
        rows.append("failed");
    return rows;
}

void TestTableWalk::readsVarints_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("good");
    QTest::addColumn<quint64>("value");
    QTest::newRow("one byte") << QByteArray("\x7f") << true << quint64(127);
    QTest::newRow("two") << QByteArray("\x81\x00", 2) << true << quint64(128);
    QTest::newRow("nine") << QByteArray(9, '\xff') << true << ~quint64(0);
    QTest::newRow("cut off") << QByteArray("\x81\x82") << false << quint64(0);
    QTest::newRow("nothing") << QByteArray() << false << quint64(0);
}

void TestTableWalk::readsVarints()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, good);
    qsizetype at = 0;
    quint64 value = 0;
    QCOMPARE(readVarint(bytes, at, value), good);
    if (good) {
        QTEST(value, "value");
        QCOMPARE(at, bytes.size());
    }
}

void TestTableWalk::rowsAsSqliteHasThem_data()
{
    QTest::addColumn<int>("pageSize");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("longest");
    QTest::newRow("one page") << 4096 << 20 << 10;
    QTest::newRow("two levels") << 8192 << 2000 << 100;
    QTest::newRow("many levels") << 512 << 20'000 << 40;
    QTest::newRow("overflow") << 512 << 500 << 5000;
    QTest::newRow("overflow, large pages") << 8192 << 300 << 60'000;
    QTest::newRow("largest pages") << 65536 << 3000 << 300;
}

void TestTableWalk::rowsAsSqliteHasThem()
{
    QFETCH(const int, pageSize);
    QFETCH(const int, rows);
    QFETCH(const int, longest);
    SqliteConnection db;
    QVERIFY(create(pageSize, db));
    QVERIFY(fill(db, rows, longest));
    const QList<QByteArray> all = bySqlite(db);
    QCOMPARE(all.size(), rows);
    QCOMPARE(byWalk(db), all);
    QVERIFY(db.exec("DELETE FROM t WHERE id % 7 = 3 OR id BETWEEN 100 AND 900"));
    QCOMPARE(byWalk(db), bySqlite(db));
}

void TestTableWalk::seeks()
{
    SqliteConnection db;
    QVERIFY(create(512, db));
    QVERIFY(fill(db, 3000, 60));
    QVERIFY(db.exec("DELETE FROM t WHERE id % 2 = 0"));
    const auto place = TablePlace::find(db, "t");
    QVERIFY(place);
    TableWalk walk(db, *place, columns);
    for (const qint64 behind : {2900, 0, 1, 2, 1500, 1501, 1499, 2998}) {
        walk.seek(behind);
        for (qint64 id = (behind + 1) | 1; id < 3000; id += 2) {
            QVERIFY(walk.next());
            QCOMPARE(walk.id(), id);
        }
        QVERIFY(!walk.next());
        QVERIFY(!walk.failed());
    }
    walk.seek(3000);
    QVERIFY(!walk.next());
}

void TestTableWalk::valuesOfAllTypes()
{
    SqliteConnection db;
    QVERIFY(create(4096, db));
    QVERIFY(db.exec("INSERT INTO t(n) VALUES(0),(1),(-1),(127),(-128),(128),(32767),(-32769),(8388607),"
                    "(-8388609),(2147483647),(-2147483649),(140737488355327),(-140737488355329),"
                    "(9223372036854775807),(-9223372036854775808),(NULL),(2.5),(-1e300)"));
    const auto place = TablePlace::find(db, "t");
    QVERIFY(place);
    TableWalk walk(db, *place, columns);
    walk.seek(0);
    SqliteStatement select
        = db.prepare("SELECT n,typeof(n) FROM t WHERE abs(ifnull(n,0)/2) < 1e299 ORDER BY id");
    while (select.next()) {
        QVERIFY(walk.next());
        QCOMPARE(walk.record().number(1), select.integer(0));
        QCOMPARE(walk.record().isNull(1), select.text(1) == QByteArrayView("null"));
        QVERIFY(walk.record().text(1).isEmpty());
    }
    QVERIFY(walk.next());
    QCOMPARE(walk.record().number(1), 0); // beyond any integer
    QVERIFY(!walk.next());
}

void TestTableWalk::notInAWriteAheadLog()
{
    SqliteConnection db;
    QVERIFY(create(4096, db));
    QVERIFY(TablePlace::find(db, "t"));
    QVERIFY(db.exec("PRAGMA journal_mode=WAL"));
    QVERIFY(!TablePlace::find(db, "t"));
}

void TestTableWalk::noSuchTable()
{
    SqliteConnection db;
    QVERIFY(create(4096, db));
    QVERIFY(!TablePlace::find(db, "nothing"));
    QVERIFY(db.exec("CREATE VIEW v AS SELECT 1; CREATE TABLE w(a PRIMARY KEY) WITHOUT ROWID; "
                    "INSERT INTO w VALUES(1)"));
    QVERIFY(!TablePlace::find(db, "v"));
    const auto place = TablePlace::find(db, "w");
    QVERIFY(place);
    TableWalk walk(db, *place, 1);
    walk.seek(0);
    QVERIFY(!walk.next());
    QVERIFY(walk.failed());
}

void TestTableWalk::emptyTable()
{
    SqliteConnection db;
    QVERIFY(create(4096, db));
    QCOMPARE(byWalk(db), QList<QByteArray>());
}

void TestTableWalk::columnsAddedLater()
{
    SqliteConnection db;
    QVERIFY(create(4096, db));
    QVERIFY(fill(db, 10, 10));
    QVERIFY(db.exec("ALTER TABLE t ADD COLUMN late"));
    const auto place = TablePlace::find(db, "t");
    QVERIFY(place);
    TableWalk walk(db, *place, columns + 1);
    walk.seek(0);
    for (int i = 0; i < 10; ++i) {
        QVERIFY(walk.next());
        QVERIFY(walk.record().isNull(columns));
        QCOMPARE(walk.record().number(columns), 0);
    }
}

// Whatever is in the file: the walk ends, its ids ascend, and nothing is read that is not there.
void TestTableWalk::survivesDamage()
{
    SqliteConnection whole;
    QVERIFY(create(512, whole));
    QVERIFY(fill(whole, 300, 900));
    const auto place = TablePlace::find(whole, "t");
    QVERIFY(place);
    whole.close();
    QFile original(path());
    QVERIFY(original.open(QIODevice::ReadOnly));
    const QByteArray good = original.readAll();
    QRandomGenerator random(11);
    int failures = 0;
    for (int round = 0; round < 400; ++round) {
        QByteArray bad = good;
        for (int i = random.bounded(1, 60); i > 0; --i)
            bad[random.bounded(512, int(bad.size()))] = char(random.bounded(256));
        const QString damaged = m_dir->filePath(QStringLiteral("b.db"));
        QFile file(damaged);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(bad);
        file.close();
        SqliteConnection db;
        QVERIFY(!db.open(damaged, SqliteConnection::Mode::ReadOnly));
        TableWalk walk(db, *place, columns);
        walk.seek(0);
        qint64 last = 0;
        qsizetype bytes = 0;
        while (walk.next()) {
            QVERIFY(walk.id() > last);
            last = walk.id();
            bytes += walk.record().text(2).toByteArray().size() + walk.record().number(1) % 2;
        }
        QVERIFY(bytes >= -300);
        failures += walk.failed() ? 1 : 0;
    }
    QVERIFY(failures > 100);
}

QTEST_GUILESS_MAIN(TestTableWalk)
#include "tst_tablewalk.moc"
