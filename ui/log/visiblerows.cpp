#include "ui/log/visiblerows.h"

#include <algorithm>

namespace roomdeck {

void VisibleRows::setRange(qint64 first, qint64 end)
{
    m_list = {};
    m_first = first;
    m_end = end;
    m_range = true;
}

void VisibleRows::setList()
{
    m_list = {};
    m_range = false;
}

qsizetype VisibleRows::rowOf(qint64 index) const
{
    if (m_range)
        return qsizetype(qBound(m_first, index, m_end) - m_first);
    return qsizetype(std::lower_bound(m_list.begin(), m_list.end(), index) - m_list.begin());
}

bool VisibleRows::contains(qint64 index) const
{
    const qsizetype row = rowOf(index);
    return row < size() && at(row) == index;
}

void VisibleRows::append(const std::vector<qint64> &indexes)
{
    m_list.insert(m_list.end(), indexes.begin(), indexes.end());
}

void VisibleRows::prepend(const std::vector<qint64> &indexes)
{
    m_list.insert(m_list.begin(), indexes.begin(), indexes.end());
}

void VisibleRows::dropFront(qsizetype rows)
{
    if (m_range)
        m_first += rows;
    else
        m_list.erase(m_list.begin(), m_list.begin() + rows);
}

} // namespace roomdeck
