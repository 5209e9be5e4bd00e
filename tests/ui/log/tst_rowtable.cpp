// RowTable: what a QTableView does with rows, whatever their number.
#include "ui/log/rowtable.h"
#include "ui/theme/theme.h"

#include <QtCore/QAbstractTableModel>
#include <QtGui/QAccessible>
#include <QtTest/QtTest>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStyledItemDelegate>

#include <set>

using namespace roomdeck;

namespace {

constexpr int columns = 4;

/// Rows that are nothing but their number.
class Numbers : public QAbstractTableModel
{
public:
    explicit Numbers(int rows) : m_rows(rows) { }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_rows; }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : columns; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(index.row()) : QVariant();
    }
    void add(int count)
    {
        beginInsertRows({}, m_rows, m_rows + count - 1);
        m_rows += count;
        endInsertRows();
    }
    void dropFront(int count)
    {
        beginRemoveRows({}, 0, count - 1);
        m_rows -= count;
        endRemoveRows();
    }
    void reset(int rows)
    {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }

private:
    int m_rows;
};

/// Remembers what was painted, and how.
class Painted : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        rows.insert(index.row());
        if (option.state & QStyle::State_Selected)
            selected.insert(index.row());
        if (option.state & QStyle::State_HasFocus)
            current = index;
    }
    mutable std::set<int> rows;
    mutable std::set<int> selected;
    mutable QModelIndex current;
};

struct Table
{
    explicit Table(int rows) : model(rows)
    {
        view.setItemDelegate(&painted);
        view.setSelectionBehavior(QAbstractItemView::SelectRows);
        view.setModel(&model);
        view.resize(500, 20 * Theme::RowHeight);
        view.show();
        view.activateWindow();
        const bool active = QTest::qWaitForWindowActive(&view);
        Q_ASSERT(active);
        Q_UNUSED(active)
        view.setFocus();
    }

    void settle() { QCoreApplication::processEvents(); }
    int top() const { return view.verticalScrollBar()->value(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&view, key, modifiers); }
    int selectedRows() const
    {
        int count = 0;
        for (const QItemSelectionRange &range : view.selectionModel()->selection())
            count += range.height();
        return count;
    }

    Numbers model;
    Painted painted;
    RowTable view;
};

} // namespace

class TestRowTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placesAreArithmetic_data();
    void placesAreArithmetic();
    void rowsJoinAndLeave();
    void keysMoveTheCursor();
    void hiddenColumnsAreSkipped();
    void mouseSelectsRows();
    void everythingIsOneRange();
    void paintsWhatIsInSight();
    void lettersSearchNothing();
    void isATableToAssistants();
};

void TestRowTable::placesAreArithmetic_data()
{
    QTest::addColumn<int>("rows");
    QTest::newRow("none") << 0;
    QTest::newRow("few") << 5;
    QTest::newRow("many") << 1000;
    QTest::newRow("as many as pixels fit an int") << 80'000'000;
}

void TestRowTable::placesAreArithmetic()
{
    QFETCH(int, rows);
    Table table(rows);
    table.view.scrollToBottom();
    table.settle();
    const int inSight = table.view.rowsInSight();
    QCOMPARE(table.view.verticalScrollBar()->maximum(), qMax(0, rows - inSight));
    QCOMPARE(table.top(), qMax(0, rows - inSight));
    QCOMPARE(table.view.rowAt(0), rows > 0 ? table.top() : -1);
    QVERIFY(!table.view.indexAt({10, inSight * Theme::RowHeight + Theme::RowHeight - 1}).isValid()
            || rows > inSight);
    if (rows == 0)
        return;
    const QModelIndex last = table.model.index(rows - 1, 1);
    const QRect cell = table.view.visualRect(last);
    QCOMPARE(cell.height(), Theme::RowHeight);
    QCOMPARE(table.view.indexAt(cell.center()), last);
    table.view.scrollTo(table.model.index(rows / 2, 0), QAbstractItemView::PositionAtTop);
    QCOMPARE(table.top(), qMin(rows / 2, table.view.verticalScrollBar()->maximum()));
    table.view.scrollTo(table.model.index(0, 0));
    QCOMPARE(table.top(), 0);
}

void TestRowTable::rowsJoinAndLeave()
{
    Table table(100);
    table.model.add(900);
    table.settle();
    QCOMPARE(table.view.verticalScrollBar()->maximum(), 1000 - table.view.rowsInSight());
    table.model.dropFront(500);
    table.settle();
    QCOMPARE(table.view.verticalScrollBar()->maximum(), 500 - table.view.rowsInSight());
    table.model.reset(3);
    table.settle();
    QCOMPARE(table.view.verticalScrollBar()->maximum(), 0);
    QCOMPARE(table.view.rowAt(2 * Theme::RowHeight), 2);
    QCOMPARE(table.view.rowAt(3 * Theme::RowHeight), -1);
}

void TestRowTable::keysMoveTheCursor()
{
    Table table(1000);
    table.view.setCurrentIndex({});
    table.press(Qt::Key_Down);
    QCOMPARE(table.view.currentIndex(), table.model.index(0, 0));
    table.press(Qt::Key_Down);
    table.press(Qt::Key_Right);
    QCOMPARE(table.view.currentIndex(), table.model.index(1, 1));
    table.press(Qt::Key_PageDown);
    QCOMPARE(table.view.currentIndex().row(), 1 + table.view.rowsInSight());
    QVERIFY(table.view.viewport()->rect().contains(table.view.visualRect(table.view.currentIndex())));
    table.press(Qt::Key_End);
    QCOMPARE(table.view.currentIndex(), table.model.index(999, 1));
    table.press(Qt::Key_Down);
    QCOMPARE(table.view.currentIndex().row(), 999);
    table.press(Qt::Key_Up, Qt::ShiftModifier);
    table.press(Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(table.selectedRows(), 3);
    table.press(Qt::Key_Home);
    QCOMPARE(table.view.currentIndex(), table.model.index(0, 1));
    QCOMPARE(table.top(), 0);
    QCOMPARE(table.selectedRows(), 1);
}

void TestRowTable::hiddenColumnsAreSkipped()
{
    Table table(10);
    table.view.setColumnHidden(0, true);
    table.view.setColumnHidden(2, true);
    table.view.setCurrentIndex({});
    table.press(Qt::Key_Down);
    QCOMPARE(table.view.currentIndex().column(), 1);
    table.press(Qt::Key_Right);
    QCOMPARE(table.view.currentIndex().column(), 3);
    table.press(Qt::Key_Right);
    QCOMPARE(table.view.currentIndex().column(), 3);
    table.view.horizontalHeader()->moveSection(3, 0);
    table.press(Qt::Key_Right);
    QCOMPARE(table.view.currentIndex().column(), 1);
    QVERIFY(table.view.visualRect(table.model.index(3, 2)).isNull());
}

void TestRowTable::mouseSelectsRows()
{
    Table table(1000);
    table.view.verticalScrollBar()->setValue(400);
    const auto at = [&](int row) { return table.view.visualRect(table.model.index(row, 1)).center(); };
    QTest::mouseClick(table.view.viewport(), Qt::LeftButton, {}, at(405));
    QCOMPARE(table.view.currentIndex().row(), 405);
    QCOMPARE(table.selectedRows(), 1);
    QTest::mouseClick(table.view.viewport(), Qt::LeftButton, Qt::ShiftModifier, at(410));
    QCOMPARE(table.selectedRows(), 6);
    QTest::mouseClick(table.view.viewport(), Qt::LeftButton, Qt::ControlModifier, at(413));
    QCOMPARE(table.selectedRows(), 7);
    // From far above to here.
    table.view.selectionModel()->setCurrentIndex(
        table.model.index(10, 1), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    table.view.verticalScrollBar()->setValue(400);
    QTest::mouseClick(table.view.viewport(), Qt::LeftButton, Qt::ShiftModifier, at(403));
    QVERIFY(table.view.selectionModel()->isRowSelected(403));
    QTest::mouseClick(table.view.viewport(), Qt::LeftButton, {}, at(404));
    QCOMPARE(table.selectedRows(), 1);
    // Below the last row there is nothing.
    table.model.reset(3);
    table.settle();
    table.view.selectRow(1);
    QTest::mouseClick(table.view.viewport(), Qt::LeftButton, {}, {20, 10 * Theme::RowHeight});
    QCOMPARE(table.selectedRows(), 0);
}

void TestRowTable::everythingIsOneRange()
{
    Table table(80'000'000);
    table.view.selectAll();
    QCOMPARE(table.view.selectionModel()->selection().size(), 1);
    QCOMPARE(table.selectedRows(), 80'000'000);
}

void TestRowTable::paintsWhatIsInSight()
{
    Table table(1000);
    table.view.verticalScrollBar()->setValue(100);
    table.view.selectRow(105);
    table.painted.rows.clear();
    table.view.viewport()->repaint();
    QCOMPARE(*table.painted.rows.begin(), 100);
    QVERIFY(*table.painted.rows.rbegin() >= 99 + table.view.rowsInSight());
    QVERIFY(*table.painted.rows.rbegin() <= 101 + table.view.rowsInSight());
    QCOMPARE(table.painted.selected, std::set<int>{105});
    QCOMPARE(table.painted.current.row(), 105);
}

void TestRowTable::lettersSearchNothing()
{
    Table table(1000);
    table.view.setCurrentIndex(table.model.index(0, 0));
    QTest::keyClick(&table.view, Qt::Key_7);
    QCOMPARE(table.view.currentIndex().row(), 0);
}

void TestRowTable::isATableToAssistants()
{
    Table table(500);
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&table.view);
    QVERIFY(interface);
    QCOMPARE(interface->role(), QAccessible::Table);
    QVERIFY(interface->tableInterface());
    QCOMPARE(interface->tableInterface()->rowCount(), 500);
    QCOMPARE(interface->tableInterface()->columnCount(), columns);
    QAccessibleInterface *cell = interface->tableInterface()->cellAt(3, 2);
    QVERIFY(cell);
    QCOMPARE(cell->text(QAccessible::Name), QStringLiteral("3"));
    QVERIFY(cell->rect().isValid());
}

QTEST_MAIN(TestRowTable)
#include "tst_rowtable.moc"
