#include "ui/sessions/logexporter.h"

#include "ui/log/logpanel.h"
#include "ui/log/logview.h"
#include "ui/sessions/recordingdesk.h"
#include "ui/sessions/sessionfaulttext.h"
#include "ui/sessions/taskprogress.h"
#include "ui/widgets/background.h"
#include "ui/widgets/messagebar.h"

#include <QtCore/QDir>
#include <QtCore/QEvent>
#include <QtCore/QFileInfo>
#include <QtGui/QAction>
#include <QtWidgets/QFileDialog>

namespace roomdeck {

namespace {

qint64 selectedRows(const LogView &view)
{
    qint64 count = 0;
    for (const QItemSelectionRange &range : view.selectionModel()->selection())
        count += range.height();
    return count;
}

} // namespace

LogExporter::LogExporter(const Parts &parts, QWidget *window)
    : QObject(window), m_parts(parts), m_window(window), m_export(new QAction(this)),
      m_showInFolder(new QAction(this))
{
    m_export->setObjectName(QStringLiteral("exportLog"));
    m_export->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    m_showInFolder->setObjectName(QStringLiteral("showExportInFolder"));
    connect(m_export, &QAction::triggered, this, &LogExporter::ask);
    connect(m_showInFolder, &QAction::triggered, this, [this] { showFileInFolder(m_lastFile); });
    window->installEventFilter(this);
    retranslate();
}

void LogExporter::ask()
{
    const LogModel &model = m_parts.log.model();
    const ExportDialog::Counts counts{selectedRows(m_parts.log.view()), model.rowCount(),
                                      m_parts.log.store().size(), !model.showsAll()};
    auto *dialog = new ExportDialog(counts, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { askForFile(dialog->scope(), dialog->format()); });
    dialog->open();
}

void LogExporter::askForFile(ExportDialog::Scope scope, ExportFormat format)
{
    const QString suffix = ExportDialog::suffixOf(format);
    auto *dialog = new QFileDialog(m_window, tr("Export"), QFileInfo(m_lastFile).path());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->setNameFilters({QStringLiteral("*.") + suffix, tr("All files (%1)").arg(QStringLiteral("*"))});
    dialog->selectFile(QStringLiteral("roomdeck.") + suffix);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, scope, format](const QString &path) { exportTo(path, scope, format); });
    dialog->open();
}

LogExport LogExporter::job(ExportDialog::Scope scope, ExportFormat format) const
{
    LogExport job;
    job.format = format;
    job.rows = m_parts.log.store().snapshotWithDeliveries();
    job.context = m_parts.context();
    if (scope == ExportDialog::Scope::Selection
        && selectedRows(m_parts.log.view()) == m_parts.log.model().rowCount())
        scope = ExportDialog::Scope::Shown; // a list of millions of rows takes a while to make
    if (scope == ExportDialog::Scope::Shown)
        job.filter = m_parts.log.shownTest();
    if (scope != ExportDialog::Scope::Selection)
        return job;
    job.selected = true;
    job.selection = m_parts.log.view().selectedStoreIndexes();
    return job;
}

void LogExporter::exportTo(const QString &path, ExportDialog::Scope scope, ExportFormat format)
{
    const auto ticket = std::make_shared<TaskTicket>();
    LogExport work = job(scope, format);
    work.progress = [ticket](qint64 done, qint64 total) {
        ticket->total = total;
        ticket->done = done;
        return !ticket->cancelled;
    };
    m_lastFile = path;
    const QPointer<TaskProgress> progress
        = new TaskProgress(tr("Exporting to %1…").arg(shownFileName(path)), ticket, m_window);
    inBackground(
        m_parts.workers, this, [work = std::move(work), path] { return exportLogToFile(work, path); },
        [this, progress, path](const ExportResult &result) {
            if (progress)
                progress->deleteLater();
            tell(result, path);
            Q_EMIT finished(result.error, result.rows);
        });
}

void LogExporter::tell(const ExportResult &result, const QString &path)
{
    if (result.error.code == SessionFault::Cancelled)
        m_parts.banner.showNotice(tr("The export was cancelled; nothing was written."), {});
    else if (result.error)
        m_parts.banner.showMessage(sessionFaultText(result.error, shownFileName(path)), {m_export});
    else
        m_parts.banner.showNotice(
            tr("%Ln rows were exported to %1.", nullptr, int(result.rows)).arg(shownFileName(path)),
            {m_showInFolder});
}

bool LogExporter::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    return QObject::eventFilter(watched, event);
}

void LogExporter::retranslate()
{
    m_export->setText(tr("&Export…"));
    m_export->setIconText(tr("Export again"));
    m_showInFolder->setText(tr("Show in folder"));
}

} // namespace roomdeck
