// A window with a recorded session: log, people, traffic over time; read-only, while hosting goes on.
#pragma once

#include "core/exchange/rowwriter.h"
#include "core/protocol/dialectregistry.h"
#include "ui/sessions/openedsession.h"

#include <QtWidgets/QMainWindow>

class QMenu;
class QThreadPool;

namespace roomdeck {

class AttendanceDesk;
class InspectorPanel;
class LogExporter;
class LogPanel;
class MessageBar;
class PanelDock;
class SessionFollower;
class SessionPeopleModel;
class SessionPeoplePanel;
class SessionSurvey;
class StripChart;
class TintedLabel;
class WindowSettings;

/// Goes on with a session that is still being recorded. GUI thread; everything it is given outlives it.
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
    StripChart &chart() { return *m_chart; }
    SessionPeopleModel &peopleModel() { return *m_peopleModel; }
    SessionPeoplePanel &people() { return *m_people; }
    AttendanceDesk &attendance() { return *m_attendance; }
    const SessionSurvey &survey() const { return *m_survey; }
    /// Null when the recording has come to its end before.
    SessionFollower *follower() { return m_follower; }
    /// Puts actions that are not the window's own at the top of its File menu.
    void addFileActions(const QList<QAction *> &actions);

Q_SIGNALS:
    void sendAgainRequested(const QByteArray &type, const QByteArray &payload);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void createLayout();
    void createMenus();
    void createDocks();
    void connectLog();
    void connectSurvey();
    void connectPeople();
    void follow();
    void takeGrowth(const SessionGrowth &growth);
    void showGlance();
    ExportContext exportContext() const;
    QString summary() const;
    void retranslate();

    OpenedSession m_session;
    DialectRegistry m_registry; // to show what members of each format get
    WindowSettings &m_settings;
    QThreadPool &m_workers;
    LogPanel *m_log;
    InspectorPanel *m_inspector;
    PanelDock *m_inspectorDock;
    StripChart *m_chart;
    PanelDock *m_chartDock;
    SessionPeopleModel *m_peopleModel;
    SessionPeoplePanel *m_people;
    PanelDock *m_peopleDock;
    AttendanceDesk *m_attendance;
    SessionSurvey *m_survey;
    SessionFollower *m_follower = nullptr;
    TintedLabel *m_summary;
    MessageBar *m_banner;
    LogExporter *m_exporter;
    QMenu *m_fileMenu = nullptr;
    QMenu *m_editMenu = nullptr;
    QMenu *m_viewMenu = nullptr;
    QMenu *m_sessionMenu = nullptr;
    QMenu *m_columnsMenu = nullptr;
    QAction *m_close;
    QAction *m_copy;
    QAction *m_selectAll;
    QAction *m_showInFolder;
    QAction *m_follow;
    qint64 m_rows;
    qint64 m_lastUs = 0; ///< of the newest row
};

} // namespace roomdeck
