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
    """The first of three tries during which the machine did little else, or the calmest of them."""
    tries = []
    while len(tries) < 3:
        tries.append(_one(scenario, server, seconds))
        if _noise(tries[-1]) <= machine.NOISE_LIMIT:
            break
    return min(tries, key=_noise)


def _noise(result):
    return result.get("others_cpu_percent", result["connect_others_cpu_percent"])


def _one(scenario, server, seconds):
    _, core = machine.cores()
    with servers.Running(server) as running:
        words = ["taskset", "-c", str(core), build.LOADGEN, "--port", str(running.port), "--server-pid", str(running.pid)]
        words += scenario.command(server.formats, seconds)
        done = subprocess.run(words, capture_output=True, text=True, timeout=300)
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip())
    return dict(json.loads(done.stdout), server=server.name)


def _tell(result):
    cost = result.get("cpu_us_per_delivery", result["connect_cpu_us"])
    note = "" if result.get("bottleneck") != "loadgen" else "  (the load generator was the bottleneck)"
    if _noise(result) > machine.NOISE_LIMIT:
        note += "  (others used %.0f %% of a core)" % _noise(result)
    print("%-12s %-12s %8.2f µs%s" % (result["label"], result["server"], cost, note), file=sys.stderr, flush=True)
