// The live log as a whole: filter, table, overview, find; fed with batches.
#pragma once

#include "core/model/roster.h"
#include "core/model/target.h"
#include "core/model/traffic.h"
#include "ui/log/colourrules.h"
#include "ui/log/connectionbook.h"
#include "ui/log/filterrequest.h"
#include "ui/log/logfeed.h"
#include "ui/log/logmodel.h"
#include "ui/log/logstats.h"

#include <QtCore/QJsonObject>
#include <QtWidgets/QWidget>

class QThreadPool;

namespace roomdeck {

class EmptyState;
class FilterBar;
class FilterRun;
class FindBar;
class LogActions;
class LogNavigator;
class LogPager;
class LogView;
class NewRowsPill;
class OverviewStrip;
class RowCommands;
class TimeBar;
class TimeRangeFilter;

/// Owns the rows in memory. GUI thread; older rows are searched on a thread of `workers`.
class LogPanel : public QWidget
{
    Q_OBJECT

public:
    explicit LogPanel(QThreadPool &workers, QWidget *parent = nullptr);
    ~LogPanel() override;

    LogStore &store() { return m_store; }
    LogView &view() { return *m_view; }
    LogModel &model() { return *m_model; }
    /// What the connections of the rows said when they opened.
    const ConnectionBook &connections() const { return m_connections; }
    void learnConnection(const ConnectionStory &story) { m_connections.add(story); }
    LogStats stats() const;
    bool isFollowing() const;
    bool isPaused() const { return m_model->isFrozen(); }
    /// What a reader can do here, for the menu bar.
    LogActions &actions() { return *m_actions; }
    /// A stretch of time to narrow the log to.
    TimeRangeFilter &timeRange() { return *m_timeRange; }
    /// Offered in the context menu of the rows besides what a reader can do; null stands for a separator.
    void setContextActions(const QList<QAction *> &actions);
    /// Names by DialectId; index 0 is the server itself.
    void setDialects(const QStringList &names);
    void setCaps(LogCaps caps);
    /// Columns, saved filters and colours.
    QByteArray saveState();
    bool restoreState(const QByteArray &state);
    /// Saved filters and colours, the same in every window.
    QJsonObject filterBook() const;
    void setFilterBook(const QJsonObject &book);
    /// Where rows are found that left memory.
    LogPager &pager() { return *m_pager; }
    /// Shows a recorded session instead of what arrives: all its rows, none in memory to begin with.
    void showSession(const std::shared_ptr<LogPages> &pages, const std::vector<LogPage> &index);
    /// Adds rows that the session got since, as if they arrived now.
    void extendSession(const std::shared_ptr<LogPages> &pages, const std::vector<LoadedPage> &loaded);
    /// Where a session's errors and operator's rows are: ascending store indexes, above those told before.
    void addMarks(const std::vector<qint64> &errors, const std::vector<qint64> &operatorRows);
    /// What was chosen to be shown; null: everything.
    RowTest shownTest() const;
    /// Shows and selects the row of an event, widening the view if it is filtered out; false when the row is
    /// no longer in memory.
    bool revealRow(quint64 seq);

public Q_SLOTS:
    void appendBatch(const roomdeck::TrafficBatchPtr &batch);
    void clear();
    /// What is shown stays while rows go on arriving in memory; bounds still hold.
    void setPaused(bool paused);
    void setFollowing(bool following);
    /// Shows one room, one user, or both; empty means all.
    void setScope(const QByteArray &room, const QByteArray &user);
    /// Shows the row at that time, or the next one after it. UTC µs.
    void goToTime(qint64 timeUs);
    void setServerState(roomdeck::ServerState state);
    /// Narrows the log by a term of the filter language, or colours rows.
    void requestFilter(const QString &term, roomdeck::FilterRequest request);

Q_SIGNALS:
    void followingChanged(bool following);
    void pausedChanged(bool paused);
    void scopeChanged(const QByteArray &room, const QByteArray &user);
    /// The row a reader looks at.
    void currentRowChanged(quint64 seq);
    void statsChanged(const roomdeck::LogStats &stats);
    void sendAgainRequested(const QByteArray &type, const QByteArray &payload);
    /// The selected rows are to be answered.
    void replyRequested(const roomdeck::Target &target);
    /// What saveState() keeps has changed.
    void stateChanged();
    void filterBookChanged(const QJsonObject &book);
    /// The button of the empty log.
    void startRequested();
    void testPageRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    void connectView();
    void connectPager();
    void connectFilter();
    void catchUp();
    void drainView();
    void retranslate();
    void updateEmptyHint();
    void onHintTriggered();
    void onEscape();
    void widen();
    void applyTests();
    void applyColours();
    void publishStats();

    LogStore m_store;
    ConnectionBook m_connections;
    bool m_session = false; ///< shows a recorded one
    ColourRules m_colours;
    LogModel *m_model;
    LogView *m_view;
    LogFeed *m_feed;
    LogPager *m_pager;
    FilterRun *m_filterRun;
    FilterBar *m_filterBar;
    FindBar *m_findBar;
    TimeBar *m_timeBar;
    LogActions *m_actions;
    LogNavigator *m_navigator;
    RowCommands *m_commands;
    TimeRangeFilter *m_timeRange;
    OverviewStrip *m_overview;
    NewRowsPill *m_pill;
    EmptyState *m_hint;
    QByteArray m_room;
    QByteArray m_user;
    ServerState m_serverState = ServerState::Stopped;
    qint64 m_newRows = 0;
};

} // namespace roomdeck
