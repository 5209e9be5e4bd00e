"""Runs scenarios against servers in turn and collects the load generator's results."""

import json
import subprocess
import sys
from dataclasses import dataclass

from . import build, machine, servers


@dataclass
class Plan:
    servers: list
    scenarios: list
    rounds: int
    seconds: float


def run(plan, file=None):
    """Returns all results and a line for each run that failed.

    Servers alternate within a scenario and each is fresh, so whatever slows the machine for a while
    meets all of them.
    """
    results, failures = [], []
    for round_number in range(plan.rounds):
        for scenario in plan.scenarios:
            turn = round_number % len(plan.servers)
            for server in plan.servers[turn:] + plan.servers[:turn]:
                try:
                    result = _calm(scenario, server, plan.seconds)
                except (RuntimeError, subprocess.SubprocessError) as problem:
                    failures.append("%s on %s: %s" % (scenario.name, server.name, problem))
                    print(failures[-1], file=sys.stderr)
                    continue
                results.append(result)
                _tell(result)
                if file:
                    with open(file, "a", encoding="utf-8") as out:
                        out.write(json.dumps(result) + "\n")
    return results, failures


def load(files):
    return [json.loads(line) for file in files for line in file.read_text().splitlines() if line]


def _calm(scenario, server, seconds):
    """The first of two tries during which the machine did little else, or the calmer of them."""
    tries = []
    while len(tries) < 2:
        tries.append(_one(scenario, server, seconds))
        if _noise(tries[-1]) <= machine.NOISE_LIMIT:
            break
    return min(tries, key=_noise)


def _noise(result):
    return result.get("others_cpu_percent", result["connect_others_cpu_percent"])


def _one(scenario, server, seconds):
    _, core = machine.cores()
    with servers.Running(server) as running:
        words = [build.LOADGEN, "--port", running.port, "--server-pid", running.pid]
        words += scenario.command(server.formats, seconds)
        with machine.start(words, core, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as loadgen:
            try:
                line, errors = loadgen.communicate(timeout=300)
            except BaseException:
                loadgen.kill()
                raise
    if loadgen.returncode != 0:
        raise RuntimeError(errors.strip())
    return dict(json.loads(line), server=server.name)


def _tell(result):
    cost = result.get("cpu_us_per_delivery", result["connect_cpu_us"])
    note = "" if result.get("bottleneck") != "loadgen" else "  (the load generator was the bottleneck)"
    if _noise(result) > machine.NOISE_LIMIT:
        note += "  (others used %.0f %% of a core)" % _noise(result)
    print("%-12s %-12s %8.2f µs%s" % (result["label"], result["server"], cost, note), file=sys.stderr, flush=True)
