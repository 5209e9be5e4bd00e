#include "ui/mainwindow/mainwindow.h"

#include "core/net/connectionmanager.h"
#include "ui/access/accessdesk.h"
#include "ui/attendance/attendancedesk.h"
#include "ui/audit/auditdesk.h"
#include "ui/chart/stripchart.h"
#include "ui/chart/trafficdesk.h"
#include "ui/composer/composerpanel.h"
#include "ui/inspector/inspectorpanel.h"
#include "ui/log/logpanel.h"
#include "ui/log/logview.h"
#include "ui/mainwindow/hostingbar.h"
#include "ui/mainwindow/menus.h"
#include "ui/mainwindow/paneldock.h"
#include "ui/mainwindow/statussummary.h"
#include "ui/moderation/moderationdesk.h"
#include "ui/notify/attentiondesk.h"
#include "ui/rooms/roomspanel.h"
#include "ui/sessions/recordingdesk.h"
#include "ui/sessions/sessiondesk.h"
#include "ui/settings/languageswitch.h"
#include "ui/settings/settingsdialog.h"
#include "ui/text/displaytext.h"
#include "ui/text/quantities.h"
#include "ui/users/userspanel.h"
#include "ui/widgets/messagebar.h"

#include <QtGui/QCloseEvent>
#include <QtGui/QScreen>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QVBoxLayout>

#include <utility>

namespace roomdeck {

namespace {

constexpr int NarrowWidth = 1340;
constexpr int LowHeight = 780;

const QString geometryState = QStringLiteral("geometry");
const QString docksState = QStringLiteral("docks");
const QString logState = QStringLiteral("log");

} // namespace

MainWindow::MainWindow(const WindowContext &context, const ServerSettings &server, QWidget *parent)
    : QMainWindow(parent), m_context(context), m_roomsModel(m_roster),
      m_usersModel(m_roster, m_registry.names()), m_hosting(context.manager, server),
      m_bar(new HostingBar(m_actions)), m_status(new StatusSummary), m_messages(new MessageBar),
      m_rooms(new RoomsPanel(m_roomsModel)), m_users(new UsersPanel(m_usersModel)),
      m_log(new LogPanel(context.workers)), m_inspector(new InspectorPanel),
      m_composer(new ComposerPanel(context.manager, m_roster)),
      m_chart((new TrafficDesk(m_roster, *m_log, m_everySecond, this))->chart())
{
    createPanels();
    createMenus();
    createCommands();
    connectServer();
    connectLog();
    connectComposer();
    connectPanels();
    connectActions();
    connectPreferences();
    applyLogBounds();
    retranslate();
    showStatus({});
    restoreLayout();
    setFocus(); // or the first button would have the keyboard, and a stray Space stop hosting
    m_everySecond.start(1000);
}

MainWindow::~MainWindow() = default;

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveLayout();
    m_sessions->closeAll(); // they would keep the program hosting out of sight
    QMainWindow::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    fitToSize();
}

// A narrow window puts the composer under the inspector: side by side they would not fit. A low one leaves
// one lane of the chart, for the log's sake.
void MainWindow::fitToSize()
{
    const Qt::DockWidgetArea area
        = width() < NarrowWidth ? Qt::BottomDockWidgetArea : Qt::RightDockWidgetArea;
    if (corner(Qt::BottomRightCorner) != area)
        setCorner(Qt::BottomRightCorner, area);
    m_chart->setFixedHeight(height() < LowHeight ? m_chart->minimumSizeHint().height()
                                                 : m_chart->sizeHint().height());
}

// Where nothing is remembered, the panels leave the log the larger part of any window.
void MainWindow::apportion()
{
    resizeDocks({m_roomsDock, m_inspectorDock},
                {qBound(184, width() / 6, 248), qBound(264, width() / 4, 352)}, Qt::Horizontal);
    resizeDocks({m_composerDock}, {qBound(150, height() * 24 / 100, 216)}, Qt::Vertical);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (!std::exchange(m_apportioned, true))
        apportion(); // panels have no sizes before
}

void MainWindow::createPanels()
{
    setDockNestingEnabled(true);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    addToolBar(m_bar);
    setStatusBar(m_status);

    auto *centre = new QWidget;
    centre->setBackgroundRole(QPalette::Base);
    centre->setAutoFillBackground(true);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_messages);
    column->addWidget(m_log, 1);
    setCentralWidget(centre);

    m_roomsDock = new PanelDock(QStringLiteral("rooms"), m_rooms, PanelDock::Heading::Caption);
    m_usersDock = new PanelDock(QStringLiteral("users"), m_users, PanelDock::Heading::Caption);
    m_inspectorDock = new PanelDock(QStringLiteral("inspector"), m_inspector, PanelDock::Heading::None);
    m_composerDock = new PanelDock(QStringLiteral("composer"), m_composer, PanelDock::Heading::None);
    m_chartDock = new PanelDock(QStringLiteral("traffic"), m_chart, PanelDock::Heading::None);
    addDockWidget(Qt::LeftDockWidgetArea, m_roomsDock);
    splitDockWidget(m_roomsDock, m_usersDock, Qt::Vertical);
    addDockWidget(Qt::RightDockWidgetArea, m_inspectorDock);
    addDockWidget(Qt::BottomDockWidgetArea, m_chartDock);
    splitDockWidget(m_chartDock, m_composerDock, Qt::Vertical);
    resizeDocks({m_roomsDock, m_usersDock}, {260, 460}, Qt::Vertical);
}

void MainWindow::createMenus()
{
    m_menus = new Menus(*menuBar(), m_actions, m_log->actions(), this);
    m_menus->addPanelToggles({m_roomsDock->toggleViewAction(), m_usersDock->toggleViewAction(),
                              m_inspectorDock->toggleViewAction(), m_composerDock->toggleViewAction(),
                              m_chartDock->toggleViewAction(), m_bar->toggleViewAction()});
    m_menus->addSendActions(m_composer->menuActions());
    m_menus->addTemplates(m_composer->templateActions(), m_composer->scheduleActions());
    m_menus->addValueActions(m_inspector->valueActions());
    m_menus->addColumnToggles(m_log->view().columnActions());
    m_menus->setScheme(m_context.settings.scheme());
    m_menus->setLanguage(m_context.settings.language());
}

void MainWindow::connectServer()
{
    ConnectionManager &manager = m_context.manager;
    connect(&manager, &ConnectionManager::rosterChanged, &m_roster, &RosterState::apply);
    connect(&manager, &ConnectionManager::trafficReady, m_log, &LogPanel::appendBatch);
    connect(&m_hosting, &Hosting::statusChanged, this, &MainWindow::showStatus);
    connect(&m_roster, &RosterState::statsChanged, this, &MainWindow::showCounts);
    manager.setObserved(true);
    connect(&m_everySecond, &QTimer::timeout, &m_roomsModel, &RoomsModel::sample);
    connect(&m_everySecond, &QTimer::timeout, m_bar, &HostingBar::sample);
}

void MainWindow::connectLog()
{
    const QStringList dialects = dialectNamesById();
    m_log->setDialects(dialects);
    connect(m_log, &LogPanel::statsChanged, this, &MainWindow::showLogStats);
    connect(m_log, &LogPanel::followingChanged, m_actions.follow, &QAction::setChecked);
    connect(m_log, &LogPanel::pausedChanged, m_actions.pause, &QAction::setChecked);
    connect(m_log, &LogPanel::startRequested, &m_hosting, &Hosting::start);
    connect(m_log, &LogPanel::testPageRequested, this, &MainWindow::openTestPage);
    connect(m_log, &LogPanel::scopeChanged, m_rooms, &RoomsPanel::setCurrentRoom);
    connect(m_actions.follow, &QAction::triggered, m_log, &LogPanel::setFollowing);
    connect(m_actions.pause, &QAction::triggered, m_log, &LogPanel::setPaused);
    connect(m_actions.clearLog, &QAction::triggered, m_log, &LogPanel::clear);
    m_actions.follow->setChecked(m_log->isFollowing());
    m_inspector->setStore(&m_log->store());
    m_inspector->setWorkers(m_context.workers);
    m_inspector->setConnections(&m_log->connections(), &m_roster);
    m_inspector->setDialects(dialects);
    m_inspector->setRegistry(&m_registry);
    m_inspector->setReceipts(m_composer->desk());
    connect(m_log, &LogPanel::currentRowChanged, m_inspector, &InspectorPanel::showRow);
    connect(m_inspector, &InspectorPanel::filterRequested, m_log, &LogPanel::requestFilter);
    connect(m_log, &LogPanel::stateChanged, this,
            [this] { m_context.settings.setState(logState, m_log->saveState()); });
    connect(&m_everySecond, &QTimer::timeout, m_inspector, &InspectorPanel::refresh);
}

void MainWindow::connectComposer()
{
    ConnectionManager &manager = m_context.manager;
    if (!m_context.dataDirectory.isEmpty())
        m_composer->setDataDirectory(m_context.dataDirectory);
    connect(m_actions.writeMessage, &QAction::triggered, this, [this] {
        m_composerDock->show();
        m_composer->focusPayload();
    });
    connect(&manager, &ConnectionManager::receiptChanged, m_composer, &ComposerPanel::receiptChanged);
    connect(&manager, &ConnectionManager::trafficReady, m_composer, &ComposerPanel::learnFrom);
    connect(&m_hosting, &Hosting::statusChanged, m_composer, &ComposerPanel::serverStatusChanged);
    connect(m_composer, &ComposerPanel::revealRow, m_log, &LogPanel::revealRow);
    connect(m_composer, &ComposerPanel::showRequested, m_composerDock, &QWidget::show);
    connect(m_inspector, &InspectorPanel::sendAgainRequested, this, &MainWindow::editAgain);
    connect(m_log, &LogPanel::sendAgainRequested, this, &MainWindow::editAgain);
    connect(m_log, &LogPanel::replyRequested, this, &MainWindow::compose);
}

void MainWindow::editAgain(const QByteArray &type, const QByteArray &payload)
{
    m_composerDock->show();
    m_composer->editAgain(type, payload);
    activateWindow();
}

void MainWindow::compose(const Target &target)
{
    m_composerDock->show();
    m_composer->setTarget(target);
    m_composer->focusPayload();
}

void MainWindow::connectPanels()
{
    connect(m_rooms, &RoomsPanel::currentRoomChanged, this, &MainWindow::showRoom);
    connect(m_rooms, &RoomsPanel::startRequested, &m_hosting, &Hosting::start);
    connect(m_rooms, &RoomsPanel::copyAddressRequested, this, &MainWindow::copyAddress);
    connect(m_users, &UsersPanel::startRequested, &m_hosting, &Hosting::start);
    connect(m_users, &UsersPanel::testPageRequested, this, &MainWindow::openTestPage);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_usersModel, signal, this, &MainWindow::showCounts);
    connect(&m_usersModel, &QAbstractItemModel::modelReset, this, &MainWindow::showCounts);
}

void MainWindow::showCounts()
{
    const ServerStats &stats = m_roster.stats();
    m_status->setStats(stats);
    m_bar->setRate(stats.messagesPerSecond);
    m_roomsDock->setCount(quantities::count(m_roomsModel.rowCount() - 1));
    m_usersDock->setCount(quantities::count(m_usersModel.rowCount()));
}

void MainWindow::showRoom(const QByteArray &room)
{
    m_users->setRoom(room);
    m_log->setScope(room, {});
    m_usersDock->setTitle(tr("Users"),
                          room.isEmpty() ? tr("Users") : tr("Users in %1").arg(displayText(room, 40)));
    showCounts();
}

void MainWindow::showLogStats()
{
    m_status->setLog(m_log->stats());
}

void MainWindow::restoreLayout()
{
    // The frame, whose size is not known before the window is shown, must fit as well.
    resize(QSize(1440, 900).boundedTo(screen()->availableSize() - QSize(16, 48)));
    m_firstLayout = saveState();
    restoreGeometry(m_context.settings.state(geometryState));
    m_apportioned = restoreState(m_context.settings.state(docksState));
    m_log->restoreState(m_context.settings.state(logState));
    fitToSize();
}

void MainWindow::saveLayout()
{
    m_context.settings.setState(geometryState, saveGeometry());
    m_context.settings.setState(docksState, saveState());
    m_context.settings.setState(logState, m_log->saveState());
}

void MainWindow::retranslate()
{
    m_actions.retranslate();
    m_menus->retranslate();
    m_desk->retranslate();
    m_audit->retranslate();
    m_attention->retranslate();
    m_access->retranslate();
    m_roomsModel.retranslate();
    m_usersModel.retranslate();
    m_roomsDock->setTitle(tr("Rooms"));
    m_inspectorDock->setTitle(tr("Inspector"));
    m_composerDock->setTitle(tr("Composer"));
    m_attendance->retranslate();
    m_chartDock->setTitle(tr("Traffic over time"));
    showRoom(m_rooms->currentRoom());
    showProblem();
}

} // namespace roomdeck
