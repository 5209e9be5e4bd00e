// The line of JSON that a run prints.
#pragma once

#include "tests/bench/loadgen/options.h"

#include <string>
#include <string_view>

namespace loadgen {

class Histogram;
class Traffic;

/// What a stretch of time cost.
struct Spent
{
    double seconds = 0;
    double serverCpu = 0;
    double serverSystem = 0;
    double ownCpu = 0;
    double ownWork = 0; ///< of it, what was not polling in vain
    double othersCpu = 0; ///< of all other processes and virtual machines
};

/// Collects results; times in the unit their name ends in.
class Report
{
public:
    explicit Report(const Options &options);

    void addConnecting(const Spent &spent, const Histogram &times);
    void addMemory(double residentKbBefore, double residentKbConnected);
    void addTraffic(const Spent &spent, const Traffic &traffic);
    void addIdle(const Spent &spent);
    void addClosing(const Spent &spent);
    void addFinalMemory(double residentKb);

    std::string text() const { return m_text + '}'; }

private:
    void add(std::string_view key, double value);
    void add(std::string_view key, std::string_view value);
    void addLoad(const Spent &spent);

    Options m_options;
    std::string m_text = "{";
};

} // namespace loadgen
