#include "ui/log/logpager.h"

#include "ui/widgets/background.h"

#include <QtCore/QMetaObject>

#include <algorithm>

namespace roomdeck {

namespace {

constexpr size_t maxWanted = 8; // more than a screen shows, even of short pages

} // namespace

LogPager::LogPager(LogStore &store, QObject *parent) : QObject(parent), m_store(store)
{
    m_loader.setMaxThreadCount(1);
    store.setMissHandler([this](qint64 first) { want(first); });
}

LogPager::~LogPager()
{
    m_store.setMissHandler(nullptr);
}

void LogPager::request(qint64 index)
{
    if (m_store.contains(index) && !m_store.isAtHand(index))
        want(m_store.pageOf(index).first);
}

void LogPager::want(qint64 first)
{
    if (first == m_loading)
        return;
    const auto known = std::find(m_wanted.begin(), m_wanted.end(), first);
    if (known != m_wanted.end())
        m_wanted.erase(known);
    m_wanted.push_back(first);
    if (m_wanted.size() > maxWanted)
        m_wanted.pop_front();
    if (m_loading < 0 && m_wanted.size() == 1) // the view may be painting now
        QMetaObject::invokeMethod(this, &LogPager::loadNext, Qt::QueuedConnection);
}

void LogPager::loadNext()
{
    while (m_loading < 0 && !m_wanted.empty()) {
        const qint64 first = m_wanted.back();
        m_wanted.pop_back();
        if (!m_store.contains(first) || m_store.isAtHand(first))
            continue;
        m_loading = first;
        const LogSlice slice = m_store.pageOf(first);
        inBackground(
            m_loader, this, [slice] { return slice.pages->load(slice.page, LogPages::For::Reading); },
            [this, slice](const std::shared_ptr<const LogBlock> &block) {
                m_loading = -1;
                m_store.insertBlock(slice.first, block);
                if (block)
                    Q_EMIT loaded(slice.first, slice.end());
                loadNext();
            });
    }
}

} // namespace roomdeck
