"""SPARQL servers for tests: started on a free port of this machine, stopped at the end."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.install_virtuoso import SHELL

PATIENCE = 20.0
VIRTUOSO = Path(__file__).parent.parent / ".venv" / "virtuoso"
# What Virtuoso needs for the whole library: the plans of the longest questions outgrow its usual memory pool.
SETTINGS = """
[Database]
DatabaseFile = virtuoso.db
TransactionFile = virtuoso.trx
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{port}
ServerThreads = 10
NumberOfBuffers = 40000
MaxDirtyBuffers = 30000
MaxMemPoolSize = 1000000000
CheckpointInterval = -1
[HTTPServer]
ServerPort = 127.0.0.1:{web}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = 100000
"""


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


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """Run Virtuoso with its files in a folder, in which anyone may write by SPARQL, and give its address."""
    port, web = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(SETTINGS.format(port=port, web=web), encoding="utf-8")
    program = Path(VIRTUOSO.read_text(encoding="utf-8").strip())
    with running(str(program), "+configfile", "virtuoso.ini", "+foreground", port=web, folder=folder):
        permit = "GRANT SPARQL_UPDATE TO \"SPARQL\"; DB.DBA.RDF_DEFAULT_USER_PERMS_SET('nobody', 7);"
        shell = [str(program.with_name(SHELL)), f"127.0.0.1:{port}", "dba", "dba", f"exec={permit}"]
        subprocess.run(shell, check=True, capture_output=True, timeout=PATIENCE)
        yield f"http://127.0.0.1:{web}/sparql"
