"""Count the automatic numbers of a Word document; the file holds how they look, and never the numbers themselves.

Source: ECMA-376 part 1, 17.9 (numbering).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from citekit.documents.numerals import print_number
from citekit.documents.office import child, children, is_on, number, value
from citekit.expressions import late

if TYPE_CHECKING:
    from lxml.etree import _Element

LEVELS = 9
BULLET = "•"

_STYLES = {
    "decimalZero": "01",
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
    "russianLower": "а",
    "russianUpper": "А",
}
_PLACE = late(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str
    is_legal: bool
    never_restarts: bool


@dataclass(frozen=True, slots=True)
class _List:
    """Hold what a ``w:num`` says: the list that it counts in, its levels, and where it starts anew."""

    shared: str
    levels: dict[int, _Level]
    restarts: dict[int, int]


def print_style(format: str) -> str:  # noqa: A002
    """Return the style of ``print_number`` that a format of Word stands for."""
    return _STYLES.get(format, "1")


class Numbering:
    """Give numbered paragraphs their marks, in the order of the document.

    Args:
        root: The root of ``numbering.xml``, or None when there is none.
        linked: The list that each numbering style names, for lists that are defined by a style.
    """

    def __init__(self, root: _Element | None, linked: dict[str, str]) -> None:
        shared = {value(one, "abstractNumId") or "": one for one in children(root, "abstractNum")}
        own = {value(one, "numId") or "": one for one in children(root, "num")}
        self._lists = {key: _read_list(one, shared, own, linked) for key, one in own.items()}
        self._counters: dict[str, dict[int, int]] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._used: set[str] = set()

    def mark(self, key: str, level: int) -> str | None:
        """Count a paragraph, and return its mark; None when the list does not exist."""
        listed = self._lists.get(key)
        if listed is None or level not in listed.levels:
            return None
        counters = self._counters.setdefault(listed.shared, {})
        if key not in self._used:
            self._used.add(key)
            for restarted, start in listed.restarts.items():
                counters.pop(restarted, None)
                self._starts[listed.shared, restarted] = start
        for outer in range(level):
            counters.setdefault(outer, self._start(listed, outer))
        counters[level] = counters[level] + 1 if level in counters else self._start(listed, level)
        for inner in range(level + 1, LEVELS):
            if inner in listed.levels and not listed.levels[inner].never_restarts:
                counters.pop(inner, None)
        return _print_mark(listed.levels, counters, level)

    def level_of(self, key: str, default: int = 0) -> int:
        """Return a level that exists in a list: the default, or the first."""
        listed = self._lists.get(key)
        return default if listed is None or default in listed.levels else min(listed.levels, default=default)

    def _start(self, listed: _List, level: int) -> int:
        own = listed.levels[level].start if level in listed.levels else 1
        return self._starts.get((listed.shared, level), own)


def _read_list(
    element: _Element, shared: dict[str, _Element], own: dict[str, _Element], linked: dict[str, str]
) -> _List:
    key = value(child(element, "abstractNumId")) or ""
    style = value(child(shared.get(key), "numStyleLink"))
    if style is not None and (other := own.get(linked.get(style, ""))) is not None:
        key = value(child(other, "abstractNumId")) or key
    levels = {number(one, "ilvl"): _read_level(one) for one in children(shared.get(key), "lvl")}
    restarts = {}
    for override in children(element, "lvlOverride"):
        level = number(override, "ilvl")
        if (changed := child(override, "lvl")) is not None:
            levels[level] = _read_level(changed)
        if (start := child(override, "startOverride")) is not None:
            restarts[level] = number(start, default=1)
    return _List(key, levels, restarts)


def _read_level(element: _Element) -> _Level:
    return _Level(
        start=number(child(element, "start"), default=1),
        format=value(child(element, "numFmt")) or "decimal",
        text=value(child(element, "lvlText")) or "",
        is_legal=is_on(child(element, "isLgl")),
        never_restarts=value(child(element, "lvlRestart")) == "0",
    )


def _print_mark(levels: dict[int, _Level], counters: dict[int, int], level: int) -> str:
    own = levels[level]
    if own.format == "bullet":
        # Bullets are drawn by symbol fonts, whose characters mean nothing outside of them.
        return own.text if own.text in {"-", "–", "—", "*"} else BULLET

    def count(match: re.Match[str]) -> str:
        outer = int(match[1]) - 1
        style = "1" if own.is_legal or outer not in levels else print_style(levels[outer].format)
        return print_number(counters.get(outer, 1), style)

    return _PLACE.sub(count, own.text).strip() if own.format != "none" else ""
