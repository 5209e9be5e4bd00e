"""Builds Roomdeck, the load generator and the peers, and installs what these need."""

import os
import pathlib
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[3]
PEERS = ROOT / "tests" / "bench" / "peers"
BUILD = ROOT / "build" / "bench"
LOADGEN = BUILD / "bin" / "loadgen"
MICRO = BUILD / "bin" / "microbench"


def call(*command, cwd=ROOT, **environment):
    print("+ " + " ".join(str(word) for word in command), flush=True)
    subprocess.run(command, cwd=cwd, check=True, env=dict(os.environ, **environment))


def install(*packages):
    """Installs the Debian packages that are missing."""
    query = ["dpkg-query", "-W", "-f", "${db:Status-Status} ", *packages]
    states = subprocess.run(query, capture_output=True, text=True).stdout.split()
    if states.count("installed") == len(packages):
        return
    apt = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    call(*(apt if os.geteuid() == 0 else ["sudo", *apt]), DEBIAN_FRONTEND="noninteractive")


def _go():
    install("golang-go", "golang-github-gorilla-websocket-dev")
    out = BUILD / "peers" / "go-hub"
    call("go", "build", "-o", out, ".", cwd=PEERS / "go", GOPATH="/usr/share/gocode", GO111MODULE="off")


def _node():
    if not shutil.which("npm"):
        install("nodejs", "npm")
    modules = PEERS / "node" / "node_modules" / ".package-lock.json"
    lock = PEERS / "node" / "package-lock.json"
    if not modules.exists() or modules.stat().st_mtime < lock.stat().st_mtime:
        call("npm", "ci", cwd=PEERS / "node")


def _fastapi():
    install("python3-fastapi", "python3-uvicorn", "python3-websockets", "python3-uvloop", "python3-httptools")


def _uws():
    """The one peer that no package registry has: UWEBSOCKETS_DIR names a checkout with its uSockets."""
    install("rapidjson-dev")
    source = pathlib.Path(os.environ["UWEBSOCKETS_DIR"])
    sockets = source / "uSockets" / "src"
    objects = BUILD / "peers" / "uws"
    objects.mkdir(parents=True, exist_ok=True)
    files = [*sockets.glob("*.c"), *sockets.glob("eventing/epoll_kqueue.c"), *sockets.glob("crypto/*.c")]
    call("cc", "-O3", "-DLIBUS_NO_SSL", "-I", sockets, "-c", *files, cwd=objects)
    flags = ["-std=c++20", "-O3", "-DUWS_NO_ZLIB", "-DLIBUS_NO_SSL", "-I", source / "src", "-I", sockets]
    out = BUILD / "peers" / "uws-server"
    call("c++", *flags, PEERS / "uws" / "main.cpp", *objects.glob("*.o"), "-o", out)


PREPARE = {"go": _go, "ws": _node, "socketio": _node, "fastapi": _fastapi, "uws": _uws}


def everything(names, micro):
    options = ["-DCMAKE_BUILD_TYPE=Release", "-DBUILD_TESTING=ON", "-DROOMDECK_BUILD_UI=OFF"]
    call("cmake", "-S", ROOT, "-B", BUILD, "-G", "Ninja", *options)
    roomdeck = ["roomdeckd"] if any(name.startswith("roomdeck") for name in names) else []
    call("cmake", "--build", BUILD, "--target", "loadgen", *roomdeck, *(["microbench"] if micro else []))
    (BUILD / "peers").mkdir(exist_ok=True)
    for prepare in dict.fromkeys(PREPARE[name] for name in names if name in PREPARE):
        prepare()


def run_micro():
    return subprocess.run([MICRO]).returncode
