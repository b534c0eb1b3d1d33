"""Be a worker process: read papers that come through a pipe, within limits, until the pipe ends.

The process is replaced when a paper kills it. It ends by itself when its parent is gone, even in the midst of a paper.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import re
import signal
import sys
import threading
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import BinaryIO

from citekit.batch.frames import receive_task, send_reading
from citekit.batch.values import Reading, Recipe, State, Task

_DEATH_SIGNAL = 1
_WARM_UP = "Літаратура\n\n" + "".join(
    f"{number}. Караткевіч, У. Чорны замак Альшанскі. – Мінск : Маст. літ., {1960 + number}. – 349 с.\n"
    for number in range(1, 21)
)
"""So many references that numerical libraries take the memory that they keep, some 32 MB, before the limits are set."""
_NO_MEMORY = re.compile(
    r"memory alloc|bad_?alloc|out of memory|cannot allocate|MemoryError|failed to map segment", re.I
)
_MB = 1024 * 1024
_FEW_COLLECTIONS = 100_000
"""So many new values until Python looks for rubbish in circles, of which reading a paper makes hardly any."""


def serve() -> None:
    """Read tasks from standard input and write readings to standard output; the recipe is the last argument."""
    target, scheme, timeout, memory = json.loads(sys.argv[-1])
    recipe = Recipe(target, scheme, timeout, memory)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _die_with_parent()
    replies = _own_stdout()
    _warm_up(recipe)
    tasks: SimpleQueue[Task] = SimpleQueue()
    threading.Thread(target=_receive, args=(sys.stdin.buffer, tasks), daemon=True).start()
    _limit_memory(recipe.memory)
    send_reading(replies, Reading(State.WAITING), memory_used())
    while True:
        reading = _read(tasks.get(), recipe)
        send_reading(replies, reading, memory_used())
        del reading


def _receive(stream: BinaryIO, tasks: SimpleQueue[Task]) -> None:
    while (task := receive_task(stream)) is not None:
        tasks.put(task)
    # The parent is gone: what is under way would be read by nobody.
    os._exit(0)


def _read(task: Task, recipe: Recipe) -> Reading:
    from citekit.batch.papers import read_paper

    try:
        return read_paper(task, recipe)
    except Exception as error:  # noqa: BLE001 - whatever a paper breaks, the others are read
        if isinstance(error, MemoryError) or tells_of_memory(str(error)):
            return over_memory(recipe)
        return Reading(State.FAILED, _explain(error))


def over_memory(recipe: Recipe) -> Reading:
    """Return the reading of a paper that wants more memory than it may have."""
    return Reading(State.MEMORY, f"needs more than {recipe.memory} MB of memory")


def tells_of_memory(text: str) -> bool:
    """Tell whether a library complains of too little memory, be it in an error or in the last words of a process.

    Example:
        >>> tells_of_memory("what():  std::bad_alloc"), tells_of_memory("Segmentation fault")
        (True, False)
    """
    return _NO_MEMORY.search(text) is not None


def _explain(error: BaseException) -> str:
    """Say what broke and where, in one line."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" ({Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno})" if trace else ""
    told = " ".join(str(error).split())[:200]
    return f"{type(error).__name__}: {told}{where}".encode("utf-8", "replace").decode()


def _own_stdout() -> BinaryIO:
    """Keep standard output for replies alone: what a library prints goes to standard error."""
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return replies


def _die_with_parent() -> None:
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)


def _warm_up(recipe: Recipe) -> None:
    """Load what every paper needs before the limits are set: they count from here, and none of it is ever rubbish."""
    from citekit.batch.papers import read_references
    from citekit.documents import read_document_bytes

    read_references(read_document_bytes(_WARM_UP.encode(), "warm-up"), recipe)
    gc.freeze()
    gc.set_threshold(_FEW_COLLECTIONS)


def _limit_memory(megabytes: int) -> None:
    """Let this process take so much more than it has; a paper that wants more gets a MemoryError."""
    try:
        import resource
    except ImportError:  # systems without such limits; the clock still holds there
        return
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        wanted = _address_space() + megabytes * _MB
        limit = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def _address_space() -> int:
    with suppress(OSError, ValueError, IndexError):
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    return 0


def memory_used() -> int:
    """Return the memory that this process has in use, in MB; 0 where the system does not tell."""
    with suppress(OSError, ValueError, IndexError):
        return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") // _MB
    return 0
