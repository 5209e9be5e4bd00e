// What a recorded session looks like from afar: its activity over time, and who was there.
#pragma once

#include "core/session/sessionerror.h"
#include "core/traffic/activityhistory.h"
#include "core/traffic/attendance.h"

#include <QtCore/QString>

#include <atomic>

namespace roomdeck {

struct SessionGlance
{
    SessionError error; ///< then the rest is what was read before it
    ActivityHistory activity; ///< bytes: in, and out to each recipient
    AttendanceBook attendance;
};

/// Reads the whole file once, without its texts: seconds for millions of rows, so not on the GUI thread. Ends
/// early, with what it has, when `cancelled` turns true.
SessionGlance glanceAt(const QString &path, const std::atomic<bool> &cancelled);

} // namespace roomdeck
