#include "ui/composer/receiptpopup.h"

#include "ui/composer/recipienttable.h"
#include "ui/theme/theme.h"

#include <QtCore/QEvent>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QScreen>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace roomdeck {

namespace {

constexpr int ReceiptWidth = 460; // device-independent pixels
constexpr int ReceiptHeight = 300;

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

ReceiptPopup::ReceiptPopup(const RosterState &roster, QWidget *parent)
    : QFrame(parent, Qt::Popup), m_title(plainLabel(this)), m_summary(plainLabel(this)),
      m_table(new RecipientTable(roster, this)), m_copy(new QPushButton(this)),
      m_reveal(new QPushButton(this))
{
    setFrameShape(QFrame::StyledPanel);
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_summary, 1);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_reveal);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_title);
    column->addWidget(m_table, 1);
    column->addLayout(buttons);
    resize(ReceiptWidth, ReceiptHeight);
    retranslate();

    connect(m_copy, &QPushButton::clicked, this, &ReceiptPopup::copy);
    connect(m_reveal, &QPushButton::clicked, this, &ReceiptPopup::reveal);
}

void ReceiptPopup::retranslate()
{
    m_copy->setText(tr("&Copy"));
    m_reveal->setText(tr("Show in &log"));
}

void ReceiptPopup::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ReceiptPopup::open(const Receipt &receipt, const QString &title, const QWidget &anchor)
{
    m_table->setReceipt(receipt);
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
    if (!isVisible() || receipt.send != m_table->receipt().send)
        return;
    m_table->setReceipt(receipt);
    showSummary();
}

void ReceiptPopup::showSummary()
{
    const Receipt &receipt = m_table->receipt();
    const qint64 ms = (receipt.settledUs + 999) / 1000;
    m_summary->setText(receipt.isFinal() && receipt.settledUs > 0 ? tr("settled within %L1 ms").arg(ms)
                                                                  : QString());
}

void ReceiptPopup::copy() const
{
    QGuiApplication::clipboard()->setText(m_table->asText());
}

void ReceiptPopup::reveal()
{
    close();
    Q_EMIT revealRow(m_table->receipt().event);
}

} // namespace roomdeck
