#include "ui/sessions/sessionwindow.h"

#include "ui/inspector/inspectorpanel.h"
#include "ui/log/logactions.h"
#include "ui/log/logpanel.h"
#include "ui/log/logview.h"
#include "ui/mainwindow/paneldock.h"
#include "ui/sessions/logexporter.h"
#include "ui/sessions/recordingdesk.h"
#include "ui/settings/windowsettings.h"
#include "ui/text/displaytext.h"
#include "ui/text/quantities.h"
#include "ui/widgets/background.h"
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
const QString docksState = QStringLiteral("sessionDocks");
const QString logState = QStringLiteral("log");

QString moment(qint64 utcUs)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(utcUs / 1000), QLocale::ShortFormat);
}

} // namespace

SessionWindow::SessionWindow(const OpenedSession &session, WindowSettings &settings, QThreadPool &workers)
    : m_session(session), m_settings(settings), m_workers(workers), m_log(new LogPanel(workers)),
      m_inspector(new InspectorPanel),
      m_inspectorDock(new PanelDock(QStringLiteral("inspector"), m_inspector, PanelDock::Heading::None)),
      m_summary(new TintedLabel(Theme::Role::Dim, TintedLabel::Size::Small)), m_banner(new MessageBar),
      m_exporter(new LogExporter({*m_log, workers, *m_banner, [this] { return exportContext(); }}, this)),
      m_close(new QAction(this)), m_copy(new QAction(this)), m_selectAll(new QAction(this)),
      m_showInFolder(new QAction(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    createLayout();
    createMenus();
    connectLog();
    retranslate();
    m_log->setCaps({settings.logRows(), settings.logMegabytes() * 1'000'000});
    m_log->restoreState(settings.state(logState));
    m_log->showSession(m_session.pages, m_session.index);
    m_log->view().goTo(0);
    m_log->setFocus();
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
    addDockWidget(Qt::RightDockWidgetArea, m_inspectorDock);
    resize(QSize(1280, 800).boundedTo(screen()->availableSize()));
    resizeDocks({m_inspectorDock}, {352}, Qt::Horizontal);
    restoreGeometry(m_settings.state(geometryState));
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
    m_log->actions().addViewActions(*m_viewMenu);
    m_viewMenu->addSeparator();
    m_columnsMenu = m_viewMenu->addMenu(QString());
    m_columnsMenu->addActions(m_log->view().columnActions());
    m_viewMenu->addAction(m_inspectorDock->toggleViewAction());
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
    m_inspector->setConnections(&m_log->connections(), nullptr);
    m_inspector->setDialects(dialects);
    connect(m_log, &LogPanel::currentRowChanged, m_inspector, &InspectorPanel::showRow);
    connect(m_log, &LogPanel::currentRowChanged, this, &SessionWindow::showConnection);
    connect(m_inspector, &InspectorPanel::filterRequested, m_log, &LogPanel::requestFilter);
    connect(m_inspector, &InspectorPanel::sendAgainRequested, this, &SessionWindow::sendAgainRequested);
    connect(m_log, &LogPanel::sendAgainRequested, this, &SessionWindow::sendAgainRequested);
}

ExportContext SessionWindow::exportContext() const
{
    ExportContext context;
    context.info = m_session.info;
    context.dialectName = [names = m_session.info.dialects](DialectId id) {
        return id == 0 || id > names.size() ? QByteArray() : names.at(id - 1);
    };
    context.connection = [pages = m_session.pages](ConnectionId id) { return pages->connection(id); };
    return context;
}

// What the file knows of the connection comes after the row: it has to be read.
void SessionWindow::showConnection(quint64 seq)
{
    const std::optional<LogDetail> &detail = m_inspector->detail();
    if (!detail || detail->entry.seq != seq || detail->entry.connection == ConnectionId::None)
        return;
    const ConnectionId id = detail->entry.connection;
    if (m_log->connections().find(id))
        return;
    inBackground(
        m_workers, this, [pages = m_session.pages, id] { return pages->connection(id); },
        [this](const std::optional<SessionConnection> &found) {
            if (!found)
                return;
            ConnectionStory story;
            story.id = found->id;
            story.user = found->user;
            story.address = found->address;
            story.requestHead = found->requestHead;
            story.dialect = found->dialect;
            story.openedUs = qMax<qint64>(found->openedUs, 0);
            story.closedUs = qMax<qint64>(found->closedUs, 0);
            m_log->learnConnection(story);
            m_inspector->refresh();
        });
}

QString SessionWindow::summary() const
{
    const SessionInfo &info = m_session.info;
    QStringList parts;
    if (!info.importedFrom.isEmpty())
        parts.append(tr("Imported"));
    const qint64 end = info.stoppedUs > 0 ? info.stoppedUs
        : m_session.index.empty()         ? 0
                                          : m_session.index.back().lastUs;
    if (end > 0)
        parts.append(tr("%1 – %2", "start and end").arg(moment(info.startedUs), moment(end)));
    else
        parts.append(moment(info.startedUs));
    if (info.stoppedUs == 0)
        parts.append(tr("still recorded, or ended abruptly"));
    if (!info.url.isEmpty())
        parts.append(displayText(info.url, 80));
    parts.append(tr("%Ln events", nullptr, int(m_session.rows())));
    parts.append(tr("read-only"));
    return parts.join(QStringLiteral(" · "));
}

void SessionWindow::retranslate()
{
    const QString name = displayText(QFileInfo(m_session.path).fileName(), 120);
    setWindowTitle(QStringLiteral("%1 – Roomdeck").arg(name));
    m_summary->setText(summary());
    m_inspectorDock->setTitle(tr("Inspector"));
    m_fileMenu->setTitle(tr("&File"));
    m_editMenu->setTitle(tr("&Edit"));
    m_viewMenu->setTitle(tr("&View"));
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

void SessionWindow::closeEvent(QCloseEvent *event)
{
    m_settings.setState(geometryState, saveGeometry());
    m_settings.setState(docksState, saveState());
    QMainWindow::closeEvent(event);
}

} // namespace roomdeck
