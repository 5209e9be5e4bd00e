// NDJSON: one JSON object a line for each row. The fields are described in EXCHANGE.md.
#pragma once

#include "core/exchange/rowwriter.h"

namespace roomdeck {

class NdjsonWriter : public RowWriter
{
public:
    NdjsonWriter(QIODevice &device, const ExportContext &context) : m_out(device), m_context(context) { }

    SessionError begin() override { return {}; }
    SessionError write(const LogRow &row) override;
    SessionError end() override { return m_out.flush(); }

private:
    void appendBodies(QByteArray &line, const LogRow &row) const;
    void appendDelivery(QByteArray &line, EventId seq) const;
    void appendMisses(QByteArray &line, EventId seq) const;

    BufferedOutput m_out;
    const ExportContext m_context;
};

} // namespace roomdeck
