// Writes a session, or a part of it, in another format.
#pragma once

#include "core/exchange/rowwriter.h"

namespace roomdeck {

/// Rows done and rows in all. Returning false cancels.
using ExchangeProgress = std::function<bool(qint64 done, qint64 total)>;

struct ExportOptions
{
    ExportFormat format = ExportFormat::Ndjson;
    qint64 firstRow = 0; ///< rows count from 0
    qint64 endRow = -1; ///< one past the last; -1 = to the end
    std::function<bool(const LogRow &)> filter; ///< empty: every row
    ExchangeProgress progress; ///< called after each chunk of rows, on the calling thread
};

struct ExportResult
{
    SessionError error;
    qint64 rows = 0; ///< written
};

/// Writes the rows to an open device. Blocks until done; memory stays bounded whatever the size of the
/// session.
ExportResult exportSession(const SessionReader &reader, const ExportOptions &options, QIODevice &device);

/// The same into a file, which appears only when everything is in it.
ExportResult exportSessionToFile(const SessionReader &reader, const ExportOptions &options,
                                 const QString &path);

} // namespace roomdeck
