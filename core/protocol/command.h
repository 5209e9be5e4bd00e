// What a client's message asks for, after its dialect was taken off.
#pragma once

#include "core/model/error.h"

#include <QtCore/QByteArray>

namespace roomdeck {

struct Command
{
    enum class Kind : quint8 {
        Publish, ///< send `type`/`payload`/`extra` to `room`
        Join, ///< enter `room`
        Leave, ///< leave `room`
        Ping, ///< answer with `payload`, to this connection alone
        Invalid, ///< refuse with `error`
    };

    Kind kind = Kind::Publish;
    QByteArray room; ///< empty: not named in the message
    QByteArray type;
    QByteArray payload; ///< JSON value, see Event::payload
    QByteArray extra; ///< JSON members, see Event::extra
    QByteArray claimedUser; ///< a name the message gives its author (chat); empty: none
    QByteArray ref; ///< JSON members an error or answer must carry back, as `"id":7,"ref":"a"`
    Error error;

    void refuse(ErrorCode code, const QByteArray &detail)
    {
        kind = Kind::Invalid;
        error = {code, detail};
    }
};

} // namespace roomdeck
