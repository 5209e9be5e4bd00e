// Rules for room and user names (wire protocol, "Names and limits").
#pragma once

#include <QtCore/QByteArray>

namespace roomdeck {

struct NameLimits
{
    int maxCodePoints = 64;
    int maxBytes = 256;
};

/// True when `utf8` is a usable room or user name: valid UTF-8, 1 to 64 code points, at most 256 bytes, in
/// Unicode normal form C, without control, bidi-override or line-separator characters. Pure; any thread.
bool isValidName(QByteArrayView utf8, NameLimits limits = {});

/// True when `utf8` is well-formed UTF-8 (no surrogates, no overlong forms). Pure; any thread.
bool isValidUtf8(QByteArrayView utf8);

/// The rule as a sentence about `field`, English, for errors on the wire: "room_id must be 1 to 64 …".
QByteArray nameRule(QByteArrayView field, NameLimits limits = {});

/// `prefix` and six characters from [a-z0-9], e.g. "guest-4f2a9c".
QByteArray assignedName(QByteArrayView prefix);

} // namespace roomdeck
