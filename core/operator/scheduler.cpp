#include "core/operator/scheduler.h"

#include <algorithm>
#include <utility>

namespace roomdeck {

using State = ScheduledSend::State;
using Kind = ScheduledSend::Kind;

Scheduler::Scheduler(Clock clock, QObject *parent) : QObject(parent), m_clock(std::move(clock)) { }

qsizetype Scheduler::rowOf(quint64 id) const
{
    const auto found = std::find_if(m_sends.begin(), m_sends.end(),
                                    [id](const ScheduledSend &send) { return send.id == id; });
    return found == m_sends.end() ? -1 : found - m_sends.begin();
}

const ScheduledSend *Scheduler::find(quint64 id) const
{
    const qsizetype row = rowOf(id);
    return row < 0 ? nullptr : &m_sends.at(row);
}

quint64 Scheduler::add(ScheduledSend send)
{
    send.id = ++m_lastId;
    send.state = State::Active;
    if (send.kind == Kind::Every) {
        send.intervalMs = qMax(send.intervalMs, MinIntervalMs);
        if (send.dueMs == 0)
            send.dueMs = now() + send.intervalMs;
    }
    if (!m_hosting)
        suspend(send, State::Stopped);
    m_sends.append(send);
    Q_EMIT added(int(m_sends.size()) - 1);
    return send.id;
}

void Scheduler::suspend(ScheduledSend &send, State state)
{
    send.leftMs = qMax(qint64(0), send.dueMs - now());
    send.state = state;
}

void Scheduler::pause(quint64 id)
{
    const qsizetype row = rowOf(id);
    if (row < 0 || m_sends.at(row).state != State::Active)
        return;
    suspend(m_sends[row], State::Paused);
    Q_EMIT changed(id);
}

void Scheduler::resume(quint64 id)
{
    const qsizetype row = rowOf(id);
    if (row < 0 || (m_sends.at(row).state != State::Paused && m_sends.at(row).state != State::Stopped))
        return;
    ScheduledSend &send = m_sends[row];
    send.state = State::Active;
    if (send.kind == Kind::Every)
        send.dueMs = now() + send.leftMs;
    else if (send.dueMs < now())
        markMissed(send, 1);
    m_changedNow.append(id);
    tellNews();
}

ScheduledSend Scheduler::cancel(quint64 id)
{
    const qsizetype row = rowOf(id);
    if (row < 0)
        return {};
    Q_EMIT aboutToRemove(int(row));
    ScheduledSend send = m_sends.takeAt(row);
    Q_EMIT removed(int(row));
    return send;
}

void Scheduler::restore(const ScheduledSend &cancelled)
{
    if (cancelled.id == 0 || rowOf(cancelled.id) >= 0)
        return;
    ScheduledSend send = cancelled;
    if (!m_hosting && send.state == State::Active)
        suspend(send, State::Stopped);
    m_lastId = qMax(m_lastId, send.id);
    m_sends.append(send);
    Q_EMIT added(int(m_sends.size()) - 1);
}

void Scheduler::setHosting(bool hosting)
{
    m_hosting = hosting;
    if (hosting)
        return;
    for (ScheduledSend &send : m_sends) {
        if (send.state == State::Done)
            continue;
        if (send.draft.target.kind == Target::Kind::Connections)
            send.state = State::Done;
        else if (send.state == State::Active)
            suspend(send, State::Stopped);
        else
            continue;
        m_changedNow.append(send.id);
    }
    tellNews();
}

void Scheduler::load(const QList<ScheduledSend> &saved)
{
    m_sends.clear();
    for (ScheduledSend send : saved) {
        send.id = ++m_lastId;
        if (send.state == State::Active)
            send.state = State::Stopped;
        m_sends.append(send);
    }
    Q_EMIT reset();
}

void Scheduler::markMissed(ScheduledSend &send, int count)
{
    send.missed += count;
    if (send.kind == Kind::Once)
        send.state = State::Done;
    m_missedNow.append({send.id, count});
}

void Scheduler::settleOnce(ScheduledSend &send, qint64 at)
{
    if (at - send.dueMs > GraceMs) {
        markMissed(send, 1);
        return;
    }
    m_dueNow.append(send);
    send.state = State::Done;
    ++send.sent;
}

void Scheduler::settleEvery(ScheduledSend &send, qint64 at)
{
    const qint64 passed = (at - send.dueMs) / send.intervalMs + 1; // due times up to now
    const qint64 last = send.dueMs + (passed - 1) * send.intervalMs;
    send.dueMs = last + send.intervalMs;
    const bool inTime = at - last <= GraceMs;
    const int late = int(qMin(qint64(1'000'000'000), passed - (inTime ? 1 : 0)));
    if (late > 0)
        markMissed(send, late);
    if (!inTime)
        return;
    m_dueNow.append(send);
    ++send.sent;
    ++send.counter;
    if (send.remaining > 0 && --send.remaining == 0)
        send.state = State::Done;
}

void Scheduler::settle(ScheduledSend &send, qint64 at)
{
    if (send.state != State::Active)
        return;
    // A clock set back must not stretch an interval to hours.
    if (send.kind == Kind::Every && send.dueMs - at > send.intervalMs) {
        send.dueMs = at + send.intervalMs;
        m_changedNow.append(send.id);
    }
    if (send.dueMs > at)
        return;
    if (send.kind == Kind::Once)
        settleOnce(send, at);
    else
        settleEvery(send, at);
    m_changedNow.append(send.id);
}

void Scheduler::tick()
{
    const qint64 at = now();
    for (ScheduledSend &send : m_sends)
        settle(send, at);
    tellNews();
}

void Scheduler::tellNews()
{
    const auto changedNow = std::exchange(m_changedNow, {});
    const auto missedNow = std::exchange(m_missedNow, {});
    const auto dueNow = std::exchange(m_dueNow, {});
    for (const quint64 id : changedNow)
        Q_EMIT changed(id);
    for (const auto &[id, count] : missedNow)
        Q_EMIT missed(id, count);
    for (const ScheduledSend &send : dueNow)
        Q_EMIT due(send);
}

qint64 Scheduler::nextTickMs() const
{
    qint64 next = -1;
    for (const ScheduledSend &send : m_sends) {
        if (send.state != State::Active)
            continue;
        const qint64 left = qMax(qint64(0), send.dueMs - now());
        next = next < 0 ? left : qMin(next, left);
    }
    return next;
}

qint64 Scheduler::leftMs(const ScheduledSend &send) const
{
    switch (send.state) {
    case State::Active:
        return qMax(qint64(0), send.dueMs - now());
    case State::Paused:
    case State::Stopped:
        return send.kind == Kind::Every ? send.leftMs : qMax(qint64(0), send.dueMs - now());
    case State::Done:
        break;
    }
    return 0;
}

} // namespace roomdeck
