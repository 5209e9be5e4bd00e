// The interface of the formats a log can be written in, and what they ask about its rows.
#pragma once

#include "core/session/sessionreader.h"

#include <QtCore/QByteArray>
#include <QtCore/QIODevice>
#include <functional>
#include <memory>
#include <optional>

namespace roomdeck {

enum class ExportFormat : quint8 {
    Ndjson, ///< one JSON object a line, see EXCHANGE.md; loses nothing and can be imported again
    Csv, ///< RFC 4180, safe to open in a spreadsheet
    Har, ///< HAR 1.2 with `_webSocketMessages`, for browsers' developer tools
    Text, ///< one line for people
};

/// "ndjson", "csv", "har", "text"; nothing for other names.
std::optional<ExportFormat> exportFormat(QByteArrayView name);
/// The format a file name's ending suggests; nothing when it suggests none.
std::optional<ExportFormat> exportFormatOfFile(const QString &fileName);

/// What a writer may ask about rows. Each may be empty: then nothing is known.
struct ExportContext
{
    SessionInfo info;
    std::function<QByteArray(DialectId)> dialectName;
    std::function<std::optional<SessionConnection>(ConnectionId)> connection;
    std::function<std::optional<DeliveryUpdate>(EventId)> delivery;
    std::function<QList<DeliveryMiss>(EventId)> misses;
};

/// The context of an open session; the reader must outlive its use.
ExportContext exportContext(const SessionReader &reader);

/// Writes rows to a device: begin(), write() for each row in order, end(). Used by one thread at a time; the
/// device must outlive it. The first failure is kept and ends the work: the rest of the calls return it.
class RowWriter
{
public:
    RowWriter() = default;
    virtual ~RowWriter();
    RowWriter(const RowWriter &) = delete;
    RowWriter &operator=(const RowWriter &) = delete;

    virtual SessionError begin() = 0;
    virtual SessionError write(const LogRow &row) = 0;
    virtual SessionError end() = 0;
};

std::unique_ptr<RowWriter> makeRowWriter(ExportFormat format, QIODevice &device,
                                         const ExportContext &context);

/// Gathers small pieces into large writes. Failures are kept.
class BufferedOutput
{
public:
    explicit BufferedOutput(QIODevice &device) : m_device(device) { }

    QByteArray &buffer() { return m_buffer; }
    /// Writes the buffer when it is large enough.
    SessionError settle();
    SessionError flush();

private:
    QIODevice &m_device;
    QByteArray m_buffer;
    SessionError m_error;
};

} // namespace roomdeck
