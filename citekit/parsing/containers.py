"""Label the container: the journal or the book that holds the work, and the series of a journal."""

from __future__ import annotations

import re
from functools import cache

from citekit.parsing.boundaries import SERIAL_TAIL, area_end
from citekit.parsing.draft import MASK, Draft
from citekit.parsing.names import UPPER, heading
from citekit.vocabulary import alternation, forms, pattern

_DOUBLE_SLASH = re.compile(r"/\s?/\s*")
_QUOTED = re.compile(rf"[\s,.]*[„«“\"](?P<title>[^„”«»“\"{MASK}]{{2,150}})[”»“\"]")
_ITALICS = re.compile(rf"[*_](?P<title>[^*_{MASK}]{{2,150}})[*_]")
_PLAIN = re.compile(
    rf"{MASK}[\s,.]+(?P<title>[{UPPER}][^{MASK}/]{{2,150}}?)(?=,?\s(?:[Nn]o|[Nn]r|№|[Vv]ol|[tTRzZ]|Т|Вып|вып)\.?\s?(?:\d|[IVX]+\b)|,\s\d{{1,4}}\s?\(\d|,\s{SERIAL_TAIL})"
)


@cache
def _in() -> re.Pattern[str]:
    words = alternation(forms("in") - {"in", "кн."})
    return re.compile(rf"(?:(?<=[\s,.{MASK}])|^)(?:{words})\s*|[.,{MASK}]\s?In:?\s(?=[{UPPER}«\"„“])", re.IGNORECASE)


@cache
def _series() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w){pattern('series')}\s?:?\s?(?P<number>\d+|[IVX]+)?\s?[:,.]?\s?(?P<title>[^\W\d][^{MASK}–—]{{3,90}}?)?(?=[\s.”]*(?:$|[–—{MASK}]|\.\s(?:\d|[№ТС])|,\s\d))",
        re.IGNORECASE,
    )


def label_container(draft: Draft) -> None:
    """Label what the work stands in: behind ``//``, ``w:`` or ``In:``, in quotation marks, in italics, before a number.

    Example:
        ``… // Вестн. АГАУ. 2010. № 11`` gives ``Вестн. АГАУ``.
    """
    if not draft.has("title"):
        return
    sign = draft.search(_DOUBLE_SLASH) or draft.search(_in())
    if sign:
        _label_behind(draft, sign.end())
    else:
        title_end = max(end for label, _, end, _ in draft.taken if label == "title")
        behind = title_end + len(draft.free[title_end:]) - len(draft.free[title_end:].lstrip(MASK))
        for match in (_QUOTED.match(draft.free, behind), draft.search(_ITALICS), draft.search(_PLAIN)):
            if match:
                draft.take("container_title", *match.span("title"), 0.8)
                draft.mask(*match.span())
                break
    _label_series(draft)


def _label_behind(draft: Draft, start: int) -> None:
    names = heading().match(draft.free, start)
    if names:
        draft.mask(start, names.end())
        start = names.end()
    end = area_end().search(draft.free, start + 1)
    stop = end.start() if end else len(draft.free)
    quoted = _QUOTED.match(draft.free, start)
    first, last = quoted.span("title") if quoted and quoted.end() >= stop - 1 else (start, stop)
    draft.take("container_title", first, last, 0.88)
    draft.mask(start, stop)


def _label_series(draft: Draft) -> None:
    if not draft.has("container_title"):
        return
    match = draft.search(_series())
    if match and (match["number"] or match["title"]):
        for label, group in (("collection_number", "number"), ("collection_title", "title")):
            if match[group]:
                draft.take(label, *match.span(group), 0.8)
        draft.mask(*match.span())
