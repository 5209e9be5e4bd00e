#include "ui/composer/receiptmodel.h"

#include "ui/composer/receipttext.h"
#include "ui/text/displaytext.h"

#include <algorithm>

namespace roomdeck {

namespace {

int rank(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Dropped:
        return 0;
    case Outcome::Disconnected:
        return 1;
    case Outcome::Queued:
        return 2;
    case Outcome::Unknown:
        return 3;
    case Outcome::Written:
        break;
    }
    return 4;
}

} // namespace

ReceiptModel::ReceiptModel(AddressOf addressOf, QObject *parent)
    : QAbstractTableModel(parent), m_addressOf(std::move(addressOf))
{ }

void ReceiptModel::setReceipt(const Receipt &receipt)
{
    const bool sameMessage = receipt.send == m_receipt.send && receipt.event == m_receipt.event;
    if (sameMessage && receipt.details == m_receipt.details) {
        m_receipt = receipt;
        return;
    }
    // People without a connection cannot be told from each other.
    if (!sameMessage || receipt.send == SendId::None || receipt.details.size() != m_rows.size()) {
        replace(receipt);
        return;
    }
    m_receipt = receipt;
    QHash<ConnectionId, RecipientOutcome> latest;
    for (const RecipientOutcome &recipient : receipt.details)
        latest.insert(recipient.connection, recipient);
    for (RecipientOutcome &row : m_rows)
        row = latest.value(row.connection, row);
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, OutcomeColumn), index(int(m_rows.size()) - 1, OutcomeColumn));
}

void ReceiptModel::replace(const Receipt &receipt)
{
    beginResetModel();
    if (receipt.send != m_receipt.send || receipt.event != m_receipt.event)
        m_addresses.clear();
    m_receipt = receipt;
    m_rows = receipt.details;
    rememberAddresses();
    std::sort(m_rows.begin(), m_rows.end(), [](const RecipientOutcome &a, const RecipientOutcome &b) {
        if (a.outcome != b.outcome)
            return rank(a.outcome) < rank(b.outcome);
        return a.user != b.user ? a.user < b.user : a.connection < b.connection;
    });
    endResetModel();
}

void ReceiptModel::rememberAddresses()
{
    for (const RecipientOutcome &row : std::as_const(m_rows)) {
        const QByteArray address
            = row.connection == ConnectionId::None ? QByteArray() : m_addressOf(row.connection);
        if (!address.isEmpty())
            m_addresses.insert(row.connection, address);
    }
}

QString ReceiptModel::text(const RecipientOutcome &recipient, int column) const
{
    switch (column) {
    case UserColumn:
        return displayText(recipient.user);
    case AddressColumn: {
        if (recipient.connection == ConnectionId::None)
            return {};
        const QByteArray address = m_addresses.value(recipient.connection);
        return address.isEmpty() ? tr("connection %1").arg(quint64(recipient.connection))
                                 : displayText(address);
    }
    case OutcomeColumn:
        return outcomeText(recipient.outcome, recipient.cause);
    default:
        return {};
    }
}

QString ReceiptModel::asText() const
{
    QString all;
    for (const RecipientOutcome &row : m_rows) {
        all += text(row, UserColumn) + QLatin1Char('\t') + text(row, AddressColumn) + QLatin1Char('\t')
            + text(row, OutcomeColumn) + QLatin1Char('\n');
    }
    return all;
}

int ReceiptModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ReceiptModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ReceiptModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const RecipientOutcome &row = m_rows.at(index.row());
    if (role == Qt::DisplayRole)
        return text(row, index.column());
    if (role == Qt::UserRole && index.column() == OutcomeColumn)
        return int(row.outcome);
    return {};
}

QVariant ReceiptModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case UserColumn:
        return tr("User");
    case AddressColumn:
        return tr("Connection");
    case OutcomeColumn:
        return tr("Outcome");
    default:
        return {};
    }
}

} // namespace roomdeck
