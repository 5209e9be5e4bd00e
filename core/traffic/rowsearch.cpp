#include "core/traffic/rowsearch.h"

#include "core/traffic/filter/filter.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QThreadPool>

#include <algorithm>
#include <atomic>
#include <limits>
#include <mutex>

namespace roomdeck {

namespace {

// A portion costs the window one insert, so there should not be many; but the first matches come at once.
constexpr int portionMs = 40;
constexpr qint64 shareRows = 16 * LogChunk::MaxRows; // what a thread takes on at a time
constexpr int noHurry = std::numeric_limits<int>::max(); // a budget in ms

/// The rows in [first, to) of a slice that is on disk: appends matches, newest first.
void testOnDisk(const LogSlice &slice, qint64 first, qint64 to, const RowTest &test,
                std::vector<qint64> &matches)
{
    const auto before = std::ptrdiff_t(matches.size());
    slice.pages->scan(slice.page, test.wish(), [&](int at, const LogRow &row) {
        const qint64 index = slice.first + at;
        if (index >= first && index < to && test(row))
            matches.push_back(index);
        return index + 1 < to;
    });
    std::reverse(matches.begin() + before, matches.end());
}

/// As above, of a slice in memory. Of a `full` chunk it may be told at once that no row matches.
void testInMemory(const LogSlice &slice, qint64 first, qint64 to, const RowTest &test, bool full,
                  std::vector<qint64> &matches)
{
    const LogChunk *chunk = slice.block->asChunk();
    if (full && chunk && !test.mayMatch(*chunk))
        return;
    while (to > first) {
        if (test(slice.row(--to)))
            matches.push_back(to);
    }
}

} // namespace

RowTest rowTest(const Filter &filter)
{
    return {[filter](const LogRow &row) { return filter.matches(row); },
            [filter](const LogChunk &chunk) { return filter.mayMatch(chunk); },
            {filter.parts(), [filter](QByteArrayView texts) { return filter.textsMatter(texts); }}};
}

/// What the threads of one search share: the rows that are left, and the matches until they are handed over
/// in order. Outlives whichever ends first, the owner or the last thread.
class RowSearch::Run : public std::enable_shared_from_this<Run>
{
public:
    Run(RowSearch *owner, LogSnapshot snapshot, qint64 from, qint64 to)
        : m_snapshot(std::move(snapshot)), m_from(from), m_to(to),
          m_shares(size_t((to - from + shareRows - 1) / shareRows)), m_owner(owner), m_testedFrom(to)
    {
        m_sincePost.start();
    }

    void abandon()
    {
        m_cancelled = true;
        const std::lock_guard lock(m_mutex);
        m_owner = nullptr;
    }

    /// Tests shares until none is left.
    void work(const RowTest &test)
    {
        for (size_t i = m_next++; i < m_shares.size() && !m_cancelled; i = m_next++) {
            std::vector<qint64> matches;
            testBackwards(m_snapshot, lowest(i), m_to - qint64(i) * shareRows, test, noHurry, matches);
            hand(i, std::move(matches));
        }
    }

    qint64 from() const { return m_from; }
    int shares() const { return int(m_shares.size()); }

private:
    struct Share
    {
        std::vector<qint64> matches; // newest first
        bool done = false;
    };

    qint64 lowest(size_t share) const { return qMax(m_from, m_to - qint64(share + 1) * shareRows); }

    void hand(size_t share, std::vector<qint64> matches)
    {
        const std::lock_guard lock(m_mutex);
        m_shares[share] = {std::move(matches), true};
        const size_t before = m_gathered;
        while (m_gathered < m_shares.size() && m_shares[m_gathered].done) {
            const std::vector<qint64> more = std::exchange(m_shares[m_gathered].matches, {});
            m_portion.insert(m_portion.end(), more.begin(), more.end());
            m_testedFrom = lowest(m_gathered++);
        }
        const bool news = m_gathered > before; // not when a share above this one is still being tested
        const bool first = !m_posted && !m_portion.empty();
        if (news && m_owner && (first || m_testedFrom == m_from || m_sincePost.hasExpired(portionMs)))
            post();
    }

    void post()
    {
        std::reverse(m_portion.begin(), m_portion.end());
        QMetaObject::invokeMethod(
            m_owner,
            [owner = m_owner, run = shared_from_this(), portion = std::exchange(m_portion, {}),
             testedFrom = m_testedFrom] { owner->deliver(run, portion, testedFrom); },
            Qt::QueuedConnection);
        m_sincePost.start();
        m_posted = true;
    }

    const LogSnapshot m_snapshot;
    const qint64 m_from;
    const qint64 m_to;
    std::atomic<size_t> m_next{0};
    std::atomic<bool> m_cancelled{false};
    std::mutex m_mutex; // guards what follows, but for the number of shares
    std::vector<Share> m_shares; // the newest rows first
    RowSearch *m_owner;
    std::vector<qint64> m_portion; // newest first
    size_t m_gathered = 0;
    qint64 m_testedFrom;
    QElapsedTimer m_sincePost;
    bool m_posted = false;
};

class RowSearch::Job : public QRunnable
{
public:
    Job(std::shared_ptr<Run> run, RowTest test) : m_run(std::move(run)), m_test(std::move(test)) { }

    void run() override { m_run->work(m_test); }

private:
    std::shared_ptr<Run> m_run;
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
    m_run = std::make_shared<Run>(this, snapshot, from, to);
    for (int jobs = qMin(m_pool.maxThreadCount(), m_run->shares()); jobs > 0; --jobs)
        m_pool.start(new Job(m_run, test));
}

void RowSearch::cancel()
{
    if (!m_run)
        return;
    m_run->abandon();
    m_run.reset();
}

void RowSearch::deliver(const std::shared_ptr<Run> &run, const std::vector<qint64> &indexes,
                        qint64 testedFrom)
{
    if (run != m_run)
        return;
    const bool last = testedFrom <= run->from();
    if (last)
        m_run.reset();
    Q_EMIT found(indexes, testedFrom);
    if (last && !m_run)
        Q_EMIT finished();
}

qint64 RowSearch::testBackwards(const LogSnapshot &snapshot, qint64 from, qint64 to, const RowTest &test,
                                int budgetMs, std::vector<qint64> &matches, Reach reach)
{
    QElapsedTimer clock;
    clock.start();
    auto slice = std::partition_point(snapshot.begin(), snapshot.end(),
                                      [to](const LogSlice &s) { return s.first < to; });
    while (to > from && slice != snapshot.begin()) {
        --slice;
        if (!slice->block && reach == Reach::Memory)
            break;
        const qint64 first = qMax(from, slice->first);
        // The newest chunk of a log may still be written to; all others are full and compacted. What cannot
        // be read holds no match.
        if (slice->block)
            testInMemory(*slice, first, to, test, std::next(slice) != snapshot.end(), matches);
        else
            testOnDisk(*slice, first, to, test, matches);
        to = first;
        if (clock.hasExpired(budgetMs))
            break;
    }
    return to;
}

} // namespace roomdeck

#include "moc_rowsearch.cpp"
