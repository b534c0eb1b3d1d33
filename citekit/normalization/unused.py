"""Take out of the finding about what no field took what a rule has read since."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from citekit.expressions import late
from citekit.model import Diagnostic
from citekit.normalization.edges import known_words

_WORD = late(r"[^\W_]+")
_LEFT = "no field took: "


def without_taken(diagnostics: Iterable[Diagnostic], taken: Collection[str]) -> tuple[Diagnostic, ...]:
    """Return the findings; that about what no field took without what is taken, or gone when it says no more.

    Example:
        >>> left = Diagnostic("text-not-used", "no field took: у 2 т; Сш. 1")
        >>> without_taken([left], ["у 2 т."])[0].message
        'no field took: Сш. 1'
    """
    return tuple(filter(None, (_without(finding, taken) for finding in diagnostics)))


def _without(finding: Diagnostic, taken: Collection[str]) -> Diagnostic | None:
    if finding.code != "text-not-used":
        return finding
    pieces = finding.message.removeprefix(_LEFT).split("; ")
    left = list(filter(None, (_left_of(piece, taken) for piece in pieces)))
    if left == pieces:
        return finding
    return replace(finding, message=f"{_LEFT}{'; '.join(left)}") if left else None


def _left_of(piece: str, taken: Collection[str]) -> str:
    """Return what says something in a piece beside what was taken; empty when nothing does."""
    rest = piece
    for one in taken:
        rest = "" if rest in one else rest.replace(one.rstrip("."), " ", 1)
    if rest == piece:
        return piece
    says = any(len(word) > 1 and word.lower() not in known_words() for word in _WORD.findall(rest))
    return rest.strip(" .,;:()[]") if says else ""
