"""Label the imprint: place, publisher and year, and the full date of a newspaper or web page."""

from __future__ import annotations

import re
from functools import cache

from citekit.parsing.boundaries import YEAR, place
from citekit.parsing.dates import DATE
from citekit.parsing.draft import MASK, Draft
from citekit.parsing.names import UPPER
from citekit.vocabulary import pattern

_YEARS = re.compile(rf"(?<![\d/]){YEAR}(?:\s?[-–—]\s?{YEAR})?(?:\?)?(?!\d)")
_MONTH = re.compile(rf"(?<!\w)(?=[^\W\d_]){pattern('month')}\s{YEAR}", re.IGNORECASE)
_DATE = re.compile(rf"(?<![^\W_])(?=\w){DATE}", re.IGNORECASE)


@cache
def _imprint() -> tuple[re.Pattern[str], ...]:
    edge = rf"(?:(?<=[.,;–—{MASK}:-])|(?<=[.,;–—{MASK}:-]\s)|^)"
    publisher = rf"(?P<publisher>[^\s{MASK}:;][^{MASK}:;]{{1,120}}?)"
    unknown = rf"[{UPPER}][\w’-]+(?:[\s-][{UPPER}][\w’-]+){{0,2}}"
    return (
        re.compile(
            rf"{edge}(?P<place>{place()})\.?\s?:\s?{publisher}(?:\s?;\s?(?P<place2>{place()})\s?:\s?(?P<publisher2>[^{MASK}:;]{{2,80}}?))?\s?,\s?(?={YEAR})"
        ),
        re.compile(rf"{edge}(?P<place>{unknown})\s?:\s?{publisher}\s?,\s?(?={YEAR})"),
        re.compile(
            rf"{edge}(?P<publisher>[{UPPER}«„\"][^{MASK},;:/]{{2,80}}),\s?(?P<place>{place()}),?\s?(?=\[?{YEAR})"
        ),
        re.compile(rf"[{MASK},]\s(?P<publisher>[{UPPER}][^{MASK},;:/]{{2,80}}),\s?(?={YEAR}\W*$)"),
        re.compile(
            rf"{edge}(?P<place>{place()})\.?,\s?(?P<publisher>[«„“\"][^{MASK}»”]{{2,60}}[»”“\"]),?\s?(?=(?:{YEAR})?)"
        ),
        re.compile(rf"{edge}\s?(?P<place>{place()}),?\s?(?=\[?{YEAR})"),
        re.compile(rf"{edge}(?P<place>{place()})\.?\s?:\s?{publisher}(?=\s*(?:$|[{MASK}–—]))"),
    )


def label_imprint(draft: Draft) -> None:
    """Label place, publisher and date.

    Example:
        ``Мінск : Навука, 2003`` and ``Oficyna, Warszawa 2013`` both give publisher, place and year.
    """
    if draft.has("archive"):
        return
    _label_place(draft)
    full = draft.search(_DATE)
    if draft.has("issued") and not (full and _is_more_exact(draft, full[0])):
        return
    if full:
        draft.taken = [taken for taken in draft.taken if taken[0] != "issued"]
        draft.take("issued", *full.span(), 0.9)
        return
    month = draft.search(_MONTH)
    years = list(_YEARS.finditer(draft.free))
    if month:
        draft.take("issued", *month.span(), 0.9)
    elif years:
        draft.take("issued", *years[-1].span(), 0.85)


def _is_more_exact(draft: Draft, full: str) -> bool:
    year = next(draft.text[start:end] for label, start, end, _ in draft.taken if label == "issued")
    return year.strip() in full and not draft.has("genre")


def _label_place(draft: Draft) -> None:
    for expression in _imprint():
        match = draft.search(expression)
        if not match:
            continue
        for name, span in ((name, match.span(name)) for name in match.re.groupindex if match[name]):
            label = "publisher_place" if name.startswith("place") else "publisher"
            draft.take(label, *span, 0.88)
        return
