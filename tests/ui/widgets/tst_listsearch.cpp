// Finding a row of a long list, and the order names stand in.
#include "ui/models/sortkey.h"
#include "ui/widgets/listsearch.h"
#include "ui/widgets/namelist.h"

#include <QtCore/QStringListModel>
#include <QtGui/QAction>
#include <QtTest/QtTest>
#include <QtWidgets/QListView>

#include <algorithm>
#include <array>

using namespace roomdeck;

class TestListSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thereWhenNeeded();
    void finds();
    void nothingFound();
    void endBelongsToTheList();
    void order_data();
    void order();
    void orderIsStrict();
};

namespace {

QStringList people(int count)
{
    QStringList names;
    for (int i = 0; i < count; ++i)
        names.append((i % 10 == 7 ? QStringLiteral("Guest-%1") : QStringLiteral("user-%1")).arg(i));
    return names;
}

} // namespace

void TestListSearch::thereWhenNeeded()
{
    QStringListModel model(people(ListSearch::FromRows - 1));
    QListView list;
    list.setModel(&model);
    ListSearch search(list);
    QVERIFY(search.isHidden());
    model.insertRows(0, 1);
    QVERIFY(!search.isHidden());
    model.removeRows(0, 5);
    QVERIFY(search.isHidden());
    model.setStringList(people(100));
    QVERIFY(!search.isHidden());
    QTest::keyClicks(&search, QStringLiteral("x"));
    model.setStringList({});
    QVERIFY(!search.isHidden()); // not while somebody types
}

void TestListSearch::finds()
{
    QStringListModel model(people(40));
    QListView list;
    list.setModel(&model);
    ListSearch search(list);
    QTest::keyClicks(&search, QStringLiteral("GUEST"));
    QCOMPARE(list.currentIndex().row(), 7);
    QTest::keyClick(&search, Qt::Key_Return);
    QCOMPARE(list.currentIndex().row(), 17);
    QTest::keyClick(&search, Qt::Key_Down);
    QTest::keyClick(&search, Qt::Key_Down);
    QCOMPARE(list.currentIndex().row(), 37);
    QTest::keyClick(&search, Qt::Key_Return);
    QCOMPARE(list.currentIndex().row(), 7); // from the start again
    QTest::keyClick(&search, Qt::Key_Up);
    QCOMPARE(list.currentIndex().row(), 37);
    QTest::keyClick(&search, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(list.currentIndex().row(), 27);
    QTest::keyClick(&search, Qt::Key_Escape);
    QVERIFY(search.text().isEmpty());
    QCOMPARE(list.currentIndex().row(), 27);
}

void TestListSearch::nothingFound()
{
    QStringListModel model(people(40));
    QListView list;
    list.setModel(&model);
    list.setCurrentIndex(model.index(3));
    ListSearch search(list);
    const QColor usual = search.palette().color(QPalette::Text);
    QTest::keyClicks(&search, QStringLiteral("nobody"));
    QCOMPARE(list.currentIndex().row(), 3);
    QVERIFY(search.palette().color(QPalette::Text) != usual);
    QVERIFY(!search.accessibleDescription().isEmpty());
    search.clear();
    QCOMPARE(search.palette().color(QPalette::Text), usual);
    QVERIFY(search.accessibleDescription().isEmpty());
}

void TestListSearch::endBelongsToTheList()
{
    QWidget window;
    QAction follow(&window);
    follow.setShortcut(Qt::Key_End);
    window.addAction(&follow);
    const QSignalSpy followed(&follow, &QAction::triggered);
    QStringListModel model(people(40));
    NameList list(&window);
    list.setModel(&model);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    list.setFocus();
    QTest::keyClick(&list, Qt::Key_End);
    QCOMPARE(list.currentIndex().row(), 39);
    QTest::keyClick(&list, Qt::Key_Home);
    QCOMPARE(list.currentIndex().row(), 0);
    QCOMPARE(followed.size(), 0);
    QTest::keyClick(&window, Qt::Key_End);
    QCOMPARE(followed.size(), 1);
}

void TestListSearch::order_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    const auto row = [](const char *first, const char *second) {
        QTest::addRow("%s, %s", first, second) << QByteArray(first) << QByteArray(second);
    };
    row("room-2", "room-10");
    row("room-2", "room-2a");
    row("room-02", "room-3");
    row("room-002", "room-2"); // the same number: by code points
    row("room-9", "room-a");
    row("Anna", "boris");
    row("anna", "Boris");
    row("9", "10");
    row("1.9", "1.10");
    row("99999999999999999999998", "99999999999999999999999");
    row("a", "ab");
    row("комната 2", "Комната 10");
}

void TestListSearch::order()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    QVERIFY(SortKey(first) < SortKey(second));
    QVERIFY(!(SortKey(second) < SortKey(first)));
    QVERIFY(!(SortKey(first) < SortKey(first)));
}

void TestListSearch::orderIsStrict()
{
    static constexpr std::array names{"a", "A",  "a1", "a01", "a001", "a1b", "a01b", "a10", "a2",  "a0",
                                      "0", "00", "1",  "01",  "1a",   "",    "a-1",  "a 1", "a00", "a0b"};
    for (const char *a : names) {
        for (const char *b : names) {
            QVERIFY(int(SortKey(a) < SortKey(b)) + int(SortKey(b) < SortKey(a)) == int(qstrcmp(a, b) != 0));
            for (const char *c : names) {
                if (SortKey(a) < SortKey(b) && SortKey(b) < SortKey(c))
                    QVERIFY2(SortKey(a) < SortKey(c),
                             qPrintable(QStringLiteral("%1 %2 %3")
                                            .arg(QLatin1String(a), QLatin1String(b), QLatin1String(c))));
            }
        }
    }
}

QTEST_MAIN(TestListSearch)
#include "tst_listsearch.moc"
