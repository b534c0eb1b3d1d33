"""Name the words of a reference that no field took, so that nothing is lost without a word."""

from __future__ import annotations

from citekit.expressions import late
from citekit.model import Diagnostic
from citekit.parsing.draft import MASK, Draft
from citekit.vocabulary import known_words

_WORD = late(r"[^\W_]+")
_MASKED = late(f"{MASK}+")
_SHOWN = 3
_LONGEST = 60


def find_leftovers(draft: Draft) -> tuple[Diagnostic, ...]:
    """Tell of what is left when every rule has taken its part: one diagnostic, or none.

    Example:
        Of ``Назва. – Мінск, 2001. – Сш. 1`` the part ``Сш. 1`` is told.
    """
    pieces = [piece.strip(' \t.,;:–—-/|()[]«»"„”“*_') for piece in _MASKED.split(draft.free)]
    left = [piece for piece in pieces if piece and _says_something(piece)]
    if not left:
        return ()
    shown = "; ".join(piece[:_LONGEST] for piece in left[:_SHOWN])
    return (Diagnostic("text-not-used", f"no field took: {shown}"),)


def _says_something(piece: str) -> bool:
    words = [word.lower() for word in _WORD.findall(piece)]
    return any(word.isdigit() or (len(word) > 1 and word not in known_words()) for word in words)
