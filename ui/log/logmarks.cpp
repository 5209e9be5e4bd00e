#include "ui/log/logmarks.h"

#include "ui/log/logtext.h"

namespace roomdeck {

void LogMarks::update(const LogStore &store)
{
    for (std::deque<qint64> *marks : {&m_errors, &m_operatorRows}) {
        while (!marks->empty() && marks->front() < store.first())
            marks->pop_front();
    }
    for (m_seen = qMax(m_seen, store.memoryFirst()); m_seen < store.end(); ++m_seen) {
        const RowTone tone = LogText::tone(store.row(m_seen));
        if (tone == RowTone::Error)
            m_errors.push_back(m_seen);
        else if (tone == RowTone::Operator)
            m_operatorRows.push_back(m_seen);
    }
}

void LogMarks::append(const std::vector<qint64> &errors, const std::vector<qint64> &operatorRows)
{
    m_errors.insert(m_errors.end(), errors.begin(), errors.end());
    m_operatorRows.insert(m_operatorRows.end(), operatorRows.begin(), operatorRows.end());
}

} // namespace roomdeck
