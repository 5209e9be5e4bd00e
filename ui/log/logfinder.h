// Finds text in the rows that are shown: the next match at once, all matches in the background.
#pragma once

#include "core/traffic/rowsearch.h"

#include <QtCore/QObject>
#include <QtCore/QString>
#include <QtCore/QThreadPool>
#include <atomic>
#include <deque>
#include <memory>

namespace roomdeck {

class LogModel;

/// GUI thread. Matches are store indexes.
class LogFinder : public QObject
{
    Q_OBJECT

public:
    enum class Direction : quint8 { Forward, Backward };

    LogFinder(LogModel &model, QThreadPool &pool, QObject *parent = nullptr);
    ~LogFinder() override;

    /// Looks for `text` as a bare word of the filter language does, or exactly as spelled. Empty ends it.
    void search(const QString &text, bool matchCase);
    /// The rows shown are chosen by another test now; none shows all.
    void setShown(const RowTest &test);
    /// Looks at rows that arrived, and forgets those that left.
    void update();

    bool isActive() const { return bool(m_needle); }
    bool isRunning() const { return m_search.isRunning(); }
    const std::deque<qint64> &matches() const { return m_matches; }
    /// The match nearest to a store index in a direction, that one excluded; beginning again at the other end
    /// of the log when there is none. -1 when nothing matches, or nothing is known yet: then found() follows.
    qint64 next(qint64 from, Direction direction);
    /// 1 for the first match; 0 when the index is none.
    int ordinal(qint64 index) const;

Q_SIGNALS:
    /// More or fewer matches are known.
    void changed();
    /// What next() could not tell at once.
    void found(qint64 index);

private:
    /// What the window and its scout tell each other.
    struct Errand
    {
        std::atomic<bool> cancelled = false;
        std::atomic<qint64> reached = -1; // going down: no match between the start and here
    };

    void restart();
    void addMatches(const std::vector<qint64> &indexes, qint64 testedFrom);
    void answer(qint64 match);
    void sendScout(qint64 from, Direction direction);
    void callBack();
    qint64 scan(qint64 from, Direction direction) const;
    qint64 known(qint64 from, Direction direction) const;
    qint64 wrapped(Direction direction) const;
    void finish();

    LogModel &m_model;
    RowSearch m_search;
    RowTest m_needle;
    RowTest m_shown;
    RowTest m_test; // both
    std::deque<qint64> m_matches;
    qint64 m_seen = 0;
    qint64 m_waitingFrom = -1; // a next() that waits for the search
    Direction m_waitingDirection = Direction::Forward;
    std::shared_ptr<Errand> m_errand; // shared with the scout under way
    QThreadPool m_scout; // the search may have taken all other threads
};

} // namespace roomdeck
