// Decides when scheduled messages are due.
#pragma once

#include "core/operator/scheduledsend.h"

#include <QtCore/QList>
#include <QtCore/QObject>

#include <functional>
#include <utility>

namespace roomdeck {

/// Keeps the list of scheduled sends and says `due` for each due time, once. It owns no timer: whoever drives
/// it calls tick() at nextTickMs() or later, so tests turn the clock by hand. Belongs to one thread.
///
/// A tick that comes late (the machine slept) sends at most the last due time of each entry, and only when it
/// passed a moment ago; the others count as missed. A clock set back never repeats a due time.
class Scheduler : public QObject
{
    Q_OBJECT

public:
    /// UTC milliseconds since the epoch.
    using Clock = std::function<qint64()>;

    static constexpr qint64 GraceMs = 2000; ///< how late a message may still be sent
    static constexpr qint64 MinIntervalMs = 1000;

    explicit Scheduler(Clock clock, QObject *parent = nullptr);

    /// Takes an entry; `dueMs` 0 with Every means "an interval from now". Without a server it waits to be
    /// resumed. Returns its id.
    quint64 add(ScheduledSend send);
    void pause(quint64 id);
    /// Counts on where it was paused; a Once whose time has passed meanwhile is missed.
    void resume(quint64 id);
    /// Removes an entry; what was removed can be given to restore(), which takes up where it was.
    ScheduledSend cancel(quint64 id);
    void restore(const ScheduledSend &cancelled);
    /// Whether there is a server to send through; at first there is none. When it stops, everything active
    /// waits until it is resumed by hand; connections do not outlive it, so entries for them are done.
    void setHosting(bool hosting);
    /// Replaces the list by one that was saved: what was active is paused, for nobody was there to send it.
    void load(const QList<ScheduledSend> &saved);

    /// Sends what is due.
    void tick();
    /// Milliseconds to the next due time; -1 when nothing is active.
    qint64 nextTickMs() const;
    const QList<ScheduledSend> &sends() const { return m_sends; }
    const ScheduledSend *find(quint64 id) const;
    qint64 now() const { return m_clock(); }
    /// Milliseconds to an entry's next due time, paused or not; 0 when it has none.
    qint64 leftMs(const ScheduledSend &send) const;

Q_SIGNALS:
    /// Send this now. The entry is as it was before counting this send.
    void due(const roomdeck::ScheduledSend &send);
    /// Due times of an entry passed unsent.
    void missed(quint64 id, int count);
    void changed(quint64 id);
    void added(int row);
    void aboutToRemove(int row);
    void removed(int row);
    void reset();

private:
    qsizetype rowOf(quint64 id) const;
    void settle(ScheduledSend &send, qint64 now);
    void settleOnce(ScheduledSend &send, qint64 now);
    void settleEvery(ScheduledSend &send, qint64 now);
    void markMissed(ScheduledSend &send, int count);
    void tellNews();
    void suspend(ScheduledSend &send, ScheduledSend::State state);

    Clock m_clock;
    QList<ScheduledSend> m_sends;
    // Gathered while the list changes and told when it is consistent: listeners may change it again.
    QList<ScheduledSend> m_dueNow;
    QList<quint64> m_changedNow;
    QList<std::pair<quint64, int>> m_missedNow;
    quint64 m_lastId = 0;
    bool m_hosting = false;
};

} // namespace roomdeck
