#include "core/net/outbox.h"

#include <array>

namespace roomdeck {

namespace {

constexpr int MaxPieces = 64;
// A queue that was long once gives its memory back; most connections never hold more than a few frames.
constexpr size_t KeptCapacity = 16;

} // namespace

Outbox::~Outbox()
{
    settleAll({ConnectionId::None, {}}, MissCause::Disconnected);
}

void Outbox::push(const QByteArray &frame, PendingDelivery *delivery, quint32 index)
{
    if (delivery)
        delivery->ref();
    m_items.push_back({frame, delivery, index});
    m_bytes += frame.size();
}

Outbox::Flush Outbox::flush(Link &link)
{
    while (!isEmpty()) {
        std::array<QByteArrayView, MaxPieces> pieces;
        const int count = gather(pieces.data(), MaxPieces);
        qint64 offered = 0;
        for (int i = 0; i < count; ++i)
            offered += pieces[size_t(i)].size();
        const qint64 written = link.write(pieces.data(), count);
        if (written < 0)
            return Flush::Broken;
        advance(written);
        if (written < offered)
            return Flush::Blocked;
    }
    return Flush::Done;
}

int Outbox::gather(QByteArrayView *pieces, int max) const
{
    int count = 0;
    for (size_t i = m_first; i < m_items.size() && count < max; ++i, ++count)
        pieces[count] = m_items[i].frame;
    pieces[0] = pieces[0].sliced(m_offset);
    return count;
}

void Outbox::advance(qint64 written)
{
    m_bytes -= written;
    while (written > 0) {
        Item &item = m_items[m_first];
        const qint64 left = item.frame.size() - m_offset;
        if (written < left) {
            m_offset += written;
            return;
        }
        written -= left;
        m_offset = 0;
        ++m_first;
        item.frame = QByteArray();
        if (PendingDelivery *delivery = std::exchange(item.delivery, nullptr)) {
            delivery->settleWritten(item.index);
            delivery->unref();
        }
    }
    if (isEmpty())
        release();
}

void Outbox::settleMissed(Item &item, const Recipient &recipient, MissCause cause)
{
    item.frame = QByteArray();
    if (PendingDelivery *delivery = std::exchange(item.delivery, nullptr)) {
        delivery->settleMissed(item.index, recipient, cause);
        delivery->unref();
    }
}

void Outbox::dropUnsent(const Recipient &recipient, MissCause cause)
{
    const size_t keep = m_offset > 0 ? m_first + 1 : m_first;
    for (size_t i = keep; i < m_items.size(); ++i) {
        m_bytes -= m_items[i].frame.size();
        settleMissed(m_items[i], recipient, cause);
    }
    m_items.resize(keep);
    if (isEmpty())
        release();
}

void Outbox::settleAll(const Recipient &recipient, MissCause cause)
{
    for (size_t i = m_first; i < m_items.size(); ++i)
        settleMissed(m_items[i], recipient, cause);
    m_bytes = 0;
    m_offset = 0;
    release();
}

void Outbox::release()
{
    m_items.clear();
    m_first = 0;
    if (m_items.capacity() > KeptCapacity)
        std::vector<Item>().swap(m_items);
}

} // namespace roomdeck
