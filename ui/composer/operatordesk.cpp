#include "ui/composer/operatordesk.h"

#include "core/net/connectionmanager.h"

#include <QtCore/QDateTime>

#include <algorithm>

namespace roomdeck {

namespace {

constexpr qsizetype MaxRemembered = 200;
constexpr qsizetype MaxDetailed = 20; // a receipt may list twenty thousand recipients

} // namespace

OperatorDesk::OperatorDesk(ConnectionManager &connections, QObject *parent)
    : QObject(parent), m_connections(connections)
{ }

SendId OperatorDesk::send(const Draft &draft, const QHash<QByteArray, QByteArray> &answers, quint64 counter)
{
    SentMessage sent;
    sent.timeUs = QDateTime::currentMSecsSinceEpoch() * 1000;
    sent.draft = draft;
    VariableValues values;
    values.nowUs = sent.timeUs;
    values.counter = counter;
    values.answers = answers;
    sent.message = outgoingFrom(draft, values);
    sent.id = m_connections.send(sent.message);
    sent.receipt.send = sent.id;
    m_sent.append(sent);
    if (m_sent.size() > MaxRemembered)
        m_sent.removeFirst();
    if (m_sent.size() > MaxDetailed)
        m_sent[m_sent.size() - MaxDetailed - 1].receipt.details = {};
    Q_EMIT messageSent(sent);
    return sent.id;
}

SentMessage *OperatorDesk::find(SendId id)
{
    const auto found = std::find_if(m_sent.rbegin(), m_sent.rend(),
                                    [id](const SentMessage &sent) { return sent.id == id; });
    return found == m_sent.rend() ? nullptr : &*found;
}

const SentMessage *OperatorDesk::sent(SendId id) const
{
    const auto found
        = std::find_if(m_sent.begin(), m_sent.end(), [id](const SentMessage &sent) { return sent.id == id; });
    return found == m_sent.end() ? nullptr : &*found;
}

const SentMessage *OperatorDesk::sentAs(EventId event) const
{
    const auto found = std::find_if(m_sent.begin(), m_sent.end(), [event](const SentMessage &sent) {
        return event != 0 && sent.receipt.event == event;
    });
    return found == m_sent.end() ? nullptr : &*found;
}

void OperatorDesk::take(const Receipt &receipt)
{
    SentMessage *sent = find(receipt.send);
    if (sent == nullptr)
        return; // the API's, or too old
    sent->receipt = receipt;
    sent->answered = true;
    Q_EMIT receiptChanged(receipt);
}

} // namespace roomdeck
