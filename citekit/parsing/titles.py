"""Label the title: what stands in quotation marks behind the authors, else all up to the next area."""

from __future__ import annotations

import re

from citekit.parsing.boundaries import title_end
from citekit.parsing.draft import MASK, Draft

_OPENING = "\"«„“”'‘_*"
_PAIRS = {"«": "»", "„": "”", "“": "”"}
_LEAD = re.compile(rf"[\s.,:;{MASK}–—-]*")
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
    draft.take("title", start, end, 0.8)
    draft.mask(start, min(end, len(draft.free)))


def _quoted_end(text: str, start: int) -> int | None:
    opening = text[start]
    closing = {_PAIRS.get(opening, opening), '"', "”", "“"} if opening not in "_*'‘" else {opening, "’"}
    depth = 0
    for at in range(start + 1, min(len(text), start + 600)):
        character = text[at]
        if character in _PAIRS and character != opening and text[at - 1 : at].isspace():
            depth += 1
        elif character in closing and not text[at - 1].isspace():
            if depth:
                depth -= 1
            elif _BEHIND_QUOTE.match(text, at + 1) and not re.match(r"\s[–—-]\s[^\W\d_]", text[at + 1 : at + 5]):
                return at
            elif text[at - 1] in ",.":
                return at
    return None


def _plain_end(text: str, start: int) -> int:
    for match in title_end().finditer(text, start + 2):
        if re.search(r"[^\W\d_]{2}", text[start : match.start()]):
            return match.start()
    return len(text)
