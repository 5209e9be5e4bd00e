// Where the rows are that a reader jumps to: errors, and what the operator did.
#pragma once

#include "core/traffic/logstore.h"

#include <deque>
#include <vector>

namespace roomdeck {

/// Store indexes in ascending order. GUI thread.
class LogMarks
{
public:
    /// Looks at rows that arrived in memory, and forgets those that left the log.
    void update(const LogStore &store);
    /// Of rows that update() does not see, in ascending order and above those that are known.
    void append(const std::vector<qint64> &errors, const std::vector<qint64> &operatorRows);

    const std::deque<qint64> &errors() const { return m_errors; }
    const std::deque<qint64> &operatorRows() const { return m_operatorRows; }

private:
    std::deque<qint64> m_errors;
    std::deque<qint64> m_operatorRows;
    qint64 m_seen = 0;
};

} // namespace roomdeck
