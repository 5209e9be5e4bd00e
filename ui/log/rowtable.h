// A table of any number of rows, all of one height.
#pragma once

#include <QtWidgets/QTableView>

namespace roomdeck {

/// A QTableView keeps an item for each row in its vertical header and walks through all of them whenever a
/// row joins: some 30 ms at ten million. Here the place of a row is arithmetic, and what is done for one row
/// does not depend on how many there are. It remains a QTableView for its columns, for accessibility and for
/// style sheets; there is no vertical header, spans and hidden rows do not exist, and it scrolls by rows. At
/// most 2^31 / Theme::RowHeight rows. GUI thread.
class RowTable : public QTableView
{
    Q_OBJECT

public:
    explicit RowTable(QWidget *parent = nullptr);

    /// The row at a height of the viewport, or -1. (Names as in QTableView, which asks its vertical header.)
    int rowAt(int y) const;
    int rowHeight(int row) const;
    int rowViewportPosition(int row) const;
    /// Rows that are fully in sight, when there are enough.
    int rowsInSight() const;

    void setModel(QAbstractItemModel *model) override;
    QRect visualRect(const QModelIndex &index) const override;
    QModelIndex indexAt(const QPoint &point) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    void doItemsLayout() override;
    void reset() override;
    /// Looking through millions of rows for a name that begins with a letter would take seconds.
    void keyboardSearch(const QString &) override { }

protected:
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex &index) const override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    /// Those in sight: what is dragged is pressed there.
    QModelIndexList selectedIndexes() const override;
    int sizeHintForRow(int row) const override;
    int sizeHintForColumn(int column) const override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void paintEvent(QPaintEvent *event) override;

private:
    int firstStop(CursorAction action) const;
    int rows() const;
    int topRow() const;
    int lastRowInSight() const;
    int rowNear(int y) const;
    int nextColumn(int column, int step) const;
    void scrollToColumn(int column);
    QRect bandOf(int row) const;
    void paintRow(QPainter &painter, QStyleOptionViewItem option, int row, const QRect &exposed) const;
};

} // namespace roomdeck
