#include "core/session/sessionpages.h"

#include "core/session/sessionblock.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace roomdeck {

namespace {

constexpr qint64 anyBytes = std::numeric_limits<qint64>::max();

LogPage pageAt(const SessionReader &reader, qint64 row, int count)
{
    LogPage page;
    page.place = row;
    page.count = count;
    std::tie(page.firstSeq, page.firstUs) = reader.seqAndTimeAt(row);
    std::tie(page.lastSeq, page.lastUs) = reader.seqAndTimeAt(row + count - 1);
    return page;
}

void endBefore(LogPage &page, const LogPage &next)
{
    page.lastSeq = next.firstSeq > page.firstSeq ? next.firstSeq - 1 : page.firstSeq;
    page.lastUs = next.firstUs;
}

} // namespace

SessionPages::SessionPages(QString path, Ids ids) : m_path(std::move(path)), m_ids(ids) { }

SessionPages::~SessionPages() = default;

SessionReader *SessionPages::readerOf(Lane &lane) const
{
    if (!lane.reader.isOpen())
        lane.reader.open(m_path);
    return lane.reader.isOpen() ? &lane.reader : nullptr;
}

SessionError SessionPages::open(SessionInfo &info, std::vector<LogPage> &index)
{
    const std::lock_guard lock(m_reading.mutex);
    SessionReader &reader = m_reading.reader;
    if (SessionError error = reader.open(m_path))
        return error;
    info = reader.info();
    const qint64 rows = reader.count();
    index.reserve(size_t(rows / PageRows + 1));
    for (qint64 row = 0; row < rows; row += PageRows) {
        LogPage page;
        page.place = row;
        page.count = int(qMin<qint64>(PageRows, rows - row));
        std::tie(page.firstSeq, page.firstUs) = reader.seqAndTimeAt(row);
        if (row > 0) // where a page ends is known from the next one: half the reading
            endBefore(index.back(), page);
        index.push_back(std::move(page));
    }
    if (rows > 0)
        std::tie(index.back().lastSeq, index.back().lastUs) = reader.seqAndTimeAt(rows - 1);
    return reader.error();
}

SessionGrowth SessionPages::grow(qint64 known, int maxPages, const std::vector<LoadedPage> &young)
{
    SessionGrowth growth;
    const std::lock_guard lock(m_reading.mutex);
    SessionReader *reader = readerOf(m_reading);
    if (!reader)
        return growth;
    const qint64 rows = reader->refresh();
    growth.stoppedUs = reader->info().stoppedUs;
    for (const LoadedPage &page : young)
        growth.settled.push_back({page.page, placedBlock(*reader, page.page)});
    for (; known < rows && int(growth.added.size()) < maxPages; known += growth.added.back().page.count) {
        const LogPage page = pageAt(*reader, known, int(qMin<qint64>(PageRows, rows - known)));
        growth.added.push_back({page, placedBlock(*reader, page)});
    }
    growth.more = known < rows;
    return growth;
}

std::shared_ptr<const LogBlock> SessionPages::placedBlock(SessionReader &reader, const LogPage &page) const
{
    auto block = std::make_shared<SessionBlock>(reader.read(page.place, page.count, anyBytes), page,
                                                m_ids == Ids::Foreign);
    block->setDeliveries(reader.deliveries(page.place, page.count));
    return block;
}

void SessionPages::setCovered(EventId first, EventId last)
{
    m_first = first;
    m_last = last;
}

bool SessionPages::covers(EventId first, EventId last) const
{
    return first >= m_first && m_last > 0 && (last <= m_last || m_growing);
}

std::unique_lock<std::mutex> SessionPages::take(For use, Lane *&lane)
{
    lane = &m_reading;
    if (use == For::Reading)
        return std::unique_lock(lane->mutex);
    for (Lane &one : m_searching) {
        std::unique_lock lock(one.mutex, std::try_to_lock);
        if (lock) {
            lane = &one;
            return lock;
        }
    }
    lane = &m_searching.front();
    return std::unique_lock(lane->mutex);
}

std::optional<SessionPages::Span> SessionPages::find(SessionReader &reader, const LogPage &page) const
{
    if (page.place >= reader.count() || (page.place < 0 && reader.lastSeq() < page.lastSeq))
        reader.refresh();
    if (page.place >= 0)
        return Span{page.place, page.count};
    if (m_growing && reader.lastSeq() < page.lastSeq)
        return std::nullopt;
    const qint64 first = reader.rowOfSeq(page.firstSeq);
    // The file may have rows the log left out, but then not for ever.
    return Span{first, qMin(reader.rowOfSeq(page.lastSeq + 1) - first, qint64(page.count) * 4)};
}

std::shared_ptr<const LogBlock> SessionPages::load(const LogPage &page, For use)
{
    Lane *lane = nullptr;
    const std::unique_lock lock = take(use, lane);
    SessionReader *reader = readerOf(*lane);
    if (!reader) // removed by rule, or its medium is gone
        return std::make_shared<SessionBlock>(SessionChunk(), page, false);
    const std::optional<Span> span = find(*reader, page);
    if (!span)
        return nullptr;
    auto block = std::make_shared<SessionBlock>(reader->read(span->first, span->count, anyBytes), page,
                                                m_ids == Ids::Foreign);
    if (use != For::Searching)
        block->setDeliveries(reader->deliveries(span->first, span->count));
    return block;
}

bool SessionPages::scan(const LogPage &page, const RowWish &wish, const Visitor &visit)
{
    Lane *lane = nullptr;
    const std::unique_lock lock = take(For::Searching, lane);
    SessionReader *reader = readerOf(*lane);
    const std::optional<Span> span = reader ? find(*reader, page) : Span{};
    if (!span)
        return false;
    PageFiller filler(page, m_ids == Ids::Foreign, visit);
    if (reader)
        reader->scan(span->first, span->count, {filler.parts(wish.parts), wish.textsMatter},
                     [&filler](const LogRow &row) { return filler.take(row); });
    filler.finish();
    return true;
}

std::optional<SessionConnection> SessionPages::connection(ConnectionId id)
{
    const std::lock_guard lock(m_reading.mutex);
    SessionReader *reader = readerOf(m_reading);
    return reader ? reader->connection(id) : std::nullopt;
}

QList<DeliveryMiss> SessionPages::misses(EventId seq)
{
    const std::lock_guard lock(m_reading.mutex);
    SessionReader *reader = readerOf(m_reading);
    return reader ? reader->misses(seq) : QList<DeliveryMiss>();
}

} // namespace roomdeck
