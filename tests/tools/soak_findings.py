"""Find what a run lost: bytes that differ, papers that the manifest forgot, half-written files, damaged databases."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

MANIFEST = "manifest.sqlite"
_PART = ".part"
_LIMITS = ("time-exceeded", "memory-exceeded")
_LIMIT = re.compile(rb'"state": "(?:time|memory)-exceeded", "reason": "[^"]*"')
_ENDED = b'"state": "ended"'
_PASSING = ("unreachable", "unsafe", "unchecked")
_DEAD = {"gone", "soft-404", "unavailable", "unreachable", "tls", "unsafe"}


@dataclass
class Tally:
    """Count what was done and hold what was found.

    After a good soak there is no mismatch and no leftover; untidy is a command that ended with a traceback.
    """

    cycles: Counter[str] = field(default_factory=Counter)
    kills: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    runs: int = 0
    documents: int = 0
    references: int = 0
    links: int = 0
    compared: int = 0
    mismatches: list[str] = field(default_factory=list)
    leftovers: list[str] = field(default_factory=list)
    untidy: list[str] = field(default_factory=list)


@dataclass
class Known:
    """Hold what earlier runs of a cycle are known to have kept."""

    kept: set[tuple[object, ...]] = field(default_factory=set)


def tree(folder: Path) -> dict[str, bytes]:
    """Return the files of an output with their bytes, but for the databases, which know times.

    Which limit ends a paper that breaks them all is the machine's affair.
    """
    return {
        str(path.relative_to(folder)): _LIMIT.sub(_ENDED, path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".sqlite" not in path.name
    }


def compare(found: Mapping[str, bytes], due: Mapping[str, bytes]) -> list[str]:
    """Tell the files that are missing, too many, or other than they should be.

    Example:
        >>> compare({"a": b"1"}, {"a": b"2", "b": b""})
        ['a: differs at byte 0 (1 of 1 bytes)', 'b: is missing']
    """
    told = [f"{name}: is missing" for name in due if name not in found]
    told += [f"{name}: should not be there" for name in found if name not in due]
    return sorted(
        told
        + [_difference(name, found[name], due[name]) for name in found if found[name] != due.get(name, found[name])]
    )


def _difference(name: str, found: bytes, due: bytes) -> str:
    at = next(
        (at for at, (one, other) in enumerate(zip(found, due, strict=False)) if one != other), min(len(found), len(due))
    )
    return f"{name}: differs at byte {at} ({len(found)} of {len(due)} bytes)"


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a copy of a database with its journal, so that the look repairs nothing for the next run."""
    with tempfile.TemporaryDirectory() as place:
        for suffix in ("", "-wal"):
            if (journal := path.with_name(path.name + suffix)).exists():
                shutil.copy(journal, place)
        with closing(sqlite3.connect(Path(place, path.name))) as base:
            yield base


def _rows(path: Path, query: str) -> tuple[list[str], list[tuple[object, ...]]]:
    """Return what is wrong with a database, and the rows of a query."""
    if not path.exists():
        return [], []
    try:
        with _opened(path) as base:
            sound = base.execute("PRAGMA integrity_check").fetchall()
            names = {name for (name,) in base.execute("SELECT name FROM sqlite_master")}
            rows = base.execute(query).fetchall() if names else []
    except sqlite3.Error as error:
        return [f"{path.name}: {error}"], []
    return ([] if sound == [("ok",)] else [f"{path.name}: integrity: {sound[:3]}"]), rows


def look_at_batch(out: Path, due: Mapping[str, bytes], known: Known) -> list[str]:
    """Tell what a run that ended somehow has lost: what was done stays done, and has its bibliography whole."""
    told, rows = _rows(out / MANIFEST, "SELECT key, refs, links, written FROM papers WHERE state = 'done'")
    told += [f"{row[0]}: was done and no longer is" for row in sorted(known.kept - set(rows), key=str)]
    known.kept |= set(rows)
    for key, _, _, written in rows:
        path = out / "papers" / f"{key}.bib"
        data = path.read_bytes() if path.exists() else None
        if data is None or len(data) != written or data != due.get(f"papers/{key}.bib"):
            told.append(f"{key}: the manifest has it as done, its bibliography is not as due")
    return told


def states(out: Path) -> list[tuple[object, ...]]:
    """Return what the manifest says of each paper, not which limit has ended it."""
    rows = _rows(out / MANIFEST, "SELECT key, state, refs, links, reason FROM papers ORDER BY key")[1]
    return [(row[0], "ended", *row[2:4], None) if row[1] in _LIMITS else row for row in rows]


def look_at_end(out: Path, due: Mapping[str, bytes], due_states: list[tuple[object, ...]]) -> list[str]:
    """Tell in what a finished output differs from an undisturbed one."""
    told = compare(tree(out), due)
    found = states(out)
    told += [f"manifest: {row} is not as due" for row in sorted(set(found) ^ set(due_states), key=str)]
    return told


def half_written(out: Path) -> list[str]:
    """Tell the files of an output that never took their places."""
    return [f"{path.relative_to(out)}: half written" for path in out.rglob("*") if _PART in path.name]


def look_at_store(store: Path, known: Known) -> list[str]:
    """Tell what a store of links lost, and which links were visited again though they were known."""
    told, rows = _rows(store, "SELECT link, checked_at, verdict FROM looks")
    told += [f"link {row[0]}: was known and no longer is" for row in sorted(known.kept - set(rows), key=str)]
    known.kept |= set(rows)
    looks = Counter(row[0] for row in rows if row[2] not in _PASSING)
    return told + [f"link {link}: visited {number} times" for link, number in looks.items() if number > 1]


def verdicts(report: Path) -> dict[str, bytes]:
    """Return the verdict of each link by a JSON report."""
    checks = json.loads(report.read_text("utf-8"))["checks"] if report.exists() else []
    return {one["url"]: f"{one['verdict']} {one['http_status']}".encode() for one in checks}


def wrongly_dead(found: Mapping[str, bytes], fates: Mapping[str, str]) -> list[str]:
    """Tell the links that live and are called dead."""
    said = ((url, verdict.decode().partition(" ")[0]) for url, verdict in found.items())
    return [
        f"{url}: lives and is called {one}" for url, one in said if one in _DEAD and fates.get(url) in ("ok", "moved")
    ]
