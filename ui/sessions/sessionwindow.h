// A window with a recorded session: its log, read-only, while hosting goes on elsewhere.
#pragma once

#include "core/exchange/rowwriter.h"
#include "ui/sessions/openedsession.h"

#include <QtWidgets/QMainWindow>

class QMenu;
class QThreadPool;

namespace roomdeck {

class InspectorPanel;
class LogExporter;
class LogPanel;
class MessageBar;
class PanelDock;
class TintedLabel;
class WindowSettings;

/// GUI thread. Everything it is given outlives it.
class SessionWindow : public QMainWindow
{
    Q_OBJECT

public:
    SessionWindow(const OpenedSession &session, WindowSettings &settings, QThreadPool &workers);
    ~SessionWindow() override;

    const OpenedSession &session() const { return m_session; }
    LogPanel &log() { return *m_log; }
    InspectorPanel &inspector() { return *m_inspector; }
    LogExporter &exporter() { return *m_exporter; }
    MessageBar &banner() { return *m_banner; }
    /// Puts actions that are not the window's own at the top of its File menu.
    void addFileActions(const QList<QAction *> &actions);

Q_SIGNALS:
    void sendAgainRequested(const QByteArray &type, const QByteArray &payload);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void createLayout();
    void createMenus();
    void connectLog();
    ExportContext exportContext() const;
    void showConnection(quint64 seq);
    QString summary() const;
    void retranslate();

    OpenedSession m_session;
    WindowSettings &m_settings;
    QThreadPool &m_workers;
    LogPanel *m_log;
    InspectorPanel *m_inspector;
    PanelDock *m_inspectorDock;
    TintedLabel *m_summary;
    MessageBar *m_banner;
    LogExporter *m_exporter;
    QMenu *m_fileMenu = nullptr;
    QMenu *m_editMenu = nullptr;
    QMenu *m_viewMenu = nullptr;
    QMenu *m_columnsMenu = nullptr;
    QAction *m_close;
    QAction *m_copy;
    QAction *m_selectAll;
    QAction *m_showInFolder;
};

} // namespace roomdeck
