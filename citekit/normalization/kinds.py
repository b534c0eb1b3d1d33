"""Know what kind of thing a word names: an encyclopedia, a court, a draft, by how the word begins."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache

from citekit.packaged import packaged_text
from citekit.vocabulary import words_in

_LONGEST = 400


@cache
def _beginnings() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for line in packaged_text(__package__, "kinds.tsv").splitlines()[1:]:
        kind, beginning = line.split("\t")
        found[kind].append(beginning)
    return {kind: tuple(words) for kind, words in found.items()}


@lru_cache(maxsize=512)
def _expression(beginnings: tuple[str, ...]) -> re.Pattern[str]:
    # A short form stands for itself alone: ``SN`` is a court, ``snow`` is none.
    words = (re.escape(word) + (r"(?!\w)" if len(word) <= 4 else "") for word in beginnings)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})", re.IGNORECASE)


def names(kind: str, *texts: object) -> bool:
    """Tell whether a text has a word of a kind.

    Example:
        >>> names("encyclopedia", "Вялікае Княства Літоўскае: энцыклапедыя"), names("court", "SN"), names("court", None)
        (True, True, False)
    """
    return any(_has(kind, str(text)[:_LONGEST]) for text in texts if text)


def _has(kind: str, text: str) -> bool:
    words = words_in(text.lower(), _beginnings()[kind])
    return bool(words) and _expression(words).search(text) is not None


def starts_with(kind: str, text: object) -> bool:
    """Tell whether a text begins with a word of a kind, quotation marks and brackets aside.

    Example:
        >>> starts_with("treaty", "Конвенция о правах ребёнка"), starts_with("treaty", "О договоре")
        (True, False)
    """
    if not text:
        return False
    start = str(text).lstrip(" «„“\"'([_*")[:_LONGEST]
    words = words_in(start.lower(), _beginnings()[kind])
    return bool(words) and _expression(words).match(start) is not None
