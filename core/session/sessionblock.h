// Rows read from a session file in the order a page of the log wants them. Private to SessionPages.
#pragma once

#include "core/session/sessionchunk.h"
#include "core/traffic/logpages.h"

#include <QtCore/QList>
#include <vector>

namespace roomdeck {

/// A page's rows, all in memory. What the file lacks is replaced by rows of kind Gap.
class SessionBlock final : public LogBlock
{
public:
    SessionBlock(SessionChunk chunk, const LogPage &page, bool foreignIds);

    void setDeliveries(const QList<DeliveryUpdate> &updates);

    int size() const override { return m_page.count; }
    LogRow row(int index) const override;
    Delivery delivery(int index) const override
    {
        return m_deliveries.empty() ? Delivery{} : m_deliveries[size_t(index)];
    }
    qint64 bytes() const override
    {
        return m_chunk.bytes() + m_page.count * qint64(sizeof(int) + sizeof(Delivery));
    }

private:
    EventId seqOf(int index) const { return row(index).seq; }
    void match();

    SessionChunk m_chunk;
    LogPage m_page;
    std::vector<int> m_places; // in the chunk; empty: the same
    std::vector<Delivery> m_deliveries;
    bool m_foreignIds;
};

/// The same, one row after the other: takes a file's rows in order and shows each row of the page once.
class PageFiller
{
public:
    PageFiller(const LogPage &page, bool foreignIds, const LogPages::Visitor &visit)
        : m_page(page), m_visit(visit), m_foreignIds(foreignIds)
    { }

    /// What it needs of the file's rows to give the visitor `wanted`.
    RowParts parts(RowParts wanted) const { return m_page.place < 0 ? wanted | RowPart::Seq : wanted; }
    /// Takes a row of the file; whether another one is wanted.
    bool take(LogRow row);
    /// There are no more rows in the file.
    void finish();

private:
    void show(const LogRow &row) { m_more = m_visit(m_index++, row) && m_index < m_page.count; }

    const LogPage &m_page;
    const LogPages::Visitor &m_visit;
    int m_index = 0; // of the next row to show
    bool m_foreignIds;
    bool m_more = true;
};

} // namespace roomdeck
