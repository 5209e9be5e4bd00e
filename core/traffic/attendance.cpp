#include "core/traffic/attendance.h"

#include "core/protocol/jsontext.h"

#include <QtCore/QSet>
#include <algorithm>
#include <numeric>

namespace roomdeck {

qint64 Attendance::presentUs(qint64 nowUs) const
{
    return std::accumulate(visits.begin(), visits.end(), qint64(0),
                           [nowUs](qint64 sum, const Visit &visit) { return sum + visit.lasted(nowUs); });
}

bool Attendance::wasPresent(qint64 timeUs) const
{
    return std::any_of(visits.begin(), visits.end(), [timeUs](const Visit &visit) {
        return visit.fromUs <= timeUs && (visit.toUs == 0 || visit.toUs > timeUs);
    });
}

bool AttendanceBook::note(const TrafficEntry &entry)
{
    switch (entry.kind) {
    case TrafficKind::Joined:
        enter(entry.room, entry.user, entry.timeUs);
        return true;
    case TrafficKind::Left:
        leave(entry.room, entry.user, entry.timeUs);
        return true;
    case TrafficKind::Renamed:
        // A room knows its people by name: the former one goes, the new one comes.
        leave(entry.room, decodeJsonString(entry.payload), entry.timeUs);
        enter(entry.room, entry.user, entry.timeUs);
        return true;
    case TrafficKind::Server:
        if (entry.type != "server_stopped" && entry.type != "server_started")
            return false;
        endAll(entry.timeUs); // of a server that was killed nobody said goodbye
        return true;
    default:
        return false;
    }
}

QList<QByteArray> AttendanceBook::presentIn(const QByteArray &room, qint64 timeUs) const
{
    QList<QByteArray> users;
    for (const Attendance &row : m_rows) {
        if (row.room == room && row.wasPresent(timeUs))
            users.append(row.user);
    }
    return users;
}

QList<QByteArray> AttendanceBook::presentAt(qint64 timeUs) const
{
    QList<QByteArray> users;
    QSet<QByteArray> known;
    for (const Attendance &row : m_rows) {
        if (!row.wasPresent(timeUs) || known.contains(row.user))
            continue;
        known.insert(row.user);
        users.append(row.user);
    }
    return users;
}

void AttendanceBook::enter(const QByteArray &room, const QByteArray &user, qint64 timeUs)
{
    const Key key(room, user);
    auto at = m_index.constFind(key);
    if (at == m_index.constEnd()) {
        if (m_rows.size() >= MaxRows) {
            ++m_leftOut;
            return;
        }
        if (m_startUs == 0)
            m_startUs = timeUs;
        m_rows.push_back({room, user, {}, 0});
        at = m_index.insert(key, m_rows.size() - 1);
    }
    Attendance &row = m_rows[*at];
    if (row.isPresent())
        return;
    if (row.visits.size() >= MaxVisits) {
        row.visits.erase(row.visits.begin());
        ++row.earlier;
    }
    row.visits.push_back({timeUs, 0});
}

void AttendanceBook::leave(const QByteArray &room, const QByteArray &user, qint64 timeUs)
{
    const auto at = m_index.constFind(Key(room, user));
    if (at != m_index.constEnd() && m_rows[*at].isPresent())
        m_rows[*at].visits.back().toUs = std::max(timeUs, m_rows[*at].visits.back().fromUs);
}

void AttendanceBook::endAll(qint64 timeUs)
{
    for (Attendance &row : m_rows) {
        if (row.isPresent())
            row.visits.back().toUs = std::max(timeUs, row.visits.back().fromUs);
    }
}

} // namespace roomdeck
