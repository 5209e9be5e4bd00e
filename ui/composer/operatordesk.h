// Sends what the operator wrote and keeps the receipts.
#pragma once

#include "core/model/receipt.h"
#include "core/operator/draft.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

namespace roomdeck {

class ConnectionManager;

/// One send of this session, newest receipt included.
struct SentMessage
{
    SendId id = SendId::None;
    Draft draft;
    Outgoing message; ///< as it left, variables filled in
    qint64 timeUs = 0; ///< UTC µs
    Receipt receipt; ///< recipients 0 and event 0 until the server answered
    bool answered = false; ///< a receipt has arrived
};

/// The one way from the window to ConnectionManager::send(), for the composer, templates and schedules alike.
/// GUI thread; the manager may live elsewhere, its receipts are brought to take(). Remembers the last sends,
/// bounded.
class OperatorDesk : public QObject
{
    Q_OBJECT

public:
    explicit OperatorDesk(ConnectionManager &connections, QObject *parent = nullptr);

    /// Fills the variables of `draft` in and sends it. The receipt follows through receiptChanged().
    SendId send(const Draft &draft, const QHash<QByteArray, QByteArray> &answers = {}, quint64 counter = 0);

    /// Null when it was too long ago.
    const SentMessage *sent(SendId id) const;
    /// The send whose event has this place in the log; null when it was none of ours.
    const SentMessage *sentAs(EventId event) const;
    const QList<SentMessage> &all() const { return m_sent; }

public Q_SLOTS:
    void take(const roomdeck::Receipt &receipt);

Q_SIGNALS:
    void messageSent(const roomdeck::SentMessage &message);
    void receiptChanged(const roomdeck::Receipt &receipt);

private:
    SentMessage *find(SendId id);

    ConnectionManager &m_connections;
    QList<SentMessage> m_sent; // oldest first
};

} // namespace roomdeck
