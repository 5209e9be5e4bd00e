// CSV as RFC 4180 has it, with a header line.
#pragma once

#include "core/exchange/rowwriter.h"

namespace roomdeck {

/// UTF-8, CRLF at the end of lines. Texts that a spreadsheet would take for a formula get an apostrophe in
/// front; bytes that are no UTF-8, and NUL, become U+FFFD.
class CsvWriter : public RowWriter
{
public:
    CsvWriter(QIODevice &device, const ExportContext &context) : m_out(device), m_context(context) { }

    SessionError begin() override;
    SessionError write(const LogRow &row) override;
    SessionError end() override { return m_out.flush(); }

private:
    BufferedOutput m_out;
    const ExportContext m_context;
};

/// Appends one field, quoted where needed and made safe as described above.
void appendCsvText(QByteArray &line, QByteArrayView text);

} // namespace roomdeck
