// What the operator sent lately, to step through with the arrow keys.
#pragma once

#include "core/operator/draft.h"

#include <QtCore/QList>

#include <optional>

namespace roomdeck {

/// A bounded list of drafts with a place in it. Stepping back from the draft being written keeps it, so that
/// stepping forward again brings it back. Not shared between threads.
class SendHistory
{
public:
    explicit SendHistory(int capacity = 100) : m_capacity(capacity) { }

    /// Remembers a sent draft (once, when it equals the last one) and leaves the history.
    void add(const Draft &draft);
    /// The draft before the shown one; nothing at the oldest. `current` is what the composer holds.
    std::optional<Draft> older(const Draft &current);
    /// The draft after the shown one, at last the one that was being written; nothing after that.
    std::optional<Draft> newer();
    /// True while an earlier draft is shown.
    bool isBrowsing() const { return m_at < m_drafts.size(); }
    const QList<Draft> &drafts() const { return m_drafts; }

private:
    QList<Draft> m_drafts; // oldest first
    Draft m_unsent;
    qsizetype m_at = 0; // m_drafts.size(): at the draft being written
    int m_capacity;
};

} // namespace roomdeck
