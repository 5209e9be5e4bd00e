// What the hub remembers of the events it routed: the latest ones, and what publishers were answered.
#pragma once

#include "core/model/event.h"

#include <QtCore/QHash>
#include <deque>
#include <vector>

namespace roomdeck {

/// Bounded in both. Owned by the hub; its thread.
class EventMemory
{
public:
    void remember(const EventPtr &event);
    /// The latest events of a room (empty: of all), oldest first, at most `limit`.
    std::vector<EventPtr> recent(const QByteArray &room, int limit) const;

    /// What was answered to a publish request with this idempotency key; empty when it is new.
    QByteArray answerFor(const QByteArray &key) const { return m_answers.value(key); }
    /// An empty key is not remembered.
    void rememberAnswer(const QByteArray &key, const QByteArray &answer);

private:
    std::deque<EventPtr> m_events;
    QHash<QByteArray, QByteArray> m_answers; // by idempotency key
    std::deque<QByteArray> m_answerOrder;
};

} // namespace roomdeck
