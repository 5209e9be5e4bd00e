#include "core/model/error.h"

namespace roomdeck {

QByteArrayView wireName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::None:
        return "none";
    case ErrorCode::InvalidJson:
        return "invalid_json";
    case ErrorCode::MissingType:
        return "missing_type";
    case ErrorCode::ReservedType:
        return "reserved_type";
    case ErrorCode::RoomRequired:
        return "room_required";
    case ErrorCode::NotAMember:
        return "not_a_member";
    case ErrorCode::InvalidRoom:
        return "invalid_room";
    case ErrorCode::InvalidUser:
        return "invalid_user";
    case ErrorCode::RoomFull:
        return "room_full";
    case ErrorCode::RoomLocked:
        return "room_locked";
    case ErrorCode::Muted:
        return "muted";
    case ErrorCode::Banned:
        return "banned";
    case ErrorCode::Forbidden:
        return "forbidden";
    case ErrorCode::NeedsAuthentication:
        return "needs_authentication";
    case ErrorCode::RateLimited:
        return "rate_limited";
    case ErrorCode::TooLarge:
        return "too_large";
    case ErrorCode::TooManyRooms:
        return "too_many_rooms";
    case ErrorCode::BadAddress:
        return "bad_address";
    case ErrorCode::PortTaken:
        return "port_taken";
    case ErrorCode::PermissionDenied:
        return "permission_denied";
    case ErrorCode::BadCertificate:
        return "bad_certificate";
    case ErrorCode::BadConfiguration:
        return "bad_configuration";
    case ErrorCode::NotRunning:
        return "not_running";
    case ErrorCode::NoSuchTarget:
        return "no_such_target";
    }
    return "unknown";
}

} // namespace roomdeck
