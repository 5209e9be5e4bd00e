// Exports what a log shows: asks, writes in the background, tells how it went.
#pragma once

#include "core/exchange/logexport.h"
#include "ui/sessions/exportdialog.h"

#include <QtCore/QObject>

#include <functional>

class QAction;
class QThreadPool;
class QWidget;

namespace roomdeck {

class LogPanel;
class MessageBar;

/// GUI thread; everything it is given outlives it.
class LogExporter : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        LogPanel &log;
        QThreadPool &workers;
        MessageBar &banner; ///< tells how it went
        /// Url and names of dialects, and how to find a connection: any thread may call what is inside.
        std::function<ExportContext()> context;
    };

    LogExporter(const Parts &parts, QWidget *window);

    QAction *action() const { return m_export; }
    /// Writes to a file that is replaced if there is one.
    void exportTo(const QString &path, ExportDialog::Scope scope, ExportFormat format);

Q_SIGNALS:
    void finished(const roomdeck::SessionError &error, qint64 rows);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void ask();
    void askForFile(ExportDialog::Scope scope, ExportFormat format);
    LogExport job(ExportDialog::Scope scope, ExportFormat format) const;
    void tell(const ExportResult &result, const QString &path);
    void retranslate();

    Parts m_parts;
    QWidget *m_window;
    QAction *m_export;
    QAction *m_showInFolder;
    QString m_lastFile;
};

} // namespace roomdeck
