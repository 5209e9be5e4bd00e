#include "core/session/sessionerror.h"

namespace roomdeck {

QByteArrayView faultName(SessionFault fault)
{
    switch (fault) {
    case SessionFault::None:
        return "none";
    case SessionFault::NotFound:
        return "not_found";
    case SessionFault::NoPermission:
        return "no_permission";
    case SessionFault::NotASession:
        return "not_a_session";
    case SessionFault::TooNew:
        return "too_new";
    case SessionFault::Damaged:
        return "damaged";
    case SessionFault::Locked:
        return "locked";
    case SessionFault::DiskFull:
        return "disk_full";
    case SessionFault::IoError:
        return "io_error";
    case SessionFault::FileRemoved:
        return "file_removed";
    case SessionFault::BadInput:
        return "bad_input";
    case SessionFault::Cancelled:
        return "cancelled";
    }
    return "unknown";
}

} // namespace roomdeck
