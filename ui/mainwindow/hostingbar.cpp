#include "ui/mainwindow/hostingbar.h"

#include "ui/mainwindow/actions.h"
#include "ui/mainwindow/addressfield.h"
#include "ui/text/quantities.h"
#include "ui/widgets/sparkline.h"
#include "ui/widgets/tintedlabel.h"

#include <QtCore/QEvent>
#include <QtWidgets/QLayout>
#include <QtWidgets/QToolButton>

namespace roomdeck {

namespace {

constexpr int SparklineFromWidth = 1140;

} // namespace

HostingBar::HostingBar(const Actions &actions, QWidget *parent)
    : QToolBar(parent), m_address(new AddressField), m_sparkline(new Sparkline),
      m_rateNumber(new TintedLabel(Theme::Role::Text, TintedLabel::Size::Title)),
      m_rateUnit(new TintedLabel(Theme::Role::Dim))
{
    setObjectName(QStringLiteral("hostingBar"));
    setMovable(false);
    setIconSize({16, 16});
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    addButton(actions.startStop);
    addWidget(m_address);
    addButton(actions.copyAddress);
    addButton(actions.showQrCode);
    addSeparator();
    addButton(actions.follow);
    addButton(actions.pause);
    auto *stretch = new QWidget;
    stretch->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(stretch);
    m_sparklinePlace = addWidget(m_sparkline);
    m_ratePlaces = {addWidget(m_rateNumber), addWidget(m_rateUnit)};
    m_sparkline->setMaximumWidth(m_sparkline->sizeHint().width());
    m_rateUnit->setContentsMargins(0, 0, Theme::Step, 0);
    m_rateNumber->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    retranslate();
}

void HostingBar::setStatus(ServerState state, const QByteArray &url)
{
    m_address->setStatus(state, url);
}

void HostingBar::setRate(double messagesPerSecond)
{
    m_rate = messagesPerSecond;
    m_rateNumber->setText(quantities::rateNumber(m_rate));
}

void HostingBar::sample()
{
    m_sparkline->push(m_rate);
}

// Starting and stopping change how wide a button and the address are.
bool HostingBar::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        fit();
    return QToolBar::event(event);
}

// In a narrow window the buttons matter more than the rate, which the status bar tells as well, and the
// number more than the picture beside it.
void HostingBar::resizeEvent(QResizeEvent *event)
{
    fit();
    QToolBar::resizeEvent(event);
}

void HostingBar::fit()
{
    const bool wide = width() >= SparklineFromWidth;
    m_sparklinePlace->setVisible(wide);
    // Digits of different widths must neither shake the picture nor push the unit out.
    const int figures = m_rateNumber->fontMetrics().horizontalAdvance(QStringLiteral("88,888"));
    m_rateNumber->setMinimumWidth(wide ? figures : 0);
    int needed = contentsMargins().left() + contentsMargins().right() + 2 * layout()->spacing();
    const QList<QAction *> all = actions();
    for (QAction *action : all) {
        const QWidget *widget = widgetForAction(action);
        if (action != m_sparklinePlace)
            needed += (widget == m_rateNumber ? figures : widget->sizeHint().width()) + layout()->spacing();
    }
    for (QAction *place : std::as_const(m_ratePlaces))
        place->setVisible(needed <= width());
}

void HostingBar::changeEvent(QEvent *event)
{
    QToolBar::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void HostingBar::addButton(QAction *action)
{
    insertButton(action, nullptr);
}

void HostingBar::insertButton(QAction *action, QAction *before)
{
    insertAction(before, action);
    auto *button = qobject_cast<QToolButton *>(widgetForAction(action));
    button->setAutoRaise(false);
    button->setFocusPolicy(Qt::TabFocus);
}

void HostingBar::retranslate()
{
    setWindowTitle(tr("Tool bar"));
    m_rateUnit->setText(tr("msg/s"));
    setRate(m_rate);
    m_sparkline->setAccessibleName(tr("Messages per second, lately"));
    m_sparkline->setToolTip(m_sparkline->accessibleName());
}

} // namespace roomdeck
