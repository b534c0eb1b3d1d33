"""Keep what was found of links in an SQLite file: no link is asked twice in vain, and second looks confirm first ones.

Several processes may share a file, and one that is killed loses no more than what it had not yet handed over.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Self

from citekit.errors import UnreadableInputError
from citekit.links.interfaces import Archives
from citekit.links.page import Page
from citekit.links.records import dump_archived, dump_check, link_key, load_archived, load_check
from citekit.model.link import DEAD, Archived, CitedLink, LinkCheck, Memento, Verdict

EXPIRY = timedelta(days=1)
"""How long a look stays fresh."""
ARCHIVES_EXPIRY = timedelta(days=30)
"""How long a found copy stays fresh; that there is none goes stale with the look."""
APART = timedelta(hours=12)
"""Two looks on different days that lie nearer together than this, over midnight, are one look."""

_VERSION = 1
_NAMES = {"looks", "archived"}
_TABLES = """
CREATE TABLE IF NOT EXISTS looks (
    link TEXT NOT NULL, checked_at REAL NOT NULL, verdict TEXT NOT NULL, found TEXT NOT NULL,
    PRIMARY KEY (link, checked_at)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS archived (
    link TEXT NOT NULL, archives TEXT NOT NULL, asked_at REAL NOT NULL, found TEXT NOT NULL,
    PRIMARY KEY (link, archives)
) WITHOUT ROWID;
"""


def _now() -> datetime:
    return datetime.now(UTC)


class Store:
    """Hold the looks at links, by time, and the answers of archives; threads and processes may share it.

    Args:
        path: The file, made when it is missing; ``:memory:`` keeps everything in memory.
        expiry: How long a look stays fresh.
        archives: Names the archives that are asked, for an answer is of them alone; empty when none is asked.
        recheck: True to recall no look, so that every link is looked at again; archives' answers are recalled.
        clock: Tells the time, in UTC.

    Raises:
        UnreadableInputError: The file is no store of this version, or cannot be opened; at the end of a ``with``,
            that it broke under way: a full disk, a damaged page.
    """

    def __init__(
        self,
        path: str | Path,
        *,
        expiry: timedelta = EXPIRY,
        archives: str = "",
        recheck: bool = False,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self._path = str(path)
        self._expiry = expiry
        self._archives = archives
        self._recheck = recheck
        self._clock = clock
        self._lock = RLock()
        try:
            self._base = _open(self._path)
        except sqlite3.Error as error:
            raise UnreadableInputError(self._path, f"no store of links: {error}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        if isinstance(error, sqlite3.Error):
            raise UnreadableInputError(self._path, f"the store of links failed: {error}") from error

    def close(self) -> None:
        """Close the file; whatever was remembered is in it already."""
        with self._lock:
            self._base.close()

    def recall(self, link: CitedLink) -> LinkCheck | None:
        """Return the last look at a link when it is fresh, is of the link alone, and leaves no question open.

        What was said of this machine, such as that it had no network, is not held against a link.
        """
        if self._recheck:
            return None
        last = self.last(link)
        if last is None or last.checked_at is None or self._clock() - last.checked_at >= self._expiry:
            return None
        return None if _is_passing(last) or (self._archives and _lacks_archives(last)) else last

    def last(self, link: CitedLink) -> LinkCheck | None:
        """Return the last look at a link however old, with what the archives had, or None when there was none."""
        key = link_key(link)
        rows = iter(self._looks(key))
        row = next(rows, None)
        if row is None:
            return None
        when, verdict, found = row
        check = load_check(link, found, _time(when))
        return replace(check, archived=self._archived(key), confirmed=_agree(when, Verdict(verdict), rows))

    def recall_archived(self, link: CitedLink) -> Archived | None:
        """Return what the archives had of a link, unless nobody could be asked or the answer is stale."""
        found = self._archived(link_key(link), fresh=True)
        return found if found and found.known else None

    def remember(self, check: LinkCheck) -> LinkCheck:
        """Keep a look and what the archives had; it is in the file when this returns.

        Returns:
            The check with its time, and ``confirmed`` when earlier looks on another day agree with it.
        """
        when = check.checked_at or self._clock()
        key = link_key(check.link)
        with self._lock, self._base:
            self._base.execute(
                "INSERT OR REPLACE INTO looks VALUES (?, ?, ?, ?)",
                (key, when.timestamp(), check.verdict.value, dump_check(check)),
            )
            if check.archived is not None:
                self._keep_archived(key, check.archived)
        earlier = (row for row in self._looks(key) if row[0] < when.timestamp())
        return replace(check, checked_at=when, confirmed=_agree(when.timestamp(), check.verdict, earlier))

    def remember_archived(self, link: CitedLink, archived: Archived) -> None:
        """Keep what the archives had of a link."""
        with self._lock, self._base:
            self._keep_archived(link_key(link), archived)

    def _keep_archived(self, key: str, archived: Archived) -> None:
        self._base.execute(
            "INSERT OR REPLACE INTO archived VALUES (?, ?, ?, ?)",
            (key, self._archives, self._clock().timestamp(), dump_archived(archived)),
        )

    def _looks(self, key: str) -> list[tuple[float, str, str]]:
        with self._lock, closing(self._base.cursor()) as cursor:
            return cursor.execute(
                "SELECT checked_at, verdict, found FROM looks WHERE link = ? ORDER BY checked_at DESC LIMIT 100", (key,)
            ).fetchall()

    def _archived(self, key: str, *, fresh: bool = False) -> Archived | None:
        with self._lock, closing(self._base.cursor()) as cursor:
            row = cursor.execute(
                "SELECT asked_at, found FROM archived WHERE link = ? AND archives = ?", (key, self._archives)
            ).fetchone()
        if row is None:
            return None
        archived = load_archived(row[1])
        expiry = ARCHIVES_EXPIRY if archived.closest else self._expiry
        return None if fresh and self._clock() - _time(row[0]) >= expiry else archived


class KeptArchives:
    """Ask archives once: what a store still knows is taken from it, what they answer is kept there.

    Args:
        archives: Has ``find(link) -> Archived``.
        store: Where the answers are kept.
    """

    def __init__(self, archives: Archives, store: Store) -> None:
        self._archives = archives
        self._store = store

    def find(self, link: CitedLink) -> Archived:
        """Return what the archives have of a link."""
        kept = self._store.recall_archived(link)
        if kept is not None:
            return kept
        found = self._archives.find(link)
        self._store.remember_archived(link, found)
        return found

    def page_of(self, memento: Memento) -> Page | None:
        """Return what a copy says, as the archives themselves tell it."""
        return self._archives.page_of(memento)


def _is_passing(check: LinkCheck) -> bool:
    # What was said of this machine rather than of the link costs no host a request to say again: the networks that
    # it may visit, a network that was down, an error inside.
    if check.verdict is Verdict.UNSAFE:
        return not check.hops
    return check.verdict is Verdict.UNCHECKED or any(found.code == "no-host" for found in check.evidence)


def _lacks_archives(check: LinkCheck) -> bool:
    # Nobody asks an archive for what is no address, so nothing is missing there.
    if check.verdict in (Verdict.MALFORMED, Verdict.UNSAFE):
        return False
    return check.archived is None or not check.archived.known


def _open(path: str) -> sqlite3.Connection:
    base = sqlite3.connect(path, timeout=60, check_same_thread=False)
    try:
        _refuse_foreign(base)
        # A killed process leaves a whole file behind; only a power cut may cost the last looks.
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = NORMAL")
        base.executescript(_TABLES)
        base.execute(f"PRAGMA user_version = {_VERSION}")
    except sqlite3.Error:
        base.close()
        raise
    return base


def _refuse_foreign(base: sqlite3.Connection) -> None:
    """Refuse, before anything is written, a database of another program or another version."""
    version = base.execute("PRAGMA user_version").fetchone()[0]
    if version not in (0, _VERSION):
        raise sqlite3.DatabaseError(f"it is of version {version}, not {_VERSION}")
    # Another process may be making the store at this moment, and then has our tables but no version yet.
    names = {name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if names - _NAMES:
        raise sqlite3.DatabaseError(f"it is a database of another program, with the table {min(names - _NAMES)}")


def _time(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _agree(when: float, verdict: Verdict, earlier: Iterator[tuple[float, str, str]]) -> bool:
    """Tell whether the unbroken run of looks that say the same goes back to another day."""
    now = _time(when)
    for seconds, said, _ in earlier:
        if not _same(verdict, Verdict(said)):
            return False
        before = _time(seconds)
        if before.date() != now.date() and now - before >= APART:
            return True
    return False


def _same(one: Verdict, other: Verdict) -> bool:
    # A server that dies is refused today and has no name tomorrow; both looks say that the link is dead.
    return one == other or (one in DEAD and other in DEAD)
