// The session file's tables: one place for their SQL and version. SCHEMA.md describes them.
#pragma once

#include <QtCore/QtGlobal>

namespace roomdeck::schema {

/// "RmDk" in the database header: file(1) and others tell our files by it.
inline constexpr qint32 applicationId = 0x526d446b;
/// Grows with every incompatible change; a reader refuses files above its own.
inline constexpr int version = 2;
/// The first one with the table misses (and with events.addressees).
inline constexpr int versionWithMisses = 2;

/// Settings of a fresh file, before its first table.
extern const char *const prepareSql;
/// All tables and views.
extern const char *const createSql;

} // namespace roomdeck::schema
