// Tests the rows of a log snapshot in another thread, newest first, and hands matches over in portions.
#pragma once

#include "core/traffic/logstore.h"

#include <QtCore/QObject>
#include <functional>
#include <memory>

class QThreadPool;

namespace roomdeck {

/// Whether a row matches. Copies may be used in other threads, one copy per thread.
using RowTest = std::function<bool(const LogRow &)>;

/// One search at a time: start() and cancel() end the one before, and nothing of it arrives any more. Lives
/// on one thread and signals there; the rows are tested on a thread of the pool, which must outlive it.
class RowSearch : public QObject
{
    Q_OBJECT

public:
    explicit RowSearch(QThreadPool &pool, QObject *parent = nullptr);
    ~RowSearch() override;

    /// Tests the rows in [from, to), which must be inside the snapshot.
    void start(const LogSnapshot &snapshot, qint64 from, qint64 to, const RowTest &test);
    void cancel();
    bool isRunning() const { return m_run != nullptr; }

    /// Tests rows from `to` downwards for at most `budgetMs` on the calling thread; appends matches, newest
    /// first, to `matches`. Where it stopped: `from`, or the lowest index tested.
    static qint64 testBackwards(const LogSnapshot &snapshot, qint64 from, qint64 to, const RowTest &test,
                                int budgetMs, std::vector<qint64> &matches);

Q_SIGNALS:
    /// Matches in ascending order, all below those of portions before. Rows from `testedFrom` up are tested.
    void found(const std::vector<qint64> &indexes, qint64 testedFrom);
    void finished();

private:
    struct Run;
    class Job;
    void deliver(const std::shared_ptr<Run> &run, const std::vector<qint64> &indexes, qint64 testedFrom,
                 qint64 from);

    QThreadPool &m_pool;
    std::shared_ptr<Run> m_run;
};

} // namespace roomdeck
