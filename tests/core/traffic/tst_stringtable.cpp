// StringTable: interning, bounds, and reading while another thread adds.
#include "core/traffic/stringtable.h"

#include <QtTest/QtTest>

#include <atomic>
#include <thread>

using namespace roomdeck;

class TestStringTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalTextsShareAnId();
    void emptyIsZero();
    void idsStartWhereTold();
    void fillsUp();
    void bigTextFitsAnEmptyTable();
    void readsWhileAnotherThreadAdds();
};

void TestStringTable::equalTextsShareAnId()
{
    StringTable table;
    const StringId a = table.intern("anna");
    const StringId b = table.intern("boris");
    QVERIFY(a != b);
    QCOMPARE(table.intern(QByteArray("anna")), a);
    QCOMPARE(table.text(b), QByteArrayView("boris"));
    QCOMPARE(table.find("boris"), b);
    QCOMPARE(table.find("clara"), StringId(0));
    QCOMPARE(table.size(), 2);
}

void TestStringTable::emptyIsZero()
{
    StringTable table(100);
    QCOMPARE(table.intern(QByteArrayView()), StringId(0));
    QVERIFY(table.text(0).isEmpty());
    QCOMPARE(table.size(), 0);
}

void TestStringTable::idsStartWhereTold()
{
    StringTable table(100);
    QCOMPARE(table.intern("a"), StringId(100));
    QCOMPARE(table.intern("b"), StringId(101));
    QCOMPARE(table.end(), StringId(102));
    QCOMPARE(table.text(101), QByteArrayView("b"));
}

void TestStringTable::fillsUp()
{
    StringTable table;
    int added = 0;
    for (; table.hasRoomFor(1, 16); ++added)
        table.intern("name-" + QByteArray::number(added));
    QCOMPARE(added, StringTable::MaxTexts);
    for (int i = 0; i < added; i += 997)
        QCOMPARE(table.text(table.first() + StringId(i)), QByteArrayView("name-" + QByteArray::number(i)));
    StringTable wide;
    for (added = 0; wide.hasRoomFor(1, 60'000); ++added)
        wide.intern(QByteArray::number(added) + QByteArray(60'000, 'x'));
    QVERIFY(wide.bytes() <= StringTable::MaxBytes + 100'000);
    QVERIFY(added > 100);
}

void TestStringTable::bigTextFitsAnEmptyTable()
{
    StringTable table;
    const QByteArray big(StringTable::MaxBytes + 1, 'b');
    QVERIFY(table.hasRoomFor(1, big.size()));
    QCOMPARE(table.text(table.intern(big)), QByteArrayView(big));
    QVERIFY(!table.hasRoomFor(1, 1));
}

void TestStringTable::readsWhileAnotherThreadAdds()
{
    StringTable table;
    std::atomic<StringId> published{table.intern("0")};
    std::atomic<bool> good{true};
    std::thread reader([&] {
        while (published < 20'000) {
            const StringId id = published;
            if (table.text(id) != QByteArrayView(QByteArray::number(id - 1)))
                good = false;
        }
    });
    for (int i = 1; i < 20'000; ++i)
        published = table.intern(QByteArray::number(i));
    reader.join();
    QVERIFY(good);
}

QTEST_APPLESS_MAIN(TestStringTable)
#include "tst_stringtable.moc"
