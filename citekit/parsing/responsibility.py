"""Label the names behind the slash, by their roles, and those of ``red.`` and its like anywhere behind the title."""

from __future__ import annotations

import re
from functools import cache

from citekit.parsing.boundaries import area_end
from citekit.parsing.draft import MASK, Draft
from citekit.parsing.names import any_name
from citekit.vocabulary import pattern

_SLASH = re.compile(r"(?<!/)(?<!/\s)\s?/(?!\s?/)\s?(?=[^\W\d]|\[)")
_ROLES = ("editor", "compiler", "translator", "other_role")


@cache
def _role(role: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){pattern(role)}(?![^\W_])", re.IGNORECASE)


@cache
def _roles_inline() -> re.Pattern[str]:
    known = pattern("editor", "compiler", "translator")
    return re.compile(rf"(?:[,(\[]|^)\s*(?P<role>{known})[\s:]", re.IGNORECASE)


def label_responsibility(draft: Draft) -> None:
    """Label the statement of responsibility: authors, editors, compilers, translators.

    Example:
        ``/ С. Г. Максимова [и др.] ; под ред. А. А. Іванова`` gives an author and an editor.
    """
    done = 0
    while True:
        slash = draft.search(_SLASH, done)
        if not slash:
            break
        end = area_end().search(draft.free, slash.end())
        stop = end.start() if end else len(draft.free)
        _label_statement(draft, slash.end(), max(stop, slash.end()))
        done = max(slash.end(), stop)
    inline = draft.search(_roles_inline())
    if inline:
        end = area_end().search(draft.free, inline.end("role") + 1)
        _label_part(draft, inline.start("role"), end.start() if end else len(draft.free))


def _label_statement(draft: Draft, start: int, end: int) -> None:
    at = start
    for part in re.split(r"([;])", draft.free[start:end]):
        _label_part(draft, at, at + len(part))
        at += len(part)
    draft.mask(start, end)


def _label_part(draft: Draft, start: int, end: int) -> None:
    names = [match.span() for match in any_name().finditer(draft.free, start, end)]
    if not names:
        return
    before = draft.free[start : names[0][0]]
    roles = [role for role in _ROLES if _role(role).search(before)]
    if "other_role" in roles and len(roles) == 1:
        draft.mask(start, end)
        return
    found = [role for role in roles if role != "other_role"] or ["author"]
    text = draft.free
    for first, last in names:
        for label in found:
            draft.taken.append((label, first, last, 0.85))
    draft.free = text[:start] + MASK * (end - start) + text[end:]
