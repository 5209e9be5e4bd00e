// Reads NDJSON as NdjsonWriter writes it.
#pragma once

#include "core/exchange/importer.h"
#include "core/exchange/importtarget.h"

namespace roomdeck {

/// Lines longer than this are refused.
inline constexpr qint64 maxNdjsonLine = 64 * 1024 * 1024;

/// Unknown fields are left out, missing ones are empty; a line that is no JSON object ends the import.
SessionError readNdjson(QIODevice &device, ImportTarget &target, const ExchangeProgress &progress);

} // namespace roomdeck
