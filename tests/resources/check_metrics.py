#!/usr/bin/python3
"""check_metrics.py ROOMDECKD DASHBOARD

What a running server exports must be valid OpenMetrics (by Prometheus' own parser), and every series the dashboard
asks for must be among it.
"""
import asyncio
import json
import re
import sys
import tempfile
import urllib.request

import websockets
import websockets.exceptions
from prometheus_client.openmetrics.parser import text_string_to_metric_families


async def start(program, folder):
    server = await asyncio.create_subprocess_exec(
        program, "--listen", "127.0.0.1:0", "--data-dir", folder, "--quiet", "--no-record",
        stdout=asyncio.subprocess.PIPE)
    line = (await server.stdout.readline()).decode()
    return server, int(line.strip().rsplit(":", 1)[1])


async def make_everything_happen(port):
    """One of each: a message, a refused one, an ended connection, a refused upgrade."""
    address = f"ws://127.0.0.1:{port}/ws?room_id=a&user_id=anna"
    async with websockets.connect(address) as client:
        for _ in range(200):  # unobserved servers time a sample of their deliveries
            await client.send('{"type":"note","payload":1}')
        await client.send("no JSON")
        while json.loads(await client.recv())["type"] != "error":
            pass
    try:
        async with websockets.connect(address, origin="https://evil.example"):
            raise SystemExit("a foreign origin was let in")
    except websockets.exceptions.InvalidStatusCode:
        pass


def metrics(port):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
        return answer.read().decode()


async def settled(port):
    """The counts of I/O threads arrive with a delay; what is read at last must show all of them."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + 30
    while True:
        text = await loop.run_in_executor(None, metrics, port)
        counted = re.search(r"^roomdeck_deliveries_total (\d+)", text, re.M)
        ended = 'roomdeck_ended_connections_total{code="1000"} 1' in text
        if int(counted.group(1)) > 0 and ended:
            return text
        if loop.time() > deadline:
            raise SystemExit("counters did not move:\n" + text)


def series_asked_for(dashboard):
    expressions = [target["expr"] for panel in dashboard["panels"] for target in panel.get("targets", [])]
    expressions += [item["definition"] for item in dashboard["templating"]["list"] if "definition" in item]
    assert len(expressions) > 10, "a dashboard without expressions"
    return {name for text in expressions for name in re.findall(r"\broomdeck_[a-z_]+", text)}


def labels_asked_for(dashboard):
    text = json.dumps(dashboard)
    return {label for group in re.findall(r"by \(([a-z, ]+)\)", text) for label in group.split(", ")}


async def main(program, dashboard_file):
    with open(dashboard_file, encoding="utf-8") as file:
        dashboard = json.load(file)
    with tempfile.TemporaryDirectory() as folder:
        server, port = await start(program, folder)
        try:
            await make_everything_happen(port)
            text = await settled(port)
        finally:
            server.terminate()
            await server.wait()
    families = list(text_string_to_metric_families(text))  # raises for what is not OpenMetrics
    samples = [sample for family in families for sample in family.samples]
    exported = {sample.name for sample in samples}
    missing = series_asked_for(dashboard) - exported
    assert not missing, f"the dashboard asks for what is not exported: {sorted(missing)}"
    unknown = labels_asked_for(dashboard) - {label for sample in samples for label in sample.labels}
    assert not unknown, f"the dashboard groups by labels that no series has: {sorted(unknown)}"
    timed = next(sample.value for sample in samples if sample.name == "roomdeck_delivery_seconds_count")
    assert timed > 0, "no delivery was timed"
    assert all(family.documentation for family in families)
    identifiers = [panel["id"] for panel in dashboard["panels"]]
    assert len(set(identifiers)) == len(identifiers), "panels with the same id"


asyncio.run(main(*sys.argv[1:]))
