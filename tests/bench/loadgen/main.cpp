// loadgen: drives a room server and prints one line of JSON about what it measured.
#include "tests/bench/loadgen/crowd.h"
#include "tests/bench/loadgen/options.h"
#include "tests/bench/loadgen/processtree.h"
#include "tests/bench/loadgen/report.h"
#include "tests/bench/loadgen/traffic.h"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <sys/resource.h>

namespace loadgen {
namespace {

void raiseDescriptorLimit(int clients)
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_cur < rlim_t(clients) + 64)
        throw Failure("only " + std::to_string(limit.rlim_cur) + " descriptors may be open (ulimit -n)");
}

/// CPU and time between its construction and finish().
class Window
{
public:
    Window(const ProcessTree &server, const Crowd &crowd)
        : m_server(server), m_crowd(crowd), m_before(server.read()), m_ownBefore(ownCpuSeconds()),
          m_machineBefore(machineCpuSeconds()), m_idleBefore(crowd.idleSeconds()), m_startedAt(now())
    { }
    Spent finish() const
    {
        const int64_t end = now();
        const double own = ownCpuSeconds();
        const double machine = machineCpuSeconds() - m_machineBefore;
        const Usage after = m_server.read();
        Spent spent;
        spent.seconds = double(end - m_startedAt) / 1e9;
        spent.serverCpu = after.cpuSeconds - m_before.cpuSeconds;
        spent.serverSystem = after.systemSeconds - m_before.systemSeconds;
        spent.ownCpu = own - m_ownBefore;
        spent.ownWork = spent.ownCpu - (m_crowd.idleSeconds() - m_idleBefore);
        spent.othersCpu = std::max(0.0, machine - spent.serverCpu - spent.ownCpu);
        return spent;
    }

private:
    const ProcessTree &m_server;
    const Crowd &m_crowd;
    Usage m_before;
    double m_ownBefore;
    double m_machineBefore;
    double m_idleBefore;
    int64_t m_startedAt;
};

void measureTraffic(const Options &options, Crowd &crowd, const ProcessTree &server, Report &report)
{
    Traffic traffic(options, crowd);
    traffic.start();
    crowd.serve(options.warmupSeconds);
    traffic.beginWindow();
    const Window window(server, crowd);
    // A window without arrivals would otherwise end as a very slow measurement.
    const auto stalled = [&] { return now() - crowd.lastArrival() > patienceSeconds * 1'000'000'000ll; };
    if (crowd.serve(options.seconds, stalled))
        throw Failure("stalled: " + traffic.describeStall());
    report.addTraffic(window.finish(), traffic);
    traffic.stop();
    if (!crowd.serve(patienceSeconds, [&traffic] { return traffic.finished(); }))
        throw Failure("lost: " + traffic.describeStall());
    crowd.onMessage({});
}

void run(const Options &options)
{
    raiseDescriptorLimit(options.clients);
    const ProcessTree server(options.serverPid);
    Report report(options);
    Crowd crowd(options);
    const double residentBefore = server.read().residentKb;
    crowd.setSpinning(options.mode != Mode::Idle);
    const Window connecting(server, crowd);
    crowd.connectAll();
    crowd.settle(0.3);
    report.addConnecting(connecting.finish(), crowd.connectTimes());
    report.addMemory(residentBefore, server.read().residentKb);

    if (options.mode == Mode::Traffic)
        measureTraffic(options, crowd, server, report);
    if (options.mode == Mode::Idle) {
        crowd.serve(options.warmupSeconds);
        const Window idle(server, crowd);
        crowd.serve(options.seconds);
        report.addIdle(idle.finish());
    }
    if (options.mode == Mode::Storm) {
        const Window closing(server, crowd);
        crowd.closeAll();
        report.addClosing(closing.finish());
    }
    report.addFinalMemory(server.read().residentKb);
    std::printf("%s\n", report.text().c_str());
}

} // namespace
} // namespace loadgen

int main(int argc, char **argv)
{
    try {
        loadgen::run(loadgen::parseOptions(argc, argv));
    } catch (const std::exception &problem) {
        std::fprintf(stderr, "loadgen: %s\n", problem.what());
        return 1;
    }
    return 0;
}
