"""``python -m csto_graph`` and ``csto-graph``: signals are heard before the rest of the package is loaded."""

import gc
import os
import signal

from csto_graph.core.signals import CODES, Terminated, leave_on_signals

# A command makes many objects, few of which refer to one another in a circle, and ends soon. To look for such circles
# less often saves a tenth of its time.
GARBAGE_THRESHOLDS = (100_000, 20, 10)


def run() -> None:
    """Run the command line and leave the process with its exit code."""
    leave_on_signals()
    gc.set_threshold(*GARBAGE_THRESHOLDS)
    try:
        from csto_graph.cli import run as run_command
    except KeyboardInterrupt:
        os._exit(CODES[signal.SIGINT])
    except Terminated:
        os._exit(CODES[signal.SIGTERM])
    run_command()


if __name__ == "__main__":
    run()
