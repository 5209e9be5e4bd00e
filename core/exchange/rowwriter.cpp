#include "core/exchange/rowwriter.h"

#include "core/exchange/csvwriter.h"
#include "core/exchange/harwriter.h"
#include "core/exchange/ndjsonwriter.h"
#include "core/exchange/textwriter.h"

namespace roomdeck {

namespace {
constexpr qsizetype bufferBytes = 256 * 1024;
}

std::optional<ExportFormat> exportFormat(QByteArrayView name)
{
    if (name == "ndjson" || name == "jsonl")
        return ExportFormat::Ndjson;
    if (name == "csv")
        return ExportFormat::Csv;
    if (name == "har")
        return ExportFormat::Har;
    if (name == "text" || name == "txt" || name == "log")
        return ExportFormat::Text;
    return {};
}

std::optional<ExportFormat> exportFormatOfFile(const QString &fileName)
{
    const qsizetype dot = fileName.lastIndexOf(QLatin1Char('.'));
    return dot < 0 ? std::nullopt : exportFormat(fileName.mid(dot + 1).toLower().toUtf8());
}

ExportContext exportContext(const SessionReader &reader)
{
    return {reader.info(), [&reader](DialectId id) { return reader.dialectName(id); },
            [&reader](ConnectionId id) { return reader.connection(id); },
            [&reader](EventId seq) { return reader.delivery(seq); },
            [&reader](EventId seq) { return reader.misses(seq); }};
}

RowWriter::~RowWriter() = default;

std::unique_ptr<RowWriter> makeRowWriter(ExportFormat format, QIODevice &device, const ExportContext &context)
{
    switch (format) {
    case ExportFormat::Csv:
        return std::make_unique<CsvWriter>(device, context);
    case ExportFormat::Har:
        return std::make_unique<HarWriter>(device, context);
    case ExportFormat::Text:
        return std::make_unique<TextWriter>(device, context);
    case ExportFormat::Ndjson:
        break;
    }
    return std::make_unique<NdjsonWriter>(device, context);
}

SessionError BufferedOutput::settle()
{
    return m_buffer.size() < bufferBytes ? m_error : flush();
}

SessionError BufferedOutput::flush()
{
    if (!m_error && m_device.write(m_buffer) != m_buffer.size())
        m_error = {SessionFault::IoError, m_device.errorString().toUtf8()};
    m_buffer.resize(0); // keeps the memory
    return m_error;
}

} // namespace roomdeck
