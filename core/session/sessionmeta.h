// The `meta` and `dialects` tables of a session file.
#pragma once

#include "core/session/sessioninfo.h"
#include "core/session/sqlite.h"

namespace roomdeck {

// All return false on a failure the connection then knows; empty texts are not written.
bool writeSessionInfo(SqliteConnection &db, const SessionInfo &info);
bool writeMeta(SqliteConnection &db, QByteArrayView key, QByteArrayView value);
bool writeMeta(SqliteConnection &db, QByteArrayView key, qint64 value);
bool writeDialect(SqliteConnection &db, qint64 id, QByteArrayView name);

/// What is there; the rest stays empty.
SessionInfo readSessionInfo(SqliteConnection &db);

} // namespace roomdeck
