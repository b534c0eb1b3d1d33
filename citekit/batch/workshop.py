"""Do one paper from its bytes to its bibliography in the output: the same steps on this machine and on a cluster."""

from __future__ import annotations

import hashlib
import time
from types import TracebackType
from typing import Protocol, Self

from citekit.batch.places import open_folder
from citekit.batch.supervisor import Supervisor
from citekit.batch.values import Outcome, Recipe, State, Task

PAPERS = "papers"
"""Folder of the output that holds a bibliography for each paper."""
_LONGEST_NAME = 200


class Draw(Protocol):
    """Give the paper that is read next, the same until it is begun."""

    def __call__(self, *, early: bool) -> Task | None:
        """Return it, or None when there is none, or, early, when it is better left to whoever is free first."""


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


def _draw_nothing(*, early: bool) -> Task | None:  # noqa: ARG001
    return None


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
            draw: Gives the next paper: asked when this one begins to be read, and again when that is done.

        Raises:
            UnwritableOutputError: The output cannot be written.
            StoppedError: `stop` was called meanwhile.
        """
        began = time.monotonic()
        self._announce(task)
        # Sent already, the next paper is begun without a word from here, where others may keep the cores busy.
        self._announce(draw(early=True))
        reading = self._supervisor.read(task)
        self._announce(draw(early=False))
        name = output_name(task.key, self._recipe)
        if reading.state is State.DONE:
            self._folder.write(name, reading.text)
        elif reading.state is not State.UNCHANGED:
            self._folder.remove(name)
        return Outcome(
            task.key, reading.state, reading.reason, reading.digest, reading.alone, reading.references,
            reading.links, len(reading.text), reading.body, time.monotonic() - began,
        )  # fmt: skip

    def _announce(self, task: Task | None) -> None:
        if task is not None:
            self._supervisor.announce(task)
