// The recipients of one send and what became of each.
#pragma once

#include "core/model/receipt.h"

#include <QtWidgets/QTableView>

#include <functional>

namespace roomdeck {

class ReceiptModel;
class RosterState;

/// Trouble first; a later receipt of the same send changes rows in place. GUI thread.
class RecipientTable : public QTableView
{
    Q_OBJECT

public:
    /// The "ip:port" of a connection; empty when it is not known (any more).
    using AddressOf = std::function<QByteArray(ConnectionId)>;

    explicit RecipientTable(AddressOf addressOf, QWidget *parent = nullptr);
    /// With the addresses of `roster`, which outlives it.
    explicit RecipientTable(const RosterState &roster, QWidget *parent = nullptr);

    void setReceipt(const Receipt &receipt);
    const Receipt &receipt() const;
    /// One line per recipient, tab-separated, for the clipboard.
    QString asText() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    ReceiptModel *m_model;
};

} // namespace roomdeck
