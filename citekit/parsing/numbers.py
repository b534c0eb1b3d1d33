"""Label pages, extent, issue, volume and edition behind the title."""

from __future__ import annotations

import re

from citekit.parsing.boundaries import SERIAL_TAIL, YEAR
from citekit.parsing.draft import MASK, Draft
from citekit.parsing.lexing import numbered
from citekit.parsing.names import LOWER, UPPER
from citekit.vocabulary import pattern

_SLASHED_YEAR = re.compile(rf"(?P<issue>\d{{1,3}}(?:[-–]\d{{1,3}})?(?:\s?\(\d+\))?)\s?/\s?(?P<year>{YEAR}|\d\d)(?!\d)")
_OF_SEVERAL = re.compile(
    r"(?:[УуВвw]\s)\d+\s?-?\s?(?:х|ти|и)?\s?(?:т|кн|ч|частках|книгах|томах|тт|tomach)\w*\.?,?", re.IGNORECASE
)
_THESIS = re.compile(
    rf"(?<!\w)(?P<genre>(?i:{pattern('thesis')})[^\d–—/{MASK}:]*?)\s*(?=$|[–—/{MASK}:\d]|\.\s[{UPPER}][^\s.]{{2,}}|\.\s[{UPPER}][{LOWER}]?\.[,:])"
)
_FASCICLE = re.compile(r"в[ыи]п", re.IGNORECASE)
_TAIL = re.compile(rf"(?<=,\s){SERIAL_TAIL}(?!\d)")
_SPECIALITY = re.compile(r"(?<!\d)(?P<number>\d\d\.\d\d\.\d\d)(?!\d)")


def label_numbers(draft: Draft) -> None:
    """Label the numbers of a work and the kind of a thesis.

    Example:
        ``2016. Т. 71-1, № 1. С. 5 –15.`` gives volume, issue and page; ``nr 2/1998`` an issue and a year.
    """
    if draft.has("archive"):
        return
    several = draft.search(_OF_SEVERAL)
    if several:
        draft.mask(*several.span())
    _label_thesis(draft)
    _label_tail(draft)
    slashed = draft.search(_SLASHED_YEAR)
    if slashed:
        draft.take("issue", *slashed.span("issue"), 0.85)
        if not draft.has("issued"):
            draft.take("issued", *slashed.span("year"), 0.85)
        draft.mask(*slashed.span())
    for label, expression, confidence in numbered():
        match = draft.search(expression)
        if match and not draft.has(label):
            # A book comes out in issues too: without a serial around it, its выпуск is a volume.
            of_book = label == "issue" and not draft.has("container_title") and _FASCICLE.match(match[0])
            draft.take("volume" if of_book else label, *match.span("value"), confidence)
            draft.mask(*match.span())


def _label_tail(draft: Draft) -> None:
    tail = draft.search(_TAIL)
    if tail:
        for label in ("volume", "issue", "page"):
            if tail[label]:
                draft.take(label, *tail.span(label), 0.9)
        draft.mask(*tail.span())


def _label_thesis(draft: Draft) -> None:
    if not draft.has("title"):
        return
    match = draft.search(_THESIS)
    if not match:
        return
    draft.take("genre", *match.span("genre"), 0.9)
    draft.mask(*match.span())
    number = draft.search(_SPECIALITY)
    if number:
        draft.take("number", *number.span("number"), 0.95)
        draft.mask(*number.span())
