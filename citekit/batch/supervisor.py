"""Keep one worker process: feed it papers, hold it to its limits, put another in its place when a paper kills it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections import deque
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import citekit
from citekit.batch.child import over_memory, tells_of_memory
from citekit.batch.frames import receive_reading, send_task
from citekit.batch.values import Reading, Recipe, State, Task
from citekit.batch.watching import Watch
from citekit.errors import CitekitError

_START_LIMIT = 180.0
_LAST_WORDS = 4000
_CODE = "import sys; sys.path.append(sys.argv[1]); from citekit.batch.child import serve; serve()"
# Each worker has one core: threads of numerical libraries would fight over them.
_ONE_THREAD = {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL", "VECLIB_MAXIMUM", "NUMEXPR")}
_OVER_AGAIN = (State.CRASHED, State.MEMORY)


class StoppedError(Exception):
    """Say that a supervisor was told to stop while it read a paper; the paper is nobody's fault."""


class Supervisor:
    """Read papers in a process of their own, one at a time.

    Args:
        recipe: The result that is wanted and the limits; both hold for every paper.

    Example:
        A paper on which the process dies gives a reading ``crashed``; the next paper is read by a new process.
    """

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._child: _Child | None = None
        self._stopped = False

    def read(self, task: Task) -> Reading:
        """Read a paper; one that dies in a process that read others before is tried once more in a new one.

        Raises:
            StoppedError: `stop` was called meanwhile.
            CitekitError: No worker process can be started.
        """
        was_fresh = self._child is None or self._child.is_fresh
        reading = self._read_once(task)
        if reading.state in _OVER_AGAIN and not was_fresh:
            reading = self._read_once(task)
        return reading

    def announce(self, task: Task) -> None:
        """Send a paper that is read after those sent before, so that the process never waits for its next one.

        Raises:
            CitekitError: No worker process can be started.
        """
        child = self._living_child()
        if child is not None:
            child.send(task)

    def stop(self) -> None:
        """Kill the worker process, from whatever thread."""
        self._stopped = True
        child = self._child
        if child is not None:
            child.kill()

    def close(self) -> None:
        """End the worker process."""
        if self._child is not None:
            self._child.close()
            self._child = None

    def _living_child(self) -> _Child | None:
        if self._child is None and not self._stopped:
            self._child = _Child(self._recipe)
        return self._child

    def _read_once(self, task: Task) -> Reading:
        child = self._living_child()
        if child is None or self._stopped:
            raise StoppedError
        reading = child.read(task)
        if self._stopped:
            raise StoppedError
        if child.is_spent(reading):
            self.close()
        return reading


class _Child:
    """Hold one worker process from its start to its end.

    Attributes:
        is_fresh: True as long as it has answered to no paper.
    """

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the process
        said = json.dumps([recipe.target, recipe.scheme, recipe.timeout, recipe.memory])
        root = str(Path(citekit.__file__).resolve().parents[1])
        try:
            self._process: subprocess.Popen[bytes] = subprocess.Popen(  # noqa: S603
                [sys.executable, "-P", "-c", _CODE, root, said],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors, env={**os.environ, **_ONE_THREAD},
                start_new_session=True,
            )  # fmt: skip
        except OSError as error:
            raise CitekitError(f"no worker process can be started: {error.strerror}; try fewer --jobs") from error
        self._is_late = False
        self._watch = Watch(self._end_late)
        self._sent: deque[Task] = deque()
        self._heard = 0
        self.is_fresh = True
        hello = self._receive(_START_LIMIT)
        if hello is None:
            told = self._last_words()
            self.close()
            raise CitekitError(f"no worker process can be started: {told}")
        self._memory = self._first_memory = hello[1]

    def read(self, task: Task) -> Reading:
        """Read a paper, which may have been sent before, or say why that ended the process."""
        self.send(task)
        received = self._receive(self._recipe.timeout)
        self._sent.popleft()
        if received is not None:
            self.is_fresh = False
            self._heard = os.fstat(self._errors.fileno()).st_size
            self._memory = received[1]
            return received[0]
        if self._is_late:
            return Reading(State.TIME, f"takes longer than {self._recipe.timeout:g} seconds")
        death = self._death()
        return over_memory(self._recipe) if tells_of_memory(self._said()) else Reading(State.CRASHED, death)

    def send(self, task: Task) -> None:
        """Send a paper unless it was sent; that the process is dead shows when its reply is waited for."""
        if any(one is task for one in self._sent):
            return
        self._sent.append(task)
        with suppress(OSError):
            send_task(self._pipe(self._process.stdin), task)

    def is_spent(self, reading: Reading) -> bool:
        """Tell whether another process should read the next paper: this one is dead, or holds on to much memory."""
        grown = self._memory - self._first_memory
        is_dead = self._is_late or reading.state in (State.CRASHED, State.MEMORY, State.TIME)
        return is_dead or grown > self._recipe.memory // 2

    def kill(self) -> None:
        """Kill the process with all that it started, such as tesseract; whoever waits for its reply gets none."""
        with suppress(OSError):
            if sys.platform == "win32":
                self._process.kill()
            elif self._process.returncode is None:
                os.killpg(self._process.pid, signal.SIGKILL)

    def close(self) -> None:
        """Kill the process and let go of its pipes."""
        self._watch.close()
        self.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._errors):
            with suppress(OSError):
                self._pipe(stream).close()

    def _receive(self, seconds: float) -> tuple[Reading, int] | None:
        with self._watch.within(seconds):
            return receive_reading(self._pipe(self._process.stdout))

    def _end_late(self) -> None:
        self._is_late = True
        self.kill()

    def _death(self) -> str:
        code = self._process.wait()
        if code >= 0:
            return f"the worker process ended with status {code}"
        with suppress(ValueError):
            name = signal.Signals(-code).name
            cause = ", as the system does when memory runs out" if name == "SIGKILL" else ""
            return f"the worker process was killed by {name}{cause}"
        return f"the worker process was killed by signal {-code}"

    def _last_words(self) -> str:
        self.kill()
        status = self._death()
        lines = self._said().strip().splitlines()
        return lines[-1] if lines else status

    def _said(self) -> str:
        """Return the end of what the process, dead by now, wrote to standard error since it answered last."""
        self._errors.seek(max(self._heard, self._errors.seek(0, os.SEEK_END) - _LAST_WORDS))
        return self._errors.read().decode("utf-8", "replace")

    @staticmethod
    def _pipe(stream: Any) -> Any:
        if stream is None:  # pragma: no cover - all pipes are asked for
            raise OSError("no pipe")
        return stream
