// What waits to leave on one connection: whole frames, in order, bounded in bytes by its session.
#pragma once

#include "core/net/delivery.h"
#include "core/net/link.h"

#include <QtCore/QByteArray>
#include <vector>

namespace roomdeck {

/// Gathers frames during one turn of the event loop and hands them to the link in one call. Frames are
/// shared, never copied. Owned by a session; its I/O thread.
class Outbox
{
public:
    enum class Flush : quint8 { Done, Blocked, Broken };

    Outbox() = default;
    ~Outbox();
    Q_DISABLE_COPY_MOVE(Outbox)

    /// `delivery` may be null: nobody counts.
    void push(const QByteArray &frame, PendingDelivery *delivery, quint32 index);
    Flush flush(Link &link);
    /// Drops every frame of which no byte has left yet.
    void dropUnsent(const Recipient &recipient, MissCause cause);
    /// Gives up everything.
    void settleAll(const Recipient &recipient, MissCause cause);

    qint64 bytes() const { return m_bytes; }
    bool isEmpty() const { return m_first == m_items.size(); }

private:
    struct Item
    {
        QByteArray frame;
        PendingDelivery *delivery;
        quint32 index;
    };

    int gather(QByteArrayView *pieces, int max) const;
    void advance(qint64 written);
    static void settleMissed(Item &item, const Recipient &recipient, MissCause cause);
    void release();

    std::vector<Item> m_items;
    size_t m_first = 0;
    qsizetype m_offset = 0; // bytes of the first frame that have left
    qint64 m_bytes = 0;
};

} // namespace roomdeck
