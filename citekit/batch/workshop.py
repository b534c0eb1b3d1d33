"""Do one paper from its bytes to its bibliography in the output: the same steps on this machine and on a cluster."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import Protocol, Self

from citekit.batch.places import open_folder
from citekit.batch.supervisor import Supervisor
from citekit.batch.values import Outcome, Recipe, State, Task

PAPERS = "papers"
"""Folder of the output that holds a bibliography for each paper."""
BOUND = 2
"""So many papers are sent ahead to a process, so that it works on while a slow disk takes the last result."""
_LONGEST_NAME = 200


class Draw(Protocol):
    """Give the papers that are read next, each until it is begun."""

    def __call__(self, *, early: bool) -> Sequence[Task]:
        """Return them in order; none when there are none, or, early, when they are better left to whoever is free."""


def output_name(key: str, recipe: Recipe) -> str:
    """Return the name of a paper's bibliography in the output; a name too long for a file system is cut.

    Example:
        >>> output_name("2014/a.pdf", Recipe())
        'papers/2014/a.pdf.bib'
    """
    folder, slash, name = key.rpartition("/")
    if len(name.encode("utf-8", "replace")) > _LONGEST_NAME:
        mark = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:12]
        name = name.encode("utf-8", "replace")[:_LONGEST_NAME].decode("utf-8", "ignore") + "~" + mark
    return f"{PAPERS}/{folder}{slash}{name}{recipe.suffix}"


def _draw_nothing(*, early: bool) -> Sequence[Task]:  # noqa: ARG001
    return ()


class Workshop:
    """Own a worker process and the way to the output.

    Args:
        recipe: What is made of each paper.
        out: The output, a path or URL.
    """

    def __init__(self, recipe: Recipe, out: str) -> None:
        self._recipe = recipe
        self._folder = open_folder(out)
        self._supervisor = Supervisor(recipe)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, t: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the worker process; the next paper starts another."""
        self._supervisor.close()

    def stop(self) -> None:
        """Kill the worker process, from whatever thread."""
        self._supervisor.stop()

    def do(self, task: Task, draw: Draw = _draw_nothing) -> Outcome:
        """Read a paper and write its bibliography; one of an earlier run goes when the paper has none any more.

        Args:
            task: The paper.
            draw: Gives the next papers: asked when this one begins to be read, and again when that is done.

        Raises:
            UnwritableOutputError: The output cannot be written.
            StoppedError: `stop` was called meanwhile.
        """
        began = time.monotonic()
        # What is sent already is begun without a word from here, where the cores or the disk may be busy.
        self._announce([task, *draw(early=True)])
        reading = self._supervisor.read(task)
        self._announce(draw(early=False))
        name = output_name(task.key, self._recipe)
        mark = ""
        if reading.state is State.DONE:
            mark = self._folder.write(name, reading.text)
        elif reading.state is not State.UNCHANGED:
            self._folder.remove(name)
        return Outcome(
            task.key, reading.state, reading.reason, reading.digest, reading.alone, reading.references,
            reading.links, len(reading.text), reading.body, time.monotonic() - began, mark,
        )  # fmt: skip

    def _announce(self, tasks: Iterable[Task]) -> None:
        for task in tasks:
            self._supervisor.announce(task)
