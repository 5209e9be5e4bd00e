// Adds up what the I/O workers report about each message.
#pragma once

#include "core/model/receipt.h"
#include "core/model/traffic.h"
#include "core/net/workerorder.h"

#include <QtCore/QHash>

#include <functional>

namespace roomdeck {

/// Hub thread. With one worker a report is passed on as it is; with several the latest of each is added up.
class ReceiptLedger
{
public:
    using ReceiptSink = std::function<void(const Receipt &)>;
    using UpdateSink = std::function<void(const DeliveryUpdate &)>;

    ReceiptLedger(ReceiptSink receipts, UpdateSink updates)
        : m_receipts(std::move(receipts)), m_updates(std::move(updates))
    { }

    /// A message went to `workers` workers; each will report at least once.
    void expect(EventId event, SendId send, int workers);
    void report(const DeliveryReport &report);

private:
    struct Entry
    {
        SendId send = SendId::None;
        int silent = 0; ///< workers that have not reported yet
        QHash<quint32, DeliveryReport> latest; ///< by worker
    };

    void publish(EventId event, const Entry &entry) const;

    QHash<EventId, Entry> m_entries;
    ReceiptSink m_receipts;
    UpdateSink m_updates;
};

} // namespace roomdeck
