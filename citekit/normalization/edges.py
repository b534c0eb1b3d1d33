"""Give a piece the words at its edge that the labeller left out."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from citekit.expressions import late
from citekit.model import NAME_FIELDS, LabelledField, Span
from citekit.vocabulary import forms, word_classes

_GROWING = frozenset(("title", "container_title", "publisher"))
_NAMES = frozenset(NAME_FIELDS)
_WORDS_BEFORE = late(r"(?:^|[\s,.;:/–—\])»”\"])\s?(?P<words>[^\W\d_][\w’'-]*(?:\s[^\W\d_][\w’'-]*)?)\s$")
_INITIALS_BEFORE = late(r"(?<![\w.])(?P<words>(?:[^\W\d_]\.\s?-?){1,2}|[^\W\d_](?=$))$")
_ONLY_INITIALS = late(r"(?:[^\W\d_]\s?\.\s?-?){1,3}")
_SURNAME_BEFORE = late(r"(?:^|[,;/]\s)(?P<words>[^\W\d_a-zа-яіў][\w’'-]+,?)\s$")
_GROWING_OR_NAMES = _GROWING | _NAMES
_REACH = 60
_NEEDED = 3


def grow_left(text: str, bound: int, field: LabelledField) -> LabelledField:
    """Return a piece with the one or two words before it that nothing separates from it.

    Titles, containers and publishers take capitalised words; a surname takes initials, initials take a surname.

    Args:
        text: The source.
        bound: Where the piece before this one ends.
        field: The piece.

    Example:
        ``tekstów do zajęć`` behind ``Kowalska A., Wybór`` is ``Wybór tekstów do zajęć``.
    """
    start = field.span.start
    if start <= bound or field.label not in _GROWING_OR_NAMES:
        return field
    match = _find(text[max(bound, start - _REACH) : start], field)
    if not match:
        return field
    added = match["words"]
    first = start - (len(match.string) - match.start("words"))
    return replace(field, text=text[first:start] + field.text, span=Span(first, field.span.end)) if added else field


def _find(before: str, field: LabelledField) -> re.Match[str] | None:
    if field.label in _NAMES:
        if _ONLY_INITIALS.fullmatch(field.text):
            return _SURNAME_BEFORE.search(before) or _INITIALS_BEFORE.search(before)
        bare = field.text.lstrip(".")
        needs = "." not in bare[_NEEDED:] and " " not in bare.rstrip(".")
        return _INITIALS_BEFORE.search(before) if needs or field.text[:1] == "." else None
    match = _WORDS_BEFORE.search(before)
    if not match or not match["words"][0].isupper():
        return None
    words = [word.casefold() for word in match["words"].split()]
    return None if any(len(word) == 1 or word in known_words() for word in words) else match


@cache
def known_words() -> frozenset[str]:
    """Collect the words that introduce fields; they belong to none."""
    return frozenset(word for name in word_classes() for form in forms(name) for word in re.findall(r"[^\W\d_]+", form))
