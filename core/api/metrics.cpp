// Metrics as OpenMetrics text (https://openmetrics.io, version 1.0.0).
#include "core/api/apiviews.h"
#include "core/rooms/roomhub.h"

namespace roomdeck {

namespace {

// A name that ends with a unit of OpenMetrics has it.
void describe(QByteArray &out, const char *name, const char *type, const char *help)
{
    const QByteArray family = QByteArray("roomdeck_") + name;
    out += "# TYPE " + family + ' ' + type + '\n';
    for (const QByteArrayView unit : {QByteArrayView("seconds"), QByteArrayView("bytes")}) {
        if (family.endsWith('_' + unit.toByteArray()))
            out += "# UNIT " + family + ' ' + unit.toByteArray() + '\n';
    }
    out += "# HELP " + family + ' ' + help + '\n';
}

void gauge(QByteArray &out, const char *name, const char *help, double value)
{
    describe(out, name, "gauge", help);
    out += QByteArray("roomdeck_") + name + ' ' + QByteArray::number(value, 'g', 12) + '\n';
}

void counter(QByteArray &out, const char *name, const char *help, quint64 value)
{
    describe(out, name, "counter", help);
    out += QByteArray("roomdeck_") + name + "_total " + QByteArray::number(value) + '\n';
}

void backends(QByteArray &out, const BackendState &state)
{
    const WebhookState &webhooks = state.webhooks;
    gauge(out, "webhook_queued_events", "Events waiting for the backend", webhooks.queued);
    counter(out, "webhook_delivered_events", "Events the backend took", webhooks.delivered);
    counter(out, "webhook_failed_events", "Events given up after the last try", webhooks.failed);
    counter(out, "webhook_dropped_events", "Events the queue had no room for", webhooks.dropped);
    counter(out, "webhook_retries", "Requests that were repeated", webhooks.retries);
    counter(out, "connect_hook_allowed", "Clients the backend let in", state.connectHook.allowed);
    counter(out, "connect_hook_denied", "Clients the backend turned away", state.connectHook.denied);
    counter(out, "connect_hook_failed", "Questions the backend did not answer", state.connectHook.failed);
}

void sample(QByteArray &out, const char *name, const char *label, QByteArrayView value, quint64 count)
{
    out += QByteArray("roomdeck_") + name + "_total{" + label + "=\"" + value.toByteArray() + "\"} "
        + QByteArray::number(count) + '\n';
}

void causes(QByteArray &out, const HubStatistics &statistics)
{
    describe(out, "refused_messages", "counter", "Messages of clients refused, by the error they were told");
    for (const auto &[code, count] : statistics.refusedMessages)
        sample(out, "refused_messages", "cause", wireName(code), count);
    describe(out, "ended_connections", "counter", "Connections ended, by close code (1013: read too slowly)");
    for (const auto &[code, count] : statistics.endedConnections) {
        sample(out, "ended_connections", "code",
               code == 0 ? QByteArray("application") : QByteArray::number(code), count);
    }
}

// Labels are compared as text: 1 is always "1.0".
QByteArray canonical(double number)
{
    const QByteArray text = QByteArray::number(number);
    return text.contains('.') || text.contains('e') ? text : text + ".0";
}

void latency(QByteArray &out, const LatencyHistogram &histogram)
{
    describe(out, "delivery_seconds", "histogram", "From routing a message to the last of its bytes leaving");
    quint64 sum = 0;
    for (size_t i = 0; i < histogram.counts.size(); ++i) {
        sum += histogram.counts[i];
        const QByteArray bound = i < LatencyHistogram::BoundsUs.size()
            ? canonical(double(LatencyHistogram::BoundsUs[i]) / 1e6)
            : QByteArray("+Inf");
        out += "roomdeck_delivery_seconds_bucket{le=\"" + bound + "\"} " + QByteArray::number(sum) + '\n';
    }
    out += "roomdeck_delivery_seconds_count " + QByteArray::number(sum) + "\nroomdeck_delivery_seconds_sum "
        + QByteArray::number(double(histogram.sumUs) / 1e6, 'g', 12) + '\n';
}

} // namespace

HttpResponse metricsView(RoomHub &hub)
{
    const ServerStats stats = hub.stats();
    qint64 queued = 0;
    int slow = 0;
    for (const auto &[id, member] : hub.membership().members()) {
        queued += member->queuedBytes;
        slow += member->slow ? 1 : 0;
    }
    QByteArray out;
    describe(out, "build", "info", "What is running");
    out += "roomdeck_build_info{version=\"" ROOMDECK_VERSION "\"} 1\n";
    gauge(out, "connections", "Open WebSocket connections", stats.connections);
    gauge(out, "users", "Distinct users", stats.users);
    gauge(out, "rooms", "Open rooms", stats.rooms);
    gauge(out, "queued_bytes", "Bytes waiting in outboxes", double(queued));
    gauge(out, "slow_connections", "Connections that read too slowly", slow);
    gauge(out, "hub_lag_seconds", "How late the hub's last timer was", hub.statistics().lagSeconds);
    counter(out, "messages", "Messages received from clients", stats.messagesIn);
    counter(out, "deliveries", "Frames put into outboxes", stats.deliveries);
    counter(out, "received_bytes", "Bytes received", stats.bytesIn);
    counter(out, "sent_bytes", "Bytes sent", stats.bytesOut);
    counter(out, "slow_reader_cuts", "Connections ended for reading too slowly", stats.dropped);
    counter(out, "refused_upgrades", "Upgrades refused", stats.refused);
    backends(out, hub.backends());
    causes(out, hub.statistics());
    latency(out, hub.statistics().latency);
    out += "# EOF\n";
    HttpResponse response;
    response.contentType = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    response.body = out;
    return response;
}

} // namespace roomdeck
