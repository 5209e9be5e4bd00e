#include "tests/bench/loadgen/processtree.h"

#include "tests/bench/loadgen/options.h"

#include <algorithm>
#include <cctype>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <unistd.h>

namespace loadgen {
namespace {

struct Stat
{
    pid_t parent = 0;
    double userTicks = 0;
    double systemTicks = 0;
    double reapedTicks = 0;
};

/// proc(5): the command in parentheses may hold anything, so fields count from the last ')'.
bool readStat(pid_t pid, Stat &stat)
{
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    std::string line;
    if (!std::getline(file, line))
        return false;
    std::istringstream fields(line.substr(line.rfind(')') + 2));
    std::string skipped;
    fields >> skipped >> stat.parent;
    for (int i = 5; i <= 13; ++i)
        fields >> skipped;
    double reapedUser = 0;
    double reapedSystem = 0;
    fields >> stat.userTicks >> stat.systemTicks >> reapedUser >> reapedSystem;
    stat.reapedTicks = reapedUser + reapedSystem;
    return bool(fields);
}

double residentKb(pid_t pid)
{
    std::ifstream file("/proc/" + std::to_string(pid) + "/smaps_rollup");
    std::string line;
    while (std::getline(file, line)) {
        if (line.starts_with("Rss:"))
            return std::stod(line.substr(4));
    }
    return 0;
}

/// The same time that utime + stime count, without their rounding to ticks of 10 ms.
double cpuSeconds(pid_t pid, const Stat &stat)
{
    clockid_t clock{};
    timespec time{};
    if (clock_getcpuclockid(pid, &clock) == 0 && clock_gettime(clock, &time) == 0)
        return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
    return (stat.userTicks + stat.systemTicks) / double(sysconf(_SC_CLK_TCK));
}

} // namespace

std::vector<pid_t> ProcessTree::members() const
{
    std::multimap<pid_t, pid_t> children;
    for (const auto &entry : std::filesystem::directory_iterator("/proc")) {
        const std::string name = entry.path().filename();
        Stat stat;
        if (std::isdigit(uint8_t(name.front())) && readStat(std::stoi(name), stat))
            children.emplace(stat.parent, std::stoi(name));
    }
    std::vector<pid_t> found{m_root};
    for (size_t i = 0; i < found.size(); ++i) {
        const auto [first, last] = children.equal_range(found[i]);
        std::for_each(first, last, [&found](const auto &child) { found.push_back(child.second); });
    }
    return found;
}

Usage ProcessTree::read() const
{
    Usage usage;
    const double tick = 1.0 / double(sysconf(_SC_CLK_TCK));
    for (const pid_t pid : members()) {
        Stat stat;
        if (!readStat(pid, stat)) {
            if (pid == m_root)
                throw Failure("the server is gone");
            continue;
        }
        usage.cpuSeconds += cpuSeconds(pid, stat) + stat.reapedTicks * tick;
        usage.systemSeconds += stat.systemTicks * tick;
        usage.residentKb += residentKb(pid);
    }
    return usage;
}

double ownCpuSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

double machineCpuSeconds()
{
    std::ifstream file("/proc/stat");
    std::string cpu;
    double user = 0, nice = 0, system = 0, idle = 0, wait = 0, interrupts = 0, softInterrupts = 0, stolen = 0;
    file >> cpu >> user >> nice >> system >> idle >> wait >> interrupts >> softInterrupts >> stolen;
    const double busy = user + nice + system + interrupts + softInterrupts + stolen;
    return busy / double(sysconf(_SC_CLK_TCK));
}

} // namespace loadgen
