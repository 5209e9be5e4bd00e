#include "ui/inspector/inspectorpanel.h"

#include "core/traffic/addressees.h"
#include "core/traffic/filter/filteredit.h"
#include "ui/composer/operatordesk.h"
#include "ui/inspector/jsontreeview.h"
#include "ui/text/displaytext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/emptystate.h"

#include <QtCore/QEvent>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QToolButton>

namespace roomdeck {

InspectorPanel::InspectorPanel(QWidget *parent)
    : QWidget(parent), m_empty(new EmptyState), m_stack(new QStackedWidget), m_tabs(new QTabWidget),
      m_event(new EventPage), m_delivery(new DeliveryPage), m_connection(new ConnectionPage),
      m_raw(new RawPage),
      m_diff(new DiffPage), m_pages{m_event, m_raw, new HexPage, m_delivery, m_connection, m_diff},
      m_only(new QToolButton), m_onlyMenu(new QMenu(this)), m_again(new QPushButton), m_copy(new QPushButton)
{
    m_tabs->setDocumentMode(true);
    m_tabs->setUsesScrollButtons(true);
    for (InspectorPage *page : std::as_const(m_pages))
        m_tabs->addTab(page, page->title());
    m_only->setPopupMode(QToolButton::InstantPopup);
    m_only->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_only->setMenu(m_onlyMenu);

    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(3 * Theme::Step, 2 * Theme::Step, 3 * Theme::Step, 2 * Theme::Step);
    buttons->setSpacing(2 * Theme::Step);
    for (QWidget *button :
         {static_cast<QWidget *>(m_only), static_cast<QWidget *>(m_again), static_cast<QWidget *>(m_copy)})
        buttons->addWidget(button);
    buttons->addStretch();
    auto *filled = new QWidget;
    auto *column = new QVBoxLayout(filled);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tabs, 1);
    column->addLayout(buttons);

    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(filled);
    all->addWidget(m_stack);

    connect(m_tabs, &QTabWidget::currentChanged, this, &InspectorPanel::showCurrentPage);
    connect(m_event, &EventPage::filterRequested, this, &InspectorPanel::filterRequested);
    connect(m_delivery, &DeliveryPage::missesWanted, this, &InspectorPanel::missesWanted);
    connect(m_onlyMenu, &QMenu::aboutToShow, this, &InspectorPanel::buildFilterMenu);
    connect(m_copy, &QPushButton::clicked, this, &InspectorPanel::copy);
    connect(m_again, &QPushButton::clicked, this, [this] {
        if (m_detail)
            Q_EMIT sendAgainRequested(m_detail->entry.type, m_detail->entry.payload);
    });
    retranslate();
}

InspectorPanel::~InspectorPanel() = default;

void InspectorPanel::setStore(LogStore *store)
{
    m_store = store;
    m_diff->setStore(store);
    clear();
}

void InspectorPanel::setConnections(const ConnectionBook *book, const RosterState *roster)
{
    m_connection->setSources(book, roster);
    m_delivery->setSources(book, roster);
}

void InspectorPanel::setReceipts(const OperatorDesk &desk)
{
    m_delivery->setReceipts(desk);
    connect(&desk, &OperatorDesk::receiptChanged, this, [this](const Receipt &receipt) {
        if (m_detail && m_detail->entry.seq == receipt.event && m_tabs->currentWidget() == m_delivery)
            m_delivery->show(*m_detail);
    });
}

void InspectorPanel::setAttendance(const AttendanceBook *book)
{
    m_delivery->setAttendance(book);
}

void InspectorPanel::setMisses(const MissBook *book)
{
    m_delivery->setMisses(book);
}

void InspectorPanel::setRegistry(const DialectRegistry *registry)
{
    m_raw->setRegistry(registry);
}

void InspectorPanel::setWorkers(QThreadPool &workers)
{
    m_diff->setWorkers(&workers);
}

void InspectorPanel::setDialects(const QStringList &names)
{
    m_event->setDialects(names);
    m_connection->setDialects(names);
    showCurrentPage();
}

void InspectorPanel::showRow(quint64 seq)
{
    std::optional<LogDetail> detail = m_store ? logDetail(*m_store, seq) : std::nullopt;
    if (!detail)
        return;
    m_detail = std::move(detail);
    m_stack->setCurrentIndex(1);
    m_again->setEnabled(m_detail->entry.kind == TrafficKind::Message);
    showCurrentPage();
}

void InspectorPanel::refresh()
{
    if (!m_detail || !m_store || !isVisible())
        return;
    const qint64 index = m_store->indexOf(m_detail->entry.seq);
    const Delivery delivery
        = index < 0 || !m_store->isAtHand(index) ? m_detail->delivery : m_store->delivery(index);
    const bool news = delivery != m_detail->delivery;
    m_detail->delivery = delivery;
    QWidget *page = m_tabs->currentWidget();
    if (page == m_connection || (news && page == m_delivery))
        showCurrentPage();
    else if (news && page == m_event)
        m_event->showFields(*m_detail);
}

void InspectorPanel::refreshRecipients()
{
    if (m_tabs->currentWidget() == m_delivery)
        showCurrentPage();
}

void InspectorPanel::clear()
{
    m_detail.reset();
    m_stack->setCurrentIndex(0);
}

void InspectorPanel::showCurrentPage()
{
    if (m_detail)
        m_pages.at(m_tabs->currentIndex())->show(*m_detail);
}

void InspectorPanel::buildFilterMenu()
{
    m_onlyMenu->clear();
    if (!m_detail)
        return;
    const TrafficEntry &entry = m_detail->entry;
    if (entry.kind == TrafficKind::Message || entry.kind == TrafficKind::Error)
        addFilterAction(tr("Type %1"), FilterField::Type, entry.type);
    addFilterAction(tr("User %1"), FilterField::User, entry.user);
    addFilterAction(tr("Room %1"), FilterField::Room, entry.room);
    if (entry.connection != ConnectionId::None)
        addFilterAction(tr("Connection %1"), FilterField::Connection,
                        QByteArray::number(quint64(entry.connection)));
}

void InspectorPanel::addFilterAction(const QString &text, FilterField field, const QByteArray &value)
{
    if (value.isEmpty())
        return;
    QString label = displayText(value, 40);
    label.replace(QLatin1Char('&'), QLatin1String("&&")); // a name is no mnemonic
    const QString term = filterTermFor(field, QString::fromUtf8(value));
    m_onlyMenu->addAction(text.arg(label), this,
                          [this, term] { Q_EMIT filterRequested(term, FilterRequest::Only); });
}

void InspectorPanel::copy()
{
    if (!m_detail)
        return;
    QGuiApplication::clipboard()->setText(QString::fromUtf8(wireText(m_detail->row())));
}

void InspectorPanel::retranslate()
{
    m_empty->setTexts(tr("No message selected"), tr("Select a row in the log to see all of it here."), {});
    for (int i = 0; i < m_pages.size(); ++i)
        m_tabs->setTabText(i, m_pages.at(i)->title());
    m_only->setText(tr("Only this"));
    m_again->setText(tr("Send again…"));
    m_again->setToolTip(tr("Put this message into the composer"));
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy the message as it travelled"));
    showCurrentPage();
}

void InspectorPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

QList<QAction *> InspectorPanel::valueActions() const
{
    return findChild<JsonTreeView *>()->actions();
}

} // namespace roomdeck
