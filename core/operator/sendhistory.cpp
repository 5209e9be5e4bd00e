#include "core/operator/sendhistory.h"

namespace roomdeck {

void SendHistory::add(const Draft &draft)
{
    if (m_drafts.isEmpty() || !(m_drafts.constLast() == draft))
        m_drafts.append(draft);
    while (m_drafts.size() > m_capacity)
        m_drafts.removeFirst();
    m_at = m_drafts.size();
}

std::optional<Draft> SendHistory::older(const Draft &current)
{
    if (m_at == 0)
        return {};
    if (!isBrowsing())
        m_unsent = current;
    --m_at;
    // The draft just sent may still stand in the composer; showing it again would look like a dead key.
    if (m_at > 0 && m_at == m_drafts.size() - 1 && m_drafts.at(m_at) == current)
        --m_at;
    return m_drafts.at(m_at);
}

std::optional<Draft> SendHistory::newer()
{
    if (!isBrowsing())
        return {};
    ++m_at;
    return isBrowsing() ? m_drafts.at(m_at) : m_unsent;
}

} // namespace roomdeck
