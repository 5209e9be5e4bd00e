// The recipients of one send and what became of each.
#pragma once

#include "core/model/receipt.h"

#include <QtWidgets/QTableView>

namespace roomdeck {

class ReceiptModel;
class RosterState;

/// Trouble first; a later receipt of the same send changes rows in place. GUI thread; `roster` outlives it.
class RecipientTable : public QTableView
{
    Q_OBJECT

public:
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
