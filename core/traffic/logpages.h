// Rows of a log that lie outside memory, and how they come back.
#pragma once

#include "core/traffic/logrow.h"

#include <functional>
#include <memory>
#include <vector>

namespace roomdeck {

class LogChunk;

/// Outcome counts of one row, as far as they are known.
struct Delivery
{
    quint32 written = 0;
    quint32 dropped = 0;
    quint32 disconnected = 0;
    qint32 latencyUs = -1; ///< from routing to the last outcome so far; -1 = nothing known
    quint32 waiting = 0; ///< for their outcome

    bool isKnown() const { return latencyUs >= 0; }
    quint32 missed() const { return dropped + disconnected; }
    /// Connections the message was handed to. Fewer than its row says when some went at that very moment.
    quint32 recipients() const { return written + missed() + waiting; }
    bool operator==(const Delivery &) const = default;
};
/// As an observer is told.
Delivery deliveryOf(const DeliveryUpdate &update);

/// A run of rows that can be read. Any thread may read what it got in a synchronised way.
class LogBlock
{
public:
    LogBlock() = default;
    virtual ~LogBlock();
    LogBlock(const LogBlock &) = delete;
    LogBlock &operator=(const LogBlock &) = delete;

    virtual int size() const = 0;
    virtual LogRow row(int index) const = 0;
    /// The chunk this is, where a quick look into one helps; null for others.
    virtual const LogChunk *asChunk() const { return nullptr; }
    /// What became of a row when the block was loaded.
    virtual Delivery delivery(int index) const;
    /// Memory the rows need.
    virtual qint64 bytes() const = 0;
};

/// A run of rows as LogPages finds them again. Value class.
struct LogPage
{
    int count = 0;
    EventId firstSeq = 0;
    EventId lastSeq = 0; ///< of the last row, or a higher one below the next page's
    qint64 firstUs = 0; ///< UTC µs
    qint64 lastUs = 0; ///< of the last row, or the first one of the next page
    qint64 place = -1; ///< of the first row in its file; -1: found by its number
    std::shared_ptr<const std::vector<EventId>> seqs; ///< where they are not firstSeq, firstSeq + 1, …
};

/// What somebody who goes through rows on the disk wants of each.
struct RowWish
{
    RowParts parts;
    /// Whether a row may matter by its payload, further members or raw message if they lie within these
    /// bytes. If not, it may be shown without them. Empty: always.
    std::function<bool(QByteArrayView)> textsMatter = {};
};

/// A page with its rows.
struct LoadedPage
{
    LogPage page;
    std::shared_ptr<const LogBlock> block;
};

/// Where rows went that memory had no room for. Shared between threads.
class LogPages
{
public:
    enum class For : quint8 { Reading, Searching, Exporting };

    LogPages() = default;
    virtual ~LogPages();
    LogPages(const LogPages &) = delete;
    LogPages &operator=(const LogPages &) = delete;

    /// Any thread; blocks on the disk. Always as many rows as the page has: one that cannot be found is
    /// replaced by a row of kind Gap. Readers do not wait for searchers. Null when rows are still on their
    /// way to the disk.
    virtual std::shared_ptr<const LogBlock> load(const LogPage &page, For use) = 0;
    /// A row of a page, valid during the call, with at least the parts that were asked for, and its place in
    /// the page. Whether to go on.
    using Visitor = std::function<bool(int index, const LogRow &row)>;
    /// Shows the rows that load() would give, in order, without keeping any: much faster where few parts are
    /// wanted. Any thread; blocks on the disk. False when rows are still on their way to the disk.
    virtual bool scan(const LogPage &page, const RowWish &wish, const Visitor &visit);
    /// Any thread. Whether rows up to this number can be loaded.
    virtual bool covers(EventId first, EventId last) const = 0;
};

} // namespace roomdeck
