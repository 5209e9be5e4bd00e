#include "ui/sessions/sessiondesk.h"

#include "core/session/retention.h"
#include "ui/log/connectionbook.h"
#include "ui/log/logpanel.h"
#include "ui/sessions/filedrop.h"
#include "ui/sessions/logexporter.h"
#include "ui/sessions/misslookup.h"
#include "ui/sessions/recentfiles.h"
#include "ui/sessions/sessionfaulttext.h"
#include "ui/sessions/sessionsdialog.h"
#include "ui/sessions/sessionwindow.h"
#include "ui/sessions/taskprogress.h"
#include "ui/widgets/background.h"
#include "ui/widgets/messagebar.h"

#include <QtCore/QEvent>
#include <QtCore/QFileInfo>
#include <QtGui/QAction>
#include <QtWidgets/QFileDialog>

namespace roomdeck {

SessionDesk::SessionDesk(const Parts &parts, QWidget *window)
    : QObject(window), m_parts(parts), m_window(window), m_open(new QAction(this)),
      m_sessions(new QAction(this)), m_recent(new RecentFiles(parts.settings, window)),
      m_banner(new MessageBar(window)),
      m_exporter(
          new LogExporter({parts.log, parts.workers, *m_banner, [this] { return exportContext(); }}, window))
{
    m_open->setObjectName(QStringLiteral("openSession"));
    m_open->setShortcut(QKeySequence::Open);
    m_sessions->setObjectName(QStringLiteral("sessions"));
    m_sessions->setEnabled(!parts.dataDirectory.isEmpty());
    connect(m_open, &QAction::triggered, this, &SessionDesk::choose);
    connect(m_sessions, &QAction::triggered, this, &SessionDesk::openSessions);
    connect(m_recent, &RecentFiles::chosen, this, [this](const QString &path) { openFile(path); });
    connect(new FileDrop(window), &FileDrop::dropped, this, &SessionDesk::openFiles);
    window->installEventFilter(this);
    retranslate();
}

SessionDesk::~SessionDesk()
{
    for (const QPointer<SessionWindow> &window : std::as_const(m_windows))
        delete window;
}

QList<QAction *> SessionDesk::fileActions() const
{
    return {m_open, m_recent->menuAction(), m_sessions, m_exporter->action()};
}

SessionsDialog *SessionDesk::sessionsDialog() const
{
    return m_dialog;
}

QList<SessionWindow *> SessionDesk::windows() const
{
    QList<SessionWindow *> open;
    for (const QPointer<SessionWindow> &window : m_windows) {
        if (window)
            open.append(window);
    }
    return open;
}

// Copies what belongs to this thread; the copies are shared, not deep.
ExportContext SessionDesk::exportContext() const
{
    ExportContext context;
    context.info.dialects = m_parts.dialects;
    context.dialectName = [names = m_parts.dialects](DialectId id) {
        return id == 0 || id > names.size() ? QByteArray() : names.at(id - 1);
    };
    context.connection =
        [stories = m_parts.log.connections().stories()](ConnectionId id) -> std::optional<SessionConnection> {
        const auto story = stories.constFind(id);
        if (story == stories.constEnd())
            return std::nullopt;
        SessionConnection connection;
        connection.id = id;
        connection.dialect = story->dialect;
        connection.user = story->user;
        connection.address = story->address;
        connection.requestHead = story->requestHead;
        connection.openedUs = story->openedUs > 0 ? story->openedUs : -1;
        connection.closedUs = story->closedUs > 0 ? story->closedUs : -1;
        return connection;
    };
    if (m_misses)
        context.misses = m_misses->source();
    return context;
}

void SessionDesk::choose()
{
    const QString folder
        = m_parts.dataDirectory.isEmpty() ? QString() : sessionsFolder(m_parts.dataDirectory);
    auto *dialog = new QFileDialog(m_window, tr("Open a Session"), folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(
        {tr("Sessions and logs (%1)").arg(QStringLiteral("*.roomdeck *.ndjson *.jsonl *.har *.json")),
         tr("Recorded sessions (%1)").arg(QStringLiteral("*.roomdeck")),
         tr("All files (%1)").arg(QStringLiteral("*"))});
    connect(dialog, &QFileDialog::filesSelected, this, &SessionDesk::openFiles);
    dialog->open();
}

void SessionDesk::openSessions()
{
    if (!m_dialog) {
        m_dialog = new SessionsDialog(sessionsFolder(m_parts.dataDirectory), m_parts.workers, m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        m_dialog->setCurrent(m_currentFile);
        connect(m_dialog, &SessionsDialog::openRequested, this, &SessionDesk::openFiles);
    }
    m_dialog->refresh();
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void SessionDesk::setCurrentFile(const QString &path)
{
    m_currentFile = path;
    if (m_dialog) {
        m_dialog->setCurrent(path);
        m_dialog->refresh();
    }
}

void SessionDesk::openFiles(const QStringList &paths)
{
    m_banner->dismiss();
    for (const QString &path : paths)
        openFile(path);
}

void SessionDesk::openFile(const QString &path)
{
    const QFileInfo file(path);
    for (SessionWindow *window : windows()) {
        if (QFileInfo(window->session().path) == file) {
            window->show();
            window->raise();
            window->activateWindow();
            return;
        }
    }
    const auto ticket = std::make_shared<TaskTicket>();
    QPointer<TaskProgress> progress;
    if (mayNeedImport(path))
        progress = new TaskProgress(tr("Opening %1…").arg(shownFileName(path)), ticket, m_window);
    inBackground(
        m_parts.workers, this, [path = file.absoluteFilePath(), ticket] { return openSession(path, ticket); },
        [this, progress](const OpenedSession &session) {
            if (progress)
                progress->deleteLater();
            if (session.error)
                fail(session);
            else
                show(session);
        });
}

void SessionDesk::show(const OpenedSession &session)
{
    m_recent->add(session.path);
    auto *window = new SessionWindow(session, m_parts.settings, m_parts.workers);
    window->addFileActions({m_open, m_recent->menuAction()});
    connect(window, &SessionWindow::sendAgainRequested, this, &SessionDesk::sendAgainRequested);
    connect(new FileDrop(window), &FileDrop::dropped, this, &SessionDesk::openFiles);
    connect(&window->log(), &LogPanel::filterBookChanged, &m_parts.log, &LogPanel::setFilterBook);
    connect(&m_parts.log, &LogPanel::filterBookChanged, &window->log(), &LogPanel::setFilterBook);
    m_windows.removeAll(nullptr);
    m_windows.append(window);
    window->show();
    Q_EMIT opened(window);
}

void SessionDesk::fail(const OpenedSession &session)
{
    if (session.error.code == SessionFault::Cancelled)
        return;
    if (session.error.code == SessionFault::NotFound)
        m_recent->remove(session.path);
    const QString text = sessionFaultText(session.error, shownFileName(session.path));
    m_banner->showMessage(text, {m_open});
    m_window->raise();
    Q_EMIT failed(text);
}

void SessionDesk::closeAll()
{
    for (SessionWindow *window : windows())
        window->close();
}

bool SessionDesk::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    return QObject::eventFilter(watched, event);
}

void SessionDesk::retranslate()
{
    m_open->setText(tr("&Open Session…"));
    m_open->setIconText(tr("Open another"));
    m_sessions->setText(tr("Recor&ded Sessions…"));
    m_recent->retranslate();
}

} // namespace roomdeck
