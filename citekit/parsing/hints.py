"""Mark what exact patterns make likely: numbers with their words, imprints, laws, names, boundaries of areas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from citekit.parsing.boundaries import area_end, title_end
from citekit.parsing.dates import DATE
from citekit.parsing.lexing import numbered
from citekit.parsing.names import any_name, heading
from citekit.parsing.patterns import (
    OF_SEVERAL,
    SLASHED_YEAR,
    SPECIALITY,
    THESIS,
    adopted_pattern,
    decree_pattern,
    imprint_patterns,
    in_pattern,
    record_pattern,
    series_pattern,
)

_DATE = re.compile(rf"(?<![^\W_])(?=\w){DATE}", re.IGNORECASE)


class Hints(NamedTuple):
    """Hold what patterns say of each character of a text.

    Attributes:
        names: For each place the hints that hold there, the first character of a match marked by a final ``0``.
        bounds: For each place 1 where a title may end, 2 where another area may, 3 for both.
        people: For each place 1 at the beginning of a name with initials, 2 inside one.
        head: Where the names at the head of the reference end; 0 without them.
    """

    names: list[tuple[str, ...]]
    bounds: list[int]
    people: list[int]
    head: int


@cache
def _grouped() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the patterns whose groups are hints of their own, each with its prefix."""
    rows = [(f"i{number}", pattern) for number, pattern in enumerate(imprint_patterns())]
    return (
        *rows,
        ("dec", decree_pattern("^")),
        ("dec2", decree_pattern(r"(?<=[:.]\s)")),
        ("ado", adopted_pattern()),
        ("arc", record_pattern()),
        ("ser", series_pattern()),
        ("sl", SLASHED_YEAR),
        ("th", THESIS),
    )


@cache
def _whole() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return (("sev", OF_SEVERAL), ("spec", SPECIALITY), ("date", _DATE), ("in", in_pattern()))


def find_hints(text: str) -> Hints:
    """Find all hints in a text whose exact forms are masked.

    Example:
        >>> find_hints("Назва. – С. 12–29.").names[12]
        ('page0',)
    """
    names: list[tuple[str, ...]] = [()] * (len(text) + 1)
    for name, start, end in _spans(text):
        for at in range(start, end):
            names[at] = (*names[at], name)
        names[start] = (*names[start][:-1], f"{name}0")
    head = heading().match(text)
    return Hints(names, _bounds(text), _people(text), head.end() if head else 0)


def _spans(text: str) -> Iterator[tuple[str, int, int]]:
    for label, pattern, _ in numbered():
        for match in pattern.finditer(text):
            yield label, *match.span("value")
    for prefix, pattern in _grouped():
        for match in pattern.finditer(text):
            for group in pattern.groupindex:
                if match[group]:
                    yield prefix + group, *match.span(group)
    for name, pattern in _whole():
        for match in pattern.finditer(text):
            if match[0]:
                yield name, *match.span()


def _bounds(text: str) -> list[int]:
    bounds = [0] * (len(text) + 2)
    for mark, pattern in ((1, title_end()), (2, area_end())):
        for match in pattern.finditer(text):
            for at in range(match.start(), match.end() + 1):
                bounds[at] |= mark
    return bounds


def _people(text: str) -> list[int]:
    people = [0] * (len(text) + 1)
    for match in any_name().finditer(text):
        people[match.start() : match.end()] = [2] * (match.end() - match.start())
        people[match.start()] = 1
    return people
