#include "core/exchange/exporter.h"

#include <QtCore/QSaveFile>

namespace roomdeck {

ExportResult exportSession(const SessionReader &reader, const ExportOptions &options, QIODevice &device)
{
    ExportResult result;
    const std::unique_ptr<RowWriter> writer = makeRowWriter(options.format, device, exportContext(reader));
    result.error = writer->begin();
    const qint64 end = options.endRow < 0 ? reader.count() : std::min(options.endRow, reader.count());
    const qint64 first = std::max<qint64>(0, options.firstRow);
    qint64 row = first;
    while (!result.error && row < end) {
        const SessionChunk chunk
            = reader.read(row, qsizetype(std::min<qint64>(SessionReader::chunkRows, end - row)));
        if (chunk.isEmpty()) {
            result.error
                = reader.error() ? reader.error() : SessionError{SessionFault::Damaged, "rows are missing"};
            break;
        }
        for (qsizetype i = 0; i < chunk.count() && !result.error; ++i) {
            if (options.filter && !options.filter(chunk.at(i)))
                continue;
            result.error = writer->write(chunk.at(i));
            ++result.rows;
        }
        row += chunk.count();
        if (!result.error && options.progress && !options.progress(row - first, end - first))
            result.error = {SessionFault::Cancelled, {}};
    }
    if (!result.error)
        result.error = writer->end();
    return result;
}

ExportResult exportSessionToFile(const SessionReader &reader, const ExportOptions &options,
                                 const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return {{SessionFault::NoPermission, file.errorString().toUtf8()}, 0};
    ExportResult result = exportSession(reader, options, file);
    if (result.error)
        file.cancelWriting();
    else if (!file.commit())
        result.error = {SessionFault::IoError, file.errorString().toUtf8()};
    return result;
}

} // namespace roomdeck
