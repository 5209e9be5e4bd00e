#include "core/rooms/eventmemory.h"

#include <algorithm>

namespace roomdeck {

namespace {

constexpr size_t RecentEvents = 1000;
constexpr size_t RememberedAnswers = 10'000;

} // namespace

void EventMemory::remember(const EventPtr &event)
{
    m_events.push_back(event);
    if (m_events.size() > RecentEvents)
        m_events.pop_front();
}

std::vector<EventPtr> EventMemory::recent(const QByteArray &room, int limit) const
{
    std::vector<EventPtr> found;
    for (auto it = m_events.rbegin(); it != m_events.rend() && int(found.size()) < limit; ++it) {
        if (room.isEmpty() || (*it)->room == room)
            found.push_back(*it);
    }
    std::reverse(found.begin(), found.end());
    return found;
}

void EventMemory::rememberAnswer(const QByteArray &key, const QByteArray &answer)
{
    if (key.isEmpty())
        return;
    m_answers.insert(key, answer);
    m_answerOrder.push_back(key);
    if (m_answerOrder.size() > RememberedAnswers) {
        m_answers.remove(m_answerOrder.front());
        m_answerOrder.pop_front();
    }
}

} // namespace roomdeck
