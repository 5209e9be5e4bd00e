"""soak.py PROGRAMS MINUTES: see run."""
import asyncio
import collections
import glob
import json
import os
import random
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

import websockets
import websockets.exceptions

ROOMS = 12
STEADY_CLIENTS = 60
KILLED_CLIENTS = 12
SLOW_READERS = 4
MESSAGES_A_VISIT = 40
KILL_EVERY_S = 15
COMMIT_S = 2.0  # what was said longer before a kill than this is on disk, whatever happens
WARM_UP = 0.25  # of the time; caches and allocators fill in it
MAY_GROW = 0.10  # of the resident set, after warming up
CONNECTION_LOST = (OSError, websockets.exceptions.WebSocketException, asyncio.TimeoutError)


class Figures(collections.Counter):
    """What happened, by name."""


class Server:
    """roomdeckd on a port of its own, which it keeps through restarts."""

    def __init__(self, programs, folder):
        self.programs, self.folder, self.port, self.process = programs, folder, 0, None
        self.up = asyncio.Event()

    async def start(self):
        began = time.monotonic()
        with open(os.path.join(self.folder, "log"), "ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                os.path.join(self.programs, "roomdeckd"), "--listen", f"127.0.0.1:{self.port}", "--data-dir", self.folder,
                "--set", "limits.outbox_hard_bytes=262144", "--quiet", stdout=asyncio.subprocess.PIPE, stderr=log)
        line = (await self.process.stdout.readline()).decode()
        self.port = int(line.strip().rsplit(":", 1)[1])
        self.up.set()
        return time.monotonic() - began

    async def kill(self):
        self.up.clear()
        self.process.kill()
        await self.process.wait()

    async def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return await asyncio.wait_for(self.process.wait(), 20)

    def resident_kb(self):
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS:"))

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def address(self, room, user):
        return f"ws://127.0.0.1:{self.port}/ws?room_id={room}&user_id={user}"


class Visit:
    """One client's stay in a room: says numbered things, and checks that everybody's numbers arrive without a hole."""

    serial = 0

    def __init__(self, server, figures, said=None):
        Visit.serial += 1
        self.name = f"v{Visit.serial}"
        self.server, self.figures, self.said = server, figures, said
        self.heard = {}  # sender -> last number
        self.echoed = asyncio.Queue()

    async def run(self):
        room = f"room-{random.randrange(ROOMS)}"
        client = await websockets.connect(self.server.address(room, self.name), open_timeout=20, ping_interval=None)
        reader = asyncio.ensure_future(self.read(client))
        try:
            for number in range(random.randrange(MESSAGES_A_VISIT)):
                await client.send(json.dumps({"type": "said", "payload": {"by": self.name, "n": number, "pad": "x" * random.randrange(800)}}))
                echo = await asyncio.wait_for(self.echoed.get(), 30)
                if echo is None:
                    raise ConnectionError("the connection ended")
                assert echo == number, "lost or out of order"
                if self.said is not None:
                    self.said.append((time.monotonic(), self.name, number))
        finally:
            await self.leave(client, reader)
        self.figures["visits"] += 1

    async def leave(self, client, reader):
        if random.random() < 0.5:
            await client.close()
        else:
            client.transport.abort()  # as a cable that was pulled
        reader.cancel()
        results = await asyncio.gather(reader, return_exceptions=True)
        if isinstance(results[0], AssertionError):
            raise results[0]

    async def read(self, client):
        try:
            async for text in client:
                message = json.loads(text)
                if message["type"] == "user_left":
                    self.heard.pop(message["user_id"] if "user_id" in message else message["payload"].get("user_id"), None)
                if message["type"] != "said":
                    continue
                self.figures["deliveries"] += 1
                by, number = message["payload"]["by"], message["payload"]["n"]
                last = self.heard.get(by)
                assert last is None or number == last + 1, f"{self.name} heard {by} say {number} after {last}"
                self.heard[by] = number
                if by == self.name:
                    await self.echoed.put(number)
        except CONNECTION_LOST:
            pass
        finally:
            self.echoed.put_nowait(None)


async def visitors(server, figures, end, said=None):
    while time.monotonic() < end:
        try:
            await Visit(server, figures, said).run()
        except CONNECTION_LOST:
            if said is None:
                raise  # nobody kills the steady server
            figures["interrupted visits"] += 1
            await asyncio.wait_for(server.up.wait(), 30)


async def slow_reader(server, figures, end):
    """Joins and never reads; must be cut off, not kept."""
    while time.monotonic() < end:
        room = f"room-{random.randrange(ROOMS)}"
        connection = socket.socket()
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.connect(("127.0.0.1", server.port))
        reader, writer = await asyncio.open_connection(sock=connection, limit=1024)
        writer.write(f"GET /ws?room_id={room}&user_id=slow HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                     "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n".encode())
        reader._transport.pause_reading()  # nothing public stops asyncio from reading ahead
        # A writer learns that it was cut only by writing.
        while time.monotonic() < end and not writer.transport.is_closing():
            await asyncio.sleep(1)
            writer.write(b"\x8a\x80\0\0\0\0")  # an empty pong
        if time.monotonic() < end:
            figures["slow readers cut"] += 1
        writer.transport.abort()


async def steady(server, figures, minutes):
    end = time.monotonic() + minutes * 60
    samples = []

    async def watch():
        while time.monotonic() < end:
            samples.append((server.resident_kb(), server.descriptors()))
            await asyncio.sleep(1)

    await asyncio.gather(watch(), *(visitors(server, figures, end) for _ in range(STEADY_CLIENTS)),
                         *(slow_reader(server, figures, end) for _ in range(SLOW_READERS)))
    return samples[int(len(samples) * WARM_UP):]


def recorded(server):
    """Everything said in all of the folder's sessions, each of which must be intact."""
    ctl = os.path.join(server.programs, "roomdeckctl")
    seen = set()
    for file in sorted(glob.glob(os.path.join(server.folder, "sessions", "*.roomdeck"))):
        subprocess.run([ctl, "check", file], check=True, stdout=subprocess.DEVNULL)
        rows = subprocess.run([ctl, "log", "--format", "ndjson", "--filter", "type:said", file], check=True, capture_output=True)
        for line in rows.stdout.splitlines():
            payload = json.loads(line)["payload"]
            seen.add((payload["by"], payload["n"]))
    return seen


async def killed(server, figures, minutes):
    end = time.monotonic() + minutes * 60
    said = []
    windows = []  # from shortly before a kill to when all have noticed: what was said then may be lost
    clients = [asyncio.ensure_future(visitors(server, figures, end, said)) for _ in range(KILLED_CLIENTS)]
    while time.monotonic() + KILL_EVERY_S < end:
        await asyncio.sleep(KILL_EVERY_S)
        died = time.monotonic()
        await server.kill()
        figures["kills"] += 1
        figures["slowest start, ms"] = max(figures["slowest start, ms"], round(await server.start() * 1000))
        windows.append((died - COMMIT_S, time.monotonic() + COMMIT_S))
    await asyncio.gather(*clients)
    assert await server.stop() == 0
    seen = recorded(server)
    everything = {entry[1:] for entry in said}
    doomed = {entry[1:] for entry in said if any(first < entry[0] < last for first, last in windows)}
    missing = everything - seen
    figures["said to the killed server"] = len(everything)
    figures["said around a kill"] = len(doomed)
    figures["of these not recorded"] = len(missing & doomed)
    assert not missing - doomed, f"lost although said more than {COMMIT_S} s before the kill: {len(missing - doomed)}"


def print_report(samples, figures, minutes):
    third = max(1, len(samples) // 3)
    early, late = samples[:third], samples[-third:]
    before, after = (statistics.median(sample[0] for sample in part) for part in (early, late))
    files = [max(sample[1] for sample in part) for part in (early, late)]
    print(f"{minutes:g} minutes")
    for name, value in sorted(figures.items()):
        print(f"  {name:42} {value:>12,}")
    print(f"  {'resident set, first third, KiB (median)':42} {before:>12,.0f}")
    print(f"  {'resident set, last third, KiB (median)':42} {after:>12,.0f}")
    print(f"  {'descriptors, first and last third (most)':42} {files[0]:>5} {files[1]:>6}")
    assert after <= before * (1 + MAY_GROW) or minutes < 3, "memory grows"
    assert figures["slow readers cut"] > 0, "no slow reader was cut"


async def main(programs, minutes):
    figures = Figures()
    random.seed(6)
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        calm, hunted = Server(programs, one), Server(programs, other)
        await asyncio.gather(calm.start(), hunted.start())
        try:
            samples, _ = await asyncio.gather(steady(calm, figures, minutes), killed(hunted, figures, minutes))
            assert await calm.stop() == 0
            assert not [process for process in (calm, hunted) if process.process.returncode is None]
        finally:
            for server in (calm, hunted):
                if server.process.returncode is None:
                    await server.kill()
    print_report(samples, figures, minutes)
    print("nothing lost")


asyncio.run(main(sys.argv[1], float(sys.argv[2])))
