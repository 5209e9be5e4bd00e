#include "core/api/eventstream.h"

#include "core/api/problem.h"
#include "core/exchange/ndjsonwriter.h"
#include "core/protocol/dialectregistry.h"
#include "core/traffic/filter/filter.h"

#include <QtCore/QBuffer>
#include <QtCore/QTimer>

namespace roomdeck {

namespace {

constexpr int KeepAliveMs = 15'000;

LogRow rowOf(const TrafficEntry &entry)
{
    LogRow row;
    row.seq = entry.seq;
    row.timeUs = entry.timeUs;
    row.connection = entry.connection;
    row.kind = entry.kind;
    row.senderKind = entry.senderKind;
    row.dialect = entry.dialect;
    row.size = quint32(entry.raw.isEmpty() ? entry.payload.size() : entry.raw.size());
    row.recipients = entry.recipients;
    row.room = entry.room;
    row.user = entry.user;
    row.type = entry.type;
    row.payload = entry.payload;
    row.extra = entry.extra;
    row.raw = entry.raw;
    row.address = entry.address;
    return row;
}

/// Turns batches into the text of events. The connection's thread.
class EventWriter
{
public:
    explicit EventWriter(Filter filter) : m_filter(std::move(filter)) { }

    QByteArray text(const TrafficBatch &batch) const
    {
        QByteArray out;
        if (batch.skipped > 0)
            out += "data: {\"kind\":\"gap\",\"skipped\":" + QByteArray::number(batch.skipped) + "}\n\n";
        for (const TrafficEntry &entry : batch.entries) {
            const LogRow row = rowOf(entry);
            if (m_filter.matches(row))
                out += "id: " + QByteArray::number(row.seq) + "\ndata: " + json(row) + '\n';
        }
        return out;
    }

private:
    // One line, ended.
    QByteArray json(const LogRow &row) const
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        ExportContext context;
        context.dialectName = [this](DialectId id) { return m_dialects.name(id); };
        NdjsonWriter writer(buffer, context);
        writer.write(row);
        writer.end();
        return buffer.data();
    }

    Filter m_filter;
    DialectRegistry m_dialects;
};

} // namespace

HttpResponse eventStream(const QByteArray &filter, HubGateway &gateway, const std::shared_ptr<int> &open)
{
    Filter::Result parsed = Filter::parse(QString::fromUtf8(filter));
    if (!parsed.isValid())
        return problem(400, "invalid_filter", describe(parsed.error).toUtf8());
    auto writer = std::make_shared<EventWriter>(std::move(parsed.filter));
    HttpResponse response;
    response.contentType = "text/event-stream";
    response.headers = {{"Cache-Control", "no-store"}, {"X-Accel-Buffering", "no"}};
    response.stream = [writer, &gateway, open](QObject *connection, const HttpResponse::Write &write) {
        ++*open;
        const std::shared_ptr<void> counted(nullptr, [open](void *) { --*open; });
        auto *keepAlive = new QTimer(connection);
        QObject::connect(keepAlive, &QTimer::timeout, keepAlive, [write, counted] { write(":\n\n"); });
        keepAlive->start(KeepAliveMs);
        write(": the log of this server, from now on\n\n");
        gateway.follow(connection, [writer, write](const TrafficBatchPtr &batch) {
            if (const QByteArray text = writer->text(*batch); !text.isEmpty())
                write(text);
        });
    };
    return response;
}

} // namespace roomdeck
