#include "ui/composer/receiptpopup.h"

#include "ui/composer/receiptmodel.h"
#include "ui/composer/receipttext.h"
#include "ui/models/rosterstate.h"

#include <QtCore/QEvent>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QScreen>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStyledItemDelegate>
#include <QtWidgets/QTableView>

namespace roomdeck {

namespace {

constexpr int Width = 460; // device-independent pixels
constexpr int Height = 300;
constexpr int NameWidth = 150;
constexpr int AddressWidth = 150;

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

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

ReceiptPopup::ReceiptPopup(const RosterState &roster, QWidget *parent)
    : QFrame(parent, Qt::Popup), m_model(new ReceiptModel(roster, this)), m_title(plainLabel(this)),
      m_summary(plainLabel(this)), m_table(new QTableView(this)), m_copy(new QPushButton(this)),
      m_reveal(new QPushButton(this))
{
    setFrameShape(QFrame::StyledPanel);
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new OutcomeDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(Theme::RowHeight);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setColumnWidth(ReceiptModel::UserColumn, NameWidth);
    m_table->setColumnWidth(ReceiptModel::AddressColumn, AddressWidth);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_summary, 1);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_reveal);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_title);
    column->addWidget(m_table, 1);
    column->addLayout(buttons);
    resize(Width, Height);
    retranslate();

    connect(m_copy, &QPushButton::clicked, this, &ReceiptPopup::copy);
    connect(m_reveal, &QPushButton::clicked, this, &ReceiptPopup::reveal);
}

void ReceiptPopup::retranslate()
{
    m_copy->setText(tr("&Copy"));
    m_reveal->setText(tr("Show in &log"));
    m_table->setAccessibleName(tr("Recipients of the message"));
}

void ReceiptPopup::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ReceiptPopup::open(const Receipt &receipt, const QString &title, const QWidget &anchor)
{
    m_model->setReceipt(receipt);
    m_title->setText(title);
    m_reveal->setEnabled(receipt.event != 0);
    showSummary();
    QPoint place = anchor.mapToGlobal(QPoint(0, -height() - Theme::Step));
    const QRect free = anchor.screen()->availableGeometry();
    place.setY(qMax(free.top(), place.y()));
    place.setX(qBound(free.left(), place.x(), qMax(free.left(), free.right() - width())));
    move(place);
    show();
    m_table->setFocus(Qt::PopupFocusReason);
}

void ReceiptPopup::follow(const Receipt &receipt)
{
    if (!isVisible() || receipt.send != m_model->receipt().send)
        return;
    m_model->setReceipt(receipt);
    showSummary();
}

void ReceiptPopup::showSummary()
{
    const Receipt &receipt = m_model->receipt();
    const qint64 ms = (receipt.settledUs + 999) / 1000;
    m_summary->setText(receipt.isFinal() && receipt.settledUs > 0 ? tr("settled within %L1 ms").arg(ms)
                                                                  : QString());
}

void ReceiptPopup::copy() const
{
    QGuiApplication::clipboard()->setText(m_model->asText());
}

void ReceiptPopup::reveal()
{
    close();
    Q_EMIT revealRow(m_model->receipt().event);
}

} // namespace roomdeck
