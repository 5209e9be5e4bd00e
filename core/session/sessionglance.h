// What a recorded session looks like from afar: its activity over time, who was there, who said how much.
#pragma once

#include "core/session/sessionerror.h"
#include "core/traffic/activityhistory.h"
#include "core/traffic/attendance.h"

#include <QtCore/QString>

#include <atomic>
#include <memory>
#include <vector>

namespace roomdeck {

/// How much was said in a room, or by one user in it. Names are UTF-8 and untrusted.
struct TalkTally
{
    QByteArray room;
    QByteArray user; ///< empty: everybody, operators and the API included
    qint64 messages = 0;
    qint64 bytes = 0; ///< of payloads, as they came in
    qint64 lastUs = 0; ///< of the latest one, UTC µs
};

/// Value type. Bounded like AttendanceBook: of more than MaxTallies rooms, or users in rooms, later ones are
/// left out of the tallies.
struct SessionGlance
{
    static constexpr size_t MaxTallies = 20'000;

    SessionError error; ///< then the rest is what was read before it
    qint64 rows = 0; ///< looked at so far
    ActivityHistory activity; ///< bytes: in, and out to each recipient
    AttendanceBook attendance;
    std::vector<TalkTally> rooms; ///< in the order they were first talked in
    std::vector<TalkTally> users; ///< likewise, one for each user and room
};

/// Places of rows a reader jumps to, ascending, counted from 0.
struct SessionMarks
{
    std::vector<qint64> errors;
    std::vector<qint64> operatorRows;
};

/// Reads a session file once, without its texts, and goes on where it stopped when the file has grown. A
/// million rows take about a second. One thread at a time; blocks on the disk. Holds no transaction between
/// calls, so a session being recorded can go on.
class SessionSurveyor
{
public:
    SessionSurveyor();
    ~SessionSurveyor();

    /// What went wrong is in the glance, too.
    SessionError open(const QString &path);
    /// Reads on for about `budgetMs`, or until `cancelled`. True when it came to the end of the file.
    bool advance(int budgetMs, const std::atomic<bool> &cancelled);
    const SessionGlance &glance() const;
    /// Found since the last call.
    SessionMarks takeMarks();

private:
    class Survey;
    std::unique_ptr<Survey> m_survey;
};

/// All of a file at once. Ends early, with what it has, when `cancelled` turns true.
SessionGlance glanceAt(const QString &path, const std::atomic<bool> &cancelled);

} // namespace roomdeck
