#include "core/session/sessionglance.h"

#include "core/session/sessiondatabase.h"

#include <QtCore/QHash>

namespace roomdeck {

namespace {

constexpr qint64 second = 1'000'000; // µs
constexpr qint64 latestUs = 253'402'300'799 * second; // the year 9999: beyond it is damage
constexpr int rowsPerLook = 4096; // at `cancelled`

enum Column { Time, Kind, Recipients, Size, Room, User, Type, FormerName };

constexpr const char *scan = "SELECT time_us, kind, recipients, coalesce(payload_length, length(payload), "
                             "length(raw), 0), room, user, type, "
                             "CASE kind WHEN 5 THEN payload END FROM events ORDER BY row";

/// Adds rows up to one sample a second.
class SecondSum
{
public:
    explicit SecondSum(ActivityHistory &history) : m_history(history) { }

    void add(const SqliteStatement &row, TrafficKind kind)
    {
        if (row.integer(Time) < m_second || row.integer(Time) > latestUs)
            return;
        const qint64 at = row.integer(Time) / second * second;
        if (at != m_second)
            flush(at);
        if (kind == TrafficKind::Message) {
            ++m_activity.messages;
            m_activity.bytes += double(row.integer(Size)) * double(1 + row.integer(Recipients));
        }
        // Those who were connected before the recording began are not known.
        if (kind == TrafficKind::Connected)
            ++m_connections;
        else if (kind == TrafficKind::Disconnected)
            m_connections = qMax(0, m_connections - 1);
        m_activity.connections = qMax(m_activity.connections, m_connections);
    }

    void flush(qint64 next)
    {
        if (m_second > 0) {
            m_history.add(m_second, m_activity);
            // Nobody leaves while nothing is written down.
            for (qint64 quiet = m_second + m_history.bucketUs(); quiet < next; quiet += m_history.bucketUs())
                m_history.add(quiet, {0, 0, m_connections});
        }
        m_second = next;
        m_activity = {0, 0, m_connections};
    }

private:
    ActivityHistory &m_history;
    Activity m_activity;
    qint64 m_second = 0;
    int m_connections = 0;
};

/// Names by their id in the file.
class Names
{
public:
    explicit Names(SqliteConnection &db) : m_find(db.prepare("SELECT text FROM strings WHERE id = ?1")) { }

    QByteArray name(qint64 id)
    {
        if (id == 0)
            return {};
        QByteArray &known = m_known[id];
        if (known.isEmpty()) {
            m_find.bind(1, id);
            if (m_find.next())
                known = m_find.text(0).toByteArray();
            m_find.reset();
        }
        return known;
    }

private:
    SqliteStatement m_find;
    QHash<qint64, QByteArray> m_known;
};

bool concernsAttendance(TrafficKind kind)
{
    return kind == TrafficKind::Joined || kind == TrafficKind::Left || kind == TrafficKind::Renamed
        || kind == TrafficKind::Server;
}

} // namespace

SessionGlance glanceAt(const QString &path, const std::atomic<bool> &cancelled)
{
    SessionGlance glance;
    SessionDatabase file;
    glance.error = file.open(path);
    if (glance.error)
        return glance;
    Names names(file.connection());
    SecondSum sum(glance.activity);
    SqliteStatement row = file.connection().prepare(scan);
    for (int read = 0; row.next(); ++read) {
        if (read % rowsPerLook == 0 && cancelled)
            break;
        const auto kind = TrafficKind(row.integer(Kind));
        sum.add(row, kind);
        if (!concernsAttendance(kind))
            continue;
        TrafficEntry entry;
        entry.kind = kind;
        entry.timeUs = row.integer(Time);
        entry.room = names.name(row.integer(Room));
        entry.user = names.name(row.integer(User));
        entry.type = names.name(row.integer(Type));
        entry.payload = row.text(FormerName).toByteArray();
        glance.attendance.note(entry);
    }
    sum.flush(0);
    return glance;
}

} // namespace roomdeck
