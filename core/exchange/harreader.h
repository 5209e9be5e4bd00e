// Reads the WebSocket traffic of a HAR file, as Chrome's developer tools and HarWriter write it.
#pragma once

#include "core/exchange/importer.h"
#include "core/exchange/importtarget.h"

namespace roomdeck {

/// `text` is the whole file. Entries without `_webSocketMessages` are left out; what remains is ordered by
/// time. Each entry becomes a connection; what the client sent becomes its messages, what it received becomes
/// messages of the server's.
SessionError readHar(QByteArrayView text, ImportTarget &target, const ExchangeProgress &progress);

} // namespace roomdeck
