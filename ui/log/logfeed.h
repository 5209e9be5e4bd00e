// Takes traffic at any rate and hands it to the log in measured gulps.
#pragma once

#include "core/traffic/logstore.h"
#include "ui/log/connectionbook.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <deque>

namespace roomdeck {

/// Batches wait for a timer, 30 ms to begin with. When the event loop comes late to it or the gulp took long,
/// the interval doubles, and halves again when there is time (Qt Creator's output window does the same). What
/// waits is bounded: of an endless flood the oldest batches are left out, and a Gap row says how many.
/// GUI thread; times in milliseconds.
class LogFeed : public QObject
{
    Q_OBJECT

public:
    static constexpr int MinInterval = 30;
    static constexpr int MaxInterval = 480;
    static constexpr int Budget = 15; ///< longest time for one gulp
    static constexpr qint64 MaxWaiting = 400'000; ///< entries

    LogFeed(LogStore &store, ConnectionBook &connections, QObject *parent = nullptr);

    void push(const TrafficBatchPtr &batch);
    /// Moves what waits into the store at once, as far as the budget reaches.
    void drain();
    /// Forgets what waits.
    void clear();
    qint64 waiting() const { return m_waiting; }
    /// Entries that never got into the store, since the start or the last clear(): left out here, or by the
    /// server because the window was behind.
    quint64 leftOut() const { return m_allLeftOut; }
    int interval() const { return m_interval; }

Q_SIGNALS:
    /// The store got rows or outcome counts.
    void drained();

private:
    void arm(int interval);
    void adapt(qint64 lateMs);
    void take(const TrafficBatch &batch);
    void appendGap(quint64 count);

    LogStore &m_store;
    ConnectionBook &m_connections;
    QTimer m_timer;
    QElapsedTimer m_sinceArmed;
    std::deque<TrafficBatchPtr> m_batches;
    qint64 m_waiting = 0;
    quint64 m_leftOut = 0; // since the last gap
    quint64 m_allLeftOut = 0;
    EventId m_lastSeq = 0;
    qint64 m_lastTimeUs = 0;
    int m_interval = MinInterval;
};

} // namespace roomdeck
