#include "ui/log/connectionbook.h"

namespace roomdeck {

void ConnectionBook::note(const TrafficEntry &entry)
{
    if (entry.kind == TrafficKind::Disconnected) {
        if (const auto story = m_stories.find(entry.connection); story != m_stories.end()) {
            story->closedUs = entry.timeUs;
            story->closeCode = entry.type;
            story->closeReason = entry.payload;
            story->user = entry.user;
        }
        return;
    }
    if (entry.kind != TrafficKind::Connected || m_stories.contains(entry.connection))
        return;
    ConnectionStory story;
    story.id = entry.connection;
    story.user = entry.user;
    story.address = entry.address;
    story.requestHead = entry.raw;
    story.dialect = entry.dialect;
    story.openedUs = entry.timeUs;
    add(story);
}

void ConnectionBook::add(const ConnectionStory &story)
{
    if (m_stories.contains(story.id))
        return;
    m_bytes += bytesOf(story);
    m_stories.insert(story.id, story);
    m_order.push_back(story.id);
    while (m_bytes > MaxBytes) {
        m_bytes -= bytesOf(m_stories.take(m_order.front()));
        m_order.pop_front();
    }
}

std::optional<ConnectionStory> ConnectionBook::find(ConnectionId id) const
{
    const auto story = m_stories.constFind(id);
    return story == m_stories.constEnd() ? std::nullopt : std::optional(*story);
}

void ConnectionBook::clear()
{
    m_stories.clear();
    m_order.clear();
    m_bytes = 0;
}

qint64 ConnectionBook::bytesOf(const ConnectionStory &story)
{
    // What changes later (the name, the reason) is small and not counted, so that what is added is taken
    // away.
    return story.requestHead.size() + story.address.size() + 256;
}

} // namespace roomdeck
