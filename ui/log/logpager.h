// Fetches rows of the log that lie on disk, when somebody looks at them.
#pragma once

#include "core/traffic/logstore.h"

#include <QtCore/QObject>
#include <QtCore/QThreadPool>
#include <deque>

namespace roomdeck {

/// Reads on a thread of its own (those that search may be busy for long), a page at a time, what was asked
/// for last first: who scrolls fast wants the place where they stop. GUI thread; the store outlives it.
class LogPager : public QObject
{
    Q_OBJECT

public:
    explicit LogPager(LogStore &store, QObject *parent = nullptr);
    ~LogPager() override;

    /// Files that have the rows which leave memory, in order of time.
    void setSources(std::vector<std::shared_ptr<LogPages>> sources) { m_sources = std::move(sources); }
    /// Takes rows out of memory that are on disk, as its bounds ask for.
    bool pageOut() { return m_store.pageOut(m_sources); }
    /// Fetches the page of a row, if it is not at hand.
    void request(qint64 index);

Q_SIGNALS:
    /// The rows in [first, end) are at hand.
    void loaded(qint64 first, qint64 end);

private:
    void want(qint64 first);
    void loadNext();

    LogStore &m_store;
    std::vector<std::shared_ptr<LogPages>> m_sources;
    std::deque<qint64> m_wanted; // first rows of pages, the latest at the end
    qint64 m_loading = -1;
    QThreadPool m_loader;
};

} // namespace roomdeck
