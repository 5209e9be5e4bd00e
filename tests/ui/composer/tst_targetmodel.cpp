// Choosing whom a message is for: the list, the search, ticks, leaving out, and the popup by keyboard.
#include "tests/ui/composer/roster.h"
#include "ui/composer/targetbutton.h"
#include "ui/composer/targetmodel.h"
#include "ui/composer/targetpopup.h"
#include "ui/composer/targettext.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>

using namespace roomdeck;

class TestTargetModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void listsEveryKind();
    void searchNarrows();
    void chooseReplaces();
    void ticksGather();
    void lastTickLeavesEveryone();
    void leavesOutOnlyWhoIsCovered();
    void keepsAChosenRoomThatEmptied();
    void followsTheRoster();
    void manyRowsAreBounded();
    void hostileNamesAreEscaped();
    void popupByKeyboard();
    void popupByMouse();
    void titles_data();
    void titles();
    void buttonSpeaks();

private:
    static int rowOf(const QAbstractItemModel &model, const QString &text);

    std::unique_ptr<RosterState> m_roster;
};

void TestTargetModel::init()
{
    m_roster = std::make_unique<RosterState>();
    m_roster->apply(test::smallRoster());
}

int TestTargetModel::rowOf(const QAbstractItemModel &model, const QString &text)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row, 0);
        if (index.data().toString() == text && index.flags().testFlag(Qt::ItemIsSelectable))
            return row;
    }
    return -1;
}

void TestTargetModel::listsEveryKind()
{
    TargetModel model(*m_roster);
    QAbstractItemModelTester tester(&model);
    // everyone; 2 rooms, 4 users and 5 connections, each under a title
    QCOMPARE(model.rowCount(), 1 + 3 + 5 + 6);
    QCOMPARE(model.index(rowOf(model, QStringLiteral("workshop"))).data(TargetModel::DetailRole).toString(),
             QStringLiteral("3 people"));
}

void TestTargetModel::searchNarrows()
{
    TargetModel model(*m_roster);
    QAbstractItemModelTester tester(&model);
    model.setSearch(QStringLiteral("WORK"));
    QCOMPARE(model.rowCount(), 2);
    model.setSearch(QStringLiteral("50004"));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(1).data().toString(), QStringLiteral("kiosk-7"));
    model.setSearch(QStringLiteral("nobody"));
    QCOMPARE(model.rowCount(), 0);
}

void TestTargetModel::chooseReplaces()
{
    TargetModel model(*m_roster);
    QSignalSpy changed(&model, &TargetModel::targetChanged);
    model.choose(model.index(rowOf(model, QStringLiteral("workshop"))));
    QCOMPARE(model.target(), Target::room("workshop"));
    model.choose(model.index(rowOf(model, QStringLiteral("anna"))));
    QCOMPARE(model.target(), Target::user("anna"));
    model.choose(model.index(1)); // a title
    QCOMPARE(changed.count(), 2);
}

void TestTargetModel::ticksGather()
{
    TargetModel model(*m_roster);
    QAbstractItemModelTester tester(&model);
    model.setTarget(Target::room("workshop"));
    const QModelIndex lab = model.index(rowOf(model, QStringLiteral("lab")));
    QCOMPARE(lab.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    QVERIFY(model.setData(lab, int(Qt::Checked), Qt::CheckStateRole));
    QCOMPARE(model.target().names, (QList<QByteArray>{"workshop", "lab"}));
    QCOMPARE(lab.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    model.toggle(model.index(rowOf(model, QStringLiteral("anna")))); // another kind starts anew
    QCOMPARE(model.target(), Target::user("anna"));
}

void TestTargetModel::lastTickLeavesEveryone()
{
    TargetModel model(*m_roster);
    model.setTarget(Target::room("lab"));
    model.toggle(model.index(rowOf(model, QStringLiteral("lab"))));
    QCOMPARE(model.target(), Target::everyone());
}

void TestTargetModel::leavesOutOnlyWhoIsCovered()
{
    TargetModel model(*m_roster);
    model.setTarget(Target::room("lab"));
    model.setMode(TargetModel::Mode::LeaveOut);
    QCOMPARE(model.rowCount(), 2); // the title and anna
    model.choose(model.index(1));
    QCOMPARE(model.target().exceptUsers, QList<QByteArray>{"anna"});
    QCOMPARE(model.target().names, QList<QByteArray>{"lab"});
    model.choose(model.index(1));
    QVERIFY(model.target().exceptUsers.isEmpty());
}

void TestTargetModel::keepsAChosenRoomThatEmptied()
{
    TargetModel model(*m_roster);
    model.setTarget(Target::room("gone"));
    const int row = rowOf(model, QStringLiteral("gone"));
    QVERIFY(row > 0);
    QCOMPARE(model.index(row).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
}

void TestTargetModel::followsTheRoster()
{
    TargetModel model(*m_roster);
    QAbstractItemModelTester tester(&model);
    model.setFollowing(true);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    RosterUpdate counted;
    counted.rooms = {test::room("lab", 9)};
    m_roster->apply(counted);
    const QModelIndex lab = model.index(rowOf(model, QStringLiteral("lab")));
    QTRY_COMPARE(lab.data(TargetModel::DetailRole).toString(), QStringLiteral("9 people"));
    QCOMPARE(reset.count(), 0); // same rows: whoever reads the list keeps the place
    RosterUpdate gone;
    gone.closedRooms = {"lab"};
    m_roster->apply(gone);
    QTRY_COMPARE(rowOf(model, QStringLiteral("lab")), -1);
    model.setFollowing(false);
    m_roster->apply(test::smallRoster());
    QCOMPARE(rowOf(model, QStringLiteral("lab")), -1); // nobody looks
}

void TestTargetModel::manyRowsAreBounded()
{
    RosterUpdate many;
    many.reset = true;
    for (int i = 0; i < 5000; ++i)
        many.rooms.append(test::room("room-" + QByteArray::number(i), 1));
    m_roster->apply(many);
    TargetModel model(*m_roster);
    QCOMPARE(model.rowCount(), 1 + 1 + 100 + 1);
    model.setSearch(QStringLiteral("room-4711"));
    QCOMPARE(model.rowCount(), 2);
}

void TestTargetModel::hostileNamesAreEscaped()
{
    RosterUpdate update;
    update.connections = {test::connection(9, "a\xe2\x80\xae<b>", {})};
    m_roster->apply(update);
    TargetModel model(*m_roster);
    QVERIFY(rowOf(model, QStringLiteral("a\\u202e<b>")) > 0);
}

void TestTargetModel::popupByKeyboard()
{
    QWidget window;
    window.resize(400, 600);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    TargetPopup popup(*m_roster, &window);
    QSignalSpy changed(&popup, &TargetPopup::targetChanged);
    popup.open(Target::everyone(), window);
    auto *search = popup.findChild<QLineEdit *>();
    QTest::keyClicks(search, QStringLiteral("work"));
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.at(0).at(0).value<Target>(), Target::room("workshop"));
    QVERIFY(!popup.isVisible());

    popup.open(Target::room("lab"), window);
    QTest::keyClick(search, Qt::Key_Down);
    QTest::keyClick(search, Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(popup.isVisible());
    QCOMPARE(changed.last().at(0).value<Target>().names, (QList<QByteArray>{"lab", "workshop"}));
}

void TestTargetModel::popupByMouse()
{
    QWidget window;
    window.resize(400, 600);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    TargetPopup popup(*m_roster, &window);
    QSignalSpy changed(&popup, &TargetPopup::targetChanged);
    popup.open(Target::room("lab"), window);
    auto *list = popup.findChild<QListView *>();
    const QModelIndex index = list->model()->index(rowOf(*list->model(), QStringLiteral("workshop")), 0);
    const QRect row = list->visualRect(index);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, QPoint(row.left() + 14, row.center().y()));
    QVERIFY(popup.isVisible());
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.last().at(0).value<Target>().names, (QList<QByteArray>{"lab", "workshop"}));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, row.center());
    QVERIFY(!popup.isVisible());
    QCOMPARE(changed.last().at(0).value<Target>(), Target::room("workshop"));
}

void TestTargetModel::titles_data()
{
    QTest::addColumn<Target>("target");
    QTest::addColumn<QString>("title");
    QTest::newRow("everyone") << Target::everyone() << QStringLiteral("Everyone");
    QTest::newRow("room") << Target::room("workshop") << QStringLiteral("Room workshop");
    QTest::newRow("user") << Target::user("анна") << QStringLiteral("User анна");
    QTest::newRow("connection") << Target::connection(ConnectionId(4))
                                << QStringLiteral("kiosk-7 at 127.0.0.1:50004");
    QTest::newRow("ended") << Target::connection(ConnectionId(77))
                           << QStringLiteral("A connection that has ended");
    Target rooms = Target::room("a");
    rooms.names = {"a", "b", "c", "d", "e"};
    QTest::newRow("rooms") << rooms << QStringLiteral("Rooms a, b, c, 2 more");
}

void TestTargetModel::titles()
{
    QFETCH(Target, target);
    QTEST(targetTitle(target, *m_roster), "title");
}

void TestTargetModel::buttonSpeaks()
{
    TargetButton button;
    Audience audience;
    audience.people = 25;
    button.setContent(QStringLiteral("Room workshop"), QStringLiteral("except max"), audience);
    QCOMPARE(button.accessibleName(), QStringLiteral("Send to: Room workshop except max, 25 people"));
    QVERIFY(button.minimumSizeHint().width() < button.sizeHint().width());
}

QTEST_MAIN(TestTargetModel)
#include "tst_targetmodel.moc"
