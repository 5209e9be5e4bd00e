#include "core/exchange/importer.h"

#include "core/exchange/harreader.h"
#include "core/exchange/importtarget.h"
#include "core/exchange/ndjsonreader.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

namespace roomdeck {

namespace {

/// A HAR is one object with a member "log"; a line of ours has "seq" first. Looked for near the start.
bool looksLikeHar(const QByteArray &start)
{
    const qsizetype brace = start.indexOf('{');
    const qsizetype quote = start.indexOf('"', brace + 1);
    return brace >= 0 && quote >= 0 && QByteArrayView(start).sliced(quote).startsWith("\"log\"");
}

SessionError readInto(QFile &file, ImportTarget &target, const ExchangeProgress &progress)
{
    if (!looksLikeHar(file.peek(4096)))
        return readNdjson(file, target, progress);
    // Mapped, not read: the scanner works on slices of the text.
    const uchar *bytes = file.map(0, file.size());
    if (!bytes)
        return {SessionFault::IoError, file.errorString().toUtf8()};
    const SessionError error
        = readHar(QByteArrayView(reinterpret_cast<const char *>(bytes), file.size()), target, progress);
    file.unmap(const_cast<uchar *>(bytes));
    return error;
}

} // namespace

ImportResult importSession(const QString &path, const QString &sessionPath, const ExchangeProgress &progress)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        const auto code = QFile::exists(path) ? SessionFault::NoPermission : SessionFault::NotFound;
        return {{code, file.errorString().toUtf8()}, 0};
    }
    SessionInfo info;
    info.importedFrom = QFileInfo(path).fileName().toUtf8();
    ImportTarget target;
    if (SessionError error = target.create(sessionPath, info))
        return {error, 0};
    SessionError error = readInto(file, target, progress);
    if (!error && target.rows() == 0)
        error = {SessionFault::BadInput, "nothing in it"};
    if (!error)
        error = target.finish();
    if (error)
        target.discard();
    return {error, error ? 0 : target.rows()};
}

} // namespace roomdeck
