"""Take the text of a CSL-JSON file apart into items, whatever state it is in.

An array, an object with ``items`` (Zotero's), one item alone, or one item a line (JSON Lines). Of a broken file the
items that stand are kept. Lines are counted only when there is something to tell.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from citekit.formats.places import Places
from citekit.model import Diagnostic

Item = dict[str, Any]

_MOST_FAULTS = 100
_ITEM_START = re.compile(r"\{")
_NEXT_ITEM = re.compile(r"\}\s{0,999},\s{0,999}(?=\{)")
_LIST_START = re.compile(r"\s*(?:\{.*?\"items\"\s*:\s*)?\[", re.DOTALL)
_SPACE = re.compile(r"[\s,]*")
_SIGNS_OF_ITEM = frozenset({"id", "type", "citation-key"})


@dataclass(frozen=True)
class CslFile:
    """Hold the items of a file, and find their lines.

    Attributes:
        text: The whole file.
        items: Its items, in order, for `hand_over` to give away.
        places: Where each item begins in the text, or empty when that has to be found out first.
        diagnostics: What could not be read.
    """

    text: str
    items: list[Item] = field(default_factory=list)
    places: tuple[int, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def hand_over(self) -> Iterator[Item]:
        """Yield the items and keep none: the garbage collector walks all that lives, so many items cost many walks."""
        self.items.reverse()
        while self.items:
            yield self.items.pop()

    def tell(self, finding: Diagnostic, position: int) -> Diagnostic:
        """Return a finding about the item of a position, from 1, with its line: that of its field where it has one."""
        start = self._starts[position - 1] if position <= len(self._starts) else None
        if start is None:
            return replace(finding, message=f"item {position}: {finding.message}")
        place = self.text.find(f'"{finding.field}"', start, self._end_of(position)) if finding.field else -1
        line = self.line_at(place if place >= 0 else start)
        return replace(finding, message=f"line {line}: item {position}: {finding.message}", line=line)

    def line_at(self, place: int) -> int:
        """Return the line of a place in the text, from 1."""
        return self._lines.of(place)[0]

    def _end_of(self, position: int) -> int:
        return self._starts[position] if position < len(self._starts) else len(self.text)

    @cached_property
    def _lines(self) -> Places:
        return Places(self.text)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return self.places or tuple(_find_starts(self.text))


def load_items(text: str) -> CslFile:
    r"""Read the items of a file.

    Example:
        >>> file = load_items('[{"id": "a"},\n {"id": ], "x": {}}, {"id": "c"}]')
        >>> [item["id"] for item in file.items], file.diagnostics[0].line
        (['a', 'c'], 2)
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        return _load_lines(text) or _rescue(text, error)
    if isinstance(data, dict):
        data = data.get("items", [data])
    if not isinstance(data, list):
        return CslFile(text, diagnostics=(Diagnostic("broken-entry", "line 1: no list of items", line=1),))
    if all(type(item) is dict for item in data):
        return CslFile(text, data)
    return _without_strangers(text, data)


def _without_strangers(text: str, data: list[Any]) -> CslFile:
    """Leave out of a list what is no item, and tell it."""
    whole = CslFile(text, data)
    no_item = Diagnostic("broken-entry", "not an object, left out")
    wrong = [whole.tell(no_item, n) for n, item in enumerate(data, start=1) if not isinstance(item, dict)]
    starts = whole._starts if len(whole._starts) == len(data) else ()
    places = tuple(start for start, item in zip(starts, data, strict=False) if isinstance(item, dict))
    return CslFile(text, [item for item in data if isinstance(item, dict)], places, tuple(wrong))


def _load_lines(text: str) -> CslFile | None:
    """Read a file with one item a line, or return None when its first line is no item by itself."""
    items, places, told = [], [], []
    place = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            item = _load_item(line)
            if item is not None:
                items.append(item)
                places.append(place)
            elif not items:
                return None
            else:
                told.append(Diagnostic("broken-entry", f"line {number}: no item, left out", line=number))
        place += len(line) + 1
    return CslFile(text, items, tuple(places), tuple(told)) if items else None


def _load_item(line: str) -> Item | None:
    try:
        item = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return item if isinstance(item, dict) else None


def _rescue(text: str, error: Exception) -> CslFile:
    found = list(_rescue_items(text))
    return CslFile(text, [item for item, _ in found], tuple(place for _, place in found), (_broken(error),))


def _broken(error: Exception) -> Diagnostic:
    if isinstance(error, json.JSONDecodeError):
        line, column, reason = error.lineno, error.colno, error.msg
    else:
        line, column = 1, None
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)
    return Diagnostic("broken-entry", f"line {line}: {reason}", line=line, column=column)


def _rescue_items(text: str) -> Iterator[tuple[Item, int]]:
    """Yield the items that can be read of a broken file, with their places; each search goes on behind the last fault.

    What has neither ``id`` nor ``type`` is a piece of a broken item. Telling the line of a fault costs a walk through
    the text, so a file that is nothing but faults is given up.
    """
    decoder = json.JSONDecoder()
    place, faults = 0, 0
    while (start := _ITEM_START.search(text, place)) and faults < _MOST_FAULTS:
        item: Any = None
        try:
            item, place = decoder.raw_decode(text, start.start())
        except json.JSONDecodeError as error:
            place = max(error.pos, start.end())
            faults += 1
        except (ValueError, RecursionError):
            following = _NEXT_ITEM.search(text, start.end())
            place = following.end() if following else len(text)
            faults += 1
        if isinstance(item, dict) and item.keys() & _SIGNS_OF_ITEM:
            yield item, start.start()


def _find_starts(text: str) -> Iterator[int]:
    """Yield the places where the items of a sound file begin, by reading it once more."""
    decoder = json.JSONDecoder()
    opening = _LIST_START.match(text)
    place = _skip(text, opening.end()) if opening else _skip(text, 0)
    while place < len(text) and text[place] not in "]}":
        yield place
        try:
            _, end = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            return
        place = _skip(text, end)


def _skip(text: str, place: int) -> int:
    match = _SPACE.match(text, place)
    return match.end() if match else place
