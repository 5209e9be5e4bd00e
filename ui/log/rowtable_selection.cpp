// RowTable: moving the cursor, and what is selected.
#include "ui/log/rowtable.h"

#include "ui/theme/theme.h"

#include <QtWidgets/QHeaderView>

namespace roomdeck {

// The nearest column that is not hidden, in the order they are shown; -1 before the first. The same one at
// the end.
int RowTable::nextColumn(int column, int step) const
{
    const QHeaderView *columns = horizontalHeader();
    const int from = column < 0 ? -1 : columns->visualIndex(column);
    for (int visual = from + step; visual >= 0 && visual < columns->count(); visual += step) {
        if (const int next = columns->logicalIndex(visual); !columns->isSectionHidden(next))
            return next;
    }
    return column;
}

int RowTable::firstStop(CursorAction action) const
{
    const int last = rows() - 1;
    switch (action) {
    case MoveHome:
        return 0;
    case MoveEnd:
        return last;
    case MoveUp:
    case MovePageUp:
    case MovePrevious:
        return qBound(0, rowAt(0) + rowsInSight() - 1, last);
    default:
        return qBound(0, rowAt(0), last);
    }
}

QModelIndex RowTable::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int last = rows() - 1;
    if (last < 0 || horizontalHeader()->count() == 0)
        return {};
    const QModelIndex current = currentIndex();
    if (!current.isValid()) // begin where the reader is
        return model()->index(firstStop(action), nextColumn(-1, 1), rootIndex());
    int row = current.row();
    int column = current.column();
    const bool mirrored = isRightToLeft();
    switch (action) {
    case MoveUp:
    case MovePrevious:
        --row;
        break;
    case MoveDown:
    case MoveNext:
        ++row;
        break;
    case MovePageUp:
        row -= rowsInSight();
        break;
    case MovePageDown:
        row += rowsInSight();
        break;
    case MoveHome:
        row = 0;
        break;
    case MoveEnd:
        row = last;
        break;
    case MoveLeft:
        column = nextColumn(column, mirrored ? 1 : -1);
        break;
    case MoveRight:
        column = nextColumn(column, mirrored ? -1 : 1);
        break;
    }
    return model()->index(qBound(0, row, last), column, rootIndex());
}

void RowTable::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    if (!selectionModel() || rows() == 0)
        return;
    const QRect area = rect.normalized();
    // Between the rows, nothing is pointed at.
    if (area.height() <= 1 && rowAt(area.top()) < 0 && area.top() >= 0) {
        selectionModel()->select(QItemSelection(), command);
        return;
    }
    const int last = horizontalHeader()->count() - 1;
    selectionModel()->select({model()->index(rowNear(area.top()), 0, rootIndex()),
                              model()->index(rowNear(area.bottom()), last, rootIndex())},
                             command);
}

QRect RowTable::bandOf(int row) const
{
    return {0, rowViewportPosition(row), viewport()->width(), Theme::RowHeight};
}

QRegion RowTable::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    for (const QItemSelectionRange &range : selection) {
        const int first = qMax(range.top(), topRow());
        const int last = qMin(range.bottom(), lastRowInSight());
        if (range.isValid() && first <= last)
            region += bandOf(first).united(bandOf(last));
    }
    return region;
}

QModelIndexList RowTable::selectedIndexes() const
{
    QModelIndexList indexes;
    if (!selectionModel())
        return indexes;
    for (int row = topRow(); row <= lastRowInSight(); ++row) {
        for (int column = 0; column < horizontalHeader()->count(); ++column) {
            const QModelIndex index = model()->index(row, column, rootIndex());
            if (!isColumnHidden(column) && selectionModel()->isSelected(index))
                indexes.append(index);
        }
    }
    return indexes;
}

} // namespace roomdeck
