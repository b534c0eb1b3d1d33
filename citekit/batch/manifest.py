"""Remember in an SQLite file what is done: every paper with its contents, outcome and records.

The bibliography of a paper is in its place before its row is written here, and a row is written whole or not at all: a
run that is killed at any moment loses nothing, and the next one does only what is missing.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from citekit.batch.found import Found
from citekit.batch.values import QUARANTINED, Outcome, State, Task
from citekit.errors import CitekitError, UnreadableInputError, UnwritableOutputError

MANIFEST = "manifest.sqlite"
_VERSION = 3
_PAGE = 1000
_TABLES = """
CREATE TABLE IF NOT EXISTS papers (
    key TEXT PRIMARY KEY, source NOT NULL, named INTEGER NOT NULL, size INTEGER NOT NULL, stamp TEXT NOT NULL,
    run INTEGER NOT NULL, state TEXT NOT NULL, recipe TEXT NOT NULL DEFAULT '', digest TEXT NOT NULL DEFAULT '',
    reason TEXT, refs INTEGER NOT NULL DEFAULT 0, links INTEGER NOT NULL DEFAULT 0,
    written INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS papers_by_state ON papers (run, state, key);
CREATE TABLE IF NOT EXISTS bodies (key TEXT PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS files (name TEXT PRIMARY KEY, size INTEGER, digest TEXT);
CREATE TABLE IF NOT EXISTS finished (only_one INTEGER PRIMARY KEY CHECK (only_one = 1), mark TEXT NOT NULL);
"""


_STEPS = {2: "ALTER TABLE files ADD COLUMN digest TEXT;"}
"""What makes a manifest of the next version of one of this version."""


@dataclass(frozen=True, slots=True)
class Written:
    """Hold what is remembered of a file that was written for all papers.

    Attributes:
        name: Of the file in the output.
        size: In bytes.
        digest: SHA-256 of its contents, or None where they cannot be had cheaply.
    """

    name: str
    size: int
    digest: str | None


@dataclass(frozen=True, slots=True)
class _Look:
    """Join what the plan of one run asks of each paper."""

    size_of: Callable[[str], int | None]
    refuse: Callable[[str], None]
    retry: bool
    is_ours: bool


class ForeignFileError(UnwritableOutputError):
    """Say that a file stands where one of the batch should, and that no run of the manifest has written it."""


class Manifest:
    """Hold what is known of the papers; one process at a time may have it open.

    Args:
        path: The file, made when it is missing.
        recipe: Digest of the recipe of this run; what another one made is made anew.

    Raises:
        UnreadableInputError: The file is no manifest of this version, or another batch has it open.
        UnwritableOutputError: It cannot be made; at the end of a ``with``: it broke under way, as by a full disk.
    """

    def __init__(self, path: str | Path, recipe: str) -> None:
        self._path = str(path)
        self._recipe = recipe
        self._is_new = not Path(path).exists()
        try:
            self._base = _open(str(path))
            self._run = int(self._base.execute("SELECT coalesce(max(run), 0) + 1 FROM papers").fetchone()[0])
        except sqlite3.Error as error:
            raise _refusal(self._path, error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, t: TracebackType | None) -> None:
        with suppress(sqlite3.Error):
            self._base.close()
        if self._is_new and isinstance(error, ForeignFileError):
            # It would claim a folder that is not the batch's.
            Path(self._path).unlink(missing_ok=True)
        if isinstance(error, sqlite3.Error):
            raise UnwritableOutputError(self._path, f"the manifest cannot be written: {error}") from error

    def plan(
        self,
        papers: Iterable[Found],
        size_of: Callable[[str], int | None],
        *,
        retry: bool = False,
        kind: str = "",
        refuse: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Note the papers of this run, and which of them wait to be read.

        Whose a file is decides before it is written: a paper is noted when nothing stands in the place of its
        bibliography, and what is found there later is ours, even when the run was killed before it said so.

        Args:
            papers: As found.
            size_of: Tells the size of the bibliography of a key, or None when there is none.
            retry: True to read again what was put aside before.
            kind: What names the bibliographies of this run, by `claim`.
            refuse: Called with the key of a paper in whose place stands a file of somebody else; raises.
        """
        look = _Look(size_of, refuse, retry, self.owns(kind))
        for at, paper in enumerate(papers):
            if at % _PAGE == 0:
                self._base.commit()
            self._note(paper, look)
        self._base.commit()
        self.claim([kind])

    def owns(self, name: str) -> bool:
        """Say whether a file, or a kind of files, is of this batch."""
        return self._base.execute("SELECT 1 FROM files WHERE name = ?", (name,)).fetchone() is not None

    def claim(self, names: Iterable[str]) -> None:
        """Note that files of these names are of this batch from now on."""
        with self._base:
            self._base.executemany("INSERT OR IGNORE INTO files (name) VALUES (?)", ((name,) for name in names))

    def written(self, name: str) -> Written | None:
        """Return how a file for all papers was written last, or None when it was not."""
        row = self._base.execute(
            "SELECT name, size, digest FROM files WHERE name = ? AND size IS NOT NULL", (name,)
        ).fetchone()
        return Written(*row) if row else None

    def _note(self, paper: Found, look: _Look) -> None:
        row = self._base.execute(
            "SELECT stamp, state, recipe, written, run, source FROM papers WHERE key = ?", (paper.key,)
        ).fetchone()
        given = (_pack(paper.source), paper.named, paper.size)
        if row is None:
            if look.size_of(paper.key) is not None:
                look.refuse(paper.key)
            self._base.execute(
                "INSERT INTO papers (key, source, named, size, stamp, run, state) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (paper.key, *given, paper.stamp, self._run, State.WAITING),
            )
            return
        stamp, state, recipe, written, run, source = row
        if run == self._run:
            if source != given[0]:
                # Two places have a paper of one name; neither may be lost.
                self._note(replace(paper, key=f"{paper.key}~{_mark(paper.source)}"), look)
            return
        is_same = recipe == self._recipe and state != State.WAITING
        size = look.size_of(paper.key)
        kept = is_same and not (look.retry and state in QUARANTINED) and (not written or size == written)
        changed = not paper.stamp or stamp != paper.stamp
        if (not kept or changed) and size is not None and (not look.is_ours or (is_same and not written)):
            look.refuse(paper.key)
        # Only a good result may be taken again for equal contents under another date.
        known = kept and state in (State.DONE, State.EMPTY)
        self._base.execute(
            "UPDATE papers SET source = ?, named = ?, size = ?, stamp = ?, run = ?, state = ?, "
            "digest = CASE WHEN ? THEN digest ELSE '' END WHERE key = ?",
            (*given, paper.stamp, self._run, state if kept and not changed else State.WAITING, known, paper.key),
        )

    def waiting(self) -> Iterator[tuple[Task, int]]:
        """Yield what is to be read with its size in bytes, in the order of keys; outcomes may be kept meanwhile."""
        last = ""
        while rows := self._base.execute(
            "SELECT key, source, named, digest, size FROM papers WHERE run = ? AND state = ? AND key > ? "
            "ORDER BY key LIMIT ?",
            (self._run, State.WAITING, last, _PAGE),
        ).fetchall():
            for key, source, named, digest, size in rows:
                yield Task(key, _unpack(source), bool(named), digest or None), size
            last = rows[-1][0]

    def sizes_waiting(self) -> Iterator[int]:
        """Yield the sizes in bytes of what is to be read."""
        query = "SELECT size FROM papers WHERE run = ? AND state = ?"
        yield from (size for (size,) in self._base.execute(query, (self._run, State.WAITING)))

    def keep(self, outcomes: Iterable[Outcome]) -> None:
        """Keep what came of papers, all of it or nothing; it outlives this process when this returns."""
        with self._base:
            for outcome in outcomes:
                self._keep(outcome)

    def _keep(self, outcome: Outcome) -> None:
        if outcome.state is State.UNCHANGED:
            self._restore(outcome)
            return
        self._base.execute(
            "UPDATE papers SET state = ?, recipe = ?, digest = ?, reason = ?, refs = ?, links = ?, written = ?, "
            "stamp = CASE WHEN ? THEN stamp ELSE '' END WHERE key = ?",
            (outcome.state, self._recipe, outcome.digest, outcome.reason, outcome.references, outcome.links,
             outcome.written, outcome.alone, outcome.key),
        )  # fmt: skip
        self._base.execute("INSERT OR REPLACE INTO bodies VALUES (?, ?)", (outcome.key, outcome.body))

    def _restore(self, outcome: Outcome) -> None:
        """Take the kept result of contents that did not change."""
        self._base.execute(
            "UPDATE papers SET state = CASE WHEN refs THEN ? ELSE ? END, "
            "stamp = CASE WHEN ? THEN stamp ELSE '' END WHERE key = ?",
            (State.DONE, State.EMPTY, outcome.alone, outcome.key),
        )

    def bodies(self) -> Iterator[bytes]:
        """Yield the bodies of the papers of this run, in the order of keys."""
        last = ""
        while rows := self._base.execute(
            "SELECT p.key, b.body FROM papers p JOIN bodies b ON b.key = p.key "
            "WHERE p.run = ? AND p.state = ? AND p.key > ? ORDER BY p.key LIMIT 100",
            (self._run, State.DONE, last),
        ).fetchall():
            yield from (body for _, body in rows)
            last = rows[-1][0]

    def put_aside(self) -> Iterator[tuple[str, str, State, str]]:
        """Yield key, source, state and reason of the papers of this run that gave no result, in the order of keys."""
        marks = ", ".join("?" * len(QUARANTINED))
        rows = self._base.execute(
            f"SELECT key, source, state, reason FROM papers WHERE run = ? AND state IN ({marks}) ORDER BY key",  # noqa: S608
            (self._run, *sorted(QUARANTINED)),
        )
        yield from ((key, _unpack(source), State(state), reason or "") for key, source, state, reason in rows)

    def count(self) -> dict[State, int]:
        """Count the papers of this run by state."""
        rows = self._base.execute("SELECT state, count(*) FROM papers WHERE run = ? GROUP BY state", (self._run,))
        return {State(state): number for state, number in rows}

    def totals(self) -> tuple[int, int]:
        """Return how many references and links the papers of this run have."""
        row = self._base.execute(
            "SELECT coalesce(sum(refs), 0), coalesce(sum(links), 0) FROM papers WHERE run = ? AND state = ?",
            (self._run, State.DONE),
        ).fetchone()
        return int(row[0]), int(row[1])

    def left_over(self) -> int:
        """Count the papers of earlier runs that are no longer among the inputs."""
        return int(self._base.execute("SELECT count(*) FROM papers WHERE run < ?", (self._run,)).fetchone()[0])

    def fingerprint(self) -> str:
        """Return a digest of all that the papers of this run gave: equal ones have equal tables."""
        found = hashlib.sha256(self._recipe.encode())
        for row in self._base.execute(
            "SELECT key, state, digest, reason FROM papers WHERE run = ? ORDER BY key", (self._run,)
        ):
            found.update(repr(row).encode("utf-8", "backslashreplace"))
        return found.hexdigest()

    @property
    def finished(self) -> str:
        """The mark of the tables that were written last."""
        row = self._base.execute("SELECT mark FROM finished").fetchone()
        return str(row[0]) if row else ""

    def finish(self, mark: str, files: Iterable[Written]) -> None:
        """Note that files for all papers were written, and by what mark they say what they should."""
        with self._base:
            self._base.execute("INSERT OR REPLACE INTO finished VALUES (1, ?)", (mark,))
            rows = ((one.name, one.size, one.digest) for one in files)
            self._base.executemany("INSERT OR REPLACE INTO files (name, size, digest) VALUES (?, ?, ?)", rows)

    def copy_to(self, path: Path) -> None:
        """Write the manifest as it is now into another file."""
        with closing(sqlite3.connect(path)) as copy:
            self._base.backup(copy)


def _refusal(path: str, error: sqlite3.Error) -> CitekitError:
    told = str(error)
    if "locked" in told:
        return UnreadableInputError(path, "another batch is writing here")
    if isinstance(error, sqlite3.OperationalError):
        return UnwritableOutputError(path, f"the manifest cannot be written: {told}")
    return UnreadableInputError(path, f"no manifest of a batch: {told}; name another folder for --out")


def _mark(source: str) -> str:
    return hashlib.sha256(source.encode("utf-8", "surrogateescape")).hexdigest()[:8]


def _pack(path: str) -> str | bytes:
    """Return a path as SQLite can hold it: one with bytes that are no UTF-8 as bytes."""
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(path)
    return path


def _unpack(path: str | bytes) -> str:
    return os.fsdecode(path) if isinstance(path, bytes) else path


def _open(path: str) -> sqlite3.Connection:
    base = sqlite3.connect(path, timeout=2)
    try:
        version = base.execute("PRAGMA user_version").fetchone()[0]
        names = {name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if version not in (0, *_STEPS, _VERSION) or names - {"papers", "bodies", "files", "finished"}:
            raise sqlite3.DatabaseError("it is of another version, or a database of another program")
        # The lock goes with the process, so nothing has to be cleaned after one that was killed.
        base.execute("PRAGMA locking_mode = EXCLUSIVE")
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = NORMAL")
        step = _STEPS.get(version, "")
        base.executescript(f"BEGIN; {step} {_TABLES} PRAGMA user_version = {_VERSION}; COMMIT;")
    except sqlite3.Error:
        base.close()
        raise
    return base
