// Measures small functions: nanoseconds per call, the median of several batches.
#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace microbench {

/// Keeps the compiler from dropping a result that nobody reads.
template <typename Value>
void keep(Value &&value)
{
    asm volatile("" : : "g"(&value) : "memory");
}

/// Prints one line per measured function, those whose name contains `filter` only.
class Stopwatch
{
public:
    explicit Stopwatch(std::string_view filter) : m_filter(filter) { }

    /// `bytes` is what one call works on; 0 prints no throughput.
    template <typename Function>
    void measure(std::string_view name, std::size_t bytes, Function function) const
    {
        if (name.find(m_filter) == std::string_view::npos)
            return;
        const int64_t calls = calibrate(function);
        std::array<double, 7> batches{};
        for (double &batch : batches)
            batch = double(run(calls, function)) / double(calls);
        std::sort(batches.begin(), batches.end());
        const double ns = batches[batches.size() / 2];
        std::printf("%-52s %10.1f ns", std::string(name).c_str(), ns);
        if (bytes > 0)
            std::printf(" %8.0f MB/s", double(bytes) * 1e3 / ns);
        std::printf("\n");
    }

private:
    template <typename Function>
    static int64_t run(int64_t calls, Function &function)
    {
        const auto start = std::chrono::steady_clock::now();
        for (int64_t i = 0; i < calls; ++i)
            function();
        return std::chrono::nanoseconds(std::chrono::steady_clock::now() - start).count();
    }

    /// So many calls that a batch takes 20 ms at least.
    template <typename Function>
    static int64_t calibrate(Function &function)
    {
        int64_t calls = 16;
        while (run(calls, function) < 20'000'000)
            calls *= 2;
        return calls;
    }

    std::string_view m_filter;
};

void measureDialects(const Stopwatch &stopwatch);
void measureJson(const Stopwatch &stopwatch);
void measureFrames(const Stopwatch &stopwatch);

} // namespace microbench
