"""Run a batch on a cluster of Dask: chunks of tasks go to workers, outcomes come back; nothing lost there is lost here.

A worker reads papers in a process of its own, as this machine does, so that no paper can harm the cluster. When a
worker dies, Dask gives its chunks to others; when the scheduler dies, whoever runs the batch sends anew what is not
done.
"""

from __future__ import annotations

import asyncio
import logging
import math
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from queue import Empty, SimpleQueue
from typing import Any

from citekit.batch.benches import do_tasks, end_benches, mark_output
from citekit.batch.values import Outcome, Recipe, State, Task
from citekit.errors import CitekitError, install_extra
from citekit.version import __version__

CHUNK = 50
"""So many tasks go to a worker at once: the scheduler takes some 2 ms for each message."""
_CHUNKS_PER_THREAD = 3
_BEAT = 1.0
_ASK_EVERY, _TELL_EVERY = 5.0, 60.0
_LOGGERS = ("distributed", "distributed.client", "distributed.gc")
_GOODBYE = 5.0


class ClusterError(CitekitError):
    """Say that the cluster cannot be used, or is gone.

    Attributes:
        address: Of its scheduler.
    """

    exit_code = 3

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"{address}: {reason}")
        self.address = address


class ClusterLostError(ClusterError):
    """Say that the scheduler went away in the midst of the work."""


def run_chunk(tasks: Sequence[Task], recipe: Recipe, out: str, batch: str, version: str) -> list[Outcome]:
    """Do some papers, on a worker of the cluster.

    Raises:
        CitekitError: The worker has another citekit than the one that sent the tasks, or cannot write the output.
    """
    if version != __version__:
        raise CitekitError(f"a worker of the cluster has citekit {__version__}, not {version}")
    try:
        return do_tasks(tasks, recipe, out, batch)
    except CitekitError as error:
        # Its own class may not come through the pickle of an exception; what it says does.
        raise CitekitError(str(error)) from None


class _Crew:
    """Know how many tasks the workers of a cluster do at once, and tell when there is none, now and then."""

    def __init__(self, address: str, tell: Callable[[str], None]) -> None:
        self._address = address
        self._tell = tell
        self._threads = 0
        self._asked = self._told = -math.inf
        self._there = time.monotonic()
        self._before = "yet"

    def count(self, ask: Callable[[], dict[str, int]]) -> int:
        now = time.monotonic()
        if now - self._asked >= _ASK_EVERY:
            self._asked, self._threads = now, sum(ask().values())
        if self._threads:
            self._there, self._before = now, "any more"
        elif now - self._there >= _ASK_EVERY and now - self._told >= _TELL_EVERY:
            self._told = now
            self._tell(f"{self._address}: no workers there {self._before}")
        return self._threads


class Cluster:
    """Hold the connection to a scheduler.

    Args:
        address: Of the scheduler, such as ``tcp://10.0.0.1:8786``.
        tell: Called with a reason while nobody there works.
        patience: Seconds to wait for an answer.

    Attributes:
        batch: What tells this batch from others on the same workers.

    Raises:
        ClusterError: Dask is not installed, or nobody answers.
    """

    def __init__(self, address: str, tell: Callable[[str], None], patience: float = 10.0) -> None:
        try:
            from distributed import Client
        except ImportError as error:
            raise ClusterError(address, f"needs the extra cluster: {install_extra('cluster')}") from error
        self.batch = uuid.uuid4().hex
        self._levels = {logger: logger.level for logger in map(logging.getLogger, _LOGGERS)}
        for logger in self._levels:
            # What it says of lost connections, page by page, is said here in one line.
            logger.setLevel(logging.CRITICAL)
        self._address = address
        self._crew = _Crew(address, tell)
        try:
            # A client that finds nobody says so page by page and is slow to go: first see whether somebody is there.
            asyncio.run(_knock(address, patience))
            self._client = Client(address, timeout=patience, set_as_default=False)
        except (ValueError, TypeError) as error:
            self._speak_again()
            reason = "is no address of a scheduler, which looks like tcp://10.0.0.1:8786"
            raise ClusterError(address, reason) from error
        except (OSError, RuntimeError) as error:
            self._speak_again()
            raise ClusterLostError(address, "no scheduler answers there") from error

    def close(self) -> None:
        """Let go of the scheduler; chunks that nobody waits for any more are dropped there."""
        # A worker that does not answer, and so ends its benches by itself, is not waited for.
        goodbye = threading.Thread(target=self._end_benches, daemon=True)
        goodbye.start()
        goodbye.join(_GOODBYE)
        with suppress(Exception):
            self._client.close(timeout=2)
        self._speak_again()

    def _end_benches(self) -> None:
        with suppress(Exception):
            if self._client.status == "running":
                self._client.run(end_benches, self.batch, on_error="ignore")

    def _speak_again(self) -> None:
        for logger, level in self._levels.items():
            logger.setLevel(level)

    def count_threads(self) -> int:
        """Return how many tasks the workers do at once.

        Raises:
            ClusterLostError: The scheduler is gone.
        """
        try:
            return self._crew.count(self._client.nthreads)
        except Exception as error:
            raise ClusterLostError(self._address, "the scheduler went away") from error

    def call(
        self, calls: Iterator[tuple[Any, ...] | None], most: Callable[[int], int]
    ) -> Iterator[tuple[tuple[Any, ...], Any]]:
        """Call functions on the workers, and yield each call with its result, or the exception that it raised.

        Args:
            calls: A function and its arguments each, drawn as the workers become free; None while the next call has
                to wait for a result.
            most: Tells how many may be under way when the workers do so many at once: they come and go.

        Raises:
            ClusterLostError: The scheduler went away.
        """
        ready: SimpleQueue[Any] = SimpleQueue()
        under_way: dict[Any, tuple[Any, ...]] = {}
        more = True
        while more or under_way:
            while more and len(under_way) < most(self.count_threads()):
                call = next(calls, ())
                if call is None:
                    break
                more = bool(call)
                if call:
                    under_way[self._submit(call, ready)] = call
            future = self._next(ready) if under_way else None
            if future is not None and future.key in under_way:
                yield under_way.pop(future.key), self._result(future)

    def _submit(self, call: tuple[Any, ...], ready: SimpleQueue[Any]) -> Any:
        try:
            future = self._client.submit(*call, pure=False)
        except Exception as error:
            raise ClusterLostError(self._address, "the scheduler went away") from error
        future.add_done_callback(ready.put)
        return future.key

    def _next(self, ready: SimpleQueue[Any]) -> Any:
        while True:
            with suppress(Empty):
                return ready.get(timeout=_BEAT)
            if self._client.status != "running":
                raise ClusterLostError(self._address, "the scheduler went away")
            self.count_threads()

    def _result(self, future: Any) -> Any:
        from distributed import CancelledError
        from distributed.comm import CommClosedError

        try:
            return future.result(timeout=60)
        except (CancelledError, CommClosedError, TimeoutError, OSError) as error:
            if future.status == "error":
                return error
            raise ClusterLostError(self._address, "the scheduler went away") from error
        except Exception as error:  # noqa: BLE001 - what a call raised is its result
            return error
        finally:
            future.release()


async def _knock(address: str, patience: float) -> None:
    from distributed import Security
    from distributed.comm import connect

    comm = await connect(address, timeout=patience, **Security().get_connection_args("client"))
    await comm.close()


def run_cluster(
    cluster: Cluster, tasks: Iterator[Task], recipe: Recipe, out: str, chunk: int = CHUNK
) -> Iterator[list[Outcome]]:
    """Yield the outcomes of tasks, chunk by chunk as they are ready.

    A chunk on which workers die again and again is sent once more paper by paper; a paper that kills workers alone is
    put aside.

    Raises:
        ClusterLostError: The scheduler went away.
        CitekitError: A worker cannot do its work: another version, an output that it cannot write or does not share.
    """

    def most(threads: int) -> int:
        return _CHUNKS_PER_THREAD * max(1, threads)

    mark_output(out, cluster.batch)
    suspects: list[Task] = []
    calls = ((run_chunk, part, recipe, out, cluster.batch, __version__) for part in _cut(tasks, chunk))
    for call, result in cluster.call(calls, most):
        if _killed_worker(result):
            suspects += call[1]
        else:
            yield _outcomes(result)
    calls = ((run_chunk, [task], recipe, out, cluster.batch, __version__) for task in suspects)
    for call, result in cluster.call(calls, most):
        yield [_put_aside(call[1][0])] if _killed_worker(result) else _outcomes(result)


def _cut(tasks: Iterator[Task], size: int) -> Iterator[list[Task]]:
    while part := list(islice(tasks, size)):
        yield part


def _killed_worker(result: object) -> bool:
    from distributed import KilledWorker

    return isinstance(result, KilledWorker)


def _outcomes(result: Any) -> list[Outcome]:
    if isinstance(result, CitekitError):
        raise result
    if isinstance(result, BaseException):
        raise CitekitError(f"a worker of the cluster failed: {type(result).__name__}: {result}") from result
    outcomes: list[Outcome] = result
    return outcomes


def _put_aside(task: Task) -> Outcome:
    return Outcome(task.key, State.CRASHED, "kills the workers of the cluster", "", True, 0, 0, 0, b"", 0.0)
