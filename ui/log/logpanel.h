// The live log: table, pill, empty state; fed with batches, narrowed by room, user and filter.
#pragma once

#include "core/model/roster.h"
#include "core/model/traffic.h"
#include "ui/log/connectionbook.h"
#include "ui/log/logfeed.h"
#include "ui/log/logmodel.h"
#include "ui/log/logstats.h"

#include <QtWidgets/QWidget>

class QThreadPool;

namespace roomdeck {

class EmptyState;
class FilterRun;
class LogView;
class NewRowsPill;

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
    LogStats stats() const;
    bool isFollowing() const;
    bool isPaused() const { return m_model->isFrozen(); }
    /// Names by DialectId; index 0 is the server itself.
    void setDialects(const QStringList &names);
    void setCaps(LogCaps caps);
    /// Column widths, order and visibility.
    QByteArray saveState();
    bool restoreState(const QByteArray &state);
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
    void setServerState(roomdeck::ServerState state);

Q_SIGNALS:
    void followingChanged(bool following);
    void pausedChanged(bool paused);
    void scopeChanged(const QByteArray &room, const QByteArray &user);
    /// The row a reader looks at.
    void currentRowChanged(quint64 seq);
    void statsChanged(const roomdeck::LogStats &stats);
    /// The button of the empty log.
    void startRequested();
    void testPageRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void drainView();
    void retranslate();
    void updateEmptyHint();
    void onHintTriggered();
    void applyTests();
    void publishStats();

    LogStore m_store;
    ConnectionBook m_connections;
    LogModel *m_model;
    LogView *m_view;
    LogFeed *m_feed;
    FilterRun *m_filterRun;
    NewRowsPill *m_pill;
    EmptyState *m_hint;
    QByteArray m_room;
    QByteArray m_user;
    ServerState m_serverState = ServerState::Stopped;
    qint64 m_newRows = 0;
};

} // namespace roomdeck
