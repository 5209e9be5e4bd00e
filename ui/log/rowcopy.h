// The text of rows for the clipboard.
#pragma once

#include "core/traffic/logstore.h"

namespace roomdeck {

/// The rows at these store indexes (ascending) exactly as they travelled, one a line; as many as fit into
/// `maxBytes`. Blocks on the disk where rows are there: any thread.
QByteArray rowsAsText(const LogSnapshot &rows, const std::vector<qint64> &indexes, qint64 maxBytes);

} // namespace roomdeck
