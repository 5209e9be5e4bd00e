// A disk that fails on demand: SQLite's own file layer with its writes intercepted.
#pragma once

#include <atomic>
#include <sqlite3.h>

namespace roomdeck::testing {

/// Registered as SQLite's default for the life of the object; one at a time. Any thread may set `failure`.
class FailingDisk
{
public:
    FailingDisk();
    ~FailingDisk();
    FailingDisk(const FailingDisk &) = delete;
    FailingDisk &operator=(const FailingDisk &) = delete;

    /// What every write returns: SQLITE_OK = writes normally, SQLITE_FULL, SQLITE_IOERR_WRITE, …
    static inline std::atomic<int> failure = SQLITE_OK;
    /// Refused writes so far.
    static inline std::atomic<int> refused = 0;

private:
    sqlite3_vfs m_vfs = {};
};

} // namespace roomdeck::testing
