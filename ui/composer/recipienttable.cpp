#include "ui/composer/recipienttable.h"

#include "ui/composer/receiptmodel.h"
#include "ui/composer/receipttext.h"
#include "ui/models/rosterstate.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QStyledItemDelegate>

namespace roomdeck {

namespace {

constexpr int widestColumn = 45 * Theme::Step;
constexpr int measuredRows = 50; // for the width of a column; there may be thousands

/// Colours the outcome by its role; the word says the same.
class OutcomeDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const QVariant outcome = index.data(Qt::UserRole);
        if (outcome.isValid())
            option->palette.setColor(QPalette::Text,
                                     Theme::color(outcomeRole(Outcome(outcome.toInt())), option->palette));
    }
};

} // namespace

RecipientTable::RecipientTable(const RosterState &roster, QWidget *parent)
    : RecipientTable(
        [&roster](ConnectionId id) {
            const ConnectionInfo *connection = roster.connection(id);
            return connection ? connection->address : QByteArray();
        },
        parent)
{ }

RecipientTable::RecipientTable(AddressOf addressOf, QWidget *parent)
    : QTableView(parent), m_model(new ReceiptModel(std::move(addressOf), this))
{
    setModel(m_model);
    setItemDelegate(new OutcomeDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(Theme::RowHeight);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    // Who and what became of it must be read where there is little room; where from may be cut.
    horizontalHeader()->moveSection(ReceiptModel::OutcomeColumn, ReceiptModel::AddressColumn);
    horizontalHeader()->setMaximumSectionSize(widestColumn);
    horizontalHeader()->setSectionResizeMode(ReceiptModel::AddressColumn, QHeaderView::Stretch);
    horizontalHeader()->setResizeContentsPrecision(measuredRows);
    retranslate();
}

void RecipientTable::setReceipt(const Receipt &receipt)
{
    m_model->setReceipt(receipt);
}

const Receipt &RecipientTable::receipt() const
{
    return m_model->receipt();
}

QString RecipientTable::asText() const
{
    return m_model->asText();
}

void RecipientTable::retranslate()
{
    setAccessibleName(tr("Recipients of the message"));
}

void RecipientTable::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QTableView::changeEvent(event);
}

} // namespace roomdeck
