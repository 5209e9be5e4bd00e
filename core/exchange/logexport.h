// Writes rows of a log, in memory or on disk, in another format.
#pragma once

#include "core/exchange/exporter.h"
#include "core/traffic/rowsearch.h"

namespace roomdeck {

/// What to write. A value that is handed to the thread that writes.
struct LogExport
{
    ExportFormat format = ExportFormat::Ndjson;
    LogSnapshot rows;
    /// Only these store indexes, ascending; with `selected` alone.
    std::vector<qint64> selection;
    bool selected = false;
    RowTest filter; ///< empty: every row
    ExportContext context; ///< `delivery` is asked for where the rows do not tell
    ExchangeProgress progress; ///< called now and then on the calling thread
};

/// Blocks until done; memory stays bounded whatever the size of the log. The file appears only when
/// everything is in it.
ExportResult exportLogToFile(const LogExport &what, const QString &path);
/// The same into an open device.
ExportResult exportLog(const LogExport &what, QIODevice &device);

} // namespace roomdeck
