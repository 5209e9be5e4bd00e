#include "core/session/sessionblock.h"

namespace roomdeck {

namespace {

constexpr StringId foreignBit = 0x8000'0000;

StringId foreign(StringId id)
{
    return id == 0 ? 0 : id | foreignBit;
}

void makeForeign(LogRow &row)
{
    row.roomId = foreign(row.roomId);
    row.userId = foreign(row.userId);
    row.typeId = foreign(row.typeId);
}

EventId wantedSeq(const LogPage &page, int index)
{
    return page.seqs ? page.seqs->at(size_t(index)) : page.firstSeq + EventId(index);
}

LogRow missing(const LogPage &page, int index)
{
    LogRow row;
    row.kind = TrafficKind::Gap;
    row.senderKind = SenderKind::Server;
    row.seq = wantedSeq(page, index);
    row.timeUs = page.firstUs;
    row.payload = "1";
    return row;
}

} // namespace

SessionBlock::SessionBlock(SessionChunk chunk, const LogPage &page, bool foreignIds)
    : m_chunk(std::move(chunk)), m_page(page), m_foreignIds(foreignIds)
{
    if (page.place < 0)
        match();
}

// Both are in order of their numbers; the file may lack rows, and have some the log did not show.
void SessionBlock::match()
{
    m_places.reserve(size_t(m_page.count));
    int at = 0;
    for (int i = 0; i < m_page.count; ++i) {
        const EventId wanted = wantedSeq(m_page, i);
        while (at < m_chunk.count() && m_chunk.at(at).seq < wanted)
            ++at;
        const bool found = at < m_chunk.count() && m_chunk.at(at).seq == wanted;
        m_places.push_back(found ? at++ : -1);
    }
}

void SessionBlock::setDeliveries(const QList<DeliveryUpdate> &updates)
{
    m_deliveries.resize(size_t(m_page.count));
    int at = 0;
    for (const DeliveryUpdate &update : updates) {
        while (at < m_page.count && seqOf(at) < update.seq)
            ++at;
        if (at == m_page.count)
            break;
        if (seqOf(at) == update.seq)
            m_deliveries[size_t(at)] = deliveryOf(update);
    }
}

LogRow SessionBlock::row(int index) const
{
    const int at = m_places.empty() ? index : m_places[size_t(index)];
    if (at < 0 || at >= m_chunk.count())
        return missing(m_page, index);
    LogRow row = m_chunk.at(at);
    if (m_foreignIds)
        makeForeign(row);
    return row;
}

bool PageFiller::take(LogRow row)
{
    if (m_foreignIds)
        makeForeign(row);
    if (m_page.place < 0) {
        while (m_more && wantedSeq(m_page, m_index) < row.seq)
            show(missing(m_page, m_index));
        if (m_more && wantedSeq(m_page, m_index) > row.seq)
            return true; // one the log did not show
    }
    if (m_more)
        show(row);
    return m_more;
}

void PageFiller::finish()
{
    while (m_more && m_index < m_page.count)
        show(missing(m_page, m_index));
}

} // namespace roomdeck
