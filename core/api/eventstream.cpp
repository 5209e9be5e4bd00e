#include "core/api/eventstream.h"

#include "core/exchange/ndjsonwriter.h"
#include "core/http/problem.h"
#include "core/protocol/dialectregistry.h"
#include "core/rooms/roomhub.h"
#include "core/traffic/filter/filter.h"
#include "core/traffic/logrow.h"

#include <QtCore/QBuffer>
#include <QtCore/QTimer>

#include <algorithm>
#include <deque>
#include <vector>

namespace roomdeck {

namespace {

constexpr int KeepAliveMs = 15'000;

QByteArray gap(quint64 skipped)
{
    return "data: {\"kind\":\"gap\",\"skipped\":" + QByteArray::number(skipped) + "}\n\n";
}

/// Turns batches into the text of events. The connection's thread.
class EventWriter
{
public:
    explicit EventWriter(Filter filter) : m_filter(std::move(filter)) { }

    /// The rows of a batch that come after `after`.
    QByteArray text(const TrafficBatch &batch, EventId after = 0) const
    {
        QByteArray out;
        if (batch.skipped > 0)
            out += gap(batch.skipped);
        for (const TrafficEntry &entry : batch.entries) {
            const LogRow row = rowOf(entry);
            if (row.seq > after && m_filter.matches(row))
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

/// What the hub remembers.
struct Past
{
    std::deque<TrafficBatchPtr> batches;
    EventId last = 0;
};

/// A stream that goes on where another ended: what comes while the past is fetched waits for it. The
/// connection's thread.
class Resumption
{
public:
    Resumption(std::shared_ptr<EventWriter> writer, EventId after, HttpResponse::Write write)
        : m_writer(std::move(writer)), m_after(after), m_write(std::move(write))
    { }

    void happened(const TrafficBatchPtr &batch)
    {
        if (m_caughtUp)
            write(m_writer->text(*batch));
        else
            m_waiting.push_back(batch);
    }

    void catchUp(const Past &past)
    {
        m_caughtUp = true;
        write(missing(past));
        for (const TrafficBatchPtr &batch : past.batches)
            write(m_writer->text(*batch, m_after));
        for (const TrafficBatchPtr &batch : m_waiting) {
            if (std::find(past.batches.cbegin(), past.batches.cend(), batch) == past.batches.cend())
                write(m_writer->text(*batch));
        }
        m_waiting.clear();
    }

private:
    // An id from an earlier run of the server lies ahead of everything; how much is missing nobody knows
    // then.
    QByteArray missing(const Past &past) const
    {
        if (m_after > past.last)
            return gap(0);
        EventId first = past.last + 1;
        for (const TrafficBatchPtr &batch : past.batches) {
            if (!batch->entries.isEmpty()) {
                first = batch->entries.first().seq;
                break;
            }
        }
        return first > m_after + 1 ? gap(first - m_after - 1) : QByteArray();
    }

    void write(const QByteArray &text) const
    {
        if (!text.isEmpty())
            m_write(text);
    }

    std::shared_ptr<EventWriter> m_writer;
    const EventId m_after;
    HttpResponse::Write m_write;
    std::vector<TrafficBatchPtr> m_waiting;
    bool m_caughtUp = false;
};

void resume(const std::shared_ptr<Resumption> &resumption, HubGateway &gateway, QObject *connection,
            QObject *context)
{
    gateway.follow(connection, [resumption](const TrafficBatchPtr &batch) { resumption->happened(batch); });
    // Filled on the hub's thread before the answer is posted to ours.
    auto past = std::make_shared<Past>();
    const auto fetch = [past](RoomHub &hub) {
        past->batches = hub.recentTraffic();
        past->last = hub.lastEvent();
        return HttpResponse();
    };
    gateway.ask(fetch, context, [past, resumption](const HttpResponse &) { resumption->catchUp(*past); });
}

} // namespace

HttpResponse eventStream(const StreamRequest &request, HubGateway &gateway, QObject *context,
                         const std::shared_ptr<int> &open)
{
    Filter::Result parsed = Filter::parse(QString::fromUtf8(request.filter));
    if (!parsed.isValid())
        return problem(400, "invalid_filter", describe(parsed.error).toUtf8());
    auto writer = std::make_shared<EventWriter>(std::move(parsed.filter));
    HttpResponse response;
    response.contentType = "text/event-stream";
    response.headers = {{"Cache-Control", "no-store"}, {"X-Accel-Buffering", "no"}};
    response.stream = [writer, &gateway, context, open,
                       after = request.after](QObject *connection, const HttpResponse::Write &write) {
        ++*open;
        const std::shared_ptr<void> counted(nullptr, [open](void *) { --*open; });
        auto *keepAlive = new QTimer(connection);
        QObject::connect(keepAlive, &QTimer::timeout, keepAlive, [write, counted] { write(":\n\n"); });
        keepAlive->start(KeepAliveMs);
        write(": the log of this server\n\n");
        if (after > 0) {
            resume(std::make_shared<Resumption>(writer, after, write), gateway, connection, context);
            return;
        }
        gateway.follow(connection, [writer, write](const TrafficBatchPtr &batch) {
            if (const QByteArray text = writer->text(*batch); !text.isEmpty())
                write(text);
        });
    };
    return response;
}

} // namespace roomdeck
