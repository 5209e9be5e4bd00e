#include "core/session/sessionglance.h"

#include "core/session/rowcursor.h"
#include "core/session/sessiondatabase.h"
#include "core/session/sessionnames.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QHash>

#include <array>
#include <limits>
#include <utility>

namespace roomdeck {

namespace {

constexpr qint64 second = 1'000'000; // µs
constexpr qint64 latestUs = 253'402'300'799 * second; // the year 9999: beyond it is damage
constexpr int rowsPerLook = 1024; // at the clock and at `cancelled`

constexpr RowParts partsLookedAt = {RowPart::Time, RowPart::Kind,       RowPart::Room,   RowPart::User,
                                    RowPart::Type, RowPart::Recipients, RowPart::Payload};

qint64 payloadSize(const LogRow &row)
{
    return row.payload.isEmpty() ? row.raw.size() : row.payload.size();
}

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

    void add(const LogRow &row)
    {
        if (row.timeUs < m_second || row.timeUs > latestUs)
            return;
        if (row.timeUs >= m_second + second)
            begin(row.timeUs / second * second);
        if (row.kind == TrafficKind::Message) {
            ++m_activity.messages;
            m_activity.bytes += double(payloadSize(row)) * double(1 + qint64(row.recipients));
        }
        // Those who were connected before the recording began are not known.
        if (row.kind == TrafficKind::Connected)
            ++m_connections;
        else if (row.kind == TrafficKind::Disconnected)
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

/// Where the tally of a room, or of a user in a room, is; found again at once where few talk.
class TallyIndex
{
public:
    static constexpr size_t None = ~size_t(0);

    /// None when there is none.
    size_t find(StringId room, StringId user)
    {
        Recent &recent = m_recent[size_t(room * 31 + user) % m_recent.size()];
        if (recent.place == None || recent.key != Key(room, user)) {
            const auto at = m_places.constFind({room, user});
            if (at == m_places.constEnd())
                return None;
            recent = {{room, user}, *at};
        }
        return recent.place;
    }
    void add(StringId room, StringId user, size_t place) { m_places.insert({room, user}, place); }

private:
    using Key = std::pair<StringId, StringId>;
    struct Recent
    {
        Key key;
        size_t place = None;
    };

    QHash<Key, size_t> m_places;
    std::array<Recent, 1024> m_recent;
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
        if (!m_rows.prepare(m_file.connection(), partsLookedAt, RowCursor::Way::Fast)
            || !m_names.prepare(m_file.connection()))
            m_glance.error = m_file.connection().lastError();
        return m_glance.error;
    }

    bool advance(int budgetMs, const std::atomic<bool> &cancelled)
    {
        if (m_glance.error && m_glance.error.code != SessionFault::Locked)
            return true;
        QElapsedTimer clock;
        clock.start();
        m_rows.begin(m_glance.rows, std::numeric_limits<qint64>::max());
        bool more = true;
        for (int read = 1; !cancelled && (more = m_rows.next()); ++read) {
            take();
            if (read % rowsPerLook == 0 && clock.hasExpired(budgetMs))
                break;
        }
        if (!more)
            m_glance.error = {m_rows.fault(), {}};
        m_rows.end();
        m_sum.show();
        return !more;
    }

    const SessionGlance &glance() const { return m_glance; }
    SessionMarks takeMarks() { return std::exchange(m_marks, {}); }

private:
    void take()
    {
        const LogRow row = m_rows.row();
        m_names.trim();
        m_glance.rows = m_rows.place() + 1;
        m_sum.add(row);
        mark(row);
        if (row.kind == TrafficKind::Message)
            tally(row);
        else if (concernsAttendance(row.kind))
            attend(row);
    }

    void mark(const LogRow &row)
    {
        if (row.kind == TrafficKind::Error || row.kind == TrafficKind::Refused)
            m_marks.errors.push_back(m_rows.place());
        else if ((row.kind == TrafficKind::Message && row.senderKind == SenderKind::Operator)
                 || (row.kind == TrafficKind::Action && row.senderKind != SenderKind::Api))
            m_marks.operatorRows.push_back(m_rows.place());
    }

    void tally(const LogRow &row)
    {
        if (row.roomId == 0)
            return; // to everybody everywhere
        count(m_glance.rooms, m_rooms, row, 0);
        if (row.userId != 0 && row.senderKind == SenderKind::Client)
            count(m_glance.users, m_users, row, row.userId);
    }

    void count(std::vector<TalkTally> &tallies, glance::TallyIndex &index, const LogRow &row, StringId user)
    {
        size_t at = index.find(row.roomId, user);
        if (at == glance::TallyIndex::None) {
            if (tallies.size() >= SessionGlance::MaxTallies)
                return;
            at = tallies.size();
            tallies.push_back({m_names.text(row.roomId), m_names.text(user), 0, 0, 0});
            index.add(row.roomId, user, at);
        }
        TalkTally &known = tallies[at];
        ++known.messages;
        known.bytes += payloadSize(row);
        known.lastUs = qMax(known.lastUs, row.timeUs);
    }

    void attend(const LogRow &row)
    {
        TrafficEntry entry;
        entry.kind = row.kind;
        entry.timeUs = row.timeUs;
        entry.room = m_names.text(row.roomId);
        entry.user = m_names.text(row.userId);
        entry.type = m_names.text(row.typeId);
        entry.payload = row.payload.toByteArray();
        m_glance.attendance.note(entry);
    }

    SessionDatabase m_file; // its statements go first
    RowCursor m_rows;
    SessionNames m_names;
    SessionGlance m_glance;
    glance::SecondSum m_sum{m_glance.activity};
    SessionMarks m_marks;
    glance::TallyIndex m_rooms;
    glance::TallyIndex m_users;
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
