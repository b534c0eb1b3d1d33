"""Write the doubtful fields as one page of HTML that needs nothing but itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from string import Template

from citekit.packaged import packaged_text
from citekit.reports.excerpts import Piece, visible
from citekit.reports.review import Doubt

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def write_html(doubts: Sequence[Doubt]) -> str:
    """Write a page with one table, the place of each field within ``<mark>``; every value is escaped."""
    page = Template(packaged_text(__package__, "review.html"))
    return page.substitute(rows="".join(map(_row, doubts)), count=_count(doubts))


def _count(doubts: Sequence[Doubt]) -> str:
    references = len({doubt.number for doubt in doubts})
    if not doubts:
        return "Nothing to review."
    return f"{len(doubts)} to review, in {references} reference{'s' * (references > 1)}; the least sure first."


def _row(doubt: Doubt) -> str:
    known = doubt.language and _LANGUAGE_TAG.fullmatch(doubt.language)
    language = f' lang="{doubt.language}"' if known else ""
    confidence = "–" if doubt.confidence is None else f"{doubt.confidence:.3f}"
    reasons = "<br>".join(map(_text, doubt.why))
    return (
        f'<tr><td class="n">{doubt.number}</td><th scope="row">{_text(doubt.key)}</th><td>{_text(doubt.field)}</td>'
        f'<td class="t" dir="auto"{language}>{_text(doubt.value)}</td><td class="n">{confidence}</td>'
        f'<td class="t">{reasons}</td><td class="t" dir="auto"{language}>{_excerpt(doubt.source)}</td></tr>\n'
    )


def _text(text: str) -> str:
    return escape(visible(text))


def _excerpt(pieces: Iterable[Piece]) -> str:
    shown = []
    for piece in pieces:
        text = _text(piece.text)
        shown.append({"cut": '<span class="cut">[…]</span>', "marked": f"<mark>{text}</mark>"}.get(piece.kind, text))
    return "".join(shown)
