"""Stopping a command: Ctrl-C and SIGTERM end it within a second, whatever it is doing, and so do its limits."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from tests.store.fake_server import hear_interrupts

CROSS_JOIN = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
SORTED = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?a ?b ?c ?d ?e ?f"
PATH = "SELECT (COUNT(*) AS ?n) { ?a (!rdf:type|^rdf:type)* ?b . ?b (!rdf:type|^rdf:type)* ?c }"
# Native code that is not behind a limit, as in a build: the watching thread has to end the process.
NATIVE = (
    "from csto_graph.cli.signals import leave_on_signals\n"
    "from csto_graph.store import EmbeddedStore\n"
    "leave_on_signals()\n"
    "store = EmbeddedStore.in_memory()\n"
    "rows = b''.join(b'<a:%d> <a:p> <a:%d> .\\n' % (n, n) for n in range(3000))\n"
    "store.add_ntriples(rows, None, merged=False)\n"
    "print('ready', flush=True)\n"
    f"store.query({CROSS_JOIN!r})\n"
)


@pytest.fixture(scope="module", autouse=True)
def cache() -> None:
    """The store of these commands, built before."""
    subprocess.run([sys.executable, "-m", "csto_graph", "ask", "states", "--format", "csv"], check=True, stdout=-3)


def busy(process: subprocess.Popen[str]) -> None:
    """Wait until a process has computed for a while, and so is past its start."""
    import psutil

    watched = psutil.Process(process.pid)
    while sum(watched.cpu_times()[:2]) < 1.5:
        assert process.poll() is None, process.communicate()
        time.sleep(0.02)


def computing(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(arguments, stdout=-1, stderr=-1, text=True, preexec_fn=hear_interrupts)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("query", [CROSS_JOIN, SORTED, PATH])
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_a_query(query: str, sent: signal.Signals, code: int) -> None:
    for process in computing(sys.executable, "-m", "csto_graph", "sparql", query):
        busy(process)
        process.send_signal(sent)
        # The aim is a second; a machine with much to do may need longer, and the query takes minutes.
        out, err = process.communicate(timeout=15)
        assert process.returncode == code, (out, err)
        assert "Traceback" not in err


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_native_code_without_limits(sent: signal.Signals, code: int) -> None:
    for process in computing(sys.executable, "-c", NATIVE):
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        busy(process)
        process.send_signal(sent)
        process.communicate(timeout=15)
        assert process.returncode == code


@pytest.mark.parametrize(
    ("option", "says"),
    [(("--timeout", "0.5"), "longer than 0.5 seconds"), (("--memory", "30"), "more than 30 MB")],
)
def test_a_limit_ends_a_query_in_one_line(option: tuple[str, str], says: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "csto_graph", "sparql", *option, SORTED], capture_output=True, text=True, timeout=60
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    assert says in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_the_timeout_before_the_command_holds_for_every_query() -> None:
    command = [sys.executable, "-m", "csto_graph", "--timeout", "0.000001", "ask", "defence-owed"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "longer than 1e-06 seconds" in ended.stderr


def test_interrupt_works_in_jupyter() -> None:
    from jupyter_client.manager import KernelManager

    manager = KernelManager(kernel_name="python3")
    manager.start_kernel(env=dict(os.environ))
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=120)
        assert client.execute_interactive("import csto_graph; kg = csto_graph.open_graph()", timeout=120)
        asked = client.execute(f"print('asking'); kg.sparql({CROSS_JOIN!r}, timeout=600)")
        while (message := client.get_iopub_msg(timeout=120))["msg_type"] != "stream":
            pass
        assert message["content"]["text"] == "asking\n"
        manager.interrupt_kernel()
        reply = client.get_shell_msg(timeout=60)
        while reply["parent_header"].get("msg_id") != asked:
            reply = client.get_shell_msg(timeout=60)
        assert reply["content"]["ename"] == "KeyboardInterrupt"
        after = client.execute_interactive("assert kg.sparql('ASK {}')", timeout=60)
        assert after["content"]["status"] == "ok"
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
