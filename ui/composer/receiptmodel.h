// What became of one send, recipient by recipient.
#pragma once

#include "core/model/receipt.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QHash>

#include <functional>

namespace roomdeck {

/// Trouble first, then by name. A later receipt of the same send changes rows in place, so a reader keeps the
/// place. GUI thread. Names are shown escaped.
class ReceiptModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { UserColumn, AddressColumn, OutcomeColumn, ColumnCount };

    /// The "ip:port" of a connection; empty when it is not known (any more).
    using AddressOf = std::function<QByteArray(ConnectionId)>;

    explicit ReceiptModel(AddressOf addressOf, QObject *parent = nullptr);

    void setReceipt(const Receipt &receipt);
    const Receipt &receipt() const { return m_receipt; }
    /// One line per recipient, tab-separated, for the clipboard.
    QString asText() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void replace(const Receipt &receipt);
    void rememberAddresses();
    QString text(const RecipientOutcome &recipient, int column) const;

    const AddressOf m_addressOf;
    Receipt m_receipt;
    QList<RecipientOutcome> m_rows;
    QHash<ConnectionId, QByteArray> m_addresses; // of those who left, too
};

} // namespace roomdeck
