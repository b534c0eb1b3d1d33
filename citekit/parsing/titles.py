"""Label the title: what stands in quotation marks behind the authors, else all up to the next area."""

from __future__ import annotations

import re

from citekit.parsing.boundaries import YEAR, place, title_end
from citekit.parsing.draft import MASK, Draft

_OPENING = "\"«„“”'‘_*"
_PAIRS = {"«": "»", "„": "”", "“": "”"}
_LEAD = re.compile(rf"[\s.,:;{MASK}–—-]*")
_WORD_BEGINS = re.compile(r"[^\W\d_]{2}")
_MAX_SEGMENT_WORDS = 6
_COMES_NEXT = re.compile(rf",\s(?:{place()},?\s{YEAR}|{YEAR}\s*\.?\s*$|(?:[Nn]r|[Tt]|[Vv]ol)\.?\s?\d)")
_GOES_ON = re.compile(r"\s[–—-]\s[^\W\d_]")
_BEHIND_QUOTE = re.compile(rf"\s*(?:$|[,.;:\[(/{MASK}]|[–—-]\s|\d|nr|Nr|№|w:)")


def label_title(draft: Draft) -> None:
    """Label the title of the work cited.

    Example:
        In ``Kowal, J. (2011). "Tytuł "cytat" dalej," Pismo, nr 3`` the title is ``Tytuł "cytat" dalej``.
    """
    if draft.has("title") or draft.has("archive"):
        return
    lead = _LEAD.match(draft.free)
    start = lead.end() if lead else 0
    if start >= len(draft.free):
        return
    quoted = _quoted_end(draft.free, start) if draft.free[start] in _OPENING else None
    if quoted:
        draft.take("title", start + 1, quoted, 0.95)
        draft.mask(start, quoted + 1)
        return
    end = _plain_end(draft.free, start)
    inner = _last_segment(draft.free, start, end)
    draft.take("title", start, inner or end, 0.8)
    draft.mask(start, inner or end)


def _last_segment(text: str, start: int, end: int) -> int | None:
    """Find where a publisher or a journal begins that a comma alone sets off: ``Tytuł, Trans Humana, Białystok 1995``.

    A title goes on with a small letter behind its commas; what begins with a capital there and ends before an imprint
    or a number is the next area.
    """
    if not text.startswith(",", end):
        return None
    comma = text.rfind(", ", start, end)
    segment = text[comma + 2 : end]
    if (
        comma < start + 5
        or not segment[:1].isupper()
        or segment.count(" ") > _MAX_SEGMENT_WORDS
        or not _COMES_NEXT.match(text, end)
    ):
        return None
    return comma


def _quoted_end(text: str, start: int) -> int | None:
    opening = text[start]
    closing = {_PAIRS.get(opening, opening), '"', "”", "“"} if opening not in "_*'‘" else {opening, "’"}
    depth = 0
    for at in range(start + 1, min(len(text), start + 600)):
        character = text[at]
        if character in _PAIRS and text[at - 1].isspace() and _PAIRS[character] != character:
            depth += 1
        elif character in closing and not text[at - 1].isspace():
            if depth:
                depth -= 1
            elif text[at - 1] in ",." or (_BEHIND_QUOTE.match(text, at + 1) and not _GOES_ON.match(text, at + 1)):
                return at
    return None


def _plain_end(text: str, start: int) -> int:
    word = _WORD_BEGINS.search(text, start)
    ends = (match.start() for match in title_end().finditer(text, start + 2))
    return next((end for end in ends if word and word.end() <= end), len(text))
