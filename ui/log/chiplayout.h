// Conditions in a row, in as many rows as they take, and a line to type into behind the last.
#pragma once

#include <QtWidgets/QLayout>

#include <memory>
#include <vector>

namespace roomdeck {

/// However many chips there are, the least width stays that of the line: a filter moves no panel. Chips that
/// find no room in MaxRows are made narrower, and left out when that does not help. GUI thread.
class ChipLayout : public QLayout
{
    Q_OBJECT

public:
    static constexpr int MaxRows = 5;

    /// `line` is last, and at least `leastWidth` wide.
    ChipLayout(QWidget *parent, QWidget *line, int leastWidth, int rowHeight);
    ~ChipLayout() override;

    void insertChip(int index, QWidget *chip);

    void addItem(QLayoutItem *item) override;
    int count() const override;
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    void setGeometry(const QRect &rect) override;

private:
    enum class Width : quint8 { Wanted, Least };

    /// The places of all items; the last is the line's. Chips without a place have an empty one.
    std::vector<QRect> places(const QRect &area, Width width) const;
    std::vector<QRect> bestPlaces(const QRect &area) const;
    int rowsOf(const std::vector<QRect> &places, const QRect &area) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items; // the line last
    int m_lineWidth;
    int m_rowHeight;
};

} // namespace roomdeck
