#include "ui/log/filterrun.h"

#include "ui/log/logmodel.h"
#include "ui/log/logview.h"

#include <algorithm>

namespace roomdeck {

namespace {

constexpr int firstScreenMs = 20; // spent on the GUI thread; small logs need no more

} // namespace

FilterRun::FilterRun(LogModel &model, LogView &view, QThreadPool &pool, QObject *parent)
    : QObject(parent), m_model(model), m_view(view), m_search(pool)
{
    connect(&m_search, &RowSearch::found, this, &FilterRun::addMatches);
    connect(&m_search, &RowSearch::finished, this, &FilterRun::progressed);
    const auto forgetPlace = [this] { m_place.reset(); };
    connect(&view, &LogView::userScrolled, this, forgetPlace);
    connect(&view, &LogView::currentRowChanged, this, forgetPlace);
}

void FilterRun::apply(const RowTest &test)
{
    rememberPlace();
    m_search.cancel();
    const LogStore &store = m_model.store();
    if (!test) {
        m_model.showAll();
        m_view.setFollowing(m_view.isFollowing());
        restorePlace(store.first());
        Q_EMIT progressed();
        return;
    }
    const qint64 first = store.first();
    const LogSnapshot snapshot = store.snapshot(first, m_model.seenEnd());
    std::vector<qint64> matches;
    const qint64 tested = RowSearch::testBackwards(snapshot, first, m_model.seenEnd(), test, firstScreenMs,
                                                   matches, RowSearch::Reach::Memory);
    std::reverse(matches.begin(), matches.end());
    m_model.showMatching(test);
    m_search.start(snapshot, first, tested, test);
    addMatches(std::move(matches), tested);
}

void FilterRun::addMatches(std::vector<qint64> indexes, qint64 testedFrom)
{
    const qint64 first = m_model.store().first();
    if (!indexes.empty() && indexes.front() < first) // some left the log while they were on their way
        indexes.erase(indexes.begin(), std::lower_bound(indexes.begin(), indexes.end(), first));
    m_view.prepend(indexes);
    restorePlace(testedFrom);
    Q_EMIT progressed();
}

void FilterRun::rememberPlace()
{
    if (m_place)
        return; // a search was still on its way to it
    const int row = m_view.anchorRow();
    if (row < 0)
        return;
    Place place;
    place.storeIndex = m_model.storeIndex(row);
    place.rowsBelowTop = row - m_view.topRow();
    if (m_view.currentRow() >= 0)
        place.current = m_model.storeIndex(m_view.currentRow());
    m_place = place;
}

void FilterRun::restorePlace(qint64 testedFrom)
{
    if (!m_place || (m_place->storeIndex < testedFrom && m_search.isRunning()))
        return;
    const Place place = *std::exchange(m_place, std::nullopt);
    if (!m_view.isFollowing())
        m_view.place(m_model.rowAtOrAfter(place.storeIndex), place.rowsBelowTop);
    m_view.selectQuietly(m_model.rowOf(place.current));
}

} // namespace roomdeck
