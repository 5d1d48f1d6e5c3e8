"""How the benchmarks measure: rivals take turns in one run, and what counts is the ratio of their medians."""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence

Action = Callable[[], object]


def medians(actions: Mapping[str, Action], rounds: int) -> dict[str, float]:
    """Return the median seconds of each action; they take turns, so that a busy machine touches all alike."""
    times: dict[str, list[float]] = {name: [] for name in actions}
    for _ in range(rounds):
        for name, action in actions.items():
            gc.collect()
            began = time.perf_counter()
            action()
            times[name].append(time.perf_counter() - began)
    return {name: statistics.median(each) for name, each in times.items()}


def process(*arguments: str) -> Action:
    """Return the run of a whole Python process with these arguments."""

    def run() -> None:
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)

    return run


def report(what: str, ours: float, peer: str, theirs: float) -> None:
    """Print one line of the table in docs/performance.md: ours over the peer's, and both in milliseconds."""
    print(f"| {what} | {peer} | {ours * 1e3:,.1f} | {theirs * 1e3:,.1f} | {ours / theirs:.3f} |", flush=True)


def head(columns: Sequence[str] = ("what", "peer", "ours, ms", "peer, ms", "ours / peer")) -> None:
    """Print the head of the table."""
    print(f"| {' | '.join(columns)} |\n|---|---|{'--:|' * (len(columns) - 2)}", flush=True)
