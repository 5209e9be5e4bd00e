#include "core/session/sessionglance.h"

#include "core/session/sessiondatabase.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QHash>

#include <limits>
#include <utility>

namespace roomdeck {

namespace {

constexpr qint64 second = 1'000'000; // µs
constexpr qint64 latestUs = 253'402'300'799 * second; // the year 9999: beyond it is damage
constexpr int rowsPerLook = 1024; // at the clock and at `cancelled`
constexpr qsizetype maxRememberedNames = 50'000;

enum Column { Row, Time, Kind, Sender, Recipients, Size, Room, User, Type, FormerName };

constexpr const char *scan = "SELECT row, time_us, kind, sender_kind, recipients, coalesce(payload_length, "
                             "length(payload), length(raw), 0), room, user, type, "
                             "CASE kind WHEN 5 THEN payload END FROM events WHERE row > ?1 ORDER BY row";

bool concernsAttendance(TrafficKind kind)
{
    return kind == TrafficKind::Joined || kind == TrafficKind::Left || kind == TrafficKind::Renamed
        || kind == TrafficKind::Server;
}

} // namespace

// Parts of a survey; not without a name, as a class with members of theirs has one.
namespace glance {

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
            begin(at);
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

    /// Shows the second that is not over; more of it may follow.
    void show()
    {
        if (m_second > 0)
            m_history.add(m_second, m_activity);
    }

private:
    void begin(qint64 next)
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

    ActivityHistory &m_history;
    Activity m_activity;
    qint64 m_second = 0;
    int m_connections = 0;
};

/// Names by their id in the file.
class Names
{
public:
    bool prepare(SqliteConnection &db)
    {
        m_find = db.prepare("SELECT text FROM strings WHERE id = ?1");
        return m_find.isValid();
    }

    QByteArray name(qint64 id)
    {
        if (id == 0)
            return {};
        if (m_known.size() >= maxRememberedNames)
            m_known.clear();
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

} // namespace glance

class SessionSurveyor::Survey
{
public:
    SessionError open(const QString &path)
    {
        m_glance.error = m_file.open(path);
        if (m_glance.error)
            return m_glance.error;
        m_scan = m_file.connection().prepare(scan);
        if (!m_scan.isValid() || !m_names.prepare(m_file.connection()))
            m_glance.error = m_file.connection().lastError();
        return m_glance.error;
    }

    bool advance(int budgetMs, const std::atomic<bool> &cancelled)
    {
        if (m_glance.error && m_glance.error.code != SessionFault::Locked)
            return true;
        QElapsedTimer clock;
        clock.start();
        m_scan.bind(1, m_glance.rows);
        bool more = true;
        for (int read = 1; !cancelled && (more = m_scan.next()); ++read) {
            take();
            if (read % rowsPerLook == 0 && clock.hasExpired(budgetMs))
                break;
        }
        if (!more)
            m_glance.error = {SqliteConnection::faultOf(m_scan.result()), {}};
        m_scan.reset();
        m_sum.show();
        return !more;
    }

    const SessionGlance &glance() const { return m_glance; }
    SessionMarks takeMarks() { return std::exchange(m_marks, {}); }

private:
    using TallyIndex = QHash<std::pair<qint64, qint64>, size_t>; // by ids of room and user

    void take()
    {
        const auto kind = TrafficKind(m_scan.integer(Kind));
        m_glance.rows = m_scan.integer(Row);
        m_sum.add(m_scan, kind);
        mark(kind);
        if (kind == TrafficKind::Message)
            tally();
        else if (concernsAttendance(kind))
            attend(kind);
    }

    void mark(TrafficKind kind)
    {
        const auto sender = SenderKind(m_scan.integer(Sender));
        if (kind == TrafficKind::Error || kind == TrafficKind::Refused)
            m_marks.errors.push_back(m_glance.rows - 1);
        else if ((kind == TrafficKind::Message && sender == SenderKind::Operator)
                 || (kind == TrafficKind::Action && sender != SenderKind::Api))
            m_marks.operatorRows.push_back(m_glance.rows - 1);
    }

    void tally()
    {
        const qint64 room = m_scan.integer(Room);
        if (room == 0)
            return; // to everybody everywhere
        count(m_glance.rooms, m_rooms, room, 0);
        if (m_scan.integer(User) != 0 && SenderKind(m_scan.integer(Sender)) == SenderKind::Client)
            count(m_glance.users, m_users, room, m_scan.integer(User));
    }

    void count(std::vector<TalkTally> &tallies, TallyIndex &index, qint64 room, qint64 user)
    {
        auto at = index.constFind({room, user});
        if (at == index.constEnd()) {
            if (tallies.size() >= SessionGlance::MaxTallies)
                return;
            tallies.push_back({m_names.name(room), m_names.name(user), 0, 0, 0});
            at = index.insert({room, user}, tallies.size() - 1);
        }
        TalkTally &known = tallies[*at];
        ++known.messages;
        known.bytes += m_scan.integer(Size);
        known.lastUs = qMax(known.lastUs, m_scan.integer(Time));
    }

    void attend(TrafficKind kind)
    {
        TrafficEntry entry;
        entry.kind = kind;
        entry.timeUs = m_scan.integer(Time);
        entry.room = m_names.name(m_scan.integer(Room));
        entry.user = m_names.name(m_scan.integer(User));
        entry.type = m_names.name(m_scan.integer(Type));
        entry.payload = m_scan.text(FormerName).toByteArray();
        m_glance.attendance.note(entry);
    }

    SessionDatabase m_file; // its statements go first
    SqliteStatement m_scan;
    glance::Names m_names;
    SessionGlance m_glance;
    glance::SecondSum m_sum{m_glance.activity};
    SessionMarks m_marks;
    TallyIndex m_rooms;
    TallyIndex m_users;
};

SessionSurveyor::SessionSurveyor() : m_survey(std::make_unique<Survey>()) { }

SessionSurveyor::~SessionSurveyor() = default;

SessionError SessionSurveyor::open(const QString &path)
{
    m_survey = std::make_unique<Survey>();
    return m_survey->open(path);
}

bool SessionSurveyor::advance(int budgetMs, const std::atomic<bool> &cancelled)
{
    return m_survey->advance(budgetMs, cancelled);
}

const SessionGlance &SessionSurveyor::glance() const
{
    return m_survey->glance();
}

SessionMarks SessionSurveyor::takeMarks()
{
    return m_survey->takeMarks();
}

SessionGlance glanceAt(const QString &path, const std::atomic<bool> &cancelled)
{
    SessionSurveyor surveyor;
    if (!surveyor.open(path))
        surveyor.advance(std::numeric_limits<int>::max(), cancelled);
    return surveyor.glance();
}

} // namespace roomdeck
