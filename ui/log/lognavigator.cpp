#include "ui/log/lognavigator.h"

#include "ui/log/findbar.h"
#include "ui/log/logactions.h"
#include "ui/log/logmodel.h"
#include "ui/log/logview.h"
#include "ui/log/timebar.h"

#include <QtCore/QDateTime>
#include <QtGui/QAction>
#include <QtWidgets/QToolTip>

#include <algorithm>

namespace roomdeck {

LogNavigator::LogNavigator(LogModel &model, LogView &view, FindBar &findBar, TimeBar &timeBar,
                           LogActions &actions, QThreadPool &pool, QObject *parent)
    : QObject(parent), m_model(model), m_view(view), m_findBar(findBar), m_timeBar(timeBar),
      m_finder(model, pool)
{
    const auto backToLog = [this] { m_view.setFocus(); };
    connect(&findBar, &FindBar::searchChanged, this, &LogNavigator::search);
    connect(&findBar, &FindBar::nextRequested, this, [this] { find(LogFinder::Direction::Forward); });
    connect(&findBar, &FindBar::previousRequested, this, [this] { find(LogFinder::Direction::Backward); });
    connect(&findBar, &FindBar::closed, this, [this] { search({}, false); });
    connect(&findBar, &FindBar::closed, this, backToLog);
    connect(&timeBar, &TimeBar::timeChosen, this, &LogNavigator::goToTime);
    connect(&timeBar, &TimeBar::closed, this, backToLog);
    connect(&m_finder, &LogFinder::found, this, &LogNavigator::goTo);
    connect(&m_finder, &LogFinder::changed, this, &LogNavigator::showCount);
    connect(&view, &LogView::currentRowChanged, this, &LogNavigator::showCount);
    connectActions(actions);
}

void LogNavigator::connectActions(const LogActions &actions)
{
    using Direction = LogFinder::Direction;
    connect(actions.find, &QAction::triggered, &m_findBar, &FindBar::open);
    connect(actions.findNext, &QAction::triggered, this, [this] { find(Direction::Forward); });
    connect(actions.findPrevious, &QAction::triggered, this, [this] { find(Direction::Backward); });
    connect(actions.goToTime, &QAction::triggered, this, &LogNavigator::openTimeBar);
    connect(actions.nextError, &QAction::triggered, this, [this] { goToError(Direction::Forward); });
    connect(actions.previousError, &QAction::triggered, this, [this] { goToError(Direction::Backward); });
}

void LogNavigator::search(const QString &text, bool matchCase)
{
    m_finder.search(text, matchCase);
    m_view.logDelegate()->setNeedle(text, matchCase ? Qt::CaseSensitive : Qt::CaseInsensitive);
    m_view.viewport()->update();
}

void LogNavigator::update()
{
    m_marks.update(m_model.store());
    m_finder.update();
}

void LogNavigator::addMarks(const std::vector<qint64> &errors, const std::vector<qint64> &operatorRows)
{
    m_marks.append(errors, operatorRows);
}

qint64 LogNavigator::here() const
{
    const int row = m_view.currentRow() >= 0 ? m_view.currentRow() : m_view.anchorRow();
    return row < 0 ? -1 : m_model.storeIndex(row);
}

void LogNavigator::goTo(qint64 storeIndex)
{
    m_view.goTo(m_model.rowOf(storeIndex));
}

void LogNavigator::find(LogFinder::Direction direction)
{
    if (!m_finder.isActive()) {
        m_findBar.open();
        return;
    }
    const qint64 match = m_finder.next(here(), direction);
    if (match >= 0)
        goTo(match);
}

// The nearest error in a direction that the filter does not hide; -1 without one.
qint64 LogNavigator::errorFrom(qint64 index, LogFinder::Direction direction) const
{
    const std::deque<qint64> &errors = m_marks.errors();
    const bool forward = direction == LogFinder::Direction::Forward;
    auto at = forward ? std::upper_bound(errors.begin(), errors.end(), index)
                      : std::lower_bound(errors.begin(), errors.end(), index);
    while (forward ? at != errors.end() : at != errors.begin()) {
        const qint64 error = forward ? *at++ : *--at;
        if (m_model.rowOf(error) >= 0)
            return error;
    }
    return -1;
}

void LogNavigator::goToError(LogFinder::Direction direction)
{
    const qint64 error = errorFrom(here(), direction);
    if (error >= 0)
        goTo(error);
    else
        QToolTip::showText(m_view.mapToGlobal(QPoint(m_view.width() / 3, m_view.height() / 3)),
                           direction == LogFinder::Direction::Forward ? tr("No error further down")
                                                                      : tr("No error further up"),
                           &m_view);
}

void LogNavigator::openTimeBar()
{
    const qint64 index = here();
    m_timeBar.open(index < 0 ? QDateTime::currentMSecsSinceEpoch() * 1000
                             : m_model.store().row(index).timeUs);
}

void LogNavigator::goToTime(qint64 timeUs)
{
    const qint64 index = m_model.store().indexAt(timeUs);
    const bool onDisk = m_model.store().contains(index) && !m_model.store().isAtHand(index);
    m_timeWanted = onDisk ? timeUs : -1;
    const int row = m_model.rowAtOrAfter(index);
    m_view.goTo(qMin(row, m_model.rowCount() - 1));
    tellBounds(timeUs);
}

// A reader who lands elsewhere than asked for is told why.
void LogNavigator::tellBounds(qint64 timeUs)
{
    const LogStore &store = m_model.store();
    if (store.size() == 0)
        return;
    const qint64 last = store.end() - 1;
    if (store.isAtHand(store.first()) && timeUs < store.row(store.first()).timeUs)
        m_timeBar.tellBegin(store.row(store.first()).timeUs);
    else if (store.isAtHand(last) && timeUs > store.row(last).timeUs)
        m_timeBar.tellEnd(store.row(last).timeUs);
}

void LogNavigator::rowsLoaded(qint64 first, qint64 end)
{
    const qint64 index = m_timeWanted < 0 ? -1 : m_model.store().indexAt(m_timeWanted);
    // Whoever went elsewhere meanwhile stays there.
    if (index >= first && index < end && here() >= first && here() < end)
        goToTime(m_timeWanted);
}

void LogNavigator::showCount()
{
    const qint64 index = m_view.currentRow() < 0 ? -1 : m_model.storeIndex(m_view.currentRow());
    m_findBar.setCount(m_finder.ordinal(index), qint64(m_finder.matches().size()), m_finder.isRunning());
}

} // namespace roomdeck
