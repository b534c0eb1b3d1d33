"""Tell names of people and institutions from other words by their look, and take them apart."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from citekit.citations.keys import fold_word
from citekit.citations.words import et_al, one_of
from citekit.vocabulary import forms, is_place

_WORD = re.compile(r"[^\W\d_]+(?:[-’'ʼ‑.][^\W\d_]+)*\.?")
_INITIAL = re.compile(r"[^\W\d_]{1,2}\.|[^\W\d_]$")
_ROLE = re.compile(r"\((?:red|ed|eds|ред|рэд|hrsg)[^()]{0,8}\)", re.IGNORECASE)
_MOST_WORDS = 7


class Who(NamedTuple):
    """Hold the names that a citation gives.

    Attributes:
        families: Folded family names, one for each person; the first may be an institution.
        more: True when ``et al.`` stands behind them.
    """

    families: tuple[str, ...]
    more: bool


def read_who(printed: str) -> Who:
    """Take names apart; initials and given names in front of or behind a family name go.

    Example:
        >>> read_who("А. М. Быкаў і І. Мележ")
        Who(families=('bikav', 'melez'), more=False)
    """
    text = _ROLE.sub(" ", printed)
    bare = _more().sub(" ", text)
    people = (_family(part) for part in _joints().split(bare))
    return Who(tuple(filter(None, people)), bare != text)


def _family(part: str) -> str:
    words = [word for word in _WORD.findall(part) if not _INITIAL.fullmatch(word)]
    capital = [word for word in words if word[:1].isupper()]
    return fold_word((capital or words or [""])[-1])


@cache
def _more() -> re.Pattern[str]:
    return re.compile(rf"[\s,]{{0,2}}(?<!\w){et_al()}(?!\w)", re.IGNORECASE)


@cache
def _joints() -> re.Pattern[str]:
    return re.compile(rf"\s{one_of('and')}\s|&|,|/|[–—]", re.IGNORECASE)


def looks_like_names(text: str) -> bool:
    """Tell whether a text is made of nothing but names: words with capitals, initials, joints, ``et al.``.

    A place, a month, and words with small letters are none.

    Example:
        >>> looks_like_names("Быкаў і Мележ"), looks_like_names("Мінск"), looks_like_names("у рэдакцыі")
        (True, False, False)
    """
    bare = _more().sub(" ", text)
    words = _joints().sub(" ", bare).split()
    if not 0 < len(words) <= _MOST_WORDS or is_place(bare) or any(is_place(word) for word in words):
        return False
    if any(word.strip(".,").casefold() in forms("month") for word in words):
        return False
    return all(word[:1].isupper() and not any(map(str.isdigit, word)) for word in words)
