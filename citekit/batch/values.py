"""Hold what flows through a batch: the recipe, a task for each paper, its reading, its outcome."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum

from citekit.formats import SUFFIXES
from citekit.version import __version__

_LAYOUT = 3
"""Raised when what is kept of a paper changes its form, so that older results are made anew."""


class State(StrEnum):
    """Say how a paper ended; spelled so in the manifest and in ``quarantine.jsonl``."""

    WAITING = "waiting"
    DONE = "done"
    EMPTY = "no-references"
    SKIPPED = "not-a-paper"
    PACKED = "archive"
    UNCHANGED = "unchanged"
    UNREADABLE = "unreadable"
    FAILED = "failed"
    CRASHED = "crashed"
    MEMORY = "memory-exceeded"
    TIME = "time-exceeded"


QUARANTINED = frozenset({State.UNREADABLE, State.FAILED, State.CRASHED, State.MEMORY, State.TIME})
"""The states of papers that gave no result and are listed in ``quarantine.jsonl``."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """Hold what decides the result of a paper, and the limits under which it is made.

    Attributes:
        target: Format of the bibliographies, a name in ``citekit.formats.WRITERS``.
        scheme: Id of the scheme by which romanised forms are added, or None.
        timeout: Seconds that one paper may take by the clock.
        memory: MB that one paper may take beyond what an idle worker process has.
    """

    target: str = "biblatex"
    scheme: str | None = None
    timeout: float = 120.0
    memory: int = 2048

    @property
    def digest(self) -> str:
        """What tells results apart: the version of citekit and the options; limits change no result."""
        said = f"{_LAYOUT}\n{__version__}\n{self.target}\n{self.scheme or ''}"
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    @property
    def suffix(self) -> str:
        """The suffix of files in the target format.

        Example:
            >>> Recipe("csl-json").suffix, Recipe("bibtex").suffix
            ('.json', '.bib')
        """
        suffixes = {name: suffix for suffix, name in reversed(SUFFIXES.items())}
        return {"bibtex": ".bib", **suffixes}.get(self.target, f".{self.target}")


@dataclass(frozen=True, slots=True)
class Task:
    """Name one paper to be read.

    Attributes:
        key: Its relative path, by which it is called everywhere in the output.
        source: Its path or URL.
        named: True when the user named the file itself; what is found in a folder may be no paper.
        known: Digest of the contents that the kept result was made of, or None.
    """

    key: str
    source: str
    named: bool = False
    known: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold what came of reading one paper, before anything is written.

    Attributes:
        state: How it ended.
        reason: Why there is no result, in one clause.
        digest: Of the contents, with those of the files beside it that belong to it.
        alone: False when files beside the paper belong to it, so that its own date does not tell whether it changed.
        references: How many records.
        links: How many of them have a link.
        text: The bibliography in the target format, UTF-8.
        body: The records as `citekit.batch.bodies` keeps them.
    """

    state: State
    reason: str | None = None
    digest: str = ""
    alone: bool = True
    references: int = 0
    links: int = 0
    text: bytes = field(default=b"", repr=False)
    body: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Hold what the manifest keeps of a paper; its bibliography is written already.

    Attributes:
        key: Of the task.
        state: How it ended.
        reason: Why there is no result, in one clause.
        digest: Of the contents.
        alone: See `Reading`.
        references: How many records.
        links: How many of them have a link.
        written: Size of the bibliography in bytes.
        body: The records as `citekit.batch.bodies` keeps them.
        seconds: How long it took.
        mark: What the place of the bibliography tells of it, by which damage is seen; empty when it tells nothing.
    """

    key: str
    state: State
    reason: str | None
    digest: str
    alone: bool
    references: int
    links: int
    written: int
    body: bytes = field(repr=False)
    seconds: float
    mark: str = ""
