// Where the rows are that a reader jumps to: errors, and what the operator did.
#pragma once

#include "core/traffic/logstore.h"

#include <deque>

namespace roomdeck {

/// Store indexes in ascending order. GUI thread.
class LogMarks
{
public:
    /// Looks at rows that arrived, and forgets those that left.
    void update(const LogStore &store);
    /// Of rows older than all that update() saw, in ascending order.
    void addErrors(const std::vector<qint64> &indexes);

    const std::deque<qint64> &errors() const { return m_errors; }
    const std::deque<qint64> &operatorRows() const { return m_operatorRows; }

private:
    std::deque<qint64> m_errors;
    std::deque<qint64> m_operatorRows;
    qint64 m_seen = 0;
};

} // namespace roomdeck
