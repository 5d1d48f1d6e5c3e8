"""Stopping a command: Ctrl-C and SIGTERM end it within a second, whatever it is doing, and so do its limits."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from tests.store.fake_server import hear_interrupts

pytestmark = pytest.mark.slow

CROSS_JOIN = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
SORTED = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?a ?b ?c ?d ?e ?f"
PATH = "SELECT (COUNT(*) AS ?n) { ?a (!rdf:type|^rdf:type)* ?b . ?b (!rdf:type|^rdf:type)* ?c }"
# Native code that is not behind a limit, as in a build: the watching thread has to end the process.
NATIVE = (
    "import sys\n"
    "from pathlib import Path\n"
    "from csto_graph.core.signals import leave_on_signals\n"
    "from csto_graph.core.unfinished import unfinished_file, unfinished_folder\n"
    "from csto_graph.store import EmbeddedStore\n"
    "leave_on_signals()\n"
    "store = EmbeddedStore.in_memory()\n"
    "rows = b''.join(b'<a:%d> <a:p> <a:%d> .\\n' % (n, n) for n in range(3000))\n"
    "store.add_ntriples(rows, None, merged=False)\n"
    "folder = Path(sys.argv[1])\n"
    "with unfinished_file(folder), unfinished_folder(folder) as inner:\n"
    "    (inner / 'rows').write_text('some')\n"
    "    print('ready', flush=True)\n"
    f"    store.query({CROSS_JOIN!r})\n"
)


@pytest.fixture(scope="module", autouse=True)
def cache() -> None:
    """The store of these commands, built before."""
    subprocess.run([sys.executable, "-m", "csto_graph", "ask", "states", "--format", "csv"], check=True, stdout=-3)


def busy(process: subprocess.Popen[str]) -> None:
    """Wait until a process has computed for a while, and so is past its start."""
    while _cpu_time(process.pid) < 1.5:
        assert process.poll() is None, process.communicate()
        time.sleep(0.02)


def _cpu_time(pid: int) -> float:
    """The seconds that a process and its children have computed."""
    found = 0.0
    for each in (psutil.Process(pid), *psutil.Process(pid).children()):
        with suppress(psutil.Error):
            found += sum(each.cpu_times()[:2])
    return found


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
def test_a_signal_ends_native_code_without_limits(tmp_path: Path, sent: signal.Signals, code: int) -> None:
    for process in computing(sys.executable, "-c", NATIVE, str(tmp_path)):
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        assert len(list(tmp_path.iterdir())) == 2
        busy(process)
        process.send_signal(sent)
        process.communicate(timeout=15)
        assert process.returncode == code
        assert list(tmp_path.iterdir()) == [], "what was being written has gone"


def test_a_signal_while_a_graph_is_written_leaves_no_file(tmp_path: Path) -> None:
    place = tmp_path / "graph.trig"
    for process in computing(sys.executable, "-m", "csto_graph", "build", "--output", str(place)):
        busy(process)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
        assert process.returncode == 130
        assert "Traceback" not in err
    assert list(tmp_path.iterdir()) == []


def test_a_signal_at_the_start_is_no_traceback() -> None:
    """Before the command is loaded: a module that it needs waits for ever here."""
    code = (
        "import sys, time, types\n"
        "class Slow:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'csto_graph.cli.main': print('loading', flush=True); time.sleep(600)\n"
        "sys.meta_path.insert(0, Slow())\n"
        "from csto_graph.__main__ import run; run()"
    )
    for sent, expected in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
        for process in computing(sys.executable, "-c", code, "ask"):
            assert process.stdout
            assert process.stdout.readline() == "loading\n"
            process.send_signal(sent)
            _, err = process.communicate(timeout=30)
            assert (process.returncode, err) == (expected, "")


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
