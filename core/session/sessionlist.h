// What sessions a folder holds.
#pragma once

#include "core/session/sessionerror.h"

#include <QtCore/QList>
#include <QtCore/QString>

namespace roomdeck {

/// One session file at a glance. Times in UTC µs.
struct SessionSummary
{
    QString path;
    SessionError error; ///< why the rest is not known
    qint64 startedUs = 0;
    qint64 lastUs = 0; ///< of its end or, without one, its last row; 0: not known
    qint64 rows = 0;
    qint64 bytes = 0; ///< with its write-ahead log
    bool ended = false; ///< properly
    bool operator==(const SessionSummary &) const = default;
};

/// All session files of a folder, the newest first. Opens each of them: blocks on the disk.
QList<SessionSummary> listSessions(const QString &folder);

} // namespace roomdeck
