// What a process and its descendants have used so far, from /proc.
#pragma once

#include <sys/types.h>
#include <vector>

namespace loadgen {

struct Usage
{
    double cpuSeconds = 0; ///< user and system time of all threads, of living descendants and of reaped ones
    double systemSeconds = 0; ///< the system part of it, in steps of a clock tick
    double residentKb = 0;
};

/// Throws Failure when the process is gone.
class ProcessTree
{
public:
    explicit ProcessTree(pid_t root) : m_root(root) { }

    Usage read() const;

private:
    std::vector<pid_t> members() const;

    pid_t m_root;
};

/// CPU seconds this process itself has used.
double ownCpuSeconds();

/// CPU seconds all processes of the machine have used, and those a hypervisor gave to other machines, in
/// steps of a clock tick.
double machineCpuSeconds();

} // namespace loadgen
