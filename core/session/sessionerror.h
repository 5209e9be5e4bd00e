// What can go wrong with a session file. Values: a code for programs, a detail for people and logs.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QMetaType>

namespace roomdeck {

enum class SessionFault : quint8 {
    None,
    NotFound,
    NoPermission,
    NotASession, ///< no SQLite database, or another program's
    TooNew, ///< written by a later version with an incompatible schema
    Damaged,
    Locked, ///< another program holds it
    DiskFull,
    IoError,
    FileRemoved, ///< the file being recorded was moved or deleted under us
    BadInput, ///< an imported file is not what its format says
    Cancelled,
};

/// `detail` is English (SQLite's or the system's message, or a position in an imported file).
struct SessionError
{
    SessionFault code = SessionFault::None;
    QByteArray detail;

    explicit operator bool() const { return code != SessionFault::None; }
    bool operator==(const SessionError &) const = default;
};

/// Stable name of a fault for files and scripts: `disk_full`, `not_a_session`, …
QByteArrayView faultName(SessionFault fault);

} // namespace roomdeck

Q_DECLARE_METATYPE(roomdeck::SessionError)
