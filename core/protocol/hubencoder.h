// What the server says, as frames of the hub dialect.
#pragma once

#include "core/protocol/servermessage.h"

namespace roomdeck {

/// Appends the text of one frame to `out`. Any thread.
void encodeForHub(const ServerMessage &message, QByteArray &out);

} // namespace roomdeck
