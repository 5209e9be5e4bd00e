// Who was in which room, from when to when.
#pragma once

#include "core/model/traffic.h"

#include <QtCore/QHash>
#include <QtCore/QList>

#include <utility>
#include <vector>

namespace roomdeck {

/// One visit. UTC µs.
struct Visit
{
    qint64 fromUs = 0;
    qint64 toUs = 0; ///< 0 = still there

    qint64 lasted(qint64 nowUs) const { return (toUs > 0 ? toUs : nowUs) - fromUs; }
    bool operator==(const Visit &) const = default;
};

/// The visits of one user to one room, oldest first.
struct Attendance
{
    QByteArray room;
    QByteArray user;
    std::vector<Visit> visits;
    int earlier = 0; ///< visits before those, no longer kept one by one

    bool isPresent() const { return !visits.empty() && visits.back().toUs == 0; }
    bool wasPresent(qint64 timeUs) const;
    qint64 presentUs(qint64 nowUs) const;
};

/// Made from the log's entries, of a running server or of a recorded session. Bounded: MaxVisits of one user
/// to one room, the oldest go; MaxRows pairs of user and room, later ones are only counted. One thread.
class AttendanceBook
{
public:
    static constexpr size_t MaxRows = 20'000;
    static constexpr size_t MaxVisits = 500;

    /// Takes an entry in; false when it says nothing about who is where.
    bool note(const TrafficEntry &entry);
    void clear() { *this = {}; }

    /// In the order of first visits; rows only join at the end.
    const std::vector<Attendance> &rows() const { return m_rows; }
    /// The users who were in a room at that moment, in the order of their first visits.
    QList<QByteArray> presentIn(const QByteArray &room, qint64 timeUs) const;
    /// The users who were in any room, each once.
    QList<QByteArray> presentAt(qint64 timeUs) const;
    /// Pairs of user and room that found no place.
    quint64 leftOut() const { return m_leftOut; }
    /// The first visit's begin; 0 without any.
    qint64 startUs() const { return m_startUs; }

private:
    using Key = std::pair<QByteArray, QByteArray>; // room, user

    void enter(const QByteArray &room, const QByteArray &user, qint64 timeUs);
    void leave(const QByteArray &room, const QByteArray &user, qint64 timeUs);
    void endAll(qint64 timeUs);

    std::vector<Attendance> m_rows;
    QHash<Key, size_t> m_index;
    quint64 m_leftOut = 0;
    qint64 m_startUs = 0;
};

} // namespace roomdeck
