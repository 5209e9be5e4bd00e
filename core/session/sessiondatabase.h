// Opens a session file for reading, wherever it lies and whoever else has it open.
#pragma once

#include "core/session/sqlite.h"

namespace roomdeck {

/// A read-only connection to a session file whose header was checked. Used by one thread at a time.
class SessionDatabase
{
public:
    SessionDatabase() = default;
    ~SessionDatabase();
    SessionDatabase(const SessionDatabase &) = delete;
    SessionDatabase &operator=(const SessionDatabase &) = delete;

    SessionError open(const QString &path);
    void close();
    bool isOpen() const { return m_db.isOpen(); }
    SqliteConnection &connection() { return m_db; }
    /// Of the schema, while it is open.
    int version() const { return m_version; }

private:
    SessionError openAttached(const QString &path);
    SessionError openDetached(const QString &path);
    SessionError checkHeader(const QString &path);
    SessionError copyWithLog(const QString &path);

    SqliteConnection m_db;
    int m_version = 0;
    QString m_copy; ///< of a crashed session on a read-only medium; removed at close()
};

} // namespace roomdeck
