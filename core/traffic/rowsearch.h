// Tests the rows of a log snapshot in other threads, newest first, and hands matches over in portions.
#pragma once

#include "core/traffic/logstore.h"

#include <QtCore/QObject>
#include <concepts>
#include <functional>
#include <memory>

class QThreadPool;

namespace roomdeck {

class Filter;

/// Whether a row matches; and, where that can be told at once, whether any row of a full chunk may. Copies
/// may be used in other threads, one copy per thread. Like a std::function it may be empty.
class RowTest
{
public:
    using OfRow = std::function<bool(const LogRow &)>;
    using OfChunk = std::function<bool(const LogChunk &)>;

    RowTest() = default;
    RowTest(std::nullptr_t) { }
    template <typename Test>
    requires std::convertible_to<Test, OfRow> &&(!std::same_as<std::remove_cvref_t<Test>, RowTest>)
        RowTest(Test row)
        : m_row(std::move(row))
    { }
    /// `chunk` says false only when `row` does for all rows of a compacted chunk. `row` looks at nothing but
    /// what it wishes for.
    RowTest(OfRow row, OfChunk chunk, RowWish wish = {AllRowParts})
        : m_row(std::move(row)), m_chunk(std::move(chunk)), m_wish(std::move(wish))
    { }

    explicit operator bool() const { return bool(m_row); }
    bool operator()(const LogRow &row) const { return m_row(row); }
    bool mayMatch(const LogChunk &chunk) const { return !m_chunk || m_chunk(chunk); }
    /// What it needs of rows that are on the disk.
    const RowWish &wish() const { return m_wish; }

private:
    OfRow m_row;
    OfChunk m_chunk;
    RowWish m_wish{AllRowParts};
};

/// The filter as a test.
RowTest rowTest(const Filter &filter);

/// One search at a time: start() and cancel() end the one before, and nothing of it arrives any more. Lives
/// on one thread and signals there; the rows are tested on the threads of the pool, which must outlive it.
class RowSearch : public QObject
{
    Q_OBJECT

public:
    enum class Reach : quint8 { Memory, Disk };

    explicit RowSearch(QThreadPool &pool, QObject *parent = nullptr);
    ~RowSearch() override;

    /// Tests the rows in [from, to), which must be inside the snapshot.
    void start(const LogSnapshot &snapshot, qint64 from, qint64 to, const RowTest &test);
    void cancel();
    bool isRunning() const { return m_run != nullptr; }

    /// Tests rows from `to` downwards for about `budgetMs` on the calling thread, a chunk at least; appends
    /// matches, newest first, to `matches`. Where it stopped: `from`, or the lowest index tested. Reaching
    /// into memory only, it stops at the first page that is on disk.
    static qint64 testBackwards(const LogSnapshot &snapshot, qint64 from, qint64 to, const RowTest &test,
                                int budgetMs, std::vector<qint64> &matches, Reach reach = Reach::Disk);

Q_SIGNALS:
    /// Matches in ascending order, all below those of portions before. Rows from `testedFrom` up are tested.
    void found(const std::vector<qint64> &indexes, qint64 testedFrom);
    void finished();

private:
    class Run;
    class Job;
    void deliver(const std::shared_ptr<Run> &run, const std::vector<qint64> &indexes, qint64 testedFrom);

    QThreadPool &m_pool;
    std::shared_ptr<Run> m_run;
};

} // namespace roomdeck
