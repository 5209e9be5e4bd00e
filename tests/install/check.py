#!/usr/bin/python3
"""check.py BUILD_FOLDER SOURCE_FOLDER

Installs the build into a folder of its own, looks for what belongs there, builds app/example with nothing but the
installed package, and runs it against a real client.
"""
import asyncio
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import websockets

EXPECTED = """
bin/roomdeckd
bin/roomdeckctl
include/roomdeck/core/host/serverhost.h
include/roomdeck/core/net/connectionmanager.h
lib/systemd/system/roomdeckd.service
lib/systemd/system/roomdeckd.socket
share/bash-completion/completions/roomdeckctl
share/man/man1/roomdeckctl.1
share/man/man1/roomdeckd.1
share/roomdeck/api/asyncapi.yaml
share/roomdeck/api/openapi.yaml
share/roomdeck/grafana/roomdeck.json
share/zsh/site-functions/_roomdeckctl
""".split()

EXPECTED_WITH_WINDOW = """
bin/roomdeck
share/applications/io.github.roomdeck.Roomdeck.desktop
share/icons/hicolor/scalable/apps/io.github.roomdeck.Roomdeck.svg
share/man/man1/roomdeck.1
share/metainfo/io.github.roomdeck.Roomdeck.metainfo.xml
""".split()


def run(*command, **environment):
    result = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} ended with {result.returncode}:\n{result.stdout}{result.stderr}")


def install(build, folder):
    """As a packager does: with DESTDIR, so that nothing may go anywhere else."""
    run("cmake", "--install", build, "--prefix", "/opt/roomdeck", DESTDIR=str(folder))
    outside = [path for path in folder.iterdir() if path.name != "opt"]
    assert not outside, f"installed beside the prefix: {outside}"
    return folder / "opt/roomdeck"


def check_files(prefix, build, source):
    cache = (build / "CMakeCache.txt").read_text(encoding="utf-8")
    wanted = EXPECTED + (EXPECTED_WITH_WINDOW if "ROOMDECK_BUILD_UI:BOOL=ON" in cache else [])
    missing = [name for name in wanted if not (prefix / name).is_file()]
    assert not missing, f"not installed: {missing}"
    for path in prefix.rglob("*.cmake"):
        text = path.read_text(encoding="utf-8")
        assert str(source) not in text and str(build) not in text, f"{path} knows where it was built"
    unit = (prefix / "lib/systemd/system/roomdeckd.service").read_text(encoding="utf-8")
    assert "ExecStart=/" in unit and "@CMAKE" not in unit, "the unit was not filled in"


def check_headers(prefix, folder):
    """What the public headers include is installed with them."""
    headers = sorted(path.relative_to(prefix / "include/roomdeck").as_posix() for path in prefix.rglob("*.h"))
    (folder / "CMakeLists.txt").write_text(
        "cmake_minimum_required(VERSION 3.25)\nproject(Headers LANGUAGES CXX)\nfind_package(Roomdeck REQUIRED)\n"
        "add_library(headers OBJECT headers.cpp)\ntarget_link_libraries(headers PRIVATE Roomdeck::core)\n",
        encoding="utf-8")
    lines = [f'#include "{header}"\n' for header in headers]
    (folder / "headers.cpp").write_text("".join(lines), encoding="utf-8")
    build_project(prefix, folder, folder / "build")


def build_project(prefix, source, build):
    run("cmake", "-G", "Ninja", "-S", source, "-B", build, f"-DCMAKE_PREFIX_PATH={prefix}", "-DCMAKE_BUILD_TYPE=Debug")
    run("cmake", "--build", build)


async def expect(client, kind):
    async with asyncio.timeout(20):
        while True:
            message = json.loads(await client.recv())
            if message["type"] == kind:
                return message


async def use_example(program):
    server = await asyncio.create_subprocess_exec(
        program, "127.0.0.1:0", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE)
    try:
        address = (await server.stdout.readline()).decode().split()[-1]
        async with websockets.connect(f"{address}/ws?room_id=room-123&user_id=user-456") as client:
            joined = await expect(client, "participant_joined")
            assert joined["payload"] == {"participant_name": "user-456"}, joined
            assert joined["room_id"] == "room-123", joined
            server.stdin.write("первая\nsecond\n".encode())
            for version, content in ((1, "первая"), (2, "second")):
                payload = (await expect(client, "document_updated"))["payload"]
                assert payload == {"content": content, "version": version, "updated_by": "backend"}, payload
            server.stdin.close()
            assert "shutting down" in (await expect(client, "global_event"))["payload"]["message"]
            await client.wait_closed()
            assert client.close_code == 1001, client.close_code
        assert await asyncio.wait_for(server.wait(), 20) == 0
    finally:
        if server.returncode is None:
            server.kill()
            await server.wait()


def main(build, source):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        prefix = install(build, folder / "root")
        check_files(prefix, build, source)
        example = folder / "example"
        build_project(prefix, source / "app/example", example)
        asyncio.run(use_example(example / "documentserver"))
        headers = folder / "headers"
        headers.mkdir()
        check_headers(prefix, headers)


main(*(pathlib.Path(argument).resolve() for argument in sys.argv[1:]))
