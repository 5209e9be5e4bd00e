// Errors are values: a code for programs, a detail for people. Core never translates; the ui maps codes to
// text.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

namespace roomdeck {

enum class ErrorCode : quint8 {
    None,
    // On the wire; the names are part of the protocol (see wireName()).
    InvalidJson,
    MissingType,
    ReservedType,
    RoomRequired,
    NotAMember,
    InvalidRoom,
    InvalidUser,
    RoomFull,
    RoomLocked,
    Muted,
    Banned,
    Forbidden, ///< the token does not allow it
    RateLimited,
    TooLarge,
    TooManyRooms,
    // Starting a server.
    BadAddress,
    PortTaken,
    PermissionDenied,
    BadCertificate,
    BadConfiguration,
    NeedsAuthentication, ///< beyond loopback only with authentication or an explicit permission
    // Sending by hand.
    NotRunning,
    NoSuchTarget,
};

struct Error
{
    ErrorCode code = ErrorCode::None;
    QByteArray detail; ///< English, for the wire and for logs; may hold the offending name or position

    explicit operator bool() const { return code != ErrorCode::None; }
};

/// The name of a code as clients see it: `invalid_json`, `room_full`, …
QByteArrayView wireName(ErrorCode code);

} // namespace roomdeck
