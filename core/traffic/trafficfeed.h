// Gathers what happens into batches for observers, off the hot path.
#pragma once

#include "core/model/traffic.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <deque>

namespace roomdeck {

/// Hub thread. Costs nothing while nobody observes: callers ask isObserved() before they build an entry.
class TrafficFeed final : public QObject
{
    Q_OBJECT

public:
    explicit TrafficFeed(QObject *parent = nullptr);

    void setObserved(bool observed);
    bool isObserved() const { return m_observed; }

    void add(TrafficEntry &&entry);
    void add(const DeliveryUpdate &update);
    void add(DeliveryMiss &&miss);
    /// What is known by now about the messages' delivery was added. A batch that is due waits for this, a
    /// short while, so that its messages and their outcomes stay together.
    void outcomesAdded();
    /// Hands over what has gathered, now.
    void flush();
    /// The latest batches, oldest first; a few megabytes at most. For observers that lost their connection.
    const std::deque<TrafficBatchPtr> &recent() const { return m_recent; }

Q_SIGNALS:
    void batchReady(const roomdeck::TrafficBatchPtr &batch);

private:
    void schedule();
    void onTimeout();
    void keep(const TrafficBatchPtr &batch);

    std::shared_ptr<TrafficBatch> m_batch;
    std::deque<TrafficBatchPtr> m_recent;
    qsizetype m_recentBytes = 0;
    qsizetype m_lastSize = 0; ///< entries of the last batch: the next one will be alike
    qsizetype m_awaited = 0; ///< messages of the batch without an outcome
    QTimer m_timer;
    bool m_due = false; ///< waits for outcomes only
    bool m_observed = false;
};

} // namespace roomdeck
