#include "ui/notify/unreadcounter.h"

namespace roomdeck {

namespace {

constexpr int UpdateMs = 250;

} // namespace

UnreadCounter::UnreadCounter(QObject *parent) : QObject(parent)
{
    m_later.setSingleShot(true);
    m_later.setInterval(UpdateMs);
    connect(&m_later, &QTimer::timeout, this, &UnreadCounter::changed);
}

void UnreadCounter::note(const TrafficBatchPtr &batch)
{
    if (m_inFront && m_room.isEmpty())
        return; // all rooms are in view
    bool counted = false;
    for (const TrafficEntry &entry : batch->entries) {
        const bool others = entry.kind == TrafficKind::Message && entry.senderKind != SenderKind::Operator;
        if (!others || entry.room.isEmpty() || (m_inFront && entry.room == m_room))
            continue;
        ++m_counts[entry.room];
        counted = true;
    }
    if (counted)
        changedLater();
}

void UnreadCounter::lookAt(const QByteArray &room)
{
    m_room = room;
    if (room.isEmpty())
        clear();
    else
        forgetRoom(room);
}

// Coming back shows what came in meanwhile: only the one room that is open counts as read by that.
void UnreadCounter::setWindowInFront(bool inFront)
{
    if (inFront && !m_inFront && !m_room.isEmpty())
        forgetRoom(m_room);
    m_inFront = inFront;
}

void UnreadCounter::forgetRoom(const QByteArray &room)
{
    if (m_counts.remove(room))
        changedLater();
}

void UnreadCounter::clear()
{
    if (m_counts.isEmpty())
        return;
    m_counts.clear();
    changedLater();
}

void UnreadCounter::changedLater()
{
    if (!m_later.isActive())
        m_later.start();
}

} // namespace roomdeck
