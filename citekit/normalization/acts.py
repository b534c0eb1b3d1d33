"""Read the kind, day and number of an act in a list in Latin letters: ``: Zakon Ukrainy, 1 lyp. 2014 r., no. 15``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from citekit.expressions import late
from citekit.model import LabelledField, LabelledReference, Span
from citekit.normalization.months import fold_romanised
from citekit.vocabulary import forms

_ACT = late(
    r"[\]:]\s?:?\s?(?P<kind>[A-Z][A-Za-z'’]{2,20}(?:\s[a-z]{3,7})?)(?P<body>\s[^,:\[\]]{3,150}?)?,"
    r"\s(?P<day>\d{1,2}\s[^\W\d_]{2,12}\.?\s\d{4}|[A-Z][a-z]{2,9}\s\d{1,2},\s\d{4})(?:\s[ghr]\.)?"
    r"(?:,\s(?:[Nn]o\.|№|[Nn]r)\s?(?P<number>[\w/()-]{1,20}))?(?=[\s.\],]|$)"
)
_WHOLE = frozenset({"zakon", "federalnii zakon", "law", "act", "kodeks"})
_SURE = 0.9


def read_acts(labelled: LabelledReference) -> LabelledReference:
    """Label what names an act, its day and its number, whatever the labeller took them for.

    The kind of a law goes with its state; that of a decree stands apart from the authority that gave it.

    Example:
        ``: Ukaz Prezydenta Ukrainy, 12 sich. 2015 r., no. 5/2015.`` is the genre ``Ukaz``, the authority ``Prezydenta
        Ukrainy``, a day and a number.
    """
    found = _ACT.search(labelled.string.text)
    words = fold_romanised(found["kind"]) if found else ""
    if not found or not _is_kind(words):
        return labelled
    pieces = tuple(_pieces(found, is_law=words in _WHOLE or words.partition(" ")[0] in _WHOLE))
    whole = Span(found.start("kind"), max(piece.span.end for piece in pieces))
    left = [field for field in labelled.fields if field.span.end <= whole.start or field.span.start >= whole.end]
    return replace(labelled, fields=tuple(sorted((*left, *pieces), key=lambda field: field.span.start)))


def _pieces(act: re.Match[str], *, is_law: bool) -> Iterator[LabelledField]:
    kind, body = act.span("kind"), act.span("body")
    if is_law or not act["body"]:
        yield _piece(act, "genre", kind[0], max(kind[1], body[1]))
    else:
        of = len(act["body"]) - len(act["body"].removeprefix(" of").lstrip())
        yield _piece(act, "genre", *kind)
        yield _piece(act, "authority", body[0] + of, body[1])
    yield _piece(act, "issued", *act.span("day"))
    if act["number"]:
        yield _piece(act, "number", *act.span("number"))


def _piece(act: re.Match[str], label: str, start: int, end: int) -> LabelledField:
    return LabelledField(label, act.string[start:end], Span(start, end), _SURE)


def names_act(genre: str) -> bool:
    """Tell whether a genre in Latin letters begins with the kind of an act: ``Zakon Ukrainy``."""
    return "A" <= genre[:1] <= "Z" and _is_kind(fold_romanised(" ".join(genre.split()[:2])))


def _is_kind(words: str) -> bool:
    return words in _kinds() or words.partition(" ")[0] in _kinds()


@cache
def _kinds() -> frozenset[str]:
    """Return the kinds of acts as romanised lists have them."""
    return frozenset(map(fold_romanised, forms("law") | forms("decree")))
