"""Label the authors at the head of a reference, people or an organisation, and the year in brackets behind them."""

from __future__ import annotations

import re

from citekit.parsing.boundaries import YEAR
from citekit.parsing.draft import MASK, Draft
from citekit.parsing.names import GIVEN_FIRST, UPPER, any_name, heading
from citekit.vocabulary import pattern

_YEAR = re.compile(rf"[\s,.]*\((?P<year>{YEAR})[a-zа-я]?(?:,[^)]{{0,20}})?\)\s*[.,:]?")
_BODY = re.compile(rf"^\s*(?P<body>[^{MASK}()«»\"„“]{{2,90}}?)[\s.,]*(?=\({YEAR}[a-zа-я]?\))")
_BEFORE_ITALICS = re.compile(rf"^\s*(?P<body>[{UPPER}\w][^,_*{MASK}]{{1,60}}),\s(?=_[^_])")
_ROLE_BEFORE = re.compile(rf"\s*(?i:{pattern('editor')})\s(?P<name>{GIVEN_FIRST}),\s")
_ROLE_BEHIND = re.compile(rf"\s*,?\s*\(\s?(?P<role>{pattern('editor')}|{pattern('compiler')})\s?\)", re.IGNORECASE)


def label_authors(draft: Draft) -> None:
    """Label the names before the title; with ``(red.)`` behind them they are editors.

    Example:
        ``Glinka S., Kondraciuk M. (red.), Atlas …`` gives two editors, ``Site.by (2013). "…"`` an organisation.
    """
    if draft.has("title") or draft.has("archive"):
        return
    leading = _ROLE_BEFORE.match(draft.free)
    if leading:
        draft.take("editor", *leading.span("name"), 0.85)
        draft.mask(leading.start(), leading.end())
        return
    match = heading().match(draft.free)
    if match:
        end = _label_people(draft, match)
    else:
        body = _BODY.match(draft.free) or _BEFORE_ITALICS.match(draft.free)
        if not body:
            return
        draft.take("author", *body.span("body"), 0.75)
        end = body.end()
    year = _YEAR.match(draft.free, end)
    if year:
        draft.take("issued", *year.span("year"), 0.95)
        draft.mask(year.start(), year.end())


def _label_people(draft: Draft, match: re.Match[str]) -> int:
    role = _ROLE_BEHIND.match(draft.free, match.end())
    label = "author"
    if role:
        compilers = re.fullmatch(pattern("compiler"), role["role"], re.IGNORECASE)
        label = "compiler" if compilers else "editor"
    style = next(name for name in ("family", "given", "full") if match[name])
    start, end = match.span(style)
    names = [(start, end)] if style == "full" else [name.span() for name in any_name().finditer(draft.free, start, end)]
    for first, last in names:
        draft.take(label, first, last, 0.92)
    finish = role.end() if role else match.end()
    draft.mask(start, finish)
    return finish
