#include "ui/sessions/sessionfollower.h"

#include "ui/widgets/background.h"

#include <utility>

namespace roomdeck {

SessionFollower::SessionFollower(std::shared_ptr<SessionPages> pages, qint64 rows, QObject *parent)
    : QObject(parent), m_pages(std::move(pages)), m_rows(rows)
{
    m_reader.setMaxThreadCount(1);
    connect(&m_timer, &QTimer::timeout, this, &SessionFollower::look);
    m_timer.start(EveryMs);
}

SessionFollower::~SessionFollower() = default;

void SessionFollower::look()
{
    if (std::exchange(m_looking, true))
        return;
    inBackground(
        m_reader, this,
        [pages = m_pages, rows = m_rows, young = m_young] { return pages->grow(rows, MaxPages, young); },
        [this](const SessionGrowth &growth) { take(growth); });
}

void SessionFollower::take(const SessionGrowth &growth)
{
    m_looking = false;
    m_young = growth.added;
    for (const LoadedPage &page : growth.added)
        m_rows += page.page.count;
    m_grew = m_grew || !growth.added.empty();
    if (growth.stoppedUs > 0 && !growth.more && m_young.empty())
        m_timer.stop();
    if (!growth.added.empty() || !growth.settled.empty() || !m_timer.isActive())
        Q_EMIT grown(growth);
    if (growth.more)
        look();
}

} // namespace roomdeck
