#include "core/session/sessionpages.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace roomdeck {

namespace {

constexpr StringId foreignBit = 0x8000'0000;
constexpr qint64 anyBytes = std::numeric_limits<qint64>::max();

StringId foreign(StringId id)
{
    return id == 0 ? 0 : id | foreignBit;
}

/// Rows of a file in the order a page wants them.
class SessionBlock final : public LogBlock
{
public:
    SessionBlock(SessionChunk chunk, const LogPage &page, bool foreignIds)
        : m_chunk(std::move(chunk)), m_seqs(page.seqs), m_firstSeq(page.firstSeq), m_count(page.count),
          m_firstUs(page.firstUs), m_foreignIds(foreignIds)
    {
        if (page.place < 0)
            match();
    }

    void setDeliveries(const QList<DeliveryUpdate> &updates)
    {
        m_deliveries.resize(size_t(m_count));
        int at = 0;
        for (const DeliveryUpdate &update : updates) {
            while (at < m_count && seqOf(at) < update.seq)
                ++at;
            if (at == m_count)
                break;
            if (seqOf(at) == update.seq)
                m_deliveries[size_t(at)]
                    = {update.written, update.dropped, update.disconnected, qMax(0, update.latencyUs)};
        }
    }

    int size() const override { return m_count; }
    LogRow row(int index) const override
    {
        const int at = m_places.empty() ? index : m_places[size_t(index)];
        if (at < 0 || at >= m_chunk.count())
            return missing(index);
        LogRow row = m_chunk.at(at);
        if (m_foreignIds) {
            row.roomId = foreign(row.roomId);
            row.userId = foreign(row.userId);
            row.typeId = foreign(row.typeId);
        }
        return row;
    }
    Delivery delivery(int index) const override
    {
        return m_deliveries.empty() ? Delivery{} : m_deliveries[size_t(index)];
    }
    qint64 bytes() const override
    {
        return m_chunk.bytes() + m_count * qint64(sizeof(int) + sizeof(Delivery));
    }

private:
    EventId seqOf(int index) const { return row(index).seq; }

    // Both are in order of their numbers; the file may lack rows, and have some the log did not show.
    void match()
    {
        m_places.reserve(size_t(m_count));
        int at = 0;
        for (int i = 0; i < m_count; ++i) {
            const EventId wanted = wantedSeq(i);
            while (at < m_chunk.count() && m_chunk.at(at).seq < wanted)
                ++at;
            const bool found = at < m_chunk.count() && m_chunk.at(at).seq == wanted;
            m_places.push_back(found ? at++ : -1);
        }
    }
    EventId wantedSeq(int index) const
    {
        return m_seqs ? m_seqs->at(size_t(index)) : m_firstSeq + EventId(index);
    }
    LogRow missing(int index) const
    {
        LogRow row;
        row.kind = TrafficKind::Gap;
        row.senderKind = SenderKind::Server;
        row.seq = wantedSeq(index);
        row.timeUs = m_firstUs;
        row.payload = "1";
        return row;
    }

    SessionChunk m_chunk;
    std::vector<int> m_places; // in the chunk; empty: the same
    std::vector<Delivery> m_deliveries;
    std::shared_ptr<const std::vector<EventId>> m_seqs;
    EventId m_firstSeq;
    int m_count;
    qint64 m_firstUs;
    bool m_foreignIds;
};

LogPage pageAt(const SessionReader &reader, qint64 row, int count)
{
    LogPage page;
    page.place = row;
    page.count = count;
    std::tie(page.firstSeq, page.firstUs) = reader.seqAndTimeAt(row);
    std::tie(page.lastSeq, page.lastUs) = reader.seqAndTimeAt(row + count - 1);
    return page;
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
        index.push_back(pageAt(reader, row, int(qMin<qint64>(PageRows, rows - row))));
        if (row > 0)
            index[index.size() - 2].lastUs = index.back().firstUs;
    }
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

std::shared_ptr<const LogBlock> SessionPages::load(const LogPage &page, For use)
{
    Lane *lane = nullptr;
    const std::unique_lock lock = take(use, lane);
    SessionReader *reader = readerOf(*lane);
    if (!reader) // removed by rule, or its medium is gone
        return std::make_shared<SessionBlock>(SessionChunk(), page, false);
    if (page.place >= reader->count() || (page.place < 0 && reader->lastSeq() < page.lastSeq))
        reader->refresh();
    if (page.place < 0 && m_growing && reader->lastSeq() < page.lastSeq)
        return nullptr;
    qint64 first = page.place;
    qint64 count = page.count;
    if (first < 0) {
        first = reader->rowOfSeq(page.firstSeq);
        // The file may have rows the log left out, but then not for ever.
        count = qMin(reader->rowOfSeq(page.lastSeq + 1) - first, qint64(page.count) * 4);
    }
    auto block
        = std::make_shared<SessionBlock>(reader->read(first, count, anyBytes), page, m_ids == Ids::Foreign);
    if (use != For::Searching)
        block->setDeliveries(reader->deliveries(first, count));
    return block;
}

std::optional<SessionConnection> SessionPages::connection(ConnectionId id)
{
    const std::lock_guard lock(m_reading.mutex);
    SessionReader *reader = readerOf(m_reading);
    return reader ? reader->connection(id) : std::nullopt;
}

} // namespace roomdeck
