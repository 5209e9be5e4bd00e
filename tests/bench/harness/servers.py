"""The servers under test: how each is started; all print `listening on ws://HOST:PORT` first."""

import os
import pathlib
import re
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass

from . import build, machine


@dataclass(frozen=True)
class Server:
    name: str
    title: str
    command: tuple
    formats: tuple = ("chat",)  # the first one is what it is measured with unless a scenario asks for another


_NODE = build.PEERS / "node"
_ROOMDECK = (build.BUILD / "bin" / "roomdeckd", "--listen", "127.0.0.1:0", "--data-dir", "{data}")
_QUIET = (*_ROOMDECK, "--io-threads", "0", "--quiet")
_ALL_FORMATS = ("chat", "hub", "mixed")
_SERVERS = [
    Server("roomdeck", "Roomdeck", _QUIET, _ALL_FORMATS),
    Server("roomdeck-norecord", "Roomdeck, not recording", (*_QUIET, "--no-record"), _ALL_FORMATS),
    Server("roomdeck-log", "Roomdeck, printing traffic", (*_ROOMDECK, "--io-threads", "0"), _ALL_FORMATS),
    Server("roomdeck-io1", "Roomdeck, 1 I/O thread", (*_ROOMDECK, "--io-threads", "1", "--quiet"), _ALL_FORMATS),
    Server("uws", "uWebSockets", (build.BUILD / "peers" / "uws-server",)),
    Server("go", "Go gorilla", (build.BUILD / "peers" / "go-hub",)),
    Server("ws", "npm ws", ("node", _NODE / "ws_server.js")),
    Server("socketio", "socket.io", ("node", _NODE / "socketio_server.js"), ("socketio",)),
    Server("fastapi", "FastAPI", ("/usr/bin/python3", build.PEERS / "fastapi" / "server.py")),
]

NAMES = [server.name for server in _SERVERS]


def find(name):
    for server in _SERVERS:
        if server.name == name:
            return server
    raise SystemExit("no such server: %s (there are: %s)" % (name, ", ".join(NAMES)))


def default_names():
    left_out = {"roomdeck-log", "roomdeck-io1"} | (set() if "UWEBSOCKETS_DIR" in os.environ else {"uws"})
    return [name for name in NAMES if name not in left_out]


class Running:
    """A server in a process of its own, pinned to the server's core; a context manager."""

    def __init__(self, server):
        self.server = server

    def __enter__(self):
        self._data = tempfile.TemporaryDirectory(prefix="roomdeck-bench-")
        core, _ = machine.cores()
        words = [str(word).format(data=self._data.name) for word in self.server.command]
        # A file, not a pipe: Roomdeck goes on to print its traffic, and a reader would take CPU of its own.
        output = pathlib.Path(self._data.name) / "stdout"
        log = build.BUILD / "peers" / (self.server.name + ".log")
        with open(output, "w", encoding="utf-8") as out, open(log, "w", encoding="utf-8") as errors:
            environment = dict(os.environ, NODE_ENV="production")
            self._process = machine.start(words, core, stdout=out, stderr=errors, env=environment)
        self.pid = self._process.pid  # taskset has become the server
        try:
            self.port = self._wait_for_port(output)
        except RuntimeError as problem:
            self.__exit__()
            raise RuntimeError("%s %s; see %s" % (self.server.name, problem, log)) from None
        return self

    def _wait_for_port(self, output):
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            found = re.match(r"listening on ws://[\d.]+:(\d+)\n", output.read_text(errors="replace"))
            if found:
                return int(found.group(1))
            if self._process.poll() is not None:
                raise RuntimeError("ended before it listened")
            time.sleep(0.02)
        raise RuntimeError("does not listen")

    def __exit__(self, *_):
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._data.cleanup()
