// A session file made ready to be looked at.
#pragma once

#include "core/session/sessionpages.h"

#include <QtCore/QString>
#include <QtCore/QTemporaryDir>

#include <atomic>
#include <memory>

namespace roomdeck {

/// How far a long task is, and whether it should end. Shared between threads.
struct TaskTicket
{
    std::atomic<qint64> done = 0;
    std::atomic<qint64> total = 0;
    std::atomic<bool> cancelled = false;
};

/// What a window needs to show a session. Copies share the file.
struct OpenedSession
{
    SessionError error; ///< the rest counts only without one
    QString path; ///< what the user opened
    QString sessionPath; ///< what is read; another one when `path` was imported
    SessionInfo info;
    std::vector<LogPage> index;
    std::shared_ptr<SessionPages> pages;
    std::shared_ptr<QTemporaryDir> folder; ///< of what was imported; goes with the last copy

    qint64 rows() const;
};

/// NDJSON and HAR files, by any name but *.roomdeck, are imported into a session that is only looked at.
bool mayNeedImport(const QString &path);

/// Opens a session, or imports what is to be imported. Blocks: not for the GUI thread. `ticket` may be null.
OpenedSession openSession(const QString &path, const std::shared_ptr<TaskTicket> &ticket);

} // namespace roomdeck
