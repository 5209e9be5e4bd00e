#include "ui/log/rowtable.h"

#include "ui/theme/theme.h"

#include <QtGui/QPaintEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractItemDelegate>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollBar>

namespace roomdeck {

namespace {

/// Knows of no rows, so it keeps nothing about them.
class NoRows : public QHeaderView
{
public:
    explicit NoRows(QWidget *parent) : QHeaderView(Qt::Vertical, parent) { hide(); }

    void setModel(QAbstractItemModel *) override { }
    void setSelectionModel(QItemSelectionModel *) override { }
};

} // namespace

RowTable::RowTable(QWidget *parent) : QTableView(parent)
{
    setVerticalHeader(new NoRows(this));
    // Nobody else lays it out: where rows and columns meet there is nothing to press.
    if (auto *corner = findChild<QAbstractButton *>(QString(), Qt::FindDirectChildrenOnly))
        corner->hide();
    // By rows: the row being read is then an integer, and can be kept exactly.
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollMode(ScrollPerPixel);
}

void RowTable::setModel(QAbstractItemModel *newModel)
{
    if (model())
        disconnect(model(), nullptr, this, nullptr);
    QTableView::setModel(newModel);
    if (!newModel)
        return;
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(newModel, signal, this, [this] { scheduleDelayedItemsLayout(); });
}

int RowTable::rows() const
{
    return model() ? model()->rowCount(rootIndex()) : 0;
}

int RowTable::topRow() const
{
    return verticalScrollBar()->value();
}

int RowTable::rowsInSight() const
{
    return qMax(1, viewport()->height() / Theme::RowHeight);
}

int RowTable::lastRowInSight() const
{
    return qMin(rows() - 1, topRow() + viewport()->height() / Theme::RowHeight);
}

// Above and below the viewport, too.
int RowTable::rowNear(int y) const
{
    const int steps = y >= 0 ? y / Theme::RowHeight : -((Theme::RowHeight - 1 - y) / Theme::RowHeight);
    return qBound(0, topRow() + steps, qMax(0, rows() - 1));
}

int RowTable::rowAt(int y) const
{
    const int row = topRow() + y / Theme::RowHeight;
    return y >= 0 && row < rows() ? row : -1;
}

int RowTable::rowHeight(int) const
{
    return Theme::RowHeight;
}

int RowTable::rowViewportPosition(int row) const
{
    return (row - topRow()) * Theme::RowHeight;
}

int RowTable::verticalOffset() const
{
    return topRow() * Theme::RowHeight;
}

bool RowTable::isIndexHidden(const QModelIndex &index) const
{
    return isColumnHidden(index.column());
}

QRect RowTable::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || index.parent() != rootIndex() || isColumnHidden(index.column()))
        return {};
    return {columnViewportPosition(index.column()), rowViewportPosition(index.row()),
            columnWidth(index.column()), Theme::RowHeight};
}

QModelIndex RowTable::indexAt(const QPoint &point) const
{
    const int row = rowAt(point.y());
    const int column = columnAt(point.x());
    return row >= 0 && column >= 0 ? model()->index(row, column, rootIndex()) : QModelIndex();
}

void RowTable::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    executeDelayedItemsLayout();
    const int inSight = rowsInSight();
    int top = topRow();
    switch (hint) {
    case PositionAtTop:
        top = index.row();
        break;
    case PositionAtBottom:
        top = index.row() - inSight + 1;
        break;
    case PositionAtCenter:
        top = index.row() - inSight / 2;
        break;
    case EnsureVisible:
        top = qBound(index.row() - inSight + 1, top, index.row());
        break;
    }
    verticalScrollBar()->setValue(top);
    scrollToColumn(index.column());
}

void RowTable::scrollToColumn(int column)
{
    const int left = columnViewportPosition(column);
    const int right = left + columnWidth(column);
    QScrollBar *bar = horizontalScrollBar();
    if (left < 0 || right - left > viewport()->width())
        bar->setValue(bar->value() + left);
    else if (right > viewport()->width())
        bar->setValue(bar->value() + right - viewport()->width());
}
