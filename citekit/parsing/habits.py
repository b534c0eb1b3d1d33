"""Learn the habits of a list from all its references, so that each is read as one of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citekit.parsing.boundaries import YEAR
from citekit.parsing.names import FAMILY_FIRST, FULL, GIVEN_FIRST

_HABITS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("//", re.compile(r"/\s?/\s?(?=[^\W\d_«„\"])")),
    ("/", re.compile(r"\s/\s(?=[^\W\d_])")),
    ("–", re.compile(r"\.\s?[–—]\s")),
    ("w:", re.compile(r"(?:\[w:\]|,\sw:|\bIn:)\s")),
    ("“", re.compile(r",\s[„«“\"][^„«»”“\"]+[”»“\"],?\s")),
    ("(Y)", re.compile(rf"^.{{3,60}}?\({YEAR}[a-zа-я]?\)")),
    ("FI", re.compile(rf"^\W*{FAMILY_FIRST}")),
    ("IF", re.compile(rf"^\W*{GIVEN_FIRST}")),
    ("F,G", re.compile(rf"^\W*{FULL}")),
    ("P:", re.compile(r"[\w.]\s?:\s[^:;,]{2,60},\s\d{4}")),
    (",PY", re.compile(rf",\s[^\W\d_]+\s{YEAR}\W*(?:$|,\ss)")),
    ("N.", re.compile(r"\s\d{2,4}\s?[сcsp]\b")),
)
_SOME = 0.08
_MANY = 0.4


def habits_of(texts: Sequence[str]) -> tuple[str, ...]:
    """Say which signs the references of a list use, and how often: never, sometimes, mostly.

    Returns:
        One feature for each habit; a reference alone has none, for it tells nothing of its list.

    Example:
        >>> [habit for habit in habits_of(["А. Б. В // Г. – 2001.", "Д. Е. Ж // З. – 2002."]) if "//" in habit]
        ['L//2']
    """
    if len(texts) < 2:
        return ()
    found = []
    for name, pattern in _HABITS:
        share = sum(1 for text in texts if pattern.search(text)) / len(texts)
        found.append(f"L{name}{2 if share >= _MANY else 1 if share >= _SOME else 0}")
    return tuple(found)
