#include "ui/log/chiplayout.h"

#include <QtWidgets/QWidget>

#include <algorithm>

namespace roomdeck {

ChipLayout::ChipLayout(QWidget *parent, QWidget *line, int leastWidth, int rowHeight)
    : QLayout(parent), m_lineWidth(leastWidth), m_rowHeight(rowHeight)
{
    addWidget(line);
}

ChipLayout::~ChipLayout() = default;

void ChipLayout::insertChip(int index, QWidget *chip)
{
    addChildWidget(chip);
    m_items.insert(m_items.begin() + index, std::make_unique<QWidgetItem>(chip));
    invalidate();
}

void ChipLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
    invalidate();
}

int ChipLayout::count() const
{
    return int(m_items.size());
}

QLayoutItem *ChipLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[size_t(index)].get() : nullptr;
}

QLayoutItem *ChipLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *item = m_items[size_t(index)].release();
    m_items.erase(m_items.begin() + index);
    invalidate();
    return item;
}

QSize ChipLayout::minimumSize() const
{
    const QMargins margins = contentsMargins();
    return {m_lineWidth + margins.left() + margins.right(), m_rowHeight + margins.top() + margins.bottom()};
}

QSize ChipLayout::sizeHint() const
{
    return minimumSize();
}

int ChipLayout::heightForWidth(int width) const
{
    const QMargins margins = contentsMargins();
    const QRect area = QRect(0, 0, width, 0).marginsRemoved(QMargins(margins.left(), 0, margins.right(), 0));
    return rowsOf(bestPlaces(area), area) * m_rowHeight + margins.top() + margins.bottom();
}

void ChipLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    const std::vector<QRect> all = bestPlaces(rect.marginsRemoved(contentsMargins()));
    for (size_t i = 0; i < all.size(); ++i)
        m_items[i]->setGeometry(all[i]);
}

std::vector<QRect> ChipLayout::bestPlaces(const QRect &area) const
{
    std::vector<QRect> wanted = places(area, Width::Wanted);
    const bool all = std::none_of(wanted.begin(), wanted.end(), [](const QRect &r) { return r.isEmpty(); });
    return all ? wanted : places(area, Width::Least);
}

std::vector<QRect> ChipLayout::places(const QRect &area, Width width) const
{
    std::vector<QRect> all;
    const int right = area.left() + area.width();
    int x = area.left();
    int row = 0;
    const auto at = [&](int wide, int tall) {
        return QRect(x, area.top() + row * m_rowHeight + (m_rowHeight - tall) / 2, wide, tall);
    };
    for (size_t i = 0; i + 1 < m_items.size(); ++i) {
        const QSize hint = width == Width::Wanted ? m_items[i]->sizeHint() : m_items[i]->minimumSize();
        const int wide = std::min(hint.width(), area.width());
        if (x > area.left() && x + wide > right) {
            x = area.left();
            ++row;
        }
        // The last row ends with the line.
        if (row >= MaxRows || (row == MaxRows - 1 && x + wide + m_lineWidth > right)) {
            all.emplace_back();
            continue;
        }
        all.push_back(at(wide, hint.height()));
        x += wide + spacing();
    }
    if (x > area.left() && x + m_lineWidth > right) {
        x = area.left();
        ++row;
    }
    row = std::min(row, MaxRows - 1);
    all.push_back(at(std::max(right - x, m_lineWidth), m_rowHeight - 2));
    return all;
}

int ChipLayout::rowsOf(const std::vector<QRect> &places, const QRect &area) const
{
    return (places.back().top() - area.top()) / m_rowHeight + 1;
}

} // namespace roomdeck
