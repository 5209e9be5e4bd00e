// Recorded sessions as documents: open, look at, keep in mind.
#pragma once

#include "core/exchange/rowwriter.h"
#include "ui/sessions/openedsession.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

class QAction;
class QThreadPool;
class QWidget;

namespace roomdeck {

class FileDrop;
class LogExporter;
class LogPanel;
class MessageBar;
class MissLookup;
class RecentFiles;
class SessionWindow;
class SessionsDialog;
class WindowSettings;

/// Opens each session in a window of its own and leaves hosting alone. GUI thread; everything it is given
/// outlives it.
class SessionDesk : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        WindowSettings &settings;
        QThreadPool &workers;
        LogPanel &log; ///< the live one, to export
        QList<QByteArray> dialects; ///< names of dialects 1, 2, …
        QString dataDirectory; ///< its sessions are offered first
    };

    SessionDesk(const Parts &parts, QWidget *window);
    ~SessionDesk() override;

    /// For the File menu; a null action stands for a separator.
    QList<QAction *> fileActions() const;
    QAction *openAction() const { return m_open; }
    LogExporter &exporter() const { return *m_exporter; }
    /// Lists what the data folder holds.
    QAction *sessionsAction() const { return m_sessions; }
    /// Null while it is closed.
    SessionsDialog *sessionsDialog() const;
    MessageBar *banner() const { return m_banner; }
    /// In the order they were opened.
    QList<SessionWindow *> windows() const;
    RecentFiles &recent() const { return *m_recent; }
    /// What exports of the live log say of those a message did not reach. Outlives the desk's last export.
    void setMisses(const MissLookup &misses) { m_misses = &misses; }

public Q_SLOTS:
    /// Sessions, or NDJSON and HAR files; what is open already is brought to the front.
    void openFiles(const QStringList &paths);
    void closeAll();
    /// The file being recorded, if there is one.
    void setCurrentFile(const QString &path);

Q_SIGNALS:
    void sendAgainRequested(const QByteArray &type, const QByteArray &payload);
    void opened(roomdeck::SessionWindow *window);
    /// In the user's words; the banner shows it.
    void failed(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose();
    void openSessions();
    void openFile(const QString &path);
    void show(const OpenedSession &session);
    void fail(const OpenedSession &session);
    ExportContext exportContext() const;
    void retranslate();

    Parts m_parts;
    QWidget *m_window;
    QAction *m_open;
    QAction *m_sessions;
    RecentFiles *m_recent;
    MessageBar *m_banner;
    QPointer<SessionsDialog> m_dialog;
    const MissLookup *m_misses = nullptr;
    QString m_currentFile;
    LogExporter *m_exporter;
    QList<QPointer<SessionWindow>> m_windows;
};

} // namespace roomdeck
