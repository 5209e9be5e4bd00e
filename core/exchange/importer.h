// Makes a session file of NDJSON or HAR.
#pragma once

#include "core/exchange/exporter.h"

#include <QtCore/QByteArrayView>

namespace roomdeck {

struct ImportResult
{
    SessionError error; ///< BadInput: `detail` names the line or entry
    qint64 rows = 0;
};

/// Reads `path` (NDJSON as in EXCHANGE.md, or HAR 1.2 with `_webSocketMessages`; told apart by content) into
/// a new session file at `sessionPath`, which is removed again on failure. `progress` counts bytes. Blocks
/// until done. Everything read is taken for hostile. Secrets in a HAR's headers are masked.
ImportResult importSession(const QString &path, const QString &sessionPath,
                           const ExchangeProgress &progress = {});

} // namespace roomdeck
