"""Resolve the items of a list that only repeat a work: ``Ibid.``, ``Tamże, s. 5``, ``Nowak J., op. cit.``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from citekit.expressions import late
from citekit.model import Diagnostic, Reference
from citekit.transliteration import romanise_ascii
from citekit.vocabulary import again, repeated

_LONGEST_REPEAT = 160
_LONGEST_PLACE = 60
_WORD = late(r"[^\W\d_]{4,}")


def resolve_repeats(references: Sequence[Reference]) -> tuple[Reference, ...]:
    """Drop the records that surely repeat another one; that one says which, and keeps their places.

    ``Ibid.`` repeats the work before. ``op. cit.`` repeats the one work of its author; where the author has several, or
    none, the record stays as it is, with a diagnostic.

    Example:
        Of ``Nowak J., Dzieje, Kraków 1999.`` and ``Tamże, s. 6.`` the first is left, with ``reference-repeated``.
    """
    kept: list[Reference] = []
    works: dict[str, set[int]] = defaultdict(set)
    last: int | None = None
    for reference in references:
        text = reference.source.text if reference.source else ""
        means, is_said = _find_work(text, last, works)
        if means is not None:
            kept[means] = join_repeat(kept[means], reference, "reference-repeated", "is this work again")
            last = means
            continue
        last = None if is_said else len(kept)
        for family in _families(reference) if not is_said else ():
            works[family].add(len(kept))
        kept.append(_tell_unresolved(reference) if is_said else reference)
    return tuple(kept)


def join_repeat(kept: Reference, other: Reference, code: str, what: str) -> Reference:
    """Let a record take over the places of one that repeats it, and say so.

    Args:
        kept: The record that stays.
        other: The one that is dropped.
        code: Of the diagnostic.
        what: How its message ends.
    """
    if other.source is None:
        return kept
    printed = " ".join(filter(None, (other.source.label, other.source.text)))[:_LONGEST_REPEAT]
    finding = Diagnostic(code, f"“{printed}” {what}")
    source = replace(kept.source, spans=kept.source.spans + other.source.spans) if kept.source else None
    return replace(kept, source=source, diagnostics=(*kept.diagnostics, finding))


def _find_work(text: str, last: int | None, works: dict[str, set[int]]) -> tuple[int | None, bool]:
    """Return the place of the work that a text repeats, and whether it says that it repeats one."""
    if len(text) > _LONGEST_REPEAT or ";" in text:
        return None, False
    if found := again(text):
        is_alone = len(text) - found.end() <= _LONGEST_PLACE and not _WORD.search(text, found.end())
        return (last, last is None) if is_alone else (None, False)
    if not (said := repeated(text)):
        return None, False
    names = {word for word in map(_fold, _WORD.findall(text[: said.start()])) if word in works}
    meant = set.union(*(works[name] for name in names)) if names else set()
    return (meant.pop(), True) if len(meant) == 1 else (None, True)


def _tell_unresolved(reference: Reference) -> Reference:
    finding = Diagnostic("repeat-unresolved", "the work that this item repeats is not certain")
    return replace(reference, diagnostics=(*reference.diagnostics, finding))


def _families(reference: Reference) -> set[str]:
    names = (*reference.author, *reference.editor)
    return {_fold(name.family) for name in names if name.family}


def _fold(word: str) -> str:
    return romanise_ascii(word).casefold()
