"""The machine: which cores serve and load, what it is, and its limits."""

import os
import pathlib
import platform
import re
import resource
import subprocess


# Percent of a core that others may use before a measurement is repeated.
NOISE_LIMIT = 15


def cores():
    """The server's core and the load generator's; they never share one."""
    allowed = sorted(os.sched_getaffinity(0))
    if len(allowed) < 2:
        raise SystemExit("the benchmark needs two cores: one for the server, one for the load generator")
    return allowed[0], allowed[1]


def start(command, core, **streams):
    """Starts a command on a core, and ahead of everything else where that is allowed (root).

    A session of its own, because where Linux groups tasks by session, priorities count within one only.
    """
    first = ["nice", "-n", "-20"] if os.geteuid() == 0 else []
    words = first + ["taskset", "-c", str(core)] + [str(word) for word in command]
    process = subprocess.Popen(words, start_new_session=True, **streams)
    try:
        pathlib.Path("/proc/%d/autogroup" % process.pid).write_text("-20")
    except OSError:
        pass  # no such grouping here, or not root
    return process


def raise_descriptor_limit():
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def _first(pattern, text):
    found = re.search(pattern, text, re.MULTILINE)
    return found.group(1).strip() if found else "?"


def _version(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "?"


def describe():
    cpu = pathlib.Path("/proc/cpuinfo").read_text()
    memory = int(_first(r"^MemTotal:\s+(\d+)", pathlib.Path("/proc/meminfo").read_text())) / 1024 / 1024
    system = _first(r'^PRETTY_NAME="(.*)"', pathlib.Path("/etc/os-release").read_text())
    virtual = ", virtual machine" if " hypervisor" in cpu else ""
    return "\n".join(
        [
            "Machine: %s, %d cores%s, %.0f GB, Linux %s, %s"
            % (_first(r"^model name\s*:(.*)", cpu), os.cpu_count(), virtual, memory, platform.release(), system),
            "Versions: Qt %s, %s, node %s, Python %s"
            % (
                _version("qmake6", "-query", "QT_VERSION"),
                _version("go", "version").replace("go version ", ""),
                _version("node", "--version"),
                platform.python_version(),
            ),
        ]
    )
