#include "core/traffic/rowsearch.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QMutex>
#include <QtCore/QThreadPool>

#include <algorithm>
#include <atomic>

namespace roomdeck {

namespace {

constexpr int portionMs = 40; // a portion costs the window one insert, so there should not be many

} // namespace

// Shared by the owner and the worker; outlives whichever ends first.
struct RowSearch::Run
{
    std::atomic<bool> cancelled{false};
    QMutex mutex; // guards owner
    RowSearch *owner = nullptr;
};

class RowSearch::Job : public QRunnable
{
public:
    Job(std::shared_ptr<Run> run, LogSnapshot snapshot, qint64 from, qint64 to, RowTest test)
        : m_run(std::move(run)), m_snapshot(std::move(snapshot)), m_from(from), m_to(to),
          m_test(std::move(test))
    { }

    void run() override
    {
        for (qint64 to = m_to; to > m_from && !m_run->cancelled;) {
            std::vector<qint64> matches;
            to = testBackwards(m_snapshot, m_from, to, m_test, portionMs, matches);
            std::reverse(matches.begin(), matches.end());
            post(std::move(matches), to);
        }
    }

private:
    void post(std::vector<qint64> matches, qint64 testedFrom)
    {
        const QMutexLocker lock(&m_run->mutex);
        if (RowSearch *owner = m_run->owner) {
            QMetaObject::invokeMethod(
                owner,
                [owner, run = m_run, matches = std::move(matches), testedFrom, from = m_from] {
                    owner->deliver(run, matches, testedFrom, from);
                },
                Qt::QueuedConnection);
        }
    }

    std::shared_ptr<Run> m_run;
    LogSnapshot m_snapshot;
    qint64 m_from;
    qint64 m_to;
    RowTest m_test;
};

RowSearch::RowSearch(QThreadPool &pool, QObject *parent) : QObject(parent), m_pool(pool) { }

RowSearch::~RowSearch()
{
    cancel();
}

void RowSearch::start(const LogSnapshot &snapshot, qint64 from, qint64 to, const RowTest &test)
{
    cancel();
    if (from >= to)
        return;
    m_run = std::make_shared<Run>();
    m_run->owner = this;
    m_pool.start(new Job(m_run, snapshot, from, to, test));
}

void RowSearch::cancel()
{
    if (!m_run)
        return;
    m_run->cancelled = true;
    {
        const QMutexLocker lock(&m_run->mutex);
        m_run->owner = nullptr;
    }
    m_run.reset();
}

void RowSearch::deliver(const std::shared_ptr<Run> &run, const std::vector<qint64> &indexes,
                        qint64 testedFrom, qint64 from)
{
    if (run != m_run)
        return;
    const bool last = testedFrom <= from;
    if (last)
        m_run.reset();
    Q_EMIT found(indexes, testedFrom);
    if (last && !m_run)
        Q_EMIT finished();
}

qint64 RowSearch::testBackwards(const LogSnapshot &snapshot, qint64 from, qint64 to, const RowTest &test,
                                int budgetMs, std::vector<qint64> &matches)
{
    QElapsedTimer clock;
    clock.start();
    auto slice = std::partition_point(snapshot.begin(), snapshot.end(),
                                      [to](const LogSlice &s) { return s.first < to; });
    while (to > from && slice != snapshot.begin() && !clock.hasExpired(budgetMs)) {
        --slice;
        for (const qint64 first = qMax(from, slice->first); to > first;) {
            if (test(slice->row(--to)))
                matches.push_back(to);
        }
    }
    return to;
}

} // namespace roomdeck

#include "moc_rowsearch.cpp"
