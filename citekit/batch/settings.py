"""Hold what a batch is asked to do and what came of it, and say what its listener hears."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from citekit.batch.cluster import CHUNK
from citekit.batch.linking import LinkOptions
from citekit.batch.progress import Progress
from citekit.batch.values import QUARANTINED, Outcome, Recipe, State
from citekit.model import LinkCheck


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """Hold what a batch is asked to do.

    Attributes:
        inputs: Folders, files, patterns, URLs, and lists as ``@FILE``.
        lists: Files with a path or URL a line.
        out: The output, a path or URL.
        recipe: What is made of each paper.
        jobs: Processes on this machine; one for each core when None.
        dask: Address of a scheduler that does the work instead, or None.
        chunk: Papers that a worker of the cluster gets at once.
        retry: True to read again what was put aside before.
        merged: False to leave the merged bibliography out.
        state: Folder for the manifest while the output is a URL; one in the user's cache when None.
        links: How links are checked, or None when they are not.
    """

    inputs: Sequence[str]
    out: str
    lists: Sequence[str] = ()
    recipe: Recipe = field(default_factory=Recipe)
    jobs: int | None = None
    dask: str | None = None
    chunk: int = CHUNK
    retry: bool = False
    merged: bool = True
    state: str | None = None
    links: LinkOptions | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """Hold what came of a batch.

    Attributes:
        states: How many papers ended how, those of earlier runs included.
        references: How many references they have.
        links: How many links they have.
        read: How many papers this run read.
        left_over: How many papers of earlier runs are no longer among the inputs.
        files: Names of the files for all papers together.
        checks: The verdicts on the different links, when they were checked.
        silent: Names of the archives that were named and failed.
    """

    states: dict[State, int]
    references: int
    links: int
    read: int
    left_over: int
    files: tuple[str, ...]
    checks: tuple[LinkCheck, ...] = ()
    silent: tuple[str, ...] = ()

    @property
    def put_aside(self) -> int:
        """How many papers gave no result."""
        return sum(number for state, number in self.states.items() if state in QUARANTINED)


class Listener(Protocol):
    """Be told of what happens, from one thread."""

    def found(self, papers: int) -> None:
        """Hear now and then how many papers are found so far."""

    def planned(self, progress: Progress) -> None:
        """Hear how much there is to do; the progress goes on counting."""

    def read(self, outcome: Outcome) -> None:
        """Hear what came of a paper."""

    def lost(self, reason: str) -> None:
        """Hear why the cluster is waited for."""

    def writing(self, names: Sequence[str]) -> None:
        """Hear which files for all papers are about to be written."""

    def checking(self, total: int) -> None:
        """Hear how many links there are to check."""

    def checked(self, check: LinkCheck) -> None:
        """Hear a verdict."""
