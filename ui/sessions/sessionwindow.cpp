#include "ui/sessions/sessionwindow.h"

#include "ui/attendance/attendancedesk.h"
#include "ui/chart/stripchart.h"
#include "ui/chart/trafficdesk.h"
#include "ui/inspector/inspectorpanel.h"
#include "ui/log/logactions.h"
#include "ui/log/logpanel.h"
#include "ui/log/logview.h"
#include "ui/mainwindow/paneldock.h"
#include "ui/sessions/connectionlookup.h"
#include "ui/sessions/logexporter.h"
#include "ui/sessions/misslookup.h"
#include "ui/sessions/recordingdesk.h"
#include "ui/sessions/sessionfollower.h"
#include "ui/sessions/sessionpeoplemodel.h"
#include "ui/sessions/sessionpeoplepanel.h"
#include "ui/sessions/sessionsurvey.h"
#include "ui/settings/windowsettings.h"
#include "ui/text/displaytext.h"
#include "ui/text/quantities.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/tintedlabel.h"

#include <QtCore/QDateTime>
#include <QtCore/QEvent>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtGui/QAction>
#include <QtGui/QCloseEvent>
#include <QtGui/QScreen>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QVBoxLayout>

namespace roomdeck {

namespace {

const QString geometryState = QStringLiteral("sessionGeometry");
const QString docksState = QStringLiteral("sessionPanels");
const QString logState = QStringLiteral("log");

constexpr int lowHeight = 700; // below, the chart shows one lane

QString moment(qint64 utcUs)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(utcUs / 1000), QLocale::ShortFormat);
}

} // namespace

SessionWindow::SessionWindow(const OpenedSession &session, WindowSettings &settings, QThreadPool &workers)
    : m_session(session), m_settings(settings), m_workers(workers), m_log(new LogPanel(workers)),
      m_inspector(new InspectorPanel),
      m_inspectorDock(new PanelDock(QStringLiteral("inspector"), m_inspector, PanelDock::Heading::None)),
      m_chart(new StripChart),
      m_chartDock(new PanelDock(QStringLiteral("traffic"), m_chart, PanelDock::Heading::None)),
      m_peopleModel(new SessionPeopleModel(this)), m_people(new SessionPeoplePanel(*m_peopleModel)),
      m_peopleDock(new PanelDock(QStringLiteral("people"), m_people, PanelDock::Heading::Caption)),
      m_attendance(new AttendanceDesk(this, AttendanceDesk::Kind::Recorded)),
      m_survey(new SessionSurvey(session.sessionPath, workers, this)),
      m_summary(new TintedLabel(Theme::Role::Dim, TintedLabel::Size::Small)), m_banner(new MessageBar),
      m_exporter(new LogExporter({*m_log, workers, *m_banner, [this] { return exportContext(); }}, this)),
      m_close(new QAction(this)), m_copy(new QAction(this)), m_selectAll(new QAction(this)),
      m_showInFolder(new QAction(this)), m_follow(new QAction(this)), m_rows(session.rows()),
      m_lastUs(session.index.empty() ? 0 : session.index.back().lastUs)
{
    setAttribute(Qt::WA_DeleteOnClose);
    createLayout();
    createDocks();
    createMenus();
    connectLog();
    connectSurvey();
    connectPeople();
    if (session.info.stoppedUs == 0)
        follow();
    retranslate();
    m_log->setCaps({settings.logRows(), settings.logMegabytes() * 1'000'000});
    m_log->restoreState(settings.state(logState));
    m_log->showSession(m_session.pages, m_session.index);
    m_log->view().goTo(0);
    m_log->setFocus();
    m_survey->advance();
}

SessionWindow::~SessionWindow() = default;

void SessionWindow::createLayout()
{
    m_summary->setContentsMargins(3 * Theme::Step, 2 * Theme::Step, 3 * Theme::Step, 0);
    auto *centre = new QWidget;
    centre->setBackgroundRole(QPalette::Base);
    centre->setAutoFillBackground(true);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(m_summary);
    column->addWidget(m_log, 1);
    setCentralWidget(centre);
}

void SessionWindow::createDocks()
{
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    addDockWidget(Qt::LeftDockWidgetArea, m_peopleDock);
    addDockWidget(Qt::RightDockWidgetArea, m_inspectorDock);
    addDockWidget(Qt::BottomDockWidgetArea, m_chartDock);
    // The frame, whose size is not known before the window is shown, must fit as well.
    const QSize most = screen()->availableSize() - QSize(16, 48);
    resize(QSize(1440, 860).boundedTo(most));
    resizeDocks({m_peopleDock, m_inspectorDock}, {216, 336}, Qt::Horizontal);
    restoreGeometry(m_settings.state(geometryState));
    if (!isMaximized() && !isFullScreen()) // it may come from a larger screen
        resize(size().boundedTo(most));
    restoreState(m_settings.state(docksState));
}

void SessionWindow::createMenus()
{
    m_close->setShortcut(QKeySequence::Close);
    m_copy->setShortcut(QKeySequence::Copy);
    m_selectAll->setShortcut(QKeySequence::SelectAll);
    connect(m_close, &QAction::triggered, this, &QWidget::close);
    connect(m_copy, &QAction::triggered, &m_log->view(), &LogView::copyRequested);
    connect(m_selectAll, &QAction::triggered, &m_log->view(), &QAbstractItemView::selectAll);
    connect(m_showInFolder, &QAction::triggered, this, [this] { showFileInFolder(m_session.path); });

    m_fileMenu = menuBar()->addMenu(QString());
    m_fileMenu->addActions({m_exporter->action(), m_showInFolder, m_fileMenu->addSeparator(), m_close});
    m_editMenu = menuBar()->addMenu(QString());
    m_editMenu->addActions({m_copy, m_selectAll, m_editMenu->addSeparator()});
    m_log->actions().addEditActions(*m_editMenu);
    m_viewMenu = menuBar()->addMenu(QString());
    if (m_session.info.stoppedUs == 0)
        m_viewMenu->addAction(m_follow);
    m_log->actions().addViewActions(*m_viewMenu);
    m_viewMenu->addSeparator();
    m_columnsMenu = m_viewMenu->addMenu(QString());
    m_columnsMenu->addActions(m_log->view().columnActions());
    for (PanelDock *dock : {m_peopleDock, m_inspectorDock, m_chartDock})
        m_viewMenu->addAction(dock->toggleViewAction());
    m_sessionMenu = menuBar()->addMenu(QString());
    m_sessionMenu->addAction(m_attendance->action());
}

void SessionWindow::addFileActions(const QList<QAction *> &actions)
{
    QAction *first = m_fileMenu->actions().constFirst();
    for (QAction *action : actions)
        m_fileMenu->insertAction(first, action);
}

void SessionWindow::connectLog()
{
    QStringList dialects{QString()};
    for (const QByteArray &name : m_session.info.dialects)
        dialects.append(displayText(name, 32));
    m_log->setDialects(dialects);
    m_inspector->setStore(&m_log->store());
    m_inspector->setWorkers(m_workers);
    m_inspector->setRegistry(&m_registry);
    m_inspector->setConnections(&m_log->connections(), nullptr);
    m_inspector->setDialects(dialects);
    connect(m_log, &LogPanel::currentRowChanged, m_inspector, &InspectorPanel::showRow);
    new ConnectionLookup(
        *m_log, *m_inspector, m_workers, [pages = m_session.pages] { return ConnectionLookup::Files{pages}; },
        this);
    new MissLookup(
        *m_inspector, m_workers, [pages = m_session.pages] { return ConnectionLookup::Files{pages}; }, this);
    connect(m_inspector, &InspectorPanel::filterRequested, m_log, &LogPanel::requestFilter);
    connect(m_inspector, &InspectorPanel::sendAgainRequested, this, &SessionWindow::sendAgainRequested);
    connect(m_log, &LogPanel::sendAgainRequested, this, &SessionWindow::sendAgainRequested);
}

void SessionWindow::connectSurvey()
{
    m_chart->setHistory(&m_survey->glance().activity);
    tieChartToLog(*m_chart, *m_log);
    m_inspector->setAttendance(&m_survey->glance().attendance);
    connect(m_survey, &SessionSurvey::advanced, this, [this](const SessionMarks &marks) {
        m_log->addMarks(marks.errors, marks.operatorRows);
        m_inspector->refreshRecipients();
        showGlance();
    });
}

void SessionWindow::connectPeople()
{
    connect(m_people, &SessionPeoplePanel::chosen, m_log, &LogPanel::setScope);
    connect(m_log, &LogPanel::scopeChanged, m_people, &SessionPeoplePanel::setCurrent);
    connect(m_attendance, &AttendanceDesk::visitorActivated, m_log, &LogPanel::setScope);
}

void SessionWindow::showGlance()
{
    const SessionGlance &glance = m_survey->glance();
    m_chart->setLive(m_follower && m_follower->isGrowing());
    m_chart->refresh();
    m_peopleModel->update(glance);
    m_peopleDock->setCount(quantities::count(m_peopleModel->users()));
    m_attendance->setBook(glance.attendance, m_lastUs);
}

// Whoever records: this program, another one, or nobody since a crash.
void SessionWindow::follow()
{
    m_follow->setCheckable(true);
    m_follow->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_End));
    connect(m_follow, &QAction::triggered, m_log, &LogPanel::setFollowing);
    connect(m_log, &LogPanel::followingChanged, m_follow, &QAction::setChecked);
    m_follower = new SessionFollower(m_session.pages, m_rows, this);
    connect(m_follower, &SessionFollower::grown, this, &SessionWindow::takeGrowth);
}

void SessionWindow::takeGrowth(const SessionGrowth &growth)
{
    for (const LoadedPage &known : growth.settled)
        m_log->store().insertBlock(known.page.place, known.block);
    if (!growth.added.empty()) {
        m_log->extendSession(m_session.pages, growth.added);
        m_rows = growth.added.back().page.place + growth.added.back().page.count;
        m_lastUs = growth.added.back().page.lastUs;
        m_survey->advance();
    }
    m_session.info.stoppedUs = growth.stoppedUs;
    m_chart->setLive(m_follower->isGrowing());
    m_inspector->refresh();
    m_summary->setText(summary());
}

ExportContext SessionWindow::exportContext() const
{
    ExportContext context;
    context.info = m_session.info;
    context.dialectName = [names = m_session.info.dialects](DialectId id) {
        return id == 0 || id > names.size() ? QByteArray() : names.at(id - 1);
    };
    context.connection = [pages = m_session.pages](ConnectionId id) { return pages->connection(id); };
    context.misses = [pages = m_session.pages](EventId seq) { return pages->misses(seq); };
    return context;
}

QString SessionWindow::summary() const
{
    const SessionInfo &info = m_session.info;
    QStringList parts;
    if (!info.importedFrom.isEmpty())
        parts.append(tr("Imported"));
    const qint64 end = info.stoppedUs > 0 ? info.stoppedUs : m_lastUs;
    if (end > 0)
        parts.append(tr("%1 – %2", "start and end").arg(moment(info.startedUs), moment(end)));
    else
        parts.append(moment(info.startedUs));
    if (m_follower && m_follower->isGrowing())
        parts.append(tr("being recorded"));
    else if (info.stoppedUs == 0)
        parts.append(tr("still recorded, or ended abruptly"));
    if (!info.url.isEmpty())
        parts.append(displayText(info.url, 80));
    parts.append(tr("%Ln events", nullptr, int(m_rows)));
    parts.append(tr("read-only"));
    return parts.join(QStringLiteral(" · "));
}

void SessionWindow::retranslate()
{
    const QString name = displayText(QFileInfo(m_session.path).fileName(), 120);
    setWindowTitle(QStringLiteral("%1 – Roomdeck").arg(name));
    m_summary->setText(summary());
    m_inspectorDock->setTitle(tr("Inspector"));
    m_chartDock->setTitle(tr("Traffic"));
    m_peopleDock->setTitle(tr("Rooms and Users"));
    m_fileMenu->setTitle(tr("&File"));
    m_editMenu->setTitle(tr("&Edit"));
    m_viewMenu->setTitle(tr("&View"));
    m_sessionMenu->setTitle(tr("&Session"));
    m_attendance->retranslate();
    m_follow->setText(tr("&Follow"));
    m_columnsMenu->setTitle(tr("&Columns"));
    m_close->setText(tr("&Close Window"));
    m_copy->setText(tr("&Copy"));
    m_selectAll->setText(tr("Select &All"));
    m_showInFolder->setText(tr("Show in &Folder"));
}

void SessionWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

// A low window leaves the log its room.
void SessionWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_chart->setFixedHeight(height() < lowHeight ? m_chart->minimumSizeHint().height()
                                                 : m_chart->sizeHint().height());
}

void SessionWindow::closeEvent(QCloseEvent *event)
{
    m_settings.setState(geometryState, saveGeometry());
    m_settings.setState(docksState, saveState());
    QMainWindow::closeEvent(event);
}

} // namespace roomdeck
