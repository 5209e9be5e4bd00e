// The list behind a receipt: who got it, who waits, who left; with the way to the log row.
#pragma once

#include "core/model/receipt.h"

#include <QtWidgets/QFrame>

class QLabel;
class QPushButton;

namespace roomdeck {

class RecipientTable;
class RosterState;

/// GUI thread. A popup over the composer; follows later receipts of the same send while open.
class ReceiptPopup : public QFrame
{
    Q_OBJECT

public:
    explicit ReceiptPopup(const RosterState &roster, QWidget *parent = nullptr);

    void open(const Receipt &receipt, const QString &title, const QWidget &anchor);
    /// Ignored unless it belongs to the send shown.
    void follow(const Receipt &receipt);

Q_SIGNALS:
    void revealRow(quint64 seq);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void copy() const;
    void reveal();
    void showSummary();

    QLabel *m_title;
    QLabel *m_summary;
    RecipientTable *m_table;
    QPushButton *m_copy;
    QPushButton *m_reveal;
};

} // namespace roomdeck
