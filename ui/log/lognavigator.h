// Going places in the log: matches, errors, times.
#pragma once

#include "ui/log/logfinder.h"
#include "ui/log/logmarks.h"

namespace roomdeck {

class FindBar;
class LogActions;
class LogView;
class TimeBar;

/// Connects the find bar, the time bar and their actions to the view. GUI thread.
class LogNavigator : public QObject
{
    Q_OBJECT

public:
    LogNavigator(LogModel &model, LogView &view, FindBar &findBar, TimeBar &timeBar, LogActions &actions,
                 QThreadPool &pool, QObject *parent = nullptr);

    /// Looks at rows that arrived, and forgets those that left.
    void update();
    /// Somebody else looked through rows on disk; see LogMarks.
    void addMarks(const std::vector<qint64> &errors, const std::vector<qint64> &operatorRows);
    /// Rows came from the disk; somebody may be on the way to them.
    void rowsLoaded(qint64 first, qint64 end);
    /// Selects the first row shown at or after a time, UTC µs.
    void goToTime(qint64 timeUs);
    LogFinder &finder() { return m_finder; }
    const LogMarks &marks() const { return m_marks; }

private:
    void connectActions(const LogActions &actions);
    void search(const QString &text, bool matchCase);
    void goTo(qint64 storeIndex);
    void find(LogFinder::Direction direction);
    qint64 errorFrom(qint64 index, LogFinder::Direction direction) const;
    void goToError(LogFinder::Direction direction);
    void openTimeBar();
    void tellBounds(qint64 timeUs);
    void showCount();
    qint64 here() const;

    LogModel &m_model;
    LogView &m_view;
    FindBar &m_findBar;
    TimeBar &m_timeBar;
    LogFinder m_finder;
    LogMarks m_marks;
    qint64 m_timeWanted = -1; ///< its page is being read
};

} // namespace roomdeck
