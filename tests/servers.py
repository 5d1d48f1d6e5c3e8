"""SPARQL servers for tests: started on a free port of this machine, stopped at the end."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 20.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running(*command: str, port: int, folder: Path | None = None) -> Iterator[None]:
    """Run a server for as long as the block lasts, which is entered once its port answers."""
    server = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _await(server, port)
        yield
    finally:
        server.terminate()
        try:
            server.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _await(server: subprocess.Popen[bytes], port: int) -> None:
    latest = time.monotonic() + PATIENCE
    while time.monotonic() < latest:
        assert server.poll() is None, f"the server ended at once: {server.args!r}"
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(f"the server does not answer: {server.args!r}")


@contextmanager
def oxigraph(*options: str) -> Iterator[str]:
    """Run an Oxigraph server, such as ``oxigraph("serve")``, and give its address."""
    port = free_port()
    program = str(Path(sys.executable).parent / "oxigraph")
    with running(program, *options, "--bind", f"127.0.0.1:{port}", "--timeout-s", "30", port=port):
        yield f"http://127.0.0.1:{port}"
