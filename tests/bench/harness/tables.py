"""Markdown tables of results: medians over the rounds, and how Roomdeck stands to each peer."""

from statistics import median

from . import scenarios, servers

US = "roomdeck"


class Medians:
    """The median of a figure over all rounds of a scenario on a server."""

    def __init__(self, results):
        self._results = results
        present = {result["server"] for result in results}
        self.servers = [name for name in servers.NAMES if name in present]
        measured = {result["label"] for result in results}
        self.scenarios = [scenario for scenario in scenarios.ALL.values() if scenario.name in measured]

    def of(self, scenario, server, key):
        values = [r[key] for r in self._results if r["label"] == scenario and r["server"] == server and key in r]
        return median(values) if values else None

    def limited_by_loadgen(self, scenario, server):
        bounds = [r.get("bottleneck") for r in self._results if r["label"] == scenario and r["server"] == server]
        return bounds.count("loadgen") * 2 > len(bounds)


def render(results):
    medians = Medians(results)
    traffic = [s for s in medians.scenarios if s.kind == "traffic"]
    storm = [s for s in medians.scenarios if s.kind == "storm"]
    idle = [s for s in medians.scenarios if s.kind == "idle"]
    parts = [
        _costs("Server CPU per delivery, µs (ratio Roomdeck ÷ peer)", medians, traffic, "cpu_us_per_delivery", "%.2f"),
        _figures("Of that in the kernel, µs", medians, traffic, {"system_us_per_delivery": 1}, "%.2f"),
        _scaling(medians),
        _costs("CPU per connect, µs (ratio Roomdeck ÷ peer)", medians, storm, "connect_cpu_us", "%.0f"),
        _figures("CPU per close, µs", medians, storm, {"close_cpu_us": 1}, "%.0f"),
        _figures("Memory per idle connection, KB", medians, idle, {"kb_per_connection": 1}, "%.1f"),
        _figures("Server CPU while idle, % of its core", medians, idle, {"server_cpu_percent": 1}, "%.2f"),
        _figures("Latency p50 / p99 / max, ms", medians, traffic, {"p50_us": 1e-3, "p99_us": 1e-3, "max_us": 1e-3}, "%.1f"),
        _figures("Deliveries per second, thousands", medians, traffic, {"deliveries_per_s": 1e-3}, "%.0f"),
        _figures(
            "CPU of server / load generator, % of their cores",
            medians,
            traffic,
            {"server_cpu_percent": 1, "loadgen_cpu_percent": 1},
            "%.0f",
        ),
        _verdicts(medians),
    ]
    return "\n".join(part for part in parts if part)


def _rows(title, header, rows):
    lines = ["", "**%s**" % title, "", "| %s |" % " | ".join(header), "|%s" % (" --- |" * len(header))]
    return "\n".join(lines + ["| %s |" % " | ".join(row) for row in rows])


def _titles(medians):
    return [servers.find(name).title for name in medians.servers]


def _costs(title, medians, wanted, key, form):
    """One figure, with Roomdeck's ratio to each peer."""
    rows = []
    for scenario in wanted:
        own = medians.of(scenario.name, US, key)
        row = [scenario.title]
        for name in medians.servers:
            value = medians.of(scenario.name, name, key)
            cell = "" if value is None else form % value
            if value and own and not name.startswith(US):
                cell += " (%.2f)" % (own / value)
            if medians.limited_by_loadgen(scenario.name, name):
                cell += " †"
            row.append(cell)
        rows.append(row)
    if not rows:
        return ""
    note = "\n\n† the load generator was the bottleneck" if any("†" in cell for row in rows for cell in row) else ""
    return _rows(title, ["scenario"] + _titles(medians), rows) + note


def _figures(title, medians, wanted, scales, form):
    """Several figures in one cell; `scales` maps each one's key to its factor."""
    rows = []
    for scenario in wanted:
        row = [scenario.title]
        for name in medians.servers:
            values = [(medians.of(scenario.name, name, key), scale) for key, scale in scales.items()]
            row.append(" / ".join(form % (value * scale) for value, scale in values if value is not None))
        rows.append(row)
    return _rows(title, ["scenario"] + _titles(medians), rows) if rows else ""


def _scaling(medians):
    """Cost per delivery of the same traffic with 8,000 connections and with 200."""
    row = []
    for name in medians.servers:
        few = medians.of("crowd200", name, "cpu_us_per_delivery")
        many = medians.of("crowd8000", name, "cpu_us_per_delivery")
        row.append("%.2f" % (many / few) if few and many else "")
    if not any(row):
        return ""
    header = [""] + _titles(medians)
    return _rows("Cost per delivery at 8,000 connections ÷ at 200", header, [["ratio"] + row])


def _verdicts(medians):
    """Every target that the results speak about, the missed ones first."""
    verdicts = []
    for scenario in medians.scenarios:
        key = "connect_cpu_us" if scenario.kind == "storm" else "cpu_us_per_delivery"
        for peer, most in scenario.targets.items():
            verdicts.append(_verdict(medians, scenario, key, peer, most))
        if scenario.kind == "traffic":
            verdicts.append(_verdict(medians, scenario, "p99_us", "go", 1.0))
    known = [verdict for verdict in verdicts if verdict]
    if not known:
        return ""
    header = ["scenario", "figure", "against", "ratio", "target", ""]
    missed = sorted((v for v in known if v[-1]), key=lambda v: float(v[3]) / float(v[4]), reverse=True)
    title = "Targets: %d of %d reached" % (len(known) - len(missed), len(known))
    return _rows(title, header, missed) if missed else "\n**%s**" % title


def _verdict(medians, scenario, key, peer, most):
    own, other = medians.of(scenario.name, US, key), medians.of(scenario.name, peer, key)
    if not own or not other:
        return None
    ratio = own / other
    figure = {"p99_us": "p99", "connect_cpu_us": "CPU per connect"}.get(key, "CPU per delivery")
    return [scenario.title, figure, servers.find(peer).title, "%.2f" % ratio, str(most), "missed" if ratio > most else ""]
