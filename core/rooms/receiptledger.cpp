#include "core/rooms/receiptledger.h"

namespace roomdeck {

namespace {

quint32 pendingOf(const DeliveryReport &r)
{
    return r.recipients - r.written - r.dropped - r.disconnected;
}

} // namespace

void ReceiptLedger::expect(EventId event, SendId send, int workers)
{
    // One worker and nobody who wants names: its reports are complete in themselves.
    if (workers == 1 && send == SendId::None)
        return;
    m_entries.insert(event, {send, workers, {}});
}

void ReceiptLedger::report(const DeliveryReport &report)
{
    const auto it = m_entries.find(report.event);
    if (it == m_entries.end()) {
        m_updates({report.event, report.recipients, report.written, report.dropped, report.disconnected,
                   qint32(report.latencyUs)});
        return;
    }
    if (!it->latest.contains(report.worker))
        --it->silent;
    it->latest[report.worker] = report;
    publish(report.event, *it);
    quint32 pending = 0;
    for (const DeliveryReport &r : std::as_const(it->latest))
        pending += pendingOf(r);
    if (it->silent == 0 && pending == 0)
        m_entries.erase(it);
}

void ReceiptLedger::publish(EventId event, const Entry &entry) const
{
    Receipt receipt;
    receipt.send = entry.send;
    receipt.event = event;
    for (const DeliveryReport &r : entry.latest) {
        receipt.recipients += int(r.recipients);
        receipt.written += int(r.written);
        receipt.dropped += int(r.dropped);
        receipt.disconnected += int(r.disconnected);
        receipt.queued += int(pendingOf(r));
        receipt.settledUs = qMax(receipt.settledUs, qint64(r.latencyUs));
        for (const RecipientOutcome &outcome : r.details)
            receipt.details.append(outcome);
    }
    // Until every worker has spoken the numbers would be too small; nothing understates its audience.
    if (entry.silent > 0)
        return;
    m_updates({event, quint32(receipt.recipients), quint32(receipt.written), quint32(receipt.dropped),
               quint32(receipt.disconnected), qint32(receipt.settledUs)});
    if (receipt.send != SendId::None)
        m_receipts(receipt);
}

} // namespace roomdeck
