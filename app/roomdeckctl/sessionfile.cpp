#include "app/roomdeckctl/sessionfile.h"

#include "app/roomdeckctl/command.h"
#include "core/exchange/importer.h"

namespace roomdeck {

SessionError SessionFile::open(const QString &path)
{
    const SessionError error = m_reader.open(path);
    if (error.code != SessionFault::NotASession || path.endsWith(QLatin1String(".roomdeck")))
        return error;
    m_folder = std::make_unique<QTemporaryDir>();
    if (!m_folder->isValid())
        return {SessionFault::IoError, m_folder->errorString().toUtf8()};
    const QString imported = m_folder->filePath(QStringLiteral("imported.roomdeck"));
    ProgressLine progress(true);
    const ImportResult result = importSession(
        path, imported, [&](qint64 done, qint64 total) { return progress.show(done, total); });
    return result.error ? result.error : m_reader.open(imported);
}

} // namespace roomdeck
