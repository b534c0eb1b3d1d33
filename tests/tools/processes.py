"""Run programs and measure what they take: time by the clock, processor time, and memory.

The system counts the memory of whoever starts a program as the program's own, so a small Python process starts it: this
module, run as a script, which therefore imports next to nothing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Collection, Sequence
from typing import NamedTuple

CHECKOUT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))  # noqa: PTH100, PTH120
# An installed package has its bytecode compiled, so commands may keep theirs whatever the environment says.
_KEPT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
ENVIRONMENT = {**_KEPT, "OMP_NUM_THREADS": "1", "PYTHONPATH": CHECKOUT}
KILLED = -9


class Taken(NamedTuple):
    """Hold what one run of a program took.

    Attributes:
        seconds: By the clock, from its start to its end.
        processor: Seconds of processor time, of it and of all that it started.
        megabytes: At its fullest, of the fullest of its processes.
    """

    seconds: float
    processor: float
    megabytes: float


def run_program(command: Sequence[str], statuses: Collection[int] = (0,), limit: float = 240) -> Taken:
    """Run a program in the checkout and drop what it prints.

    Raises:
        subprocess.CalledProcessError: It ended with another status than those expected, or passed the limit of seconds.
    """
    launcher = [sys.executable, "-S", os.path.abspath(__file__), str(limit), *command]  # noqa: PTH100
    done = subprocess.run(launcher, cwd=CHECKOUT, env=ENVIRONMENT, stdout=subprocess.PIPE, check=True)
    told = json.loads(done.stdout)
    if told["status"] not in statuses:
        raise subprocess.CalledProcessError(told["status"], list(command))
    return Taken(*told["taken"])


def launch(command: Sequence[str], limit: float) -> dict[str, object]:
    """Run a program as a child of this process, and tell its status and what it took."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        watch = threading.Timer(limit, process.kill)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        watch.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
    # The unit of the system is a kilobyte, but on macOS a byte.
    memory = usage.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)
    return {"status": process.returncode, "taken": [seconds, usage.ru_utime + usage.ru_stime, memory]}


def processor_of(pid: int) -> float:
    """Return the seconds of processor time that a running process itself has used; 0 where the system does not tell."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:  # noqa: PTH123
            fields = file.read().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    print(json.dumps(launch(sys.argv[2:], float(sys.argv[1]))))
