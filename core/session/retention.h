// Where session files live, what they are called, and which of them go.
#pragma once

#include "core/session/recorderstate.h"

#include <QtCore/QDateTime>
#include <QtCore/QStringList>

namespace roomdeck {

/// The folder of recorded sessions inside a data folder.
QString sessionsFolder(const QString &dataDir);

/// A path for a session beginning at `start`: `…/sessions/2024-05-31_18-04-00.roomdeck`, with `-2`, `-3` …
/// where that exists.
QString newSessionPath(const QString &dataDir, const QDateTime &start);

/// Removes sessions older than the age limit, then the oldest until the rest fits the size limit. Keeps
/// `current`, files some program has open, and everything not named like a session. Returns what it removed.
/// Blocks on the disk.
QStringList removeOldSessions(const QString &folder, const RecorderSettings &limits, const QString &current,
                              const QDateTime &now = QDateTime::currentDateTimeUtc());

/// Removes one session with its side files; false when some program has it open or it cannot be removed.
/// Blocks on the disk.
bool removeSession(const QString &path);

/// Bytes of all sessions in the folder, with their write-ahead logs.
qint64 sessionsBytes(const QString &folder);

} // namespace roomdeck
