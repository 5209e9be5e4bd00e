// Rows inserted many at a time: each arrives as it was meant, whatever the ones before it were.
#include "core/session/heldinsert.h"

#include <QtTest/QtTest>

#include <optional>

using namespace roomdeck;

namespace {

struct Row
{
    std::optional<qint64> number;
    QByteArray text; ///< empty: NULL

    void bind(HeldInsert &insert) const
    {
        if (number)
            insert.bind(1, *number);
        else
            insert.bindNull(1);
        insert.bindTextOrNull(2, text);
    }
};

} // namespace

class TestHeldInsert : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyRowIsItself_data();
    void everyRowIsItself();
    void failureInTheMiddle();
    void forgetsWhatWaits();
    void tailDecidesConflicts();
    void wrongSqlIsToldAtOnce();

private:
    static Row rowOf(int i);
    QList<QByteArray> texts();

    std::unique_ptr<QTemporaryDir> m_dir;
    SqliteConnection m_db;
};

void TestHeldInsert::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(!m_db.open(m_dir->filePath(QStringLiteral("a.db")), SqliteConnection::Mode::Create));
    QVERIFY(m_db.exec("CREATE TABLE t(row INTEGER PRIMARY KEY, n INTEGER CHECK(n IS NULL OR n < 1000), s)"));
}

/// Values that repeat, change, come and go.
Row TestHeldInsert::rowOf(int i)
{
    Row row;
    if (i % 3 != 0)
        row.number = i % 5;
    if (i % 4 != 1)
        row.text = QByteArray("text ") + QByteArray::number(i / 2);
    return row;
}

QList<QByteArray> TestHeldInsert::texts()
{
    QList<QByteArray> found;
    SqliteStatement select = m_db.prepare("SELECT s FROM t ORDER BY row");
    while (select.next())
        found.append(select.text(0).toByteArray());
    return found;
}

void TestHeldInsert::everyRowIsItself_data()
{
    QTest::addColumn<int>("count");
    for (const int count : {0, 1, 31, 32, 33, 64, 1000})
        QTest::addRow("%d rows", count) << count;
}

void TestHeldInsert::everyRowIsItself()
{
    QFETCH(int, count);
    RowInsert<Row> insert;
    QVERIFY(insert.prepare(m_db, "INSERT INTO t(row,n,s)", "(NULL,?,?)"));
    for (int i = 0; i < count; ++i)
        QVERIFY(insert.add(rowOf(i)));
    QVERIFY(insert.flush());
    SqliteStatement select = m_db.prepare("SELECT row, n, s FROM t ORDER BY row");
    for (int i = 0; i < count; ++i) {
        QVERIFY(select.next());
        const Row row = rowOf(i);
        QCOMPARE(select.integer(0), i + 1);
        QCOMPARE(select.isNull(1), !row.number);
        QCOMPARE(select.integer(1), row.number.value_or(0));
        QCOMPARE(select.isNull(2), row.text.isEmpty());
        QCOMPARE(select.text(2).toByteArray(), row.text);
    }
    QVERIFY(!select.next());
}

void TestHeldInsert::failureInTheMiddle()
{
    RowInsert<Row> insert;
    QVERIFY(insert.prepare(m_db, "INSERT OR FAIL INTO t(row,n,s)", "(NULL,?,?)"));
    QVERIFY(m_db.exec("BEGIN"));
    bool failed = false;
    for (int i = 0; i < 64 && !failed; ++i)
        failed = !insert.add(i == 40 ? Row{5000, "too much"} : rowOf(i));
    QVERIFY(failed);
    QVERIFY(m_db.lastError());
    QVERIFY(m_db.exec("ROLLBACK"));
    QVERIFY(texts().isEmpty());
    // What the statement still holds of the failed rows does not show.
    QList<QByteArray> expected;
    for (int i = 0; i < 64; ++i) {
        QVERIFY(insert.add(rowOf(i + 1)));
        expected.append(rowOf(i + 1).text);
    }
    QVERIFY(insert.flush());
    QCOMPARE(texts(), expected);
}

void TestHeldInsert::forgetsWhatWaits()
{
    RowInsert<Row> insert;
    QVERIFY(insert.prepare(m_db, "INSERT INTO t(row,n,s)", "(NULL,?,?)"));
    QVERIFY(insert.add({1, "lost"}));
    QVERIFY(!insert.isEmpty());
    insert.forget();
    QVERIFY(insert.isEmpty());
    QVERIFY(insert.add({2, "kept"}));
    QVERIFY(insert.flush());
    QCOMPARE(texts(), QList<QByteArray>{"kept"});
}

void TestHeldInsert::tailDecidesConflicts()
{
    RowInsert<Row> insert;
    QVERIFY(
        insert.prepare(m_db, "INSERT INTO t(row,s)", "(?,?)", "ON CONFLICT DO UPDATE SET s=s||excluded.s"));
    for (int i = 0; i < 40; ++i)
        QVERIFY(insert.add({i % 2, i < 2 ? "a" : "b"}));
    QVERIFY(insert.flush());
    QCOMPARE(texts(), (QList<QByteArray>{"a" + QByteArray(19, 'b'), "a" + QByteArray(19, 'b')}));
}

void TestHeldInsert::wrongSqlIsToldAtOnce()
{
    RowInsert<Row> insert;
    QVERIFY(!insert.prepare(m_db, "INSERT INTO nowhere(n,s)", "(?,?)"));
    QVERIFY(m_db.lastError());
}

QTEST_GUILESS_MAIN(TestHeldInsert)
#include "tst_heldinsert.moc"
