// Which rows of a LogStore a table shows, in order: all of a range, or a list.
#pragma once

#include <QtCore/QtGlobal>
#include <deque>
#include <vector>

namespace roomdeck {

/// Ascending store indexes by table row. A plain range costs nothing; a list grows and shrinks at both ends.
/// Value class; one thread.
class VisibleRows
{
public:
    /// Everything in [first, end).
    void setRange(qint64 first, qint64 end);
    /// What extend() and prepend() are given, nothing to begin with.
    void setList();

    bool isRange() const { return m_range; }
    qsizetype size() const { return m_range ? qsizetype(m_end - m_first) : qsizetype(m_list.size()); }
    qint64 at(qsizetype row) const { return m_range ? m_first + row : m_list[size_t(row)]; }
    /// The first row whose index is not below `index`; size() if there is none.
    qsizetype rowOf(qint64 index) const;
    bool contains(qint64 index) const;

    /// A range: moves its end.
    void extendTo(qint64 end) { m_end = end; }
    /// A list: adds rows, ascending, behind or before those it has.
    void append(const std::vector<qint64> &indexes);
    void prepend(const std::vector<qint64> &indexes);
    void dropFront(qsizetype rows);

private:
    std::deque<qint64> m_list;
    qint64 m_first = 0;
    qint64 m_end = 0;
    bool m_range = true;
};

} // namespace roomdeck
