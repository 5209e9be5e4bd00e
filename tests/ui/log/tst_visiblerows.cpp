// VisibleRows: a range and a list answer alike.
#include "ui/log/visiblerows.h"

#include <QtTest/QtTest>

using namespace roomdeck;

class TestVisibleRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void range();
    void list();
    void emptyOnes();
};

void TestVisibleRows::range()
{
    VisibleRows rows;
    rows.setRange(100, 110);
    QCOMPARE(rows.size(), 10);
    QCOMPARE(rows.at(3), 103);
    QCOMPARE(rows.rowOf(103), 3);
    QCOMPARE(rows.rowOf(5), 0);
    QCOMPARE(rows.rowOf(500), 10);
    rows.extendTo(120);
    rows.dropFront(5);
    QCOMPARE(rows.size(), 15);
    QCOMPARE(rows.at(0), 105);
    QVERIFY(rows.contains(119));
    QVERIFY(!rows.contains(104));
    QVERIFY(!rows.contains(120));
}

void TestVisibleRows::list()
{
    VisibleRows rows;
    rows.setList();
    rows.append({50, 60});
    rows.prepend({10, 20, 30});
    QCOMPARE(rows.size(), 5);
    QCOMPARE(rows.at(3), 50);
    QCOMPARE(rows.rowOf(30), 2);
    QCOMPARE(rows.rowOf(31), 3);
    QCOMPARE(rows.rowOf(61), 5);
    QVERIFY(rows.contains(60));
    QVERIFY(!rows.contains(55));
    rows.dropFront(4);
    QCOMPARE(rows.at(0), 60);
}

void TestVisibleRows::emptyOnes()
{
    VisibleRows rows;
    QCOMPARE(rows.size(), 0);
    QCOMPARE(rows.rowOf(7), 0);
    QVERIFY(!rows.contains(0));
    rows.setList();
    QCOMPARE(rows.size(), 0);
    QVERIFY(!rows.contains(0));
}

QTEST_APPLESS_MAIN(TestVisibleRows)
#include "tst_visiblerows.moc"
