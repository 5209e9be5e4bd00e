#include "tests/bench/loadgen/report.h"

#include "tests/bench/loadgen/histogram.h"
#include "tests/bench/loadgen/traffic.h"

#include <array>
#include <cstdio>

namespace loadgen {
namespace {

/// Whose core is full decides what a figure means: a generator at its limit measures itself.
std::string_view bottleneck(const Spent &spent)
{
    const double own = spent.ownWork / spent.seconds;
    const double server = spent.serverCpu / spent.seconds;
    if (own > 0.95 && server < own - 0.02)
        return "loadgen";
    return server > 0.95 ? "server" : "none";
}

} // namespace

Report::Report(const Options &options) : m_options(options)
{
    add("label", options.label);
    add("clients", options.clients);
    add("text_bytes", double(options.textBytes));
}

void Report::addConnecting(const Spent &spent, const Histogram &times)
{
    add("connect_seconds", spent.seconds);
    add("connect_cpu_us", spent.serverCpu * 1e6 / m_options.clients);
    add("connect_others_cpu_percent", 100 * spent.othersCpu / spent.seconds);
    add("connect_p99_us", times.quantileMicroseconds(0.99));
}

void Report::addMemory(double residentKbBefore, double residentKbConnected)
{
    add("rss_start_kb", residentKbBefore);
    add("rss_connected_kb", residentKbConnected);
    add("kb_per_connection", (residentKbConnected - residentKbBefore) / m_options.clients);
}

void Report::addTraffic(const Spent &spent, const Traffic &traffic)
{
    const double deliveries = double(traffic.deliveries());
    if (traffic.deliveries() == 0)
        throw Failure("nothing was delivered: " + traffic.describeStall());
    add("talking_rooms", traffic.rooms());
    add("in_flight_per_room", m_options.inFlight);
    add("seconds", spent.seconds);
    add("messages", double(traffic.messages()));
    add("deliveries", deliveries);
    add("parsed", double(traffic.parsed()));
    add("deliveries_per_s", deliveries / spent.seconds);
    add("cpu_us_per_delivery", spent.serverCpu * 1e6 / deliveries);
    add("system_us_per_delivery", spent.serverSystem * 1e6 / deliveries);
    addLoad(spent);
    add("p50_us", traffic.latencies().quantileMicroseconds(0.5));
    add("p99_us", traffic.latencies().quantileMicroseconds(0.99));
    add("max_us", traffic.latencies().maxMicroseconds());
}

void Report::addIdle(const Spent &spent)
{
    add("seconds", spent.seconds);
    addLoad(spent);
}

void Report::addClosing(const Spent &spent)
{
    add("close_seconds", spent.seconds);
    add("close_cpu_us", spent.serverCpu * 1e6 / m_options.clients);
}

void Report::addFinalMemory(double residentKb)
{
    add("rss_end_kb", residentKb);
}

void Report::addLoad(const Spent &spent)
{
    add("server_cpu_percent", 100 * spent.serverCpu / spent.seconds);
    add("loadgen_cpu_percent", 100 * spent.ownWork / spent.seconds);
    add("others_cpu_percent", 100 * spent.othersCpu / spent.seconds);
    add("bottleneck", bottleneck(spent));
}

void Report::add(std::string_view key, double value)
{
    std::array<char, 64> digits{};
    std::snprintf(digits.data(), digits.size(), "%.10g", value);
    m_text.append(m_text.size() > 1 ? ",\"" : "\"").append(key).append("\":").append(digits.data());
}

/// No key or value of a report needs escaping but the label, which is the caller's.
void Report::add(std::string_view key, std::string_view value)
{
    m_text.append(m_text.size() > 1 ? ",\"" : "\"").append(key).append("\":\"");
    for (const char c : value) {
        if (c != '"' && c != '\\' && uint8_t(c) >= 0x20)
            m_text += c;
    }
    m_text += '"';
}

} // namespace loadgen
