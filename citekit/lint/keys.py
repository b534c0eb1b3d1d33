"""Find citation keys that stand twice, and letters in them that nobody can tell apart or type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from citekit.lint.reading import about_entry
from citekit.model import Diagnostic, Reference, SourceEntry

_CYRILLIC, _LATIN = re.compile("[\u0400-\u052f]"), re.compile("[A-Za-z]")
_WORD = re.compile(r"[^\W\d_]+")


def find_odd_keys(_reference: Reference, entry: SourceEntry) -> Iterator[Diagnostic]:
    """Yield keys with letters of two scripts in one word, and keys that classic BibTeX does not bear.

    Example:
        ``ivanоv2010`` with a Cyrillic о is never found by who types it.
    """
    if entry.key.isascii():
        return
    mixed = [word for word in _WORD.findall(entry.key) if _CYRILLIC.search(word) and _LATIN.search(word)]
    if mixed:
        yield about_entry("key-homoglyph", f"{entry.key}: Latin and Cyrillic letters in {mixed[0]}", entry)
    elif entry.is_latex:
        yield about_entry("key-not-ascii", f"{entry.key} is not ASCII; classic BibTeX may refuse it", entry)


def find_repeated_keys(entries: Iterable[SourceEntry]) -> Iterator[Diagnostic]:
    """Yield keys that stand twice in a file, and in .bib files those that differ by capitals alone."""
    seen: dict[str, SourceEntry] = {}
    for entry in entries:
        if not entry.key:
            continue
        first = seen.setdefault(entry.key.casefold() if entry.is_latex else entry.key, entry)
        if first is not entry:
            same = first.key == entry.key
            what = "stands already" if same else f"differs by capitals alone from {first.key}"
            code = "duplicate-key" if same else "key-capitals"
            yield about_entry(code, f"{entry.key} {what} (line {first.line})", entry)
