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

int RowTable::sizeHintForRow(int) const
{
    return Theme::RowHeight;
}

// Of the rows in sight.
int RowTable::sizeHintForColumn(int column) const
{
    if (!model())
        return -1;
    ensurePolished();
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    int width = 0;
    for (int row = topRow(); row <= lastRowInSight(); ++row) {
        const QModelIndex index = model()->index(row, column, rootIndex());
        width = qMax(width, itemDelegateForIndex(index)->sizeHint(option, index).width());
    }
    return width;
}

void RowTable::doItemsLayout()
{
    // Not QTableView's, which asks its vertical header.
    QAbstractItemView::doItemsLayout(); // NOLINT(bugprone-parent-virtual-call)
}

void RowTable::reset()
{
    QTableView::reset();
    scheduleDelayedItemsLayout();
}

void RowTable::updateGeometries()
{
    QHeaderView *columns = horizontalHeader();
    const int height = columns->isHidden()
        ? 0
        : qBound(columns->minimumHeight(), columns->sizeHint().height(), columns->maximumHeight());
    if (viewportMargins() != QMargins(0, height, 0, 0))
        setViewportMargins(0, height, 0, 0);
    const QRect area = viewport()->geometry();
    columns->setGeometry(area.left(), area.top() - height, area.width(), height);

    verticalScrollBar()->setSingleStep(1);
    verticalScrollBar()->setPageStep(rowsInSight());
    verticalScrollBar()->setRange(0, qMax(0, rows() - rowsInSight()));
    horizontalScrollBar()->setSingleStep(5 * Theme::Step);
    horizontalScrollBar()->setPageStep(area.width());
    horizontalScrollBar()->setRange(0, qMax(0, columns->length() - area.width()));
    // Not QTableView's, which would make room for its vertical header.
    QAbstractItemView::updateGeometries(); // NOLINT(bugprone-parent-virtual-call)
}

// All of it: moving what is there would move what floats above it.
void RowTable::scrollContentsBy(int dx, int)
{
    if (dx != 0)
        horizontalHeader()->setOffset(horizontalScrollBar()->value());
    viewport()->update();
}

void RowTable::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const QRect exposed = event->rect();
    const int last = qMin(lastRowInSight(), topRow() + exposed.bottom() / Theme::RowHeight);
    for (int row = topRow() + exposed.top() / Theme::RowHeight; row <= last; ++row)
        paintRow(painter, option, row, exposed);
}

void RowTable::paintRow(QPainter &painter, QStyleOptionViewItem option, int row, const QRect &exposed) const
{
    option.features.setFlag(QStyleOptionViewItem::Alternate, alternatingRowColors() && (row & 1));
    const QStyle::State state = option.state & ~QStyle::State_HasFocus;
    const QHeaderView *columns = horizontalHeader();
    for (int visual = 0; visual < columns->count(); ++visual) {
        const int column = columns->logicalIndex(visual);
        const QModelIndex index = model()->index(row, column, rootIndex());
        option.rect = visualRect(index);
        if (!option.rect.intersects(exposed))
            continue;
        option.state = state;
        option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
        option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
        itemDelegateForIndex(index)->paint(&painter, option, index);
    }
}

} // namespace roomdeck
