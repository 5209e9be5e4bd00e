// SQLite's file access, with a pause for the writer now and then.
#pragma once

#include "core/session/writepacer.h"

#include <QtCore/QByteArray>
#include <memory>

struct sqlite3_vfs;

namespace roomdeck {

/// Committing a batch and folding the write-ahead log back are long runs of small writes inside one call of
/// SQLite's. Opened through this, a database tells `pacer` of each of them; everything else goes straight to
/// SQLite's own file access (https://www.sqlite.org/vfs.html). Writer thread; lives longer than what was
/// opened through it.
class PacedFiles
{
public:
    explicit PacedFiles(WritePacer &pacer);
    ~PacedFiles();
    PacedFiles(const PacedFiles &) = delete;
    PacedFiles &operator=(const PacedFiles &) = delete;

    /// For SqliteConnection::open(); empty where SQLite refused: then nothing is paced.
    QByteArray uriParameters() const;

private:
    QByteArray m_name;
    std::unique_ptr<sqlite3_vfs> m_vfs;
};

} // namespace roomdeck
