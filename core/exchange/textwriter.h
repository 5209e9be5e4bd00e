// One readable line for each row, safe to show in a terminal.
#pragma once

#include "core/exchange/rowwriter.h"

namespace roomdeck {

/// Times are local. Control, bidi and line-separator characters are spelled out, long texts are cut.
class TextWriter : public RowWriter
{
public:
    TextWriter(QIODevice &device, const ExportContext &context) : m_out(device), m_context(context) { }

    SessionError begin() override { return {}; }
    SessionError write(const LogRow &row) override;
    SessionError end() override { return m_out.flush(); }

private:
    BufferedOutput m_out;
    const ExportContext m_context;
};

} // namespace roomdeck
